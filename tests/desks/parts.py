"""The other parts of the package: styles, numbering, theme, header, as several programs leave them."""

from __future__ import annotations

from tests.desks.writing import SPACES, Pen
from tests.papers.sheet import Look, Paper

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def numbering(paper: Paper) -> str:
    """Three levels: headings, clauses, points."""
    articles = any(one.startswith("Điều 1. ") for _, one in (*paper.lines, *paper.annex))
    first = ("decimal", "Điều %1.") if articles else ("upperRoman", "%1-" if paper.party else "%1.")
    levels = ""
    for at, (kind, text) in enumerate((first, ("decimal", "%2."), ("lowerLetter", "%3)"))):
        bold = "<w:rPr><w:b/></w:rPr>" if not at else '<w:rPr><w:b w:val="0"/></w:rPr>'
        levels += (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/>'
            f"</w:pPr>{bold}</w:lvl>"
        )
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="3"><w:multiLevelType '
        f'w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )


def _styles(paper: Paper) -> str:
    desk = paper.desk
    theme = desk.fonts == "theme"
    base = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:cstheme="minorBidi"/>'
        if theme or desk.fonts == "direct" or desk.wrong_styles
        else '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" '
        'w:cs="Times New Roman"/>'
    )
    size = "22" if desk.program in ("word", "google") else "24"
    normal = {"wps": "1", "google": "Normal"}.get(desk.program, "Normal")
    after = (
        '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>'
        if desk.program == "word"
        else ""
    )
    head = (
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn '
        'w:val="Normal"/><w:pPr><w:keepNext/>'
        '<w:spacing w:before="40"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts '
        'w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
        '<w:color w:val="2F5496" w:themeColor="accent1"/><w:sz w:val="26"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="NormalWeb"><w:name w:val="Normal (Web)"/><w:basedOn w:val="Normal"/><w:pPr>'
        '<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/></w:pPr>'
        '<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn '
        'w:val="Normal"/><w:pPr>'
        '<w:ind w:left="720"/><w:contextualSpacing/></w:pPr></w:style>'
    )
    return (
        f'<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{base}<w:sz w:val="{size}"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{after}</w:pPr></w:pPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{normal}"><w:name w:val="Normal"/></w:style>{head}</w:styles>'
    )


def _theme() -> str:
    face = '<a:latin typeface="{}"/><a:ea typeface=""/><a:cs typeface=""/>'
    colours = "".join(
        f'<a:{one}><a:srgbClr val="{value}"/></a:{one}>'
        for one, value in (
            ("dk1", "000000"),
            ("lt1", "FFFFFF"),
            ("dk2", "44546A"),
            ("lt2", "E7E6E6"),
            ("accent1", "4472C4"),
            ("accent2", "ED7D31"),
            ("accent3", "A5A5A5"),
            ("accent4", "FFC000"),
            ("accent5", "5B9BD5"),
            ("accent6", "70AD47"),
            ("hlink", "0563C1"),
            ("folHlink", "954F72"),
        )
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">'
        f'<a:themeElements><a:clrScheme name="O">{colours}</a:clrScheme>'
        f'<a:fontScheme name="O"><a:majorFont>{face.format("Times New Roman")}</a:majorFont>'
        f"<a:minorFont>{face.format('Calibri')}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="O"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        f"</a:fmtScheme></a:themeElements></a:theme>"
    )


def _header(paper: Paper, pen: Pen) -> str:
    look: Look = paper.look("pageno", jc=paper.paged)
    run = pen.rpr(look)
    field = (
        f'<w:r>{run}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{run}<w:instrText xml:space="preserve"> PAGE  '
        f" \\* MERGEFORMAT </w:instrText></w:r>"
        f'<w:r>{run}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{run}<w:t>2</w:t></w:r><w:r>{run}'
        f'<w:fldChar w:fldCharType="end"/></w:r>'
    )
    made = f"<w:p>{pen.ppr(look)}{field}</w:p>"
    if paper.desk.program in ("word", "wps"):
        made = (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/>'
            "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{made}</w:sdtContent></w:sdt>"
        )
    return f"<w:hdr {SPACES}>{made}</w:hdr>"


def package_of(paper: Paper, pen: Pen, body: str, section: str, lists: str) -> dict[str, str]:
    """Names and texts of all parts."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "header1": "header",
        "header2": "header",
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    names = (
        ("rIdS", "styles"),
        ("rIdN", "numbering"),
        ("rIdH", "header"),
        ("rIdF", "header"),
        ("rIdT", "theme"),
    )
    targets = {
        "rIdS": "styles.xml",
        "rIdN": "numbering.xml",
        "rIdH": "header1.xml",
        "rIdF": "header2.xml",
        "rIdT": "theme/theme1.xml",
    }
    links = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{targets[key]}"/>'
        for key, kind in names
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/>'
            f'{types}<Override PartName="/word/theme/theme1.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
        ),
        "_rels/.rels": f'<Relationships {space}><Relationship Id="rId1" Type="{_REL}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships {space}>{links}</Relationships>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _styles(paper),
        "word/numbering.xml": lists,
        "word/header1.xml": _header(paper, pen),
        "word/header2.xml": f"<w:hdr {SPACES}><w:p/></w:hdr>",
        "word/theme/theme1.xml": _theme(),
    }
