"""The parts of a made Word template as XML: styles, settings, header, footnotes, properties, body."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.flow import Format, PageSetup
from pipeline.flow.styles import style_id
from pipeline.ooxml.names import (
    CONTENT_TYPES,
    MAIN_TYPE,
    OFFICE_REL,
    RELATIONSHIPS,
    WORD_TYPE,
    R,
    W,
)
from pipeline.render.docx_parts import FOOTNOTE_MARK_STYLE
from pipeline.render.docx_sections import reference, section_properties
from pipeline.render.docx_tables import table_properties
from pipeline.render.docx_text import escape, paragraph_properties, style_run_properties

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Times New Roman"
BASE_STYLE = "VBBase"
SLOT_STYLE = "VBSlot"
HEAD_TABLE = "vanban: head"
"""Name (alternative text) by which the writer finds the letterhead table again."""
SIGN_TABLE = "vanban: sign"

_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD_PARTS = ("styles", "settings", "fontTable", "header", "footnotes")


def content_types() -> str:
    """[Content_Types].xml of a template."""
    types = {"/word/document.xml": MAIN_TYPE}
    types |= {f"/word/{_file(name)}": WORD_TYPE.format(name) for name in _WORD_PARTS}
    types |= {"/docProps/core.xml": _CORE_TYPE, "/docProps/app.xml": _APP_TYPE}
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'{HEAD}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def package_relations() -> str:
    """_rels/.rels."""
    return _relations(
        [
            ("rId1", f"{OFFICE_REL}/officeDocument", "word/document.xml"),
            ("rId2", _CORE_REL, "docProps/core.xml"),
            ("rId3", f"{OFFICE_REL}/extended-properties", "docProps/app.xml"),
        ]
    )


def document_relations() -> str:
    """word/_rels/document.xml.rels; the header is rId4 (`HEADER_RELATION`)."""
    return _relations(
        [
            (f"rId{at}", f"{OFFICE_REL}/{name}", _file(name))
            for at, name in enumerate(_WORD_PARTS, 1)
        ]
    )


HEADER_RELATION = f"rId{_WORD_PARTS.index('header') + 1}"


def _file(part: str) -> str:
    return "header1.xml" if part == "header" else f"{part}.xml"


def _relations(entries: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="{target}"/>'
        for ident, kind, target in entries
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def core(title: str) -> str:
    """docProps/core.xml. No braces: docxtpl renders properties as templates."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )


def app() -> str:
    """docProps/app.xml."""
    return (
        f'{HEAD}<Properties xmlns="{_APP}"><Application>vanban</Application>'
        "<AppVersion>1.0000</AppVersion></Properties>"
    )


def styles(formats: Mapping[str, Format], names: Mapping[str, str]) -> str:
    """word/styles.xml: document defaults, the base style, one paragraph style per role."""
    fonts = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = round(formats[style_id("paragraph")].size * 2)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )
    own = "".join(_style(ident, names[ident], formats[ident]) for ident in formats)
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{_BUILT_IN}{own}</w:styles>'


_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    f'<w:style w:type="character" w:styleId="{FOOTNOTE_MARK_STYLE}">'
    '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{BASE_STYLE}">'
    '<w:name w:val="VB Chữ chung"/><w:basedOn w:val="Normal"/><w:qFormat/></w:style>'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{SLOT_STYLE}">'
    f'<w:name w:val="VB Chỗ điền (không in)"/><w:basedOn w:val="{BASE_STYLE}"/>'
    '<w:rPr><w:color w:val="808080"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
)


def _style(ident: str, name: str, form: Format) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}">'
        f'<w:name w:val="{escape(name)}"/><w:basedOn w:val="{BASE_STYLE}"/><w:qFormat/>'
        f"{paragraph_properties(form, None)}{style_run_properties(form)}</w:style>"
    )


def settings(mirror: bool) -> str:
    """word/settings.xml. Order: CT_Settings.

    compatibilityMode 14: in 15 Word squeezes the spaces of justified lines and no other program
    breaks them alike. No w:attachedTemplate, no updateFields: nothing happens when it is opened.
    """
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 14),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        + ("<w:mirrorMargins/>" if mirror else "")
        + '<w:defaultTabStop w:val="567"/><w:autoHyphenation w:val="0"/>'
        '<w:evenAndOddHeaders w:val="0"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat><w:doNotExpandShiftReturn/>{compat}</w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table() -> str:
    """word/fontTable.xml: the one face, and how to find another like it."""
    return (
        f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def header() -> str:
    """word/header1.xml: the page number alone, in its own style."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/>'
        f'</w:pPr>{char("begin")}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f"{char('separate')}<w:r><w:t>2</w:t></w:r>{char('end')}</w:p></w:hdr>"
    )


SEPARATOR = 124
"""Twips that Word leaves between the text and the first note: as high as LibreOffice 7.4 and our own
layout have it (`layout.footnotes.AREA`). Word gives the separator a line of its paragraph."""


def footnotes(notes: str = "") -> str:
    """word/footnotes.xml with the two separators Word needs and the notes given.

    In an ordinary paragraph the separator takes a line of 16 pt, and each page with notes would hold a line less
    in Word than in LibreOffice and in the PDF.
    """
    small = '<w:rPr><w:sz w:val="8"/><w:szCs w:val="8"/></w:rPr>'
    tight = (
        f'<w:pPr><w:spacing w:after="0" w:line="{SEPARATOR}" w:lineRule="exact"/>{small}</w:pPr>'
    )
    own = "".join(
        f'<w:footnote w:type="{kind}" w:id="{ident}"><w:p>{tight}<w:r>{small}<w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for ident, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f'{HEAD}<w:footnotes xmlns:w="{W}">{own}{notes}</w:footnotes>'


def document(page: PageSetup, head: tuple[int, int], rows: int, sign: tuple[int, int]) -> str:
    """word/document.xml: the slots. `head` and `sign` are column widths, `rows` of the letterhead."""
    head_rows = "".join(_head_row(at, head) for at in range(1, rows + 1))
    sign_row = _row(sign, "sign_left", "sign_right")
    references = reference("header", "default", HEADER_RELATION)
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        + _slot("{%p if head %}")
        + _table(HEAD_TABLE, head, head_rows)
        + _slot("{%p endif %}")
        + _slot("{{p title }}")
        + _slot("{{p body }}")
        + _slot("{%p if sign %}")
        + _table(SIGN_TABLE, sign, sign_row)
        + _slot("{%p endif %}")
        + _slot("{{p annexes }}")
        + section_properties(page, references)
        + "</w:body></w:document>"
    )


def _slot(words: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{SLOT_STYLE}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def _table(caption: str, widths: tuple[int, int], rows: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = table_properties(sum(widths), 0, border=False, caption=caption)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _head_row(at: int, widths: tuple[int, int]) -> str:
    return (
        _control_row(f"{{%tr if head_{at} %}}", widths)
        + _row(widths, f"head_{at}_left", f"head_{at}_right")
        + _control_row("{%tr endif %}", widths)
    )


def _row(widths: tuple[int, int], *slots: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_slot(f"{{{{p {slot} }}}}")}</w:tc>'
        for width, slot in zip(widths, slots, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _control_row(words: str, widths: tuple[int, int]) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/></w:tcPr>{_slot(words)}</w:tc></w:tr>'
    )
