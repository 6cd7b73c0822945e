"""What stands between title and body: authority, bases, proposal, the deciding words, preamble."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.compose.header import issuer_names, lead_organ
from pipeline.compose.marks import ended
from pipeline.compose.signatures import with_organ
from pipeline.compose.words import Writer, fixed, valued
from pipeline.kinds import Kind
from pipeline.model.blocks import Base, Block, Content, Division, Section, Words
from pipeline.text import same_words
from pipeline.tree import Paragraph, Run

_OF = re.compile(r"^của\s+", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị (?:định|quyết)|Thông (?:tư|tri|báo)|Quyết định|Quy (?:định|chế)|Chỉ thị"
    r"|Kết luận|Hướng dẫn|Kế hoạch(?! ho[áà]| hó)|Chương trình|Đề án|Công văn|Tờ trình|Báo cáo|Biên bản|Điều lệ)(?![^\W\d_])"
)
"""A document that is named alone as a basis: the samples print "Căn cứ" before it."""


@dataclass(frozen=True, slots=True)
class _Basis:
    """One line of the bases as it will be printed, and what it cites."""

    role: str
    runs: tuple[Run, ...]
    base: Base | None


def opening(content: Content, kind: Kind, writer: Writer) -> tuple[Paragraph, ...]:
    """Authority line, bases, proposal, QUYẾT ĐỊNH, preamble, in the standard's order.

    NĐ 30/2020, Phụ lục III, mẫu 1.1-1.2: the authority stands above the bases; in Party decisions it
    stands below them, just above the deciding word.
    """
    system = writer.standard.system
    enacting = kind.enacting.get(system, "")
    # The State's samples 1.1-1.3 always enact; a Party resolution or decision may be plain text.
    deciding = bool(enacting) and (system == "state" or has_articles(content.body))
    named = kind.authority_line.get(system, False) or content.authority_line is not None
    authority = tuple(_authority(content, kind, writer)) if deciding and named else ()
    bases = tuple(_bases(content, writer))
    preamble = tuple(
        writer.para("preamble", writer.runs(words), span=words.span) for words in content.preamble
    )
    words = (writer.fixed("enacting", enacting),) if deciding else ()
    if system == "party":
        return (*bases, *preamble, *authority, *words)
    return (*authority, *bases, *preamble, *words)


def has_articles(blocks: tuple[Block, ...]) -> bool:
    """True when the body is written in articles (Điều)."""
    for block in blocks:
        if isinstance(block, Division) and block.kind == "article":
            return True
        if isinstance(block, Division | Section) and has_articles(block.content):
            return True
    return False


def _authority(content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    """The organ or head that decides: "BAN THƯỜNG VỤ TỈNH UỶ", "GIÁM ĐỐC SỞ NỘI VỤ"."""
    if content.authority_line:
        line = content.authority_line
        yield writer.para("authority_line", writer.runs(line), span=line.span)
        return
    organ = lead_organ(content, writer)
    name = organ.name if organ else "".join(run.text for run in writer.full(content.issuers))
    short = organ.short if organ else name
    text = _registered(content, kind, name, writer) or _deciding(content, name, short, writer)
    yield writer.para("authority_line", (Run(text),), span=content.span)


def _registered(content: Content, kind: Kind, name: str, writer: Writer) -> str:
    """The registry's line of the organ; "" when a head decides alone and the line names the collective.

    Luật Tổ chức chính quyền địa phương: the chairman's own decision is his, not the committee's; a council
    only resolves, whoever signs.
    """
    organ = lead_organ(content, writer)
    line = organ.authority_line if organ else ""
    signer = content.signers[0] if content.signers else None
    if writer.standard.system != "state" or kind.id != "decision" or signer is None:
        return line
    alone = not signer.authority.startswith("TM") and bool(signer.title)
    return "" if alone and line.casefold() in name.casefold() else line


def _deciding(content: Content, name: str, short: str, writer: Writer) -> str:
    """The collective's organ, or the head's title with the organ when one person decides."""
    signer = content.signers[0] if content.signers else None
    if signer is None:
        return name
    if signer.authority in ("TM", "TM+KT"):
        # A Party committee decides as the collective that signs: BAN THƯỜNG VỤ TỈNH UỶ.
        collective = writer.quiet().text(signer.collective)
        party = writer.standard.system == "party"
        known = collective.casefold() in name.casefold()
        return name if known or not party else with_organ(collective, short)
    below = signer.authority in ("KT", "TL", "TUQ")
    head = signer.by_order_of or (signer.head_title if below else signer.title)
    return with_organ(writer.quiet().text(head), name) if head else name


def author(content: Content, kind: Kind, writer: Writer) -> str:
    """Whose document it is, as a sentence names it: "(Kèm theo Quyết định số … của Giám đốc Sở Nội vụ)".

    The author line when there is one; of a State decision whoever its authority line names; the standing
    committee that a Party document is signed for; else the issuing organs.
    """
    quiet = writer.quiet()
    names = issuer_names(content, quiet)
    if content.author_line:
        return _OF.sub("", quiet.text(content.author_line))
    if len(content.issuers) != 1 or not content.signers:
        return names
    if writer.standard.system == "party":
        signer = content.signers[0]
        collective = quiet.text(signer.collective) if signer.authority == "TM" else ""
        standing = collective.casefold() == "ban thường vụ"
        return with_organ(collective, names) if standing else names
    if not kind.authority_line.get(writer.standard.system):
        return names
    deciding = _deciding(content, names, names, quiet)
    stated = _registered(content, kind, names, quiet)
    said = quiet.text(content.authority_line) if content.authority_line else ""
    # The registry's line written out says no more than the registry does.
    if said and not (stated and same_words(said, stated)):
        known = same_words(said, deciding)
        return deciding if known else names if said.isupper() else said
    named = bool(stated) and stated.casefold() in names.casefold()
    return names if named else deciding


def _bases(content: Content, writer: Writer) -> Iterator[Paragraph]:
    """Each basis on its own line; every one ends in the separator, the last one in the end mark."""
    forms = writer.standard.forms
    found = [_Basis("basis", _basis(base, writer), base) for base in content.bases]
    if content.proposal:
        proposal = Base(content.proposal.span, text=content.proposal)
        found.append(_Basis("proposal", _proposal(content.proposal, writer), proposal))
    for index, one in enumerate(found):
        mark = forms.base_separator if index + 1 < len(found) else forms.base_end
        yield writer.para(
            one.role,
            ended(one.runs, mark),
            number=forms.base_prefix.strip(),
            block=one.base.id if one.base else "",
            span=one.base.span if one.base else None,
        )


def _proposal(words: Words, writer: Writer) -> tuple[Run, ...]:
    """NĐ 30/2020, Phụ lục III, mẫu 1.2: "Theo đề nghị của …", also where the author names the proposer alone."""
    runs = writer.runs(words)
    said = "".join(run.text for run in runs).casefold()
    return runs if said.startswith(("theo ", "xét ")) else (fixed("Theo đề nghị của "), *runs)


def _basis(base: Base, writer: Writer) -> tuple[Run, ...]:
    if not base.cite:
        runs = writer.runs(base.text) if base.text else ()
        named = _DOCUMENT.match("".join(run.text for run in runs))
        return (fixed("Căn cứ "), *runs) if named else runs
    lead = writer.runs(base.text) if base.text else (fixed("Căn cứ"),)
    return (*lead, fixed(" "), valued(writer.citation(base.cite, base.span), base.span))
