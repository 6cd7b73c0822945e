"""The fast way to a docx gives what docxtpl gives; what it does not know goes to docxtpl."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.flow import Flow, Format, Grid, PageSetup, Picture, Row, Section
from pipeline.flow.build import build as build_flow
from pipeline.flow.styles import page_setup, style_formats
from pipeline.ooxml.names import CONTENT_TYPES
from pipeline.ooxml.package import open_package
from pipeline.ooxml.zipped import unzipped
from pipeline.problem import ContentError
from pipeline.render import docx_fast
from pipeline.render.docx import by_docxtpl, render
from pipeline.render.docx_form import form
from pipeline.render.docx_reading import words_of
from pipeline.render.docx_words import quick
from pipeline.tree import LayoutChoice
from tests import flows
from tests.docx_cases import END, flow, full, main_page, para, png, rendered, standard, table
from tests.samples import FILES, desk, drafted
from tests.test_docx import HOSTILE, LETTERS, MADE, changed

STYLES = style_formats(standard())


def canonical(part: str, data: bytes) -> bytes:
    """Canonical XML; where order and file names mean nothing, sorted."""
    if part.endswith((".png", ".jpeg")):
        return data
    root = etree.fromstring(data)
    if part.endswith(".rels"):
        for one in root:
            one.attrib.pop("TargetMode", None) if one.get("TargetMode") == "Internal" else None
        root[:] = sorted(root, key=lambda one: one.get("Id"))
    return etree.tostring(root, method="c14n")


def types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Content type of each part, by default or by name."""
    root = etree.fromstring(parts["[Content_Types].xml"])
    ns = f"{{{CONTENT_TYPES}}}"
    defaults = {e.get("Extension"): e.get("ContentType") for e in root.iter(f"{ns}Default")}
    named = {e.get("PartName")[1:]: e.get("ContentType") for e in root.iter(f"{ns}Override")}
    return {p: named.get(p, defaults.get(p.rpartition(".")[2])) for p in parts if p[0] != "["}


def same(
    made: Flow,
    template: bytes = MADE,
    styles: Mapping[str, Format] = STYLES,
    page: PageSetup | None = None,
) -> None:
    """Both ways, every part; and the quick reader sees what the full one sees."""
    read = form(template, "hd05.docx", None)
    assert read.reason == ""
    assert docx_fast.can_fill(read, made)
    filled = docx_fast.fill(read, made, styles, page)
    fast, slow = unzipped(filled.data), unzipped(by_docxtpl(made, template, styles, page))
    assert set(fast) == set(slow)
    assert types(fast) == types(slow)
    for part in sorted(set(fast) - {"[Content_Types].xml"}):
        assert canonical(part, fast[part]) == canonical(part, slow[part]), part
    assert filled.whole
    words = quick(filled.parts, filled.footers)
    assert words == words_of(open_package(filled.data))
    assert render(made, template, styles, page) == filled.data


@pytest.mark.parametrize("sample", FILES)
def test_every_sample_is_the_same_both_ways(sample: str) -> None:
    one = drafted(sample)
    assert one.document is not None
    assert one.standard is not None
    made = build_flow(one.document, one.standard, desk().metrics.text_width)
    template = desk().template(made.template, sample)
    same(made, template, style_formats(one.standard), page_setup(one.standard, LayoutChoice()))


def test_every_feature_is_the_same_both_ways() -> None:
    same(full())
    same(full(), page=main_page())


def test_two_pictures_and_a_repeated_one() -> None:
    holder = para("caption", "")
    small, large = (Picture(png(n, n), 500, 500, replace(holder, pieces=())) for n in (2, 3))
    same(flow(small, large, small, para("paragraph", "Hết.")))


def test_contacts_on_first_pages() -> None:
    first = Section(main_page(), (para("paragraph", "Một."), END), (para("contact", "A & B"),))
    second = Section(main_page(), (para("annex_label", "Phụ lục"), END))
    same(flow(sections=(first, second)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(HOSTILE) | st.text(LETTERS, min_size=1, max_size=40), max_size=6))
def test_any_words_are_the_same_both_ways(texts: list[str]) -> None:
    made = flow(*(para("paragraph", text) for text in texts), para("paragraph", "Hết."))
    same(replace(made, title="Tên & <tên>", organ="“Cơ quan” 'thử'"))


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([flows.full, flows.mixed, flows.notes, flows.tables, flows.new_pages]),
    st.integers(0, 10**6),
)
def test_any_flow_is_the_same_both_ways(kind: Callable[[int], Flow], seed: int) -> None:
    made = kind(seed)
    ended = tuple(replace(one, items=(*one.items, END)) for one in made.sections)
    same(replace(made, sections=ended))


# ---- templates that an office changed ------------------------------------------------------------

BODY = "{{p body }}"
SLOT = f'<w:r><w:t xml:space="preserve">{BODY}'


def with_words(words: str) -> bytes:
    """The made template with a paragraph of an office before the body."""
    own = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p><w:p>{SLOT}'
    return changed(MADE, (SLOT, own))


def test_an_offices_words_and_margins_stay_fast() -> None:
    page = main_page()
    template = changed(
        with_words("Lưu hành trong {{ organ }}"), (f'w:left="{page.left}"', 'w:left="1800"')
    )
    same(replace(full(), organ="Ban <A> & 'B'"), template, page=page)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("{{ organ | upper }}", "{{ organ | upper }}"),
        ("{{ khong_co }}", "the name khong_co"),
        ("{% for x in [1] %}", "{% for x in [1] %}"),
        ("{% if organ %}", "the name organ"),
        ("{% if head %}", "an if without end"),
        ("{% endif %}", "{% endif %}"),
        ("{# lời #}", "{# lời #}"),
        ("{_{ x }_}", "braces that are no slot"),
        ('</w:t><w:sym w:char="F0A7"/><w:t>', "w:sym"),
        ('</w:t><w:br w:type="page"/><w:t>', "w:br"),
        ("chữ\tchữ", "a tab or line break among the letters"),
    ],
)
def test_what_is_not_plain_goes_to_docxtpl(new: str, reason: str) -> None:
    read = form(with_words(new), "hd05.docx", None)
    assert read.reason == reason
    assert not docx_fast.can_fill(read, flow())


def test_slots_in_a_header_go_to_docxtpl() -> None:
    template = changed(MADE, ("<w:t>2</w:t>", "<w:t>{{ organ }}</w:t>"), part="word/header1.xml")
    assert form(template, "hd05.docx", None).reason == "slots in word/header1.xml"
    rendered(flow(para("paragraph", "Một.")), template)


def test_uneven_tables_go_to_docxtpl() -> None:
    uneven = replace(table(), rows=(Row(table().rows[2].boxes[:1]),))
    read = form(MADE, "hd05.docx", None)
    assert docx_fast.can_fill(read, flow(table()))
    assert not docx_fast.can_fill(read, flow(uneven))
    assert not docx_fast.can_fill(read, flow(Grid((1, 2), ())))


def test_breaks_in_the_title_go_to_docxtpl() -> None:
    read = form(MADE, "hd05.docx", None)
    assert not docx_fast.can_fill(read, flow(title="hai\ndòng"))


def test_a_form_is_kept_and_read_again(tmp_path: Path) -> None:
    first = form(MADE, "a.docx", tmp_path)
    (kept,) = (tmp_path / "forms").iterdir()
    form.cache_clear()
    assert form(MADE, "a.docx", tmp_path) == first
    kept.write_bytes(kept.read_bytes()[:-40])
    form.cache_clear()
    assert form(MADE, "a.docx", tmp_path) == first, "half a file is no form"


def test_a_form_that_loses_words_is_judged_by_docxtpl() -> None:
    template = changed(MADE, (BODY, "chữ cố định"))
    with pytest.raises(ContentError, match="mất chữ “Chữ của tôi"):
        rendered(flow(para("paragraph", "Chữ của tôi.")), template)
