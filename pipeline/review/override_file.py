"""What changed between two texts of a content, as lines of an override file: blocks replaced, put in,
dropped by their ids."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

import yaml

from pipeline import source
from pipeline.overrides.files import WORDS
from pipeline.review.merge_nodes import block_id, meaning, words
from pipeline.source import Mapping, Node, Scalar, Sequence
from pipeline.splice import Patch, Path, SpliceError, patched
from pipeline.splice_items import Lines, scalar, shifted
from pipeline.splice_words import plain_stays_plain_in_brackets, quoted

_STEP = 2


@dataclass(slots=True)
class Changed:
    """Blocks that one unit has otherwise; lines begin at column 0."""

    replaced: dict[str, str] = field(default_factory=dict)
    inserted: list[tuple[str, str, str]] = field(default_factory=list)
    """("sau" | "trước", id of the neighbour, lines of the item)"""
    dropped: list[str] = field(default_factory=list)


class _Whole(Exception):
    """The change is of the block around it; `words` say where."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def changed(before: str, after: str, file: str) -> tuple[Changed, str]:
    """The changes, and the words of one that no block with an id holds ("" = there is none)."""
    old, new = (source.read(text.encode(), file) for text in (before, after))
    work = _Work(Lines(new.text))
    try:
        work.node(old.root, new.root, ())
    except _Whole as whole:
        return work.made, textwrap.shorten(whole.words, 80, placeholder=" …") or "ngoài các khối"
    return work.made, ""


class _Work:
    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.made = Changed()

    def node(self, old: Node, new: Node, path: Path) -> None:
        """Both are the same place; raises _Whole when the block around must be replaced."""
        if meaning(old) == meaning(new):
            return
        match old, new:
            case Mapping(), Mapping():
                self._mapping(old, new, path)
            case Sequence(), Sequence():
                self._sequence(old, new, path)
            case _:
                raise _Whole(words(new) or words(old))

    def _mapping(self, old: Mapping, new: Mapping, path: Path) -> None:
        id_ = block_id(old)
        kept = (dict(self.made.replaced), [*self.made.inserted], [*self.made.dropped])
        try:
            if {one.key for one in old.entries} != {one.key for one in new.entries}:
                raise _Whole(words(new))
            for entry in old.entries:
                value = new.get(entry.key)
                assert value is not None  # noqa: S101 - the keys are the same
                self.node(entry.value, value, (*path, entry.key))
        except _Whole:
            if not id_ or id_ != block_id(new) or not isinstance(path[-1], int):
                raise
            self.made = Changed(*kept)
            self.made.replaced[id_] = self._block(old, new, path)

    def _block(self, old: Mapping, new: Mapping, path: Path) -> str:
        """The value of `id:`: the new words where only those differ, else the whole block."""
        differ = [one.key for one in old.entries if meaning(one.value) != meaning(new.get(one.key))]
        text = new.get("text")
        if differ == ["text"] and isinstance(text, Scalar) and len(old.entries) == len(new.entries):
            return scalar(text.value, 2 * _STEP, 2 * _STEP) + "\n"
        return "\n" + shifted(self._item(path).replace("- ", "  ", 1), _STEP)

    def _item(self, path: Path) -> str:
        """The lines of a list item, its dash at column 0."""
        try:
            return shifted(self.lines.lines(path), -self.lines.dash(path[:-1]))
        except SpliceError as error:
            raise _Whole("") from error

    def _sequence(self, old: Sequence, new: Sequence, path: Path) -> None:
        """Items known by id; one without is known only while it says the same."""
        was = {_key(one): one for one in old.items}
        now = [_key(one) for one in new.items]
        kept = [one for one in now if one in was]
        gone = [one for one in was if one not in now]
        loose = [one for one in (*now, *gone) if one not in kept and one.startswith(_LOOSE)]
        if loose or len(set(now)) < len(now) or kept != [one for one in was if one in kept]:
            raise _Whole(loose[0].removeprefix(_LOOSE) if loose else words(new))
        for number, (key, item) in enumerate(zip(now, new.items, strict=True)):
            if key in was:
                self.node(was[key], item, (*path, number))
        for number, key in enumerate(now):
            if key not in was:
                self._insert(now, number, was, path)
        self.made.dropped += gone

    def _insert(self, now: list[str], number: int, was: dict[str, Node], path: Path) -> None:
        lines = self._item((*path, number))
        before = next((one for one in reversed(now[:number]) if one in was), _LOOSE)
        after = next((one for one in now[number:] if one in was), _LOOSE)
        if not before.startswith(_LOOSE):
            self.made.inserted.append(("sau", before, lines))
        elif not after.startswith(_LOOSE):
            self.made.inserted.append(("trước", after, lines))
        else:
            raise _Whole(lines)


_LOOSE = "="


def _key(item: Node) -> str:
    return block_id(item) or _LOOSE + words(item)


def written(text: str, made: Changed, note: str, unit: str) -> str | None:
    """An override file with the changes in; None when one of its lists is written in one line."""
    if not text.strip():
        safe = unit if plain_stays_plain_in_brackets(unit) else quoted(unit)
        text = f"{' '.join(note.split())}\n\nđơn vị: [{safe}]\n"
    parts = {
        "replace": "".join(f"  {id_}: {lines}" for id_, lines in made.replaced.items()),
        "insert": "".join(
            f"  - {where}: {id_}\n    khối:\n{shifted(lines, 3 * _STEP)}"
            for where, id_, lines in _grouped(made.inserted)
        ),
        "drop": "".join(f"  - {id_}\n" for id_ in made.dropped),
    }
    lines = Lines(text)
    known = {key.value: value for key, value in lines.root.value}
    patches, end = [], ""
    for name, new in parts.items():
        value = next((known[word] for word in WORDS[name] if word in known), None)
        if not new:
            continue
        if value is None:
            end += f"{WORDS[name][1]}:\n{new}"
        elif name == "drop" and value.flow_style:
            at = value.end_mark.index - 1
            patches.append(Patch(at, at, "".join(f", {id_}" for id_ in made.dropped)))
        elif isinstance(value, yaml.ScalarNode) or value.flow_style:
            return None
        else:
            at = text.find("\n", lines.end(value))
            at = len(text) if at < 0 else at + 1
            patches.append(lines.at_line(at, shifted(new, value.start_mark.column - _STEP)))
    whole = patched(text, patches)
    return whole + ("" if whole.endswith("\n") or not end else "\n") + end


def _grouped(inserted: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Items for one place together, in their order."""
    found: dict[tuple[str, str], str] = {}
    for where, id_, lines in inserted:
        found[where, id_] = found.get((where, id_), "") + lines
    return [(where, id_, lines) for (where, id_), lines in found.items()]
