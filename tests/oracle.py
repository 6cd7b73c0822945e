"""LibreOffice as judge of the layout: a flow written as plain docx, converted, compared line by line.

The docx is made here with direct formatting only, so that the layout is judged alone and not
together with the product's template and renderer.
"""

from __future__ import annotations

import difflib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.flow import Flow, Format, Grid, LineRule, NewPage, Para, Piece, Row, Section
from pipeline.fonts import Metrics
from pipeline.layout.document import lay_out
from tests.pdf_lines import PdfLine, of_pages, of_pdf
from tests.programs import convert

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


# ---- comparing -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verdict:
    """How far the layout agrees with LibreOffice on one document."""

    name: str
    pages: tuple[int, int]
    lines: int
    equal: int
    pages_equal: int
    drift: float
    """Largest difference of a baseline among lines equal on equal pages, points."""
    differences: tuple[str, ...]
    faults: tuple[str, ...] = ()
    """Lines left out of the count because LibreOffice is wrong (tests/corpus/faults.py)."""
    doubts: tuple[str, ...] = ()
    """What the author is told not to be sure (L007)."""

    @property
    def perfect(self) -> bool:
        return self.lines == self.equal and self.pages_equal == max(self.pages)


def judge(flows: Sequence[tuple[str, Flow]], metrics: Metrics, folder: Path) -> list[Verdict]:
    """Lays out every flow and has LibreOffice lay out the same, all in one call of it."""
    for name, flow in flows:
        (folder / f"{name}.docx").write_bytes(docx(flow))
    convert([folder / f"{name}.docx" for name, _ in flows], folder)
    return [
        compare(name, of_pdf(folder / f"{name}.pdf"), of_pages(lay_out(flow, metrics, "lo7")))
        for name, flow in flows
    ]


def compare(name: str, theirs: list[PdfLine], ours: list[PdfLine]) -> Verdict:
    """Counts lines that are equal and on the same page."""
    left = [(line.page, line.text) for line in theirs]
    right = [(line.page, line.text) for line in ours]
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    equal, drift = 0, 0.0
    for i, j, count in matcher.get_matching_blocks():
        equal += count
        for k in range(count):
            drift = max(drift, abs(theirs[i + k].y - ours[j + k].y))
    pages = (theirs[-1].page if theirs else 0, ours[-1].page if ours else 0)
    same = sum(
        [t for p, t in left if p == page] == [t for p, t in right if p == page]
        for page in range(1, max(pages) + 1)
    )
    told = tuple(
        f"{tag} LibreOffice {_told(theirs[i1:i2])} ours {_told(ours[j1:j2])}"
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )
    return Verdict(name, pages, max(len(left), len(right)), equal, same, drift, told)


def _told(lines: list[PdfLine]) -> str:
    return " | ".join(f"p{line.page} y{line.y:.2f} {line.text}" for line in lines[:3])


# ---- writing -------------------------------------------------------------------------------------


def docx(flow: Flow) -> bytes:
    """The flow as a docx file."""
    notes: list[tuple[Para, ...]] = []
    body: list[str] = []
    headers: list[str] = []
    for index, section in enumerate(flow.sections):
        headers.append(_header(section))
        last = index == len(flow.sections) - 1
        body += _section(section, index, last, notes)
    document = f"{_XML}<w:document {_W} {_R}><w:body>{''.join(body)}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": _types(len(headers)),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            [("settings", "settings.xml"), ("styles", "styles.xml"), ("footnotes", "footnotes.xml")]
            + [("header", f"header{index}.xml") for index in range(len(headers))]
        ),
        "word/settings.xml": _settings(any(s.page.mirror for s in flow.sections)),
        "word/styles.xml": _styles({note[0].format.size for note in notes}),
        "word/footnotes.xml": _footnotes(notes),
        **{f"word/header{index}.xml": text for index, text in enumerate(headers)},
    }
    return _zip(parts)


def _zip(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _types(headers: int) -> str:
    names = ["document.main", "settings", "styles", "footnotes"]
    files = ["document", "settings", "styles", "footnotes"]
    overrides = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_MAIN}.{name}+xml"/>'
        for name, file in zip(names, files, strict=True)
    ) + "".join(
        f'<Override PartName="/word/header{index}.xml" ContentType="{_MAIN}.header+xml"/>'
        for index in range(headers)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _settings(mirror: bool) -> str:
    return (
        f"{_XML}<w:settings {_W}>{'<w:mirrorMargins/>' if mirror else ''}"
        '<w:autoHyphenation w:val="false"/><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat></w:settings>'
    )


def _styles(note_sizes: set[float]) -> str:
    """LibreOffice sets a note's number in the size of its paragraph's style."""
    notes = "".join(
        f'<w:style w:type="paragraph" w:styleId="Note{size:g}"><w:name w:val="Note {size:g}"/>'
        f'<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="{size * 2:g}"/></w:rPr></w:style>'
        for size in sorted(note_sizes)
    )
    font = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"'
    return (
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/>"
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
        '<w:style w:type="character" w:styleId="Mark"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        f"{notes}</w:styles>"
    )


def _header(section: Section) -> str:
    form = Format(size=section.page.number_size)
    number = (
        '<w:fldSimple w:instr=" PAGE "><w:r>'
        f"{_run_properties(Piece(''), form)}<w:t>1</w:t></w:r></w:fldSimple>"
    )
    properties = '<w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>'
    return f"{_XML}<w:hdr {_W} {_R}><w:p>{properties}{number}</w:p></w:hdr>"


def _section(section: Section, index: int, last: bool, notes: list[tuple[Para, ...]]) -> list[str]:
    setup = _setup(section, index)
    out: list[str] = []
    new_page = False
    for place, item in enumerate(section.items):
        final = place == len(section.items) - 1 and not last
        match item:
            case NewPage():
                new_page = True
                continue
            case Para():
                out.append(_para(item, notes, new_page, setup if final else ""))
            case Grid():
                out.append(_grid(item, notes, new_page))
                following = section.items[place + 1] if place + 1 < len(section.items) else None
                if not isinstance(following, Para):
                    out.append(_para(_closing(), notes, False, setup if final else ""))
        new_page = False
    if last:
        out.append(setup)
    return out


def _closing() -> Para:
    """The paragraph that must stand behind a table: as low as can be."""
    return Para("", Format(size=1, line_rule=LineRule.EXACT, line=20), ())


def _setup(section: Section, index: int) -> str:
    page = section.page
    start = ' w:start="1"' if page.restart else ""
    turned = ' w:orient="landscape"' if page.landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId{4 + index}"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" '
        f'w:left="{page.left}" w:header="{page.header}" w:footer="567" w:gutter="0"/>'
        f"<w:pgNumType{start}/>{'<w:titlePg/>' if page.skip_first else ''}</w:sectPr>"
    )


def _para(para: Para, notes: list[tuple[Para, ...]], new_page: bool, setup: str = "") -> str:
    form = para.format
    flags = [
        ("keepNext", form.keep_next),
        ("keepLines", form.keep_lines),
        ("pageBreakBefore", new_page),
    ]
    border = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{round(form.rule_width * 8)}" w:space="1" '
        'w:color="000000"/></w:pBdr>'
        if form.rule_width
        else ""
    )
    first = (
        f'w:firstLine="{form.first_line}"'
        if form.first_line >= 0
        else f'w:hanging="{-form.first_line}"'
    )
    properties = (
        "".join(f"<w:{name}/>" for name, wanted in flags if wanted)
        + f"<w:widowControl/>{border}"
        + f'<w:spacing w:before="{form.before}" w:after="{form.after}" w:line="{form.line}" '
        f'w:lineRule="{form.line_rule.value}"/>'
        f'<w:ind w:left="{form.left}" w:right="{form.right}" {first}/>'
        f'<w:jc w:val="{form.align.value}"/>'
        f"{_run_properties(Piece('', form.bold, form.italic), form)}{setup}"
    )
    runs = "".join(_runs(piece, form, notes) for piece in para.pieces)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _runs(piece: Piece, form: Format, notes: list[tuple[Para, ...]]) -> str:
    properties = _run_properties(piece, form)
    text = escape(piece.text)
    for mark, element in (("\n", "<w:br/>"), ("\u2011", "<w:noBreakHyphen/>")):
        text = text.replace(mark, f'</w:t>{element}<w:t xml:space="preserve">')
    run = f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    if not piece.note:
        return run
    notes.append(piece.note)
    raised = _run_properties(piece, form, raised=True)
    return f'{run}<w:r>{raised}<w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'


def _run_properties(piece: Piece, form: Format, *, raised: bool = False) -> str:
    size = round((piece.size or form.size) * 2)
    marks = "".join(f"<w:{name}/>" for name, on in (("b", piece.bold), ("i", piece.italic)) if on)
    line = '<w:u w:val="single"/>' if piece.underline else ""
    up = '<w:vertAlign w:val="superscript"/>' if raised else ""
    return f'<w:rPr>{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}{up}</w:rPr>'


def _footnotes(notes: list[tuple[Para, ...]]) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for number, (kind, element) in enumerate(
            [("separator", "separator"), ("continuationSeparator", "continuationSeparator")]
        )
    )
    written = []
    for number, note in enumerate(notes, 2):
        paras = [_para(para, [], False) for para in note]
        form = note[0].format
        mark = (
            '<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:footnoteRef/></w:r>'
            f"<w:r>{_run_properties(Piece(''), form)}"
            '<w:t xml:space="preserve"> </w:t></w:r>'
        )
        paras[0] = paras[0].replace("</w:pPr>", f"</w:pPr>{mark}", 1)
        style = f'<w:pStyle w:val="Note{form.size:g}"/>'
        paras = [text.replace("<w:pPr>", f"<w:pPr>{style}", 1) for text in paras]
        written.append(f'<w:footnote w:id="{number}">{"".join(paras)}</w:footnote>')
    return f"{_XML}<w:footnotes {_W}>{separators}{''.join(written)}</w:footnotes>"


def _grid(grid: Grid, notes: list[tuple[Para, ...]], new_page: bool) -> str:
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if grid.border else 'w:val="nil"'
    borders = "".join(
        f"<w:{side} {kind}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    indent = grid.margin if grid.border else 0
    margins = "".join(f'<w:{s} w:w="{grid.margin}" w:type="dxa"/>' for s in ("left", "right"))
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    rows = "".join(
        _row(row, grid, notes, new_page and index == 0) for index, row in enumerate(grid.rows)
    )
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row(row: Row, grid: Grid, notes: list[tuple[Para, ...]], new_page: bool) -> str:
    flags = ("" if row.can_split else "<w:cantSplit/>") + (
        f'<w:trHeight w:val="{row.height}"/>' if row.height else ""
    )
    flags += "<w:tblHeader/>" if row.head else ""
    middle = '<w:vAlign w:val="center"/>' if row.head else ""
    cells, column = [], 0
    for box in row.boxes:
        width = sum(grid.widths[column : column + box.columns])
        span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
        merge = "<w:vMerge/>" if box.merged else '<w:vMerge w:val="restart"/>'
        merge = merge if box.merged or box.rows > 1 else ""
        content = "".join(
            _para(_kept(para, grid), notes, new_page and not cells and not number)
            for number, para in enumerate(box.content or (_closing(),))
        )
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>'
            f"{content}</w:tc>"
        )
        column += box.columns
    return f"<w:tr><w:trPr>{flags}</w:trPr>{''.join(cells)}</w:tr>"


def _kept(para: Para, grid: Grid) -> Para:
    """A grid that stays with what follows says so in every one of its paragraphs."""
    return replace(para, format=replace(para.format, keep_next=True)) if grid.keep_next else para
