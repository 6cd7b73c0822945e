"""Comments kept as a review file beside the content: versioned, answered, closed.

`ke-hoach.yaml` has its remarks in `ke-hoach.gop-y.yaml`. A remark is named by who wrote it, when and
what, so that the same comment of the same file is the same remark however often it is read in; answers
and the closed mark of the review file are never taken back by a copy.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import source
from pipeline.ooxml.comments import Comment
from pipeline.problem import ContentError, Problem, Span, has_errors
from pipeline.review.align import align
from pipeline.review.base import Version, items
from pipeline.review.returned import Returned
from pipeline.source import Entry, Mapping, Node, Scalar
from pipeline.source import Sequence as Items
from pipeline.splice_words import plain_stays_plain, quoted

SUFFIX = ".gop-y.yaml"
_HEAD = (
    "# Góp ý của người duyệt, do “vanban comments” ghi từ các bản Word; có thể sửa tay phần “trả lời”, “đã khép”.\n"
    "# Mỗi góp ý mang một mã riêng; đọc lại cùng bản Word không ghi trùng.\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply in a remark's thread."""

    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment with its thread."""

    id: str
    author: str
    date: str
    text: str
    quote: str = ""
    block: str = ""
    place: str = ""
    """The paragraph it hangs on, shortened; finds it when there is no id."""
    copy: str = ""
    """Name of the returned file."""
    answers: tuple[Answer, ...] = field(default=())
    closed: bool = False


def file_of(content: Path) -> Path:
    """The review file beside a content file."""
    return content.with_name(content.stem + SUFFIX)


def names(comments: Iterable[Comment], known: Iterable[Remark] = ()) -> dict[str, str]:
    """Comment -> its remark's name, for the first comments of threads; `known` have theirs already.

    Editors number comments anew at each saving, so a name is of who, when and what: six signs, more
    where another remark has those. Who writes "Sửa lại" in two places within a minute means two remarks.
    """
    taken = {one.id: _said(one) for one in known}
    turns: Counter[tuple[str, ...]] = Counter()
    found: dict[str, str] = {}
    for one in comments:
        if one.parent:
            continue
        said = _said(one)
        turn = turns[said]
        turns[said] += 1
        whole = "\0".join((*said, str(turn)) if turn else said)
        digits = hashlib.sha256(whole.encode()).hexdigest()
        fit = (f"g{digits[:most]}" for most in _SIGNS)
        own = found.values()
        name = next(each for each in fit if each not in own and taken.get(each, said) == said)
        found[one.id] = name
    return found


_SIGNS = (5, 9, 64)


def _said(one: Comment | Remark) -> tuple[str, str, str]:
    return one.author, one.date, " ".join(one.text.split())


def gathered(copy: Returned, version: Version | None, known: Iterable[Remark] = ()) -> list[Remark]:
    """The comments of a copy as remarks, each on its block; `known` are remarks that there are already."""
    blocks = _blocks(copy, version)
    named = names(copy.comments.values(), known)
    return [_remark(copy.comments[one], name, copy, blocks) for one, name in named.items()]


def _remark(one: Comment, name: str, copy: Returned, blocks: dict[str, tuple[str, str]]) -> Remark:
    block, place = blocks.get(one.id, ("", ""))
    answers = [
        Answer(reply.author, reply.date, reply.text)
        for reply in copy.comments.values()
        if _root(copy, reply) == one.id and reply.id != one.id
    ]
    return Remark(
        name,
        one.author,
        one.date,
        one.text,
        copy.read.quotes.get(one.id, ""),
        block,
        place,
        Path(copy.file).name,
        tuple(answers),
        one.done,
    )


def _root(copy: Returned, one: Comment) -> str:
    seen = set()
    while one.parent and one.parent in copy.comments and one.id not in seen:
        seen.add(one.id)
        one = copy.comments[one.parent]
    return one.id


def _blocks(copy: Returned, version: Version | None) -> dict[str, tuple[str, str]]:
    """Comment -> block id and the beginning of the paragraph it hangs on."""
    owner: dict[int, int] = {}
    if version is not None:
        found = align(items(version.paragraphs), items(copy.final))
        owner = {new: match.old[0] for match in found.matches for new in match.new}
    made: dict[str, tuple[str, str]] = {}
    for at, one in enumerate(copy.final):
        for number in one.shown.sources if one.shown else ():
            for name in copy.read.paragraphs[number].comments:
                origin = version.paragraphs[owner[at]].origin if version and at in owner else None
                made.setdefault(name, (origin.block if origin else "", _short(one.text)))
    return made


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def joined(known: Sequence[Remark], new: Iterable[Remark]) -> list[Remark]:
    """Known remarks with what the copies add: new ones, answers, the closed mark."""
    by_id = {one.id: one for one in known}
    for one in new:
        before = by_id.get(one.id)
        if before is None:
            by_id[one.id] = one
            continue
        said = {_key(answer) for answer in before.answers}
        more = tuple(answer for answer in one.answers if _key(answer) not in said)
        by_id[one.id] = replace(
            before,
            answers=(*before.answers, *more),
            closed=before.closed or one.closed,
            block=before.block or one.block,
        )
    return list(by_id.values())


def _key(answer: Answer) -> tuple[str, str]:
    return answer.author, " ".join(answer.text.split())


_ANSWER = ("người", "ngày", "lời")
_KEYS = {"mã", "người góp ý", "ngày", "lời", "về chữ", "khối", "đoạn", "bản", "đã khép", "trả lời"}


def read(data: bytes, file: str) -> list[Remark]:
    """A review file; ContentError W005 where it is not one."""
    found = source.read(data, file)
    if has_errors(found.problems):
        raise ContentError(found.problems)
    root = found.root
    node = root.get("góp ý")
    if not isinstance(node, Items):
        raise _wrong(root.span, "tệp góp ý phải có danh sách “góp ý:”")
    for entry in root.entries:
        if entry.written != "góp ý":
            raise _stranger(entry)
    return [_read_remark(item) for item in node.items]


def _read_remark(node: Node) -> Remark:
    said = _fields(node, _KEYS)
    answers = said.get("trả lời")
    if answers is not None and not isinstance(answers, Items):
        raise _wrong(answers.span, "“trả lời” phải là một danh sách: - {người: …, lời: …}")
    found = []
    for one in answers.items if answers is not None else ():
        reply = _fields(one, _ANSWER)
        found.append(Answer(*(_text(reply.get(key)) for key in _ANSWER)))
    return Remark(
        _text(said.get("mã")),
        _text(said.get("người góp ý")),
        _text(said.get("ngày")),
        _text(said.get("lời")),
        _text(said.get("về chữ")),
        _text(said.get("khối")),
        _text(said.get("đoạn")),
        _text(said.get("bản")),
        tuple(found),
        _text(said.get("đã khép")) in ("có", "true", "yes"),
    )


def _fields(node: Node, keys: Collection[str]) -> dict[str, Node]:
    """The entries of a remark or an answer; what the file would not be written with again is told."""
    if not isinstance(node, Mapping):
        raise _wrong(node.span, "mỗi góp ý phải là một nhóm khoá (mã, người góp ý, lời …)")
    for entry in node.entries:
        if entry.written not in keys:
            raise _stranger(entry)
        if entry.written != "trả lời" and not isinstance(entry.value, Scalar):
            raise _wrong(entry.value.span, f"“{entry.written}” phải là một đoạn chữ")
    return {entry.written: entry.value for entry in node.entries}


def _stranger(entry: Entry) -> ContentError:
    message = f"tệp góp ý không có khoá “{entry.written}”, lần ghi sau sẽ mất"
    hint = "viết lời ấy vào “trả lời”: - {người: …, lời: …}"
    return ContentError([Problem(entry.key_span, "W005", message, hint)])


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _wrong(span: Span, message: str) -> ContentError:
    hint = "sửa lại, hoặc xoá tệp rồi đọc lại các bản Word bằng “vanban comments”"
    return ContentError([Problem(span, "W005", message, hint)])


def written(remarks: Iterable[Remark]) -> str:
    """The review file's text."""
    parts = [_HEAD, "góp ý:\n"]
    for one in remarks:
        rows = [
            ("mã", one.id),
            ("khối", one.block),
            ("đoạn", one.place),
            ("về chữ", one.quote),
            ("người góp ý", one.author),
            ("ngày", one.date),
            ("bản", one.copy),
            ("lời", one.text),
            ("đã khép", "có" if one.closed else "không"),
        ]
        lines = [f"{key}: {_value(value)}" for key, value in rows if value]
        if one.answers:
            lines.append("trả lời:")
            for answer in one.answers:
                lines.append(f"  - người: {_value(answer.author)}")
                lines += [f"    ngày: {_value(answer.date)}"] if answer.date else []
                lines.append(f"    lời: {_value(answer.text)}")
        parts.append("  - " + "\n    ".join(lines) + "\n")
    return "".join(parts) if len(parts) > 2 else _HEAD + "góp ý: []\n"


def _value(text: str) -> str:
    return text if plain_stays_plain(text) else quoted(text)
