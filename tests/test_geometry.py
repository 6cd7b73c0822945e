"""The component tables of the standards, row by row, against finished documents.

Expected values are written from HD 05-HD/VPTW, HD 36-HD/VPTW and NĐ 30/2020/NĐ-CP in
tests/geometry/*.yaml and in the page rows below, each with its clause; the project's own data is not
asked. The docx is read with its effective formats, the PDF by the places of its letters and lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.build import Made
from pipeline.flow.build import build as build_flow
from pipeline.flow.styles import style_formats
from pipeline.layout.document import lay_out
from pipeline.ooxml.geometry import Geometry
from pipeline.ooxml.package import open_package
from pipeline.ooxml.zipped import zipped
from pipeline.render import docx, pdf
from pipeline.standards import Range, Role, RuleLine, Standard
from pipeline.standards.load import load
from pipeline.text import slug
from pipeline.tree import paragraphs
from tests import samples
from tests.finished import ASCENT, MM, TWIPS
from tests.geometry_checks import KNOWN, Sheet, check

TABLES = {"party": ("hd05", "hd36", "hd11"), "state": ("nd30",)}
ROWS = {
    name: yaml.safe_load((Path(__file__).parent / "geometry" / f"{name}.yaml").read_text("utf-8"))
    for name in TABLES
}
SYSTEM = {standard: name for name, standards in TABLES.items() for standard in standards}


def styles(sample: str) -> set[str]:
    """Word styles that the sample uses, without VB."""
    roles = {paragraph.role for paragraph in paragraphs(samples.document(sample))}
    return {"".join(part.capitalize() for part in role.split("_")) for role in roles}


def applicable() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every sample with every row of its standard's table that speaks of a component it has."""
    for sample in samples.EVERY:
        standard, used = samples.standard(sample), styles(sample)
        for row in ROWS[SYSTEM[standard]]:
            if standard in row.get("standards", TABLES[SYSTEM[standard]]) and used & set(
                row["roles"]
            ):
                yield sample, row


def params() -> Iterator[Any]:
    for sample, row in applicable():
        reason = row["open"] if sample in row.get("open_for", ()) else ""
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(sample, row, id=f"{sample}: {slug(row['row'])}", marks=marks)


@cache
def sheet(sample: str) -> Sheet:
    return Sheet(samples.finished(sample))


@pytest.mark.parametrize(("sample", "row"), list(params()))
def test_component(sample: str, row: dict[str, Any]) -> None:
    wrong = check(row, sheet(sample))
    assert not wrong, f"{row['row']} ({row['clause']}):\n" + "\n".join(wrong)


def test_every_row_is_asked_of_some_document() -> None:
    asked = {(SYSTEM[samples.standard(sample)], row["row"]) for sample, row in applicable()}
    every = {(name, row["row"]) for name, rows in ROWS.items() for row in rows}
    assert every == asked


def test_rows_use_words_that_are_read() -> None:
    unknown = {key for rows in ROWS.values() for row in rows for key in row} - KNOWN
    assert not unknown


# ---- the page ------------------------------------------------------------------------------------

PageRow = Callable[[Sheet], Iterator[str]]


def paper(sheet: Sheet) -> Iterator[str]:
    for geometry in sheet.docx.sections:
        if sorted((geometry.width, geometry.height)) != [11906, 16838]:
            yield f"docx: khổ {geometry.width} x {geometry.height}"
        if geometry.landscape != (geometry.width > geometry.height):
            yield "docx: chiều giấy ghi không khớp khổ giấy"
    for width, height in sheet.pdf.sizes:
        if sorted((round(width, 0), round(height, 0))) != [595, 842]:
            yield f"pdf: khổ {width} x {height} pt"
    if sheet.docx.sections[0].landscape:
        yield "văn bản không dọc"


def margins(bounds: dict[str, tuple[float, float]]) -> PageRow:
    def ask(sheet: Sheet) -> Iterator[str]:
        for geometry in sheet.docx.sections:
            for name, mm in _upright(geometry).items():
                least, most = bounds[name]
                if not least - 0.05 <= mm <= most + 0.05:
                    yield f"docx: lề {name} {mm:.1f} mm, phải {bounds[name]}"
        yield from _letters_inside(sheet)

    return ask


def _upright(geometry: Geometry) -> dict[str, float]:
    """Margins in mm as on the upright sheet: a landscape page is the sheet turned, binding edge on top."""
    names = ("top", "right", "bottom", "left")
    values = [getattr(geometry, name) / TWIPS for name in names]
    if geometry.landscape:
        names = ("left", "top", "right", "bottom")
    return dict(zip(names, values, strict=True))


def _letters_inside(sheet: Sheet) -> Iterator[str]:
    upright = sheet.docx.sections[0]
    # A contact line is meant to stand in the bottom margin.
    foot = {
        one for part in sheet.of("Contact") for line in sheet.lines(part) for one in line.letters
    }
    for page, (width, height) in enumerate(sheet.pdf.sizes, 1):
        turned = [one for one in sheet.docx.sections if one.landscape]
        own = turned[0] if width > height else upright
        for one in sheet.pdf.letters:
            if one.page != page or one.y < own.top / 20 or one in foot:
                continue
            # The ink of slanted letters leans out a little.
            if one.x < own.left / 20 - 0.5 or one.end > width - own.right / 20 + 1.5:
                yield f"pdf: trang {page}: chữ “{one.text}” ra ngoài lề ngang"
            if one.y > height - own.bottom / 20:
                yield f"pdf: trang {page}: chữ “{one.text}” ra ngoài lề dưới"


def fonts(sheet: Sheet) -> Iterator[str]:
    """Times New Roman or its metric twin everywhere, black but for stamps."""
    stamps = {
        one
        for part in sheet.of("Urgency", "Secrecy")
        for line in sheet.lines(part)
        for one in line.letters
    }
    for part in sheet.docx.parts:
        for letters in part.letters:
            stamp = part.style in {"Urgency", "Secrecy"}
            if letters.font != "Times New Roman" or (
                letters.color not in {"auto", "000000"} and not stamp
            ):
                yield f"docx: “{part.text[:30]}” phông {letters.font}, màu {letters.color}"
    for font in sorted({one.font for one in sheet.pdf.letters}):
        if not re.fullmatch(
            r"(LiberationSerif|TimesNewRoman\w*)(-(Bold|Italic|BoldItalic))?", font
        ):
            yield f"pdf: phông {font}"
    for color in sorted({one.color for one in sheet.pdf.letters if one not in stamps} - {"000000"}):
        yield f"pdf: chữ màu {color}"


def page_number(size: tuple[float, float], edge: float | None) -> PageRow:
    def ask(sheet: Sheet) -> Iterator[str]:
        numbers = sheet.docx.in_style("PageNumber")
        if len(numbers) != 1 or numbers[0].place != "header" or numbers[0].shape.align != "center":
            yield "docx: số trang không ở giữa đầu trang"
        for letters in (one for number in numbers for one in number.letters):
            if not size[0] <= letters.size <= size[1] or letters.bold or letters.italic:
                yield f"docx: số trang cỡ {letters.size}, đậm {letters.bold}, nghiêng {letters.italic}"
        for geometry in sheet.docx.sections:
            if not geometry.title_page or "first" in geometry.headers or geometry.start != 1:
                yield "docx: trang 1 có số trang, hoặc số trang không tính lại từ 1"
            if edge is not None and abs(geometry.header / TWIPS - edge) > 0.05:
                yield f"docx: số trang cách mép {geometry.header / TWIPS:.1f} mm"
            if geometry.header + 14 * 20 * 1.149 > geometry.top:
                yield "docx: số trang không nằm trong lề trên"
        yield from _drawn_numbers(sheet, size, edge)

    return ask


def _drawn_numbers(sheet: Sheet, size: tuple[float, float], edge: float | None) -> Iterator[str]:
    # A statute that a decision issues is numbered by itself, as an annex is.
    starts = sheet.of("AnnexLabel", "KindName")
    first = {sheet.lines(part)[0].page for part in starts} | {1}
    expected = 0
    for page, (width, _) in enumerate(sheet.pdf.sizes, 1):
        expected = 1 if page in first else expected + 1
        found = sheet.pdf.page_number(page)
        if (found.text if found else "") != ("" if expected == 1 else str(expected)):
            yield f"pdf: trang {page} mang số “{found.text if found else ''}”, phải là trang {expected}"
        if found is None:
            continue
        letter = found.letters[0]
        if not size[0] <= letter.size <= size[1] or letter.bold or letter.italic:
            yield f"pdf: trang {page}: số trang cỡ {letter.size}, phông {letter.font}"
        own = next(one for one in sheet.docx.sections if one.landscape == (width > 600))
        if abs(found.middle - (own.left / 20 + width - own.right / 20) / 2) > 1:
            yield f"pdf: trang {page}: số trang không ở giữa phần chữ"
        top = found.y - ASCENT * letter.size
        if edge is not None and abs(top - edge * MM) > 0.3 * MM:
            yield f"pdf: trang {page}: số trang cách mép {top / MM:.1f} mm"
        if found.y > own.top / 20 or top < 0:
            yield f"pdf: trang {page}: số trang không nằm trong lề trên"


PAGE: dict[str, dict[str, tuple[str, PageRow]]] = {
    "party": {
        "khổ giấy": ("HD 05, điểm 1, Phần II: A4 dọc", paper),
        "lề": (
            "HD 05: trên 20, dưới 20, trái 30, phải 15 mm",
            margins({"top": (20, 20), "bottom": (20, 20), "left": (30, 30), "right": (15, 15)}),
        ),
        "phông chữ": ("HD 05: Times New Roman, màu đen", fonts),
        "số trang": (
            "HD 05: cỡ 14, đứng, cách mép trên 10 mm, giữa, không hiện ở trang 1, phụ lục tính riêng",
            page_number((14, 14), 10),
        ),
    },
    "state": {
        "khổ giấy": ("NĐ 30, Phụ lục I, mục I: A4 dọc", paper),
        "lề": (
            "NĐ 30, Phụ lục I, mục I: trên, dưới 20-25, trái 30-35, phải 15-20 mm",
            margins({"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}),
        ),
        "phông chữ": ("NĐ 30, Phụ lục I, mục I: Times New Roman, màu đen", fonts),
        "số trang": (
            "NĐ 30, Phụ lục I, mục I: cỡ 13-14, đứng, giữa lề trên, không hiện ở trang 1, phụ lục tính riêng",
            page_number((13, 14), None),
        ),
    },
}


@pytest.mark.parametrize("row", ["khổ giấy", "lề", "phông chữ", "số trang"], ids=slug)
@pytest.mark.parametrize("sample", list(samples.EVERY))
def test_page(sample: str, row: str) -> None:
    clause, ask = PAGE[SYSTEM[samples.standard(sample)]][row]
    wrong = list(ask(sheet(sample)))
    assert not wrong, f"{row} ({clause}):\n" + "\n".join(wrong)


def test_sizes_of_the_state_letterhead_belong_together() -> None:
    """NĐ 30, Phụ lục I, footnote: 13/14/14 or 12/13/13 for national name, motto, place and date."""
    for sample in samples.EVERY:
        if SYSTEM[samples.standard(sample)] == "state":
            # Minutes have no place and date there, copies no national name.
            found = [sheet(sample).of(style) for style in ("NationalName", "Motto", "PlaceDate")]
            sizes = tuple(parts[0].letters[0].size if parts else None for parts in found)
            assert any(
                all(size in (None, fixed) for size, fixed in zip(sizes, family, strict=True))
                for family in ((13, 14, 14), (12, 13, 13))
            ), sample


# ---- each row can fail ---------------------------------------------------------------------------


def row_named(system: str, name: str, standard: str) -> dict[str, Any]:
    for row in ROWS[system]:
        if row["row"] == name and standard in row.get("standards", TABLES[system]):
            return row
    raise KeyError(name)


def spoiled(sample: str, change: Callable[[Standard], Standard]) -> Sheet:
    """The sample made by a standard with one wrong value: docx and PDF are really wrong."""
    document = samples.document(sample)
    standard = change(load(document.standard))
    metrics = samples.desk().metrics
    flow = build_flow(document, standard, metrics.text_width)
    template = (samples.ROOT / "templates" / f"{flow.template}.docx").read_bytes()
    files = {
        "docx": docx.render(flow, template, style_formats(load(document.standard))),
        "pdf": pdf.render(lay_out(flow, metrics, "exact"), samples.desk().faces),
    }
    return Sheet(Made(files, ()))


def role(name: str, **values: Any) -> Callable[[Standard], Standard]:
    def change(standard: Standard) -> Standard:
        made: Role = replace(standard.roles[name], **values)
        return replace(standard, roles={**standard.roles, name: made})

    return change


def body(**values: float) -> Callable[[Standard], Standard]:
    def change(standard: Standard) -> Standard:
        new = {key: Range(value, value, value) for key, value in values.items()}
        return replace(standard, body=replace(standard.body, **new))

    return change


def size(points: float) -> Range:
    return Range(points, points, points)


PARTY, STATE = "dang/huong-dan-doi-thoai-2026", "uy-ban/quyet-dinh-to-cong-tac-2026"


@pytest.mark.parametrize(
    ("sample", "name", "change", "both"),
    [
        (PARTY, "tiêu đề", role("party_title", size=size(14)), True),
        (PARTY, "tiêu đề", role("party_title", rule=RuleLine(0.5)), True),
        (PARTY, "tiêu đề", role("party_title", rule=None), False),
        (PARTY, "tiêu đề", role("party_title", bold=False), True),
        (PARTY, "địa danh và ngày tháng", role("place_date", italic=False), True),
        (PARTY, "trích yếu", role("subject", bold=False), True),
        (PARTY, "trích yếu", role("subject", align="left"), True),
        (PARTY, "chức vụ", role("signer_title", bold=True), True),
        (PARTY, "nơi nhận", role("recipients_label", underline=False), True),
        (PARTY, "danh sách nơi nhận", role("recipient", size=size(14)), True),
        (PARTY, "đoạn văn", body(line=17), True),
        (PARTY, "đoạn văn", body(gap=3), True),
        (PARTY, "đoạn văn", body(first_line=5), True),
        (PARTY, "đoạn văn", role("item", align="left"), True),
        (PARTY, "lời văn", body(size=13), True),
        (PARTY, "liên hệ", role("contact", size=size(12)), True),
        (STATE, "quốc hiệu", role("national_name", size=size(14)), True),
        (STATE, "tiêu ngữ", role("motto", rule=RuleLine(0.5)), True),
        (STATE, "cơ quan ban hành", role("issuer", rule=RuleLine(1)), True),
        (STATE, "trích yếu", role("subject", rule=RuleLine(0.6)), True),
        (STATE, "căn cứ", role("basis", italic=False), True),
        (STATE, "đoạn văn", body(line=1.6), True),
        (STATE, "chức vụ", role("signer_title", bold=False), True),
        (STATE, "nơi nhận", role("recipients_label", italic=False), True),
        (STATE, "nơi nhận", role("recipients_label", left=5), False),
        (STATE, "thẩm quyền ban hành", role("authority_line", align="left"), False),
    ],
    ids=lambda value: slug(value) if isinstance(value, str) else "",
)
def test_a_wrong_value_is_found(sample: str, name: str, change: Any, both: bool) -> None:
    standard = samples.standard(sample)
    row = row_named(SYSTEM[standard], name, standard)
    assert not check(row, sheet(sample))
    wrong = check(row, spoiled(sample, change))
    assert wrong
    if both:
        assert {message[:3] for message in wrong} >= {"doc", "pdf"}, wrong


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('w:styleId="VBNumber"', 'w:sz w:val="28"', "số và ký hiệu"),
        ('w:styleId="VBKindName"', 'w:sz w:val="30"', "tên loại"),
        ('w:styleId="VBIssuer"', "<w:b/>", "cơ quan ban hành"),
        ('w:styleId="VBSignerName"', "<w:b/>", "họ tên"),
        ('w:styleId="VBPlaceDate"', "<w:i/>", "địa danh và ngày tháng"),
    ],
    ids=slug,
)
def test_a_changed_style_of_the_docx_is_found(old: str, new: str, name: str) -> None:
    """A value taken out of the finished file's own style, nothing else touched."""
    made = samples.finished(PARTY)
    package = open_package(made.files["docx"], "x")
    text = package.parts["word/styles.xml"].decode()
    start = text.index(old)
    end = text.index("</w:style>", start)
    style = text[start:end]
    assert new in style
    wrong_style = style.replace(
        new, new.replace("28", "20").replace("30", "20") if "sz" in new else ""
    )
    parts = {**package.parts, "word/styles.xml": (text[:start] + wrong_style + text[end:]).encode()}
    spoilt = Sheet(Made({"docx": zipped(parts), "pdf": made.files["pdf"]}, ()))
    assert all(
        message.startswith("docx") for message in check(row_named("party", name, "hd05"), spoilt)
    )
    assert check(row_named("party", name, "hd05"), spoilt)


@pytest.mark.parametrize(
    ("row", "old", "new"),
    [
        ("lề", 'w:left="1701"', 'w:left="1417"'),
        ("khổ giấy", 'w:w="11906"', 'w:w="12240"'),
        ("số trang", "<w:titlePg/>", ""),
        ("số trang", 'w:header="567"', 'w:header="720"'),
    ],
    ids=slug,
)
def test_a_changed_page_is_found(row: str, old: str, new: str) -> None:
    made = samples.finished(PARTY)
    package = open_package(made.files["docx"], "x")
    text = package.parts["word/document.xml"].decode()
    assert old in text
    parts = {**package.parts, "word/document.xml": text.replace(old, new).encode()}
    spoilt = Sheet(Made({"docx": zipped(parts), "pdf": made.files["pdf"]}, ()))
    assert list(PAGE["party"][row][1](spoilt))
