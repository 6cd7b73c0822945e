"""One content file, start to end, in order; the only place that knows the order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import check, source
from pipeline.apart import parted
from pipeline.check.subject import Subject
from pipeline.compose import compose
from pipeline.compose.changes import changes
from pipeline.desk import Desk, Draft, Made, Order, Reading, contents
from pipeline.files import image_reader
from pipeline.flow import Flow, paras
from pipeline.flow.choices import outside
from pipeline.flow.styles import page_setup, style_formats
from pipeline.kinds import KINDS
from pipeline.laid import laid, missing_letters
from pipeline.layout.doubts import doubts
from pipeline.layout.page import Pages
from pipeline.model import load
from pipeline.model.blocks import Content
from pipeline.ooxml import anchors
from pipeline.problem import ContentError, Problem, has_errors, in_order
from pipeline.registries import Registries
from pipeline.render import docx, pdf
from pipeline.render.template import is_made, layout_mode
from pipeline.standards import Standard
from pipeline.standards.load import choose, ids
from pipeline.standards.load import load as load_standard
from pipeline.text import in_figures, slug
from pipeline.tree import Document, LayoutChoice

if TYPE_CHECKING:
    from pipeline.render.exchange import Exported
    from pipeline.tidy import Tidied

__all__ = [
    "Desk",
    "Draft",
    "Made",
    "Order",
    "Reading",
    "composed",
    "draft",
    "judged",
    "make",
    "reading",
    "repaired",
    "typed",
]


def draft(data: bytes, file: str, desk: Desk, order: Order) -> Draft:
    """YAML bytes -> composed document with every problem found; never raises for content."""
    return composed(reading(data, file, desk), desk, order)


def reading(data: bytes, file: str, desk: Desk) -> Reading:
    """YAML bytes -> typed content: what does not change from unit to unit of a batch."""
    try:
        read = source.read(data, file)
    except ContentError as error:
        return Reading(file, data, tuple(in_order(error.problems)))
    return typed(read, data, desk)


def typed(read: source.Source, data: bytes, desk: Desk) -> Reading:
    """A source, as read or with a unit's overrides in it, typed."""
    content, problems = load.content(read, desk.registries)
    found = (*read.problems, *desk.registries.problems, *problems)
    # What could not be typed would be missed again by the rules on blocks: they wait until it is mended.
    return Reading(read.file, data, found, read, content, not has_errors(problems))


def judged(of: Reading, desk: Desk, order: Order) -> tuple[Problem, ...]:
    """What the rules say of a content whatever a unit's values are."""
    if of.read is None:
        return ()
    content = of.content if of.sound else None
    standard = standard_of(content, desk.registries, order, []) if content else None
    subject = Subject(of.read, content, standard, None, desk.registries, desk.tone, order.final)
    return tuple(in_order([*check.run(subject, "source"), *check.run(subject, "content")]))


def composed(of: Reading, desk: Desk, order: Order) -> Draft:
    """Typed content -> composed document for one order's values; never raises for content."""
    if of.read is None:
        return Draft(of.file, of.data, of.problems)
    given = of.content.data if of.content else {}
    registries = desk.registries.filled({**given, **order.data})
    content = of.content
    if content is not None and order.number and order.number != content.number:
        content = replace(content, number=order.number)
    found = list(of.problems)
    sound = content if of.sound else None
    subject = Subject(of.read, sound, None, None, registries, desk.tone, order.final)
    standard = standard_of(content, registries, order, found) if content else None
    if content is None or standard is None:
        found += check.run(subject) if order.rules else ()
        return Draft(of.file, of.data, tuple(in_order(found)), content)
    where = content.layout_span or content.span
    kind = KINDS[content.kind]
    found += outside(standard, content.layout, where, content.layout_places, kind.paper, kind.copy)
    pictures = desk.pictures or image_reader(Path(of.file).parent, desk.content)
    many = order.batch is not None
    document, problems = compose(content, standard, registries, order.data, pictures, many=many)
    # What the model has said of a signature is not said again by the composer.
    told = {problem.span for problem in found if problem.code == "M019"}
    found += (one for one in problems if one.code != "T021" or one.span not in told)
    own = standard_of(content, registries, replace(order, standard=None), [])
    if order.standard and own and own.id != standard.id:
        before, _ = compose(content, own, registries, order.data, pictures)
        found += changes((before, own), (document, standard), content.span)
    judged = replace(subject, standard=standard, document=document if sound else None)
    if order.rules:
        found += check.run(judged)
    elif order.tree_rules:
        found += check.run(judged, "tree")
    return Draft(of.file, of.data, tuple(in_order(found)), content, standard, document)


def repaired(data: bytes, file: str, desk: Desk) -> Tidied:
    """A content file with every repair made that cannot change its meaning. ContentError when unreadable."""
    from pipeline.check.fixing import fix  # for those who repair alone

    def subject(read: source.Source) -> Subject:
        content, _ = load.content(read, desk.registries)
        standard = standard_of(content, desk.registries, Order(), []) if content else None
        return Subject(read, content, standard, None, desk.registries, desk.tone)

    return fix(data, file, subject)


def standard_of(
    content: Content, registries: Registries, order: Order, found: list[Problem]
) -> Standard | None:
    """The standard that a content is laid out by; what there is to say of that goes to `found`."""
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
                "vanban không có tiêu chuẩn thể thức của cơ quan này vào ngày này",
                _nearest(organ.system),
            )
        )
    return standard


def _nearest(system: str) -> str:
    """The standards of the system, with the days from which they hold."""
    own = [one for one in map(load_standard, ids()) if (one.organisation or one.system) == system]
    named = ", ".join(f"{one.id} (từ {in_figures(one.valid_from)})" for one in own)
    return f"xem lại ngày; vẫn muốn dựng thì ghi “tiêu chuẩn thể thức:” một trong: {named}"


def make(draft_: Draft, desk: Desk, order: Order) -> Made:
    """Composed document -> finished files, all in memory; nothing is written here.

    Problems of rendering (lost words, a template that cannot serve) come back like all others.
    ToolError when a program or library of the machine fails.
    """
    if draft_.document is None or draft_.standard is None:
        raise ValueError("the draft did not get as far as a document")
    document, own = parted(draft_.document) if order.apart else (draft_.document, ())
    made = _make(replace(draft_, document=document), document, draft_.standard, desk, order)
    annexes: dict[str, bytes] = {}
    for end, one in own:
        alone = _make(replace(draft_, document=one, problems=()), one, draft_.standard, desk, order)
        annexes |= {f"{end}.{name}": data for name, data in alone.files.items()}
        told = tuple(in_order({*made.problems, *alone.problems}))
        made = replace(made, problems=told, beside={**made.beside, **alone.beside})
    if own and has_errors(made.problems):
        return Made({}, made.problems)
    return replace(made, annexes=annexes)


def _make(draft_: Draft, document: Document, standard: Standard, desk: Desk, order: Order) -> Made:
    """One document's files."""
    own_pdf = "pdf" in order.formats and order.engine == "own"
    mode = order.mode or _template_mode(document, desk) if own_pdf else None
    many = order.batch is not None
    flow, pages, remarked = laid(document, standard, desk.metrics, mode, many)
    doubtful = doubts(flow, pages) if pages else ()
    found = [*draft_.problems, *missing_letters(flow, desk.metrics), *remarked, *doubtful]
    if has_errors(found):
        return Made({}, tuple(in_order(found)))
    try:
        return _files(draft_, flow, pages, found, desk, order)
    except ContentError as error:
        return Made({}, tuple(in_order([*found, *error.problems])))


def _template_mode(document: Document, desk: Desk) -> str:
    """As Word breaks lines with this template; a missing one is told when it is written with."""
    name = document.layout.template or document.standard
    path = desk.templates / f"{name}.docx"
    return layout_mode(contents(path), name, desk.templates) if path.is_file() else "exact"


def _files(
    draft_: Draft,
    flow: Flow,
    own: Pages | None,
    found: list[Problem],
    desk: Desk,
    order: Order,
) -> Made:
    assert draft_.standard is not None  # noqa: S101 - make() has seen to it
    assert draft_.document is not None  # noqa: S101 - make() has seen to it
    template = desk.template(flow.template, draft_.file)
    own_pdf = "pdf" in order.formats and order.engine == "own"
    if own_pdf and not is_made(template, flow.template, desk.templates):
        raise ContentError([docx.changed_template(flow.template, draft_.file)])
    files: dict[str, bytes] = {}
    pages = own if own_pdf else None
    if set(order.formats) - {"pdf"} or not own_pdf:
        setup = page_setup(draft_.standard, LayoutChoice())
        styles = style_formats(draft_.standard)
        marked = _marked(flow, draft_, desk, order)
        files["docx"] = docx.render(marked, template, styles, setup, desk.cache)
        if order.final:
            docx.refuse_changes(files["docx"], flow.template, draft_.file)
    if pages:
        files["pdf"] = _pdf(pages, flow, draft_, desk, order)
    elif "pdf" in order.formats:
        files["pdf"] = _office_pdf(files["docx"], draft_, desk, order)
    beside: dict[str, bytes] = {}
    for name in order.formats:
        if name not in ("docx", "pdf"):
            exported = _exported(files["docx"], name, flow, draft_.file)
            files[name] = exported.data
            beside.update(exported.media)
    wanted = {name: files[name] for name in order.formats}
    return Made(wanted, tuple(in_order(found)), len(pages.pages) if pages else None, beside)


def _marked(flow: Flow, draft_: Draft, desk: Desk, order: Order) -> Flow:
    """The flow with what the Word file remembers of its source; nothing in the copy to be issued."""
    if order.final:
        return replace(flow, anchors=False)
    source_, commit = _home(Path(draft_.file), desk), desk.commit
    said = {
        anchors.SOURCE: source_,
        anchors.COMMIT: commit,
        anchors.HASH: hashlib.sha256(draft_.data).hexdigest(),
        anchors.BATCH: _home(order.batch, desk) if order.batch else "",
        anchors.UNIT: order.unit,
    }
    return replace(flow, properties=tuple((name, value) for name, value in said.items() if value))


def _home(file: Path, desk: Desk) -> str:
    """The content file within its repository; without one its name: no folder of the machine."""
    whole = file.resolve()
    if desk.repository and whole.is_relative_to(desk.repository):
        return whole.relative_to(desk.repository).as_posix()
    return file.name


def _pdf(pages: Pages, flow: Flow, draft_: Draft, desk: Desk, order: Order) -> bytes:
    assert draft_.document  # noqa: S101 - make() has seen to it
    return pdf.render(
        pages,
        desk.faces,
        order.profile,
        date=draft_.document.meta.date,
        source=pdf.Source(Path(draft_.file).name, draft_.data),
        cache=desk.cache / "fonts" if desk.cache else None,
        places={para.block: para.span for para in paras(flow) if para.block and para.span},
    )


def _office_pdf(data: bytes, draft_: Draft, desk: Desk, order: Order) -> bytes:
    from pipeline.render import office  # lxml, subprocess: not for those who need none

    assert draft_.document  # noqa: S101 - make() has seen to it
    date, archival = draft_.document.meta.date, order.profile != "plain"
    return office.convert([data], desk.faces, archival=archival, date=date)[0]


def _exported(data: bytes, name: str, flow: Flow, file: str) -> Exported:
    from pipeline.render import exchange  # pandoc and lxml: not for those who need none

    return exchange.convert(data, name, flow.title, f"{slug(Path(file).stem)}_media")
