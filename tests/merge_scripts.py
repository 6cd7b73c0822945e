"""Random changes of a content file by two people, for the merge of their versions."""

from __future__ import annotations

import random
import textwrap

from pipeline import source
from pipeline.source import Mapping, Scalar, Sequence
from pipeline.splice import Path
from pipeline.splice_items import item
from pipeline.splice_sheet import Sheet

PROSE = 60


def prose(root) -> list[tuple[Path, str]]:
    """Scalars long enough to be a paragraph."""
    found: list[tuple[Path, str]] = []

    def walk(node, path: Path) -> None:
        if isinstance(node, Scalar) and len(node.value) > PROSE and "\n" not in node.value:
            found.append((path, node.value))
        elif isinstance(node, Mapping):
            for entry in node.entries:
                walk(entry.value, (*path, entry.key))
        elif isinstance(node, Sequence):
            for number, one in enumerate(node.items):
                walk(one, (*path, number))

    walk(root, ())
    return found


def changed(text: str, seed: int, edits: int, structure: bool) -> str:
    """`edits` words changed at random; with `structure` also a block put in, taken out or moved."""
    rng = random.Random(seed)
    root = source.read(text.encode(), "x.yaml").root
    found = prose(root)
    vocabulary = [word for _, value in found for word in value.split() if word.isalpha()]
    sheet = Sheet(text)
    new = dict(found)
    for path, _ in (rng.choice(found) for _ in range(edits)):
        words = new[path].split(" ")
        at = rng.randrange(1, len(words) - 2)
        kind = rng.random()
        put = [rng.choice(vocabulary) for _ in range(rng.randint(1, 3))]
        words[at : at + (kind < 0.6) + (kind < 0.2)] = put if kind < 0.85 else []
        new[path] = " ".join(words)
    gone: set[Path] = set()
    if structure:
        items = [one for path, _ in found if (one := _item(path))]
        kind = rng.choice(("insert", "delete", "move"))
        path = rng.choice(items)
        lines = sheet.lines
        siblings = [one for one in items if one[:-1] == path[:-1] and one != path]
        if kind == "insert":
            words = textwrap.shorten(" ".join(rng.sample(vocabulary, 20)), 120, placeholder=".")
            named = any(one == (*path, "text") for one, _ in found)
            keys = (("mã", f"n{seed}"),) if named else ()
            made = item(words, lines.dash(path[:-1]), keys, "đoạn" if named else "")
            sheet.add(lines.before(path[:-1], path[-1] + 1), made)
        elif kind == "delete" and siblings:
            sheet.cut(path)
            gone |= {one for one, _ in found if one[: len(path)] == path}
        elif kind == "move" and len(siblings) > 1:
            goal = rng.choice(siblings)
            if goal[-1] + 1 != path[-1]:
                sheet.bring(path, path[:-1], goal[-1] + 1)
    for path, value in found:
        if new[path] != value and path not in gone:
            sheet.set(path, new[path])
    return sheet.text()


def _item(path: Path) -> Path:
    """The entry of a list of items that a scalar is the words of; () for others."""
    whole = path[:-1] if path[-1] == "text" else path
    return whole if len(whole) > 1 and isinstance(whole[-1], int) and whole[-2] == "items" else ()
