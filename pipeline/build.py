"""One content file, start to end, in order; the only place that knows the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pipeline import fonts, kinds, source
from pipeline.compose import compose
from pipeline.files import image_reader
from pipeline.flow import Flow, paras
from pipeline.flow.build import build as build_flow
from pipeline.flow.choices import outside
from pipeline.flow.styles import style_formats
from pipeline.layout.document import lay_out
from pipeline.layout.page import Pages
from pipeline.model import load
from pipeline.model.blocks import Content
from pipeline.problem import ContentError, Level, Problem, Span, has_errors, in_order
from pipeline.registries import Registries, load_registries
from pipeline.standards import Standard
from pipeline.standards.load import choose, ids
from pipeline.standards.load import load as load_standard
from pipeline.tree import Document

FORMATS = ("docx", "pdf", "html", "md", "odt")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: formats, standard in place of the chosen one, PDF engine and profile."""

    formats: tuple[str, ...] = ("docx", "pdf")
    standard: str | None = None
    engine: str = "own"
    """own | libreoffice"""
    profile: str = "a-2a"
    mode: str = "exact"
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Desk:
    """What stays the same over many files: registries, fonts, templates. Loaded when first needed."""

    content: Path
    templates: Path
    font_folders: tuple[Path, ...] = ()

    @cached_property
    def registries(self) -> Registries:
        return load_registries(self.content)

    @cached_property
    def faces(self) -> fonts.Faces:
        return fonts.find(self.font_folders)

    @cached_property
    def metrics(self) -> fonts.Metrics:
        return fonts.metrics(self.faces)

    def template(self, name: str) -> bytes:
        """The Word template `name`; a missing one is the author's or the office's to mend."""
        return (self.templates / f"{name}.docx").read_bytes()


@dataclass(frozen=True, slots=True)
class Draft:
    """A content file read, typed and composed, as far as it went."""

    file: str
    problems: tuple[Problem, ...]
    content: Content | None = None
    standard: Standard | None = None
    document: Document | None = None

    @property
    def sound(self) -> bool:
        """True when nothing stops the writing."""
        return self.document is not None and not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Made:
    """The finished files of one content by format, and what was found on the way."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    pages: int | None = None


def draft(data: bytes, file: str, desk: Desk, order: Order) -> Draft:
    """YAML bytes -> composed document with every problem found; never raises for content."""
    try:
        read = source.read(data, file)
    except ContentError as error:
        return Draft(file, tuple(in_order(error.problems)))
    registries = desk.registries
    content, problems = load.content(read, registries)
    found = [*read.problems, *registries.problems, *problems]
    if content is None:
        return Draft(file, tuple(in_order(found)))
    standard = _standard(content, registries, order, found)
    if standard is None:
        return Draft(file, tuple(in_order(found)), content)
    found += outside(standard, content.layout, content.span)
    pictures = image_reader(Path(file).parent, desk.content)
    document, problems = compose(content, standard, registries, order.data, pictures)
    return Draft(file, tuple(in_order([*found, *problems])), content, standard, document)


def _standard(
    content: Content, registries: Registries, order: Order, found: list[Problem]
) -> Standard | None:
    name = order.standard or content.standard
    if name:
        return load_standard(name) if name in ids() else None
    organ = registries.organs.get(content.issuers[0].id or "") if content.issuers else None
    if organ is None or content.date is None:
        return None
    standard = choose(organ.system, content.date.first)
    if standard is None:
        found.append(
            Problem(
                content.date_span or content.span,
                "S001",
                "không có tiêu chuẩn thể thức nào trong vanban áp dụng cho cơ quan này vào ngày này",
                f"ghi “tiêu chuẩn:” một trong: {', '.join(ids())}",
            )
        )
    return standard


def make(draft_: Draft, desk: Desk, order: Order) -> Made:
    """Composed document -> finished files, all in memory; nothing is written here."""
    if draft_.document is None or draft_.standard is None:
        raise ValueError("draft is not sound")
    flow = build_flow(draft_.document, draft_.standard, desk.metrics.text_width)
    problems = [*draft_.problems, *_missing_letters(flow, desk)]
    if has_errors(problems):
        return Made({}, tuple(in_order(problems)))
    files: dict[str, bytes] = {}
    made = _Maker(flow, draft_.standard, desk, order)
    if set(order.formats) - {"pdf"} or order.engine == "libreoffice":
        files["docx"] = made.docx()
    pages = made.pages() if "pdf" in order.formats and order.engine == "own" else None
    if "pdf" in order.formats:
        files["pdf"] = made.pdf(pages) if pages else made.office_pdf(files["docx"])
    for name in order.formats:
        if name in ("html", "md", "odt"):
            files[name] = made.exchange(files["docx"], name)
    wanted = {name: files[name] for name in order.formats}
    return Made(wanted, tuple(in_order(problems)), len(pages.pages) if pages else None)


@dataclass(frozen=True, slots=True)
class _Maker:
    flow: Flow
    standard: Standard
    desk: Desk
    order: Order

    def docx(self) -> bytes:
        from pipeline.render import docx

        template = self.desk.template(self.flow.template)
        return docx.render(self.flow, template, style_formats(self.standard))

    def pages(self) -> Pages:
        return lay_out(self.flow, self.desk.metrics, self.order.mode)

    def pdf(self, pages: Pages) -> bytes:
        from pipeline.render import pdf

        return pdf.render(pages, self.desk.faces, profile=self.order.profile)

    def office_pdf(self, docx: bytes) -> bytes:
        from pipeline.render import office

        return office.convert([docx], self.desk.faces)[0]

    def exchange(self, docx: bytes, name: str) -> bytes:
        from pipeline.render import exchange

        return exchange.convert(docx, name)


def _missing_letters(flow: Flow, desk: Desk) -> list[Problem]:
    """Letters for which the font has no shape: they would be boxes on the page."""
    problems = []
    for para in paras(flow):
        missing = desk.metrics.missing(para.text)
        if missing:
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing))
            problems.append(
                Problem(
                    para.span or Span(flow.source),
                    "L001",
                    f"phông chữ không có nét cho: {shown}",
                    "thay bằng chữ hoặc dấu thường dùng trong văn bản",
                )
            )
    return problems


__all__ = [
    "FORMATS",
    "Desk",
    "Draft",
    "Level",
    "Made",
    "Order",
    "draft",
    "kinds",
    "make",
    "replace",
]
