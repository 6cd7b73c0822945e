"""What a person reads in a document against what its import says: block by block, and every word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field

from pipeline.importer.draft import Imported
from pipeline.text import Tone, lower, nfc, restyle
from pipeline.tree import Document, Paragraph, block_paragraphs, signature_paragraphs
from tests.kept.pages import Kept

_TAGS = {"H1": "H", "H2": "H", "AU": "AU", "CAP": "CAP"} | {f"E{n}": "E" for n in range(1, 5)}
_TAGS |= {tag: tag for tag in ("P", "B", "D", "DT", "A", "A:", "EN", "CH", "C")} | {"PB": "B"}
TAGS = frozenset(_TAGS) | {
    *("L", "L*", "R", "R*", "R/", "S", "T", "V", "K", "KL", "KI", "Z", "N", "NR"),
    *("G", "GN", "G2", "GN2", "X", "XT", "XR", "XL", "XS", "=land"),
}
"""Every tag that a paragraph may have."""
_ROLES = {
    **{f"heading_{n}": "H" for n in range(1, 6)},
    **dict.fromkeys(("item", "item_2", "item_3", "point", "clause"), "E"),
    **dict.fromkeys(("paragraph", "preamble", "closing"), "P"),
    **dict.fromkeys(("basis", "proposal"), "B"),
    **dict.fromkeys(("part_label", "chapter_label", "section_label"), "D"),
    **dict.fromkeys(("part_title", "chapter_title", "section_title"), "DT"),
    **{"article": "A", "authority_line": "AU", "enacting": "EN", "cell_head": "CH", "cell": "C"},
    **{"caption": "CAP", "annex_label": "X", "annex_title": "XT", "annex_reference": "XR"},
}
_BULLETS = re.compile(r"^[•●*\-–]\s+")
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Score:
    """Facts that are right, all facts, words lost, what is wrong in words."""

    right: int = 0
    all: int = 0
    lost: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)

    def fact(self, what: str, wanted: object, found: object) -> None:
        self.all += 1
        if wanted == found:
            self.right += 1
        else:
            self.wrong.append(f"{what}: {wanted!r} != {found!r}")


def plain(text: str) -> str:
    """Words as compared: one style of tone marks, no capitals, no marks at the end."""
    bare = restyle(lower(nfc(" ".join(text.split()))), Tone.SECOND)
    return _BULLETS.sub("- ", bare).rstrip(" .;,:/")


Blocks = list[tuple[str, str]]


def wanted(kept: Kept) -> tuple[Blocks, list[str]]:
    """(kind and words of every block between title and ending, and behind it; above which entry each stands)."""
    blocks: Blocks = []
    parents: list[str] = []
    above: list[tuple[int, str]] = []
    tags = [one.tag for one in kept.lines]
    for line in kept.lines:
        tag, said = line.tag, plain(line.seen)
        if tag in ("X", "XT", "XR", "XL", "XS"):
            above = []
            kind = {"XL": "T", "XS": "S"}.get(tag, tag)
            blocks.append((kind, said))
            parents.append("")
            continue
        if tag not in _TAGS:
            continue
        for words in line.cells if tag in ("CH", "C") else (line.seen,):
            if not words:
                continue
            depth = _depth(tag, "A" in tags or "A:" in tags)
            if depth is not None:
                above = [one for one in above if one[0] < depth]
            parents.append(above[-1][1] if above and depth is not None else "")
            if depth is not None:
                above.append((depth, plain(words)))
            blocks.append((_TAGS[tag], plain(words)))
    return blocks, parents


def _depth(tag: str, articles: bool) -> int | None:
    if tag in ("A", "A:"):
        return 0
    if tag in ("H1", "H2"):
        return int(tag[1])
    return int(tag[1]) + 0 if tag[0] == "E" and tag != "EN" else None


def found(document: Document) -> tuple[Blocks, list[str]]:
    """The same of the composed document."""
    blocks: Blocks = []
    parents: list[str] = []
    above: list[tuple[int, str]] = []
    rows: list[Paragraph] = list(block_paragraphs(document.body))
    for annex in document.annexes:
        rows += [*annex.title, *block_paragraphs(annex.body)]
    for para in rows:
        said = plain(para.words)
        if not said:
            continue
        kind = _ROLES.get(para.role, {"kind_name": "T", "subject": "S"}.get(para.role, para.role))
        if kind == "P" and para.number.startswith("Điều"):
            kind = "A:"
        if kind in ("X", "XT", "XR", "T", "S"):
            above = []
        deep = kind in ("H", "E", "A", "A:")
        if deep:
            depth = 0 if kind in ("A", "A:") else para.level
            above = [one for one in above if one[0] < depth]
        parents.append(above[-1][1] if above and deep else "")
        if deep:
            above.append((depth, said))
        blocks.append((kind, said))
    return blocks, parents


def score(kept: Kept, made: Imported) -> Score:
    """Everything that a person reads in the document, asked of its import."""
    out = Score()
    document = made.document
    if document is None:
        return Score(0, 1, ("everything",), [str(one) for one in made.problems])
    _head(kept, document, out)
    here, parents = wanted(kept)
    there, others = found(document)
    matcher = difflib.SequenceMatcher(None, here, there, autojunk=False)
    for tag, start, end, at, to in matcher.get_opcodes():
        out.all += end - start
        if tag == "equal":
            out.right += end - start
            for one, two in zip(range(start, end), range(at, to), strict=True):
                if here[one][0] in ("H", "E"):
                    out.fact(f"above {here[one][1][:40]}", parents[one][:60], others[two][:60])
        else:
            out.wrong.append(f"{here[start:end]} -> {there[at:to]}")
    _tail(kept, document, out)
    out.lost = tuple(_lost(kept, document, made))
    return out


def _head(kept: Kept, document: Document, out: Score) -> None:
    left = [one.words for one in kept.of("L", "L*")]
    number = next((one for one in left if one.startswith("Số")), "")
    names = left[: left.index(number)] if number else left
    made = {para.role: para.words for para in (*document.header.left, *document.header.right)}
    lines = [p.words for p in document.header.left if p.role in ("issuer", "issuer_parent")]
    out.fact("issuer", plain(" ".join(names).rstrip("* ")), plain(" ".join(lines)))
    if number:
        out.fact("number", _bare(number), _bare(made.get("number", "")))
    dated = kept.of("R/")
    if dated:
        out.fact("date", _bare(dated[0].words), _bare(made.get("place_date", "")))
    title = {
        role: " ".join(p.words for p in document.title if p.role == role)
        for role in ("kind_name", "subject")
    }
    letter = kept.of("V")
    if letter:
        out.fact("subject", plain("V/v " + letter[0].words), plain(made.get("letter_subject", "")))
    else:
        out.fact("kind", plain(kept.of("T")[0].words), plain(title["kind_name"]))
        out.fact("subject", plain(kept.of("S")[0].words), plain(title["subject"]))
    to = [plain(one.words).removeprefix("- ") for one in kept.of("K", "KL", "KI")]
    said = [plain(one.words).removeprefix("- ") for one in document.addressees]
    out.fact("to", " ".join(to), " ".join(said))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+|(?<!\d)0+(?=\d)", "", plain(text))


def _tail(kept: Kept, document: Document, out: Score) -> None:
    to = [plain(one.words) for one in kept.of("N", "NR")]
    out.fact("recipients", to, [plain(one.words) for one in document.recipients])
    signed = [[one.words for one in kept.of("G", "GN")]] if kept.of("G") else []
    if kept.of("G2"):
        pairs = zip(kept.of("G2")[0].cells, kept.of("GN2")[0].cells, strict=True)
        signed = [list(pair) for pair in pairs]
    made = [[p.words for p in signature_paragraphs(one)] for one in document.signatures]
    flat = [[_words(" ".join(lines)) for lines in every] for every in (signed, made)]
    out.fact("signatures", sorted(flat[0]), sorted(flat[1]))


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def _lost(kept: Kept, document: Document, made: Imported) -> list[str]:
    """Words of the source that stand nowhere: neither in the result, in order, nor told as set aside."""
    body = [line for line in kept.lines if line.tag in _TAGS or line.tag[0] == "X"]
    one = [word for line in body for word in _words(line.seen)]
    shown = [p for p in block_paragraphs(document.body)]
    for annex in document.annexes:
        shown += [*annex.title, *block_paragraphs(annex.body)]
    two = [word for para in shown for word in _words(para.words)]
    lost = []
    for tag, start, end, *_ in difflib.SequenceMatcher(
        None, one, two, autojunk=False
    ).get_opcodes():
        if tag in ("delete", "replace"):
            lost += one[start:end]
    told = " ".join(
        (
            *(one.text for one in made.read.aside),
            *(d.lost for d in (made.proof.lost if made.proof else ())),
        )
    )
    aside = _words(told)
    return [word for word in lost if word not in aside]
