"""Finished Word files to HTML, Markdown and ODT, by pandoc; what comes out is read back word by word.

These are for reading, searching and taking over, not official forms: pandoc keeps words, tables,
notes and emphasis, and lets page geometry go.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pypandoc
from lxml import etree

from pipeline.problem import ToolError
from pipeline.text import nfc

_TOOL = "pandoc"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MARKDOWN = "gfm+yaml_metadata_block"
FORMATS = ("html", "md", "odt")
_LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, and the pictures it names (path as written in it -> bytes); only Markdown has any,
    HTML and ODT carry theirs inside."""

    data: bytes
    media: tuple[tuple[str, bytes], ...] = ()


def convert(docx: bytes, form: str, title: str = "", media: str = "media") -> Exported:
    """The Word file as `form`: html | md | odt, named `title` or else as in its own properties.

    `media` is the folder that Markdown's pictures go to; it stands in the links as given here.
    Raises ToolError when pandoc fails or a paragraph's words are not all in the result.
    """
    title = title or _title(docx)
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        base = Path(folder)
        source = base / "source.docx"
        source.write_bytes(_without_slots(docx, veiled=form == "md"))
        # Each result is read back, Markdown by pandoc itself, and compared.
        match form:
            case "html":
                made = _html(source, base, title)
                said = _html_words(made.data.decode())
            case "md":
                made = _markdown(source, base, title, media)
                said = _html_words(_pandoc(base / "made", base, _MARKDOWN, "html").decode())
            case "odt":
                made = _odt(source, base, title)
                said = _odt_words(made.data)
            case _:
                raise ToolError(_TOOL, f"không có định dạng “{form}”; có: {', '.join(FORMATS)}")
    _compare(docx, said)
    return made


_VEILS = {"\ue0a7": "&amp;", "\ue0a8": "&#92;"}
"""Letters that no docx of ours holds, and what Markdown and the HTML in it read as "&" and a stroke."""
_ENTITY = re.compile(rb"&amp;(?=#?\w+;)")


def _without_slots(docx: bytes, *, veiled: bool) -> bytes:
    """The tables of our Word templates are named by hidden captions ("vanban: head"), which pandoc
    would print. `veiled`: pandoc (3.9) writes "&lt;" into Markdown as it stands, where it is "<", and
    loses the mark after a stroke (jgm/pandoc#8805 for quotes)."""
    out = io.BytesIO()
    with _opened(docx) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                body = re.sub(rb'<w:tblCaption w:val="vanban:[^"]*"\s*/>', b"", body)
            if veiled and name in ("word/document.xml", "word/footnotes.xml"):
                amp, stroke = (veil.encode() for veil in _VEILS)
                body = _ENTITY.sub(amp, body).replace(b"\\", stroke)
            new.writestr(name, body)
    return out.getvalue()


def _opened(package: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(package))
    except zipfile.BadZipFile as error:
        raise ToolError(_TOOL, f"không đọc được tệp: {error}") from error


def _pandoc(source: Path, base: Path, form: str, to: str, *options: str) -> bytes:
    """pandoc in its sandbox (no network, no other files) and without the user's own defaults."""
    made = base / "made"
    more = ["--sandbox", f"--data-dir={base}", "--wrap=none", *options]
    try:
        pypandoc.convert_file(
            str(source), to, form, outputfile=str(made), extra_args=more, verify_format=False
        )
    except (OSError, RuntimeError) as error:
        raise ToolError(_TOOL, f"không đổi được sang {to}: {error}") from error
    return made.read_bytes()


def _html(source: Path, base: Path, title: str) -> Exported:
    # `pagetitle` names the window; `title` would be printed above the document's own heading.
    options = ("--standalone", "--embed-resources", f"-Vpagetitle={title}", f"-Mlang={_LANGUAGE}")
    return Exported(_pandoc(source, base, "docx", "html5", *options))


def _markdown(source: Path, base: Path, title: str, media: str) -> Exported:
    place = base / "pictures"
    options = (
        "--standalone",
        f"-Mtitle={title}",
        f"-Mlang={_LANGUAGE}",
        f"--extract-media={place}",
    )
    text = _pandoc(source, base, "docx", _MARKDOWN, *options).decode()
    for veil, entity in _VEILS.items():
        text = text.replace(veil, entity)
    written = _dashes(text.replace(place.as_posix(), media)).encode()
    (base / "made").write_bytes(written)
    pictures = tuple(
        (f"{media}/{file.relative_to(place).as_posix()}", file.read_bytes())
        for file in sorted(place.rglob("*"))
        if file.is_file()
    )
    return Exported(written, pictures)


def _dashes(text: str) -> str:
    """A paragraph of dashes, which pandoc (3.9) leaves as it is and Markdown reads as a rule."""
    head, fence, body = text[4:].partition("\n---\n")
    return text[:4] + head + fence + re.sub(r"(?m)^(-{2,})$", r"\\\1", body)


def _odt(source: Path, base: Path, title: str) -> Exported:
    data = _pandoc(source, base, "docx", "odt", f"-Mtitle={title}", f"-Mlang={_LANGUAGE}")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "content.xml":
                body = _without_title(body)
            if name == "meta.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1970-01-01T00:00:00Z", body)
            # Same content, same file; the type stands first and plain (OpenDocument 1.3, part 2).
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name), body, how, 9)
    return Exported(out.getvalue())


def _without_title(content: bytes) -> bytes:
    """The name in the properties is wanted, the same name printed above the document is not."""
    return re.sub(
        rb'<text:p text:style-name="Title">.*?</text:p>', b"", content, count=1, flags=re.S
    )


# --- reading back -----------------------------------------------------------------------------


def _compare(docx: bytes, said: str) -> None:
    """Every piece of the Word file must be in what was made, in the same order; notes anywhere."""
    lost = []
    at = 0
    whole = _letters(said)
    for piece in _pieces(docx, "word/document.xml"):
        found = whole.find(_letters(piece), at)
        if found < 0:
            lost.append(piece)
        else:
            at = found + len(_letters(piece))
    lost += [note for note in _pieces(docx, "word/footnotes.xml") if _letters(note) not in whole]
    if lost:
        words = "; ".join(f"“{piece[:80].strip()}”" for piece in lost[:5])
        raise ToolError(_TOOL, f"mất chữ ở {len(lost)} chỗ khi đổi định dạng: {words}")


def _letters(text: str) -> str:
    """Letters alone: formats break lines and count spaces differently."""
    plain = nfc(text).replace("\u2011", "-").replace("\u00ad", "")
    return "".join(plain.split())


def _title(docx: bytes) -> str:
    root = _part(docx, "docProps/core.xml")
    return (root.findtext(f"{_DC}title") or "") if root is not None else ""


def _part(package: bytes, name: str) -> etree._Element | None:
    """Root of an XML part. Raises ToolError for what is no package or no XML."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        with _opened(package) as parts:
            return etree.fromstring(parts.read(name), parser) if name in parts.namelist() else None
    except etree.XMLSyntaxError as error:
        raise ToolError(_TOOL, f"không đọc được tệp: {error}") from error


def _pieces(docx: bytes, part: str) -> Iterator[str]:
    """Paragraphs of a part, parted where a note is called (its number is written differently)."""
    root = _part(docx, part)
    for paragraph in root.iter(f"{_W}p") if root is not None else ():
        for piece in "".join(_said(paragraph)).split("\0"):
            if piece.strip():
                yield piece


def _said(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter():
        match element.tag:
            case tag if tag == f"{_W}t":
                yield element.text or ""
            case tag if tag == f"{_W}noBreakHyphen":
                yield "-"
            case tag if tag in (f"{_W}br", f"{_W}tab", f"{_W}cr"):
                yield " "
            case tag if tag in (f"{_W}footnoteReference", f"{_W}footnoteRef"):
                yield "\0"


class _Words(HTMLParser):
    """The text of a page's body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._silent += tag in ("head", "style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("head", "style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def _html_words(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    return "".join(reader.words)


def _odt_words(data: bytes) -> str:
    root = _part(data, "content.xml")
    return "".join(map(str, root.itertext())) if root is not None else ""
