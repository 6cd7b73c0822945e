"""Comments kept as a review file beside the content: versioned, answered, closed.

`ke-hoach.yaml` has its remarks in `ke-hoach.gop-y.yaml`. A remark is named by who wrote it, when and
what, so that the same comment of the same file is the same remark however often it is read in; answers
and the closed mark of the review file are never taken back by a copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import source
from pipeline.ooxml.comments import Comment
from pipeline.problem import ContentError, Problem, Span
from pipeline.review.align import align
from pipeline.review.base import Version, items
from pipeline.review.returned import Returned
from pipeline.source import Mapping, Node, Scalar
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


def name_of(author: str, date: str, text: str) -> str:
    """Six signs from who, when and what: editors number comments anew at each saving."""
    words = "\0".join((author, date, " ".join(text.split())))
    return "g" + hashlib.sha256(words.encode()).hexdigest()[:5]


def gathered(copy: Returned, version: Version | None) -> list[Remark]:
    """The comments of a copy as remarks, each on its block."""
    blocks = _blocks(copy, version)
    heads = [one for one in copy.comments.values() if not one.parent]
    return [_remark(one, copy, blocks) for one in heads]


def _remark(one: Comment, copy: Returned, blocks: dict[str, tuple[str, str]]) -> Remark:
    block, place = blocks.get(one.id, ("", ""))
    answers = [
        Answer(reply.author, reply.date, reply.text)
        for reply in copy.comments.values()
        if _root(copy, reply) == one.id and reply.id != one.id
    ]
    return Remark(
        name_of(one.author, one.date, one.text),
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


_KEYS = {"mã", "người góp ý", "ngày", "lời", "về chữ", "khối", "đoạn", "bản", "đã khép", "trả lời"}


def read(data: bytes, file: str) -> list[Remark]:
    """A review file; ContentError W005 where it is not one."""
    root = source.read(data, file).root
    node = root.get("góp ý")
    if not isinstance(node, Items):
        raise _wrong(root.span, "tệp góp ý phải có danh sách “góp ý:”")
    return [_read_remark(item) for item in node.items]


def _read_remark(node: Node) -> Remark:
    said = _fields(node)
    answers = said.get("trả lời")
    found = []
    for one in answers.items if isinstance(answers, Items) else ():
        reply = _fields(one)
        found.append(Answer(*(_text(reply.get(key)) for key in ("người", "ngày", "lời"))))
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


def _fields(node: Node) -> dict[str, Node]:
    if not isinstance(node, Mapping):
        raise _wrong(node.span, "mỗi góp ý phải là một nhóm khoá (mã, người góp ý, lời …)")
    return {entry.written: entry.value for entry in node.entries}


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
