"""Ways to break a finished PDF: every component's every property, set wrong before the page is drawn.

The page is drawn by the project's own engine from a flow in which one paragraph looks otherwise; what
reads the PDF knows no styles and sees letters and lines alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline import fonts
from pipeline.flow import Align, Flow, Grid, Item, Para
from pipeline.flow.build import build
from pipeline.layout.document import lay_out
from pipeline.render import pdf
from pipeline.standards import Role, Standard
from pipeline.standards.load import load
from tests.broken_docx import BODY, HEAD
from tests.samples import document

FACES = fonts.find()
METRICS = fonts.metrics(FACES)
ROLES = (
    *dict.fromkeys([*HEAD, *BODY]),
    *("author_line", "section_label", "section_title", "subsection_label", "subsection_title"),
    *("clause_title", "signer_extra_title", "secrecy", "circulation", "draft_mark", "drafter"),
    *("contact", "not_for_media"),
)
ACROSS = (
    *("kind_name", "authority_line", "enacting", "part_label", "part_title"),
    *("chapter_label", "chapter_title", "section_label", "section_title"),
)
"""Short lines across the page: of these a page tells that they are not in the middle."""
STAMPS = ("urgency", "secrecy", "circulation")
"""These may be red."""
Change = Callable[[Para], Para]


@dataclass(frozen=True)
class Case:
    """One breakage: of which component, in which sample, which code must name it."""

    system: str
    role: str
    name: str
    sample: str
    code: str
    at: int
    change: Change

    @property
    def key(self) -> tuple[str, str, str]:
        return self.system, self.role, self.name


@cache
def flow(sample: str) -> Flow:
    found = document(sample)
    return build(found, load(found.standard), METRICS.text_width)


def printed(made: Flow) -> bytes:
    return pdf.render(lay_out(made, METRICS), FACES, "plain")


def broken(case: Case) -> bytes:
    return printed(_mapped(flow(case.sample), case.role, case.at, case.change))


def cases(sample: str) -> Iterator[Case]:
    """Every role that the sample shows and the standard says something of, and every property of it."""
    standard = load(document(sample).standard)
    for role in ROLES:
        found = _all(flow(sample), role)
        known = standard.roles.get(role)
        if not found or known is None or known.mark == "P":
            continue
        at = len(found) - 1 if role == "signer_name" else 0
        for name, code, change in _properties(known, standard, found[at].text):
            yield Case(standard.system, role, name, sample, code, at, change)


def _properties(role: Role, standard: Standard, words: str) -> Iterator[tuple[str, str, Change]]:
    size = role.size or standard.body.size
    if role.name not in STAMPS:  # a larger stamp does not go into its frame
        yield "size +2", "K004", lambda para: _set(para, size=size.most + 2)
    yield "size -2", "K004", lambda para: _set(para, size=size.least - 2)
    if any(sign.isalpha() for sign in words):
        yield from _faces(role)
    if role.name in ACROSS:
        yield "left", "K009", lambda para: _form(para, align=Align.LEFT)


def _faces(role: Role) -> Iterator[tuple[str, str, Change]]:
    if role.name != "to_single":  # label and name on one line, each in its own face
        yield "weight", "K005", lambda para: _set(para, bold=not role.bold)
        yield "slant", "K006", lambda para: _set(para, italic=not role.italic)
        if role.underline:
            yield "no underline", "K007", lambda para: _set(para, underline=False)
        elif role.rule is None and role.name != "party_title":  # a line is drawn there
            yield "underline", "K007", lambda para: _set(para, underline=True)
    if role.upper and role.name not in ACROSS:  # without capitals these are other words: K027, K043
        yield "small letters", "K008", lambda para: _words(para, str.capitalize)
    elif role.name in ("subject", "motto", "signer_name", "recipients_label"):
        yield "capitals", "K008", lambda para: _words(para, str.upper)
    if role.name not in STAMPS:
        yield "colour", "K013", lambda para: _form(para, color="C00000")


def _form(para: Para, **values: Any) -> Para:
    return replace(para, format=replace(para.format, **values))


def _set(para: Para, **values: Any) -> Para:
    own = {"size": None} if "size" in values else values
    return replace(_form(para, **values), pieces=tuple(replace(one, **own) for one in para.pieces))


def _words(para: Para, change: Callable[[str], str]) -> Para:
    return replace(para, pieces=tuple(replace(one, text=change(one.text)) for one in para.pieces))


def _mapped(made: Flow, role: str, at: int, change: Change) -> Flow:
    """The flow with the `at`th paragraph of a role changed."""
    counted = -1

    def one(para: Para) -> Para:
        nonlocal counted
        counted += para.role == role
        return change(para) if para.role == role and counted == at else para

    def item(found: Item) -> Item:
        if isinstance(found, Para):
            return one(found)
        if not isinstance(found, Grid):
            return found
        rows = []
        for row in found.rows:
            boxes = (replace(box, content=tuple(map(one, box.content))) for box in row.boxes)
            rows.append(replace(row, boxes=tuple(boxes)))
        return replace(found, rows=tuple(rows))

    sections = []
    for section in made.sections:
        sections.append(
            replace(
                section,
                items=tuple(map(item, section.items)),
                foot_first=tuple(map(one, section.foot_first)),
                foot_last=tuple(map(one, section.foot_last)),
                head_first=tuple(map(one, section.head_first)),
            )
        )
    return replace(made, sections=tuple(sections))


def _all(made: Flow, role: str) -> list[Para]:
    found: list[Para] = []
    for section in made.sections:
        for one in (*section.items, *section.foot_first, *section.foot_last, *section.head_first):
            boxes = [box for row in one.rows for box in row.boxes] if isinstance(one, Grid) else []
            inner = [para for box in boxes for para in box.content]
            found += [para for para in (one, *inner) if isinstance(para, Para)]
    return [para for para in found if para.role == role]
