"""One file -> a draft content file with its proof: read, repair, recognise, write, compose, compare."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.build import Desk, Order, draft
from pipeline.importer.pages import Read
from pipeline.importer.proof import Proof, prove
from pipeline.importer.recognise.cited import cited
from pipeline.importer.recognise.document import Recognised, recognise
from pipeline.importer.sources import sources
from pipeline.importer.values import Group, doubts
from pipeline.importer.write import Language, Writer
from pipeline.problem import Problem
from pipeline.registries.citations import Citation
from pipeline.text import slug
from pipeline.tree import Document

OPTIONAL = {"symbol": "head", "place": "head", "archive": "recipients", "authority line": "text"}
"""Entries and the zones that print them; written only where the machine would print something else without them."""
_SCHEMA = "# yaml-language-server: $schema=../../schema/document.json"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file."""

    file: str
    read: Read
    text: str
    """The content file."""
    proof: Proof | None
    document: Document | None
    doubts: tuple[str, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    recognised: Recognised
    values: Group | None = None
    """What the content file says, as it was written."""
    citations: tuple[Citation, ...] = ()
    """Documents to be added to the registry of citations."""


def make(
    read: Read,
    file: str,
    desk: Desk,
    language: Language = "vi",
    stem: str = "",
    *,
    register: bool = True,
) -> Imported:
    """The draft of a read file, proved; where naming the blocks would change words, without names.

    `stem`: name of the content file that it will be, by which its pictures are called. Without
    `register` no document is cited by a code that the registry does not have yet.
    """
    read = _named(read, stem or slug(Path(file).stem))
    desk = _seeing(read, desk)
    made = _said_more(_best(read, file, desk, language), desk, language)
    made = _cited(made, desk, language, register)
    missed = sum(one.name not in made.text for one in read.pictures)
    if not missed:
        return made
    return replace(
        made, read=replace(made.read, notes=(*made.read.notes, NOT_PLACED.format(missed)))
    )


def _said_more(made: Imported, desk: Desk, language: Language) -> Imported:
    """The same draft with a doubt where the form prints recipients that the source does not have."""
    proof, values = made.proof, made.values
    added = [
        one.added
        for one in (proof.differences if proof else ())
        if one.zone == "recipients" and one.added and not one.lost
    ]
    if values is None or not added:
        return made
    told = ADDED.format("”, “".join(added))
    at = next((key for key in ("recipients", "archive", "signature") if key in values.entries), "")
    if not at:
        return made
    values.entries[at].doubts += (told,)
    text, document, problems = _composed(made.file, _with(desk, made.recognised), language, values)
    return replace(
        made,
        text=text,
        document=document,
        problems=problems,
        doubts=tuple(doubts(values)),
    )


ADDED = "thể thức in thêm ở nơi nhận “{}”, bản gốc không có"
NOT_PLACED = "{} hình đứng ở phần đầu, phần ký hoặc trong ô bảng: có trong thư mục hinh/, không đưa vào nội dung"


def _named(read: Read, stem: str) -> Read:
    """The same pictures under safe names; one that comes back has one name."""
    names: dict[bytes, str] = {}
    for one in read.pictures:
        names.setdefault(one.data, f"hinh/{stem[:80]}-{len(names) + 1}{one.suffix}")
    return replace(
        read, pictures=tuple(replace(one, name=names[one.data]) for one in read.pictures)
    )


def _seeing(read: Read, desk: Desk) -> Desk:
    """The desk with a reader of the file's own pictures: they are not on the disk yet."""
    if not read.pictures:
        return desk
    own = replace(desk, pictures={one.name: one.data for one in read.pictures}.get)
    own.__dict__.update(desk.__dict__ | {"pictures": own.pictures})
    return own


def _cited(made: Imported, desk: Desk, language: Language, register: bool) -> Imported:
    """The same draft with codes for the documents it cites, where no word and no mark changes by it."""
    found = made.recognised
    known = desk.registries.citations
    if made.proof is None or made.values is None:
        return made
    codes = cited(made.values, found.facts.standard.forms, known, register=register)
    if not codes.coded:
        return made
    own = _with(desk, found)
    own.__dict__["registries"] = replace(own.registries, citations={**known, **codes.new})
    text, document, problems = _composed(made.file, own, language, codes.values)
    proof = prove(sources(found, made.read), document) if document else None
    same = proof and (proof.differences, proof.marks) == (made.proof.differences, made.proof.marks)
    if not same or len(problems) > len(made.problems):
        return made
    said = CODED.format(codes.coded) + (TYPED.format(codes.typed) if codes.typed else "")
    return replace(
        made,
        text=text,
        document=document,
        problems=problems,
        proof=proof,
        values=codes.values,
        doubts=tuple(doubts(codes.values)),
        citations=tuple(codes.new.values()),
        read=replace(made.read, notes=(*made.read.notes, said)),
    )


CODED = "{} chỗ viện dẫn ghi bằng mã trong sổ văn bản viện dẫn"
TYPED = "; {} chỗ giữ nguyên chữ vì bản gốc viết khác kiểu của thể thức"


def _best(read: Read, file: str, desk: Desk, language: Language) -> Imported:
    """With names of blocks, or without where that keeps more words."""
    first = _made(read, file, desk, language, named=True)
    if first.proof and first.proof.complete and not first.proof.marks:
        return first
    second = _made(read, file, desk, language, named=False)
    return second if _better(second, first) else first


def _better(one: Imported, other: Imported) -> bool:
    if one.proof is None or other.proof is None:
        return one.proof is not None
    here, there = one.proof, other.proof
    return (here.found, -len(here.marks)) > (there.found, -len(there.marks))


def _made(read: Read, file: str, desk: Desk, language: Language, *, named: bool) -> Imported:
    found = recognise(read, desk.registries, named=named)
    values = found.values
    desk = _with(desk, found)
    text, document, problems = _composed(file, desk, language, values)
    source = sources(found, read)
    proof = prove(source, document) if document else None
    made = _Try(values, text, document, problems, proof)
    if document is not None and proof is not None:
        made = _shortest(made, partial(_composed, file, desk, language), source)
    values = made.values
    return Imported(
        file,
        read,
        made.text,
        made.proof,
        made.document,
        tuple(doubts(values)),
        found.missing,
        made.problems,
        found,
        values,
    )


@dataclass(frozen=True, slots=True)
class _Try:
    """Values, the content file and what it comes to."""

    values: Group
    text: str
    document: Document | None
    problems: tuple[Problem, ...]
    proof: Proof | None


_Compose = Callable[[Group], tuple[str, Document | None, tuple[Problem, ...]]]


def _shortest(made: _Try, compose: _Compose, source: dict[str, list[str]]) -> _Try:
    """Without the entries that the machine would print by itself: mostly all, asked of the proof together."""
    before = made.proof.differences if made.proof else ()

    def without(keys: Collection[str]) -> tuple[_Try, set[str]]:
        """The file without these, and the zones in which that shows."""
        left = {key: one for key, one in made.values.entries.items() if key not in keys}
        values = replace(made.values, entries=left)
        text, document, problems = compose(values)
        if document is None or len(problems) > len(made.problems):
            return made, set(OPTIONAL.values())
        proof = prove(source, document)
        changed = {one.zone for one in {*proof.differences} ^ {*before}}
        return _Try(values, text, document, problems, proof), changed

    keys = [key for key in OPTIONAL if key in made.values.entries]
    if not keys:
        return made
    shorter, changed = without(keys)
    if not changed:
        return shorter
    needless = [key for key in keys if OPTIONAL[key] not in changed]
    if needless:
        shorter, still = without(needless)
        made = made if still else shorter
    doubtful = [key for key in keys if OPTIONAL[key] in changed]
    for key in doubtful if len(doubtful) > 1 else ():
        shorter, still = without([key])
        made = made if still else shorter
    return made


def _composed(
    file: str, desk: Desk, language: Language, values: Group
) -> tuple[str, Document | None, tuple[Problem, ...]]:
    """The content file, the document it makes, what is wrong with it."""
    text = Writer(language).file(_opening(file), values)
    made = draft(text.encode(), file, desk, Order(rules=False))
    return text, made.document, made.problems


def _with(desk: Desk, found: Recognised) -> Desk:
    """The desk as it is once the new organs stand in the registry."""
    if not found.organs:
        return desk
    own = replace(desk)
    known = desk.registries
    # `registries` is loaded once and kept; this desk's are those with the new organs.
    own.__dict__["registries"] = replace(known, organs={**known.organs, **found.organs})
    return own


def _opening(file: str) -> str:
    name = " ".join(file.replace("\\", "/").rpartition("/")[2].split())
    return f"{_SCHEMA}\n#\n# Nhập từ “{name}”. Chỗ nào chưa chắc có dòng “# cần kiểm tra: …”; xem xong thì xoá dòng ấy."
