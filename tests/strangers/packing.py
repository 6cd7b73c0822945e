"""The package around the body: styles, theme, heads of pages, settings; and what programs do to all of it."""

from __future__ import annotations

import io
import re
import zipfile

from tests.papers.sheet import Look
from tests.strangers.making import Maker, Way, numbers
from tests.strangers.pens import TIMES
from tests.strangers.sheet import Paper

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _theme() -> str:
    latin = f'<a:latin typeface="{TIMES}"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Hans" typeface="宋体"/>'
    fonts = (
        f'<a:fontScheme name="Cơ quan"><a:majorFont>{latin}</a:majorFont><a:minorFont>{latin}'
        "</a:minorFont></a:fontScheme>"
    )
    colors = "".join(
        f'<a:{one}><a:srgbClr val="{value}"/></a:{one}>'
        for one, value in (
            ("dk1", "000000"),
            ("lt1", "FFFFFF"),
            ("dk2", "44546A"),
            ("lt2", "E7E6E6"),
        )
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements>'
        f'<a:clrScheme name="Office">{colors}</a:clrScheme>{fonts}</a:themeElements></a:theme>'
    )


def parts(paper: Paper, way: Way) -> dict[str, str]:
    """Names and words of all parts."""
    maker = Maker(paper, way)
    pen = maker.pen
    body, head = maker.body(), numbers(maker)
    first = pen.p("", Look(14))
    styles = (
        f'<w:styles {_SPACES}><w:docDefaults>{pen.defaults}</w:docDefaults><w:style w:type="paragraph" w:default="1" '
        f'w:styleId="Normal"><w:name w:val="Normal"/>{pen.normal}</w:style><w:style w:type="character" w:default="1" '
        'w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        f"</w:style>{''.join(pen.styles.values())}</w:styles>"
    )
    if not pen.defaults:
        styles = styles.replace("<w:docDefaults></w:docDefaults>", "")
    compat = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="http://schemas.microsoft.com/office/word" w:val="{pen.compat}"/></w:compat>'
    )
    found = {
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}<w:sectPr>{maker.section(True)}"
        "</w:sectPr></w:body></w:document>",
        "word/styles.xml": styles,
        "word/numbering.xml": f"<w:numbering {_SPACES}>{maker.numbers.part()}</w:numbering>",
        "word/settings.xml": f'<w:settings {_SPACES}><w:zoom w:percent="90"/>{compat if pen.compat else ""}</w:settings>',
        "word/theme/theme1.xml": _theme(),
        "word/header1.xml": f"<w:hdr {_SPACES}>{head}</w:hdr>",
        "word/header2.xml": f"<w:hdr {_SPACES}>{first}</w:hdr>",
        "word/header3.xml": f"<w:hdr {_SPACES}>{first}</w:hdr>",
        "docProps/app.xml": f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>{pen.program}</Application></Properties>',
    }
    if "w:commentRangeStart" in body:
        note = (
            '<w:comment w:id="1" w:author="Trưởng phòng" w:date="2026-10-03T08:00:00Z"><w:p><w:r>'
            "<w:t>Xem lại số liệu.</w:t></w:r></w:p></w:comment>"
        )
        found["word/comments.xml"] = f"<w:comments {_SPACES}>{note}</w:comments>"
    return found


_LINKS = {
    "styles": ("rIdS", "styles"), "numbering": ("rIdN", "numbering"), "settings": ("rIdT", "settings"),
    "theme/theme1": ("rIdM", "theme"), "header1": ("rIdH", "header"), "header2": ("rIdF", "header"),
    "header3": ("rIdE", "header"), "comments": ("rIdC", "comments"), "footnotes": ("rIdO", "footnotes"),
}  # fmt: skip


def linked(
    found: dict[str, str], main: str = "word/document.xml", root: str = ""
) -> dict[str, str]:
    """The parts with their relations and types; `root` = what a target begins with."""
    links = types = ""
    for name, (key, kind) in _LINKS.items():
        if f"word/{name}.xml" in found:
            links += f'<Relationship Id="{key}" Type="{_KIND}{kind}" Target="{root}{name}.xml"/>'
            own = (
                f"{_TYPES}{kind}+xml"
                if kind != "theme"
                else "application/vnd.openxmlformats-officedocument.theme+xml"
            )
            types += f'<Override PartName="/word/{name}.xml" ContentType="{own}"/>'
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    top = f'<Relationship Id="rId1" Type="{_KIND}officeDocument" Target="{"/" if root else ""}{main}"/>'
    types += f'<Override PartName="/{main}" ContentType="{_TYPES}document.main+xml"/>'
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types += '<Default Extension="xml" ContentType="application/xml"/>'
    return found | {
        "_rels/.rels": f"<Relationships {space}>{top}</Relationships>",
        f"word/_rels/{main.rpartition('/')[2]}.rels": f"<Relationships {space}>{links}</Relationships>",
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
    }


def packed(found: dict[str, str], encoding: str = "UTF-8") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, words in found.items():
            file.writestr(name, (XML.replace("UTF-8", encoding) + words).encode(encoding))
    return out.getvalue()


def renamed(found: dict[str, str]) -> dict[str, str]:
    """Through a library for XML: prefixes of its own, the main part under another name, targets from the root."""
    made = {}
    for name, words in found.items():
        if name.startswith("word/") and "theme" not in name:
            words = (
                words.replace("xmlns:w=", "xmlns:ns0=")
                .replace("<w:", "<ns0:")
                .replace("</w:", "</ns0:")
            )
            words = re.sub(r"(?<=[\s\"])w:(?=[A-Za-z]+=)", "ns0:", words)
        made[name] = words
    made["word/document2.xml"] = made.pop("word/document.xml")
    return linked(made, "word/document2.xml", "/word/")


def mirrored(found: dict[str, str]) -> dict[str, str]:
    """Heads of even pages are others: they show the number too."""
    found["word/settings.xml"] = found["word/settings.xml"].replace(
        "<w:zoom", '<w:evenAndOddHeaders w:val="on"/><w:zoom'
    )
    found["word/header3.xml"] = found["word/header1.xml"]
    return found


def noted(found: dict[str, str]) -> dict[str, str]:
    """A note at the foot of the first long paragraph, an address by mail as a link that looks like text."""
    words = found["word/document.xml"]
    at = next(one.end() for one in re.finditer(r">[^<>]{70,}</w:t></w:r>", words))
    high = '<w:vertAlign w:val="superscript"/>'
    rpr = f'<w:rPr><w:rFonts w:ascii="{TIMES}" w:hAnsi="{TIMES}"/>%s<w:sz w:val="%d"/></w:rPr>'
    mark = f'<w:r>{rpr % (high, 28)}<w:footnoteReference w:id="2"/></w:r>'
    found["word/document.xml"] = words[:at] + mark + words[at:]
    plain = rpr % ("", 20)
    ref = f"<w:r>{rpr % (high, 20)}<w:footnoteRef/></w:r>"
    note = f'<w:p>{ref}<w:r>{plain}<w:t xml:space="preserve"> Số liệu đến hết ngày 15 của tháng trước.</w:t></w:r></w:p>'
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for n, kind in ((0, "separator"), (1, "continuationSeparator"))
    )
    found["word/footnotes.xml"] = (
        f'<w:footnotes {_SPACES}>{lines}<w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    )
    return found
