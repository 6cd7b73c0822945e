"""Rows of tests/geometry/*.yaml asked of a finished docx and PDF; each answer is a list of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from pipeline.build import Made
from tests.finished import ASCENT, MM, TWIPS, Docx, Part, Pdf, Row, Rule, plain

SINGLE = 1.149
"""A single line of Times New Roman: 0.891 above, 0.216 below, 0.042 between, in parts of the size."""
MARGINAL = {"Contact", "Circulation", "NotForMedia"}
BODY = {"Preamble", "Paragraph", "Clause", "Point", "Item"}


class Sheet:
    """A finished document: its docx, its PDF, and where in the PDF each component of the docx stands."""

    def __init__(self, made: Made) -> None:
        self.docx = Docx(made.files["docx"])
        self.pdf = Pdf(made.files["pdf"])
        self.rows: dict[int, list[Row]] = {}
        at = 0
        for part in self.docx.parts:
            # Cells hold figures that stand everywhere.
            if not part.text.strip() or part.style in {"Cell", "CellHead"}:
                continue
            # Marks in the margins are outside the running order.
            if part.style in MARGINAL or part.place in {"header", "footer"}:
                self.rows[id(part)], _ = self.pdf.find(part.text, 0)
            elif part.place == "body":
                self.rows[id(part)], at = self.pdf.find(part.text, at)

    def of(self, *styles: str) -> list[Part]:
        return [part for part in self.docx.in_style(*styles) if part.text.strip()]

    def lines(self, part: Part) -> list[Row]:
        return self.rows.get(id(part), [])

    def edges(self, part: Part) -> tuple[float, float]:
        """Left and right edge of the text of the part's section, points."""
        page = self.docx.sections[part.section]
        return page.left / 20, (page.width - page.right) / 20

    def before(self, part: Part, style: str) -> Part | None:
        """The nearest part of a style before this one; in a signature, of the same block."""
        parts = self.docx.parts
        block = style in {"Authority", "SignerTitle"}
        for other in reversed(parts[: parts.index(part)]):
            if other.style == style and other.text and (not block or other.cell == part.cell):
                return other
        return None

    @cached_property
    def last_page(self) -> int:
        """Page on which the document ends, annexes aside."""
        first = [part for part in self.docx.parts if part.section == 0]
        return max(row.page for part in first for row in self.lines(part))

    @cached_property
    def signers(self) -> int:
        return len(self.of("SignerName"))

    @cached_property
    def body_size(self) -> float:
        return next(part.letters[0].size for part in self.docx.parts if part.style in BODY)


Wrong = Iterator[str]


def check(row: dict[str, Any], sheet: Sheet) -> list[str]:
    """Everything in which the sheet differs from the row."""
    parts = sheet.of(*row["roles"])
    if not parts:
        return [f"không có thành phần {row['roles']}"]
    if "of" in row:
        # The row speaks of these words only: one component prints in several forms.
        parts = [part for part in parts if re.fullmatch(row["of"], part.text)]
    if row.get("last only"):
        parts = parts[-1:]
    wrong = [f"{_name(part)}: không tìm thấy trong PDF" for part in parts if not sheet.lines(part)]
    if wrong:
        return wrong
    return [
        one for key, ask in ASKED.items() if key in row for one in ask(row[key], parts, sheet, row)
    ]


def _name(part: Part) -> str:
    return f"{part.style} “{part.text[:40]}”"


def _between(value: float, bounds: Any, slack: float = 0.01) -> bool:
    least, most = bounds if isinstance(bounds, list) else (bounds, bounds)
    return least - slack <= value <= most + slack


# ---- letters -------------------------------------------------------------------------------------


def _size(bounds: Any, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    bounds = sheet.body_size if bounds == "body" else bounds
    for part in parts:
        for letters in part.letters:
            if not letters.raised and not _between(letters.size, bounds):
                yield f"docx: {_name(part)} cỡ {letters.size:g}, phải {bounds}"
        for size in sorted({one.size for line in sheet.lines(part) for one in line.letters}):
            if not _between(size, bounds):
                yield f"pdf: {_name(part)} cỡ {size:g}, phải {bounds}"


def _flag(name: str) -> Callable[..., Wrong]:
    def ask(value: bool, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
        for part in parts:
            if any(getattr(letters, name) != value for letters in part.letters):
                yield f"docx: {_name(part)} {name} không phải {value}"
            drawn = (one for line in sheet.lines(part) for one in line.letters)
            if any(getattr(one, name) != value for one in drawn):
                yield f"pdf: {_name(part)} {name} không phải {value}"

    return ask


def _italic_start(pattern: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        match = re.match(pattern, part.text)
        assert match, part.text
        count = len(plain(match.group()))
        slant = [one.italic for line in sheet.lines(part) for one in line.letters]
        if slant != [True] * count + [False] * (len(slant) - count):
            yield f"pdf: {_name(part)}: chữ nghiêng không phải đúng “{match.group()}”"
        if [letters.italic for letters in part.letters] != [True, False]:
            yield f"docx: {_name(part)}: chữ nghiêng không phải đúng “{match.group()}”"


def _font(value: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        for letters in part.letters:
            if letters.font != value or letters.color not in {"auto", "000000"}:
                yield f"docx: {_name(part)} phông {letters.font}, màu {letters.color}"


def _color(value: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        if any(letters.color != value for letters in part.letters):
            yield f"docx: {_name(part)}: màu không phải {value}"
        if any(one.color != value for line in sheet.lines(part) for one in line.letters):
            yield f"pdf: {_name(part)}: màu không phải {value}"


# ---- words ---------------------------------------------------------------------------------------


def _case(value: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    # HD 05, đề ký của ban không có con dấu: giữa hai chức vụ là chữ “kiêm”, viết thường.
    told = (part for part in parts if part.text != "kiêm")
    yield from (f"{_name(part)}: không in hoa" for part in told if part.text != part.text.upper())


def _words(pattern: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    exact = re.escape(pattern) if pattern in {"*", "-----"} else pattern
    for part in parts:
        if not re.fullmatch(exact, part.text):
            yield f"{_name(part)}: không phải “{pattern}”"


def _starts(pattern: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    yield from (
        f"{_name(part)}: không bắt đầu bằng “{pattern}”"
        for part in parts
        if not re.match(pattern, part.text)
    )


def _not(pattern: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    yield from (
        f"{_name(part)}: không được có “{pattern}”"
        for part in parts
        if re.search(pattern, part.text)
    )


def _ends(mark: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    yield from (
        f"{_name(part)}: không kết thúc bằng “{mark}”"
        for part in parts[:-1]
        if not part.text.endswith(mark)
    )


def _last(mark: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    if not re.search(f"{mark if mark.startswith('[') else re.escape(mark)}$", parts[-1].text):
        yield f"{_name(parts[-1])}: dòng cuối không kết thúc bằng “{mark}”"


def _last_starts(pattern: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    if not re.match(pattern, parts[-1].text):
        yield f"{_name(parts[-1])}: dòng cuối không bắt đầu bằng “{pattern}”"


# ---- shape ---------------------------------------------------------------------------------------


def _align(value: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        if part.shape.align != value:
            yield f"docx: {_name(part)} dàn {part.shape.align}, phải {value}"
        if value != "both" or part.cell:
            continue
        left, right = sheet.edges(part)
        lines = sheet.lines(part)
        for line in lines[1:]:
            if abs(line.left - left) > 0.5:
                yield f"pdf: {_name(part)}: dòng “{line.text[:20]}” không bắt đầu ở lề trái"
        for line in lines[:-1]:
            if not -0.5 <= line.right - right <= 1.5:  # ink of slanted letters leans out
                yield f"pdf: {_name(part)}: dòng “{line.text[:20]}” không đến lề phải"


def _first(bounds: Any, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        if part.cell:
            continue
        if not _between(part.shape.first_line / TWIPS, bounds) or part.shape.left:
            yield f"docx: {_name(part)} lùi đầu dòng {part.shape.first_line / TWIPS:.1f} mm"
        indent = (sheet.lines(part)[0].left - sheet.edges(part)[0]) / MM
        if not _between(indent, bounds, 0.1):
            yield f"pdf: {_name(part)} lùi đầu dòng {indent:.1f} mm"


def _gap(least: float, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    order = sheet.docx.parts
    for part in parts:
        if part.shape.before < least * 20:
            yield f"docx: {_name(part)} cách đoạn trước {part.shape.before / 20:g} pt"
        above = order[order.index(part) - 1]
        if part.cell or above.cell or not sheet.lines(above) or _box(above) != _box(part):
            continue
        last, first = sheet.lines(above)[-1], sheet.lines(part)[0]
        # A picture between the two only adds to the distance.
        if last.page == first.page and first.y - last.y < _pitch(part) + least - 0.1:
            yield f"pdf: {_name(part)} cách dòng trên {first.y - last.y:.1f} pt"


def _box(part: Part) -> tuple[str, int, float]:
    """What decides where the baseline stands in a line; only equal lines can be measured by baselines."""
    return part.shape.line_rule, part.shape.line, part.letters[0].size


def _pitch(part: Part) -> float:
    if part.shape.line_rule == "exact":
        return part.shape.line / 20
    return part.shape.line / 240 * SINGLE * part.letters[0].size


def _line(value: Any, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    rule, *bounds = value
    for part in parts:
        measured = part.shape.line / (20 if rule == "exact" else 240)
        if part.shape.line_rule != rule or not _between(measured, bounds):
            yield f"docx: {_name(part)} giãn dòng {part.shape.line_rule} {measured:g}, phải {value}"
        for one, two in pairwise(sheet.lines(part)):
            unit = 1 if rule == "exact" else SINGLE * part.letters[0].size
            if one.page == two.page and not _between((two.y - one.y) / unit, bounds, 0.02):
                yield f"pdf: {_name(part)} hai dòng cách {two.y - one.y:.1f} pt"


# ---- place ---------------------------------------------------------------------------------------


def _place(value: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        wrong = _placed(value, part, sheet)
        if wrong:
            yield f"pdf: {_name(part)} {wrong}"


def _placed(value: str, part: Part, sheet: Sheet) -> str:
    word, _, of = value.partition(" ")
    if value in PLACES:
        return PLACES[value](part, sheet)
    if word == "under":
        return _under(part, sheet.before(part, of), sheet)
    if word == "level":
        return _level(part, of, sheet)
    assert word == "top", value
    top = _top(sheet.lines(part)[0]) / MM
    return "" if abs(top - float(of)) < 1 else f"cách mép trên {top:.1f} mm, phải {of}"


def _top(line: Row) -> float:
    """Upper edge of a line's box, as Word measures it from the page's edge."""
    return line.y - ASCENT * line.letters[0].size


def _half(part: Part, sheet: Sheet, side: str) -> str:
    left, right = sheet.edges(part)
    centre = (left + right) / 2
    for line in sheet.lines(part):
        if (line.middle < centre) != (side == "left"):
            return f"không ở nửa {'trái' if side == 'left' else 'phải'}"
        if line.left < left - 0.5 or line.right > right + 0.5:
            return "ra ngoài lề"
    return ""


def _middle(part: Part, sheet: Sheet) -> str:
    left, right = sheet.edges(part)
    off = max(abs(line.middle - (left + right) / 2) for line in sheet.lines(part))
    return "" if off < 1 else f"lệch giữa {off / MM:.1f} mm"


def _under(part: Part, other: Part | None, sheet: Sheet) -> str:
    if other is None:
        return ""
    above, here = sheet.lines(other), sheet.lines(part)
    if here[0].page != above[-1].page or here[0].y <= above[-1].y:
        return f"không ở dưới {_name(other)}"
    off = abs(_centre(here) - _centre(above))
    return "" if off < 1.5 * MM else f"lệch giữa {off / MM:.1f} mm so với {_name(other)}"


def _centre(lines: list[Row]) -> float:
    return (min(line.left for line in lines) + max(line.right for line in lines)) / 2


def _level(part: Part, style: str, sheet: Sheet) -> str:
    if style == "signature":
        # Several signatures stand in rows of their own above the recipients.
        others = sheet.of("Authority", "SignerTitle")[:1] if sheet.signers == 1 else []
    else:
        others = sheet.of(style)[:1]
    for other in others:
        one, two = sheet.lines(part)[0], sheet.lines(other)[0]
        if one.page != two.page or abs(one.y - two.y) > 1 * MM:
            return f"không ngang dòng với {_name(other)}"
    return ""


def _first_line(part: Part, sheet: Sheet) -> str:
    line = sheet.lines(part)[0]
    top = sheet.docx.sections[0].top / 20
    first = line.page in _firsts(sheet) and abs(_top(line) - top) < 1 * MM
    return "" if first else "không ở dòng đầu trang 1"


def _firsts(sheet: Sheet) -> set[int]:
    """Page 1 and the first page of every attached document, which has a letterhead of its own (mẫu 1.3)."""
    return {1} | {line.page for part in sheet.of("KindName") for line in sheet.lines(part)}


def _left_edge(part: Part, sheet: Sheet) -> str:
    off = sheet.lines(part)[0].left - sheet.edges(part)[0]
    return "" if abs(off) < 0.5 * MM else f"cách lề trái {off / MM:.1f} mm"


def _under_colon(part: Part, sheet: Sheet) -> str:
    label = sheet.of("ToLabel")[0]
    if not label.text.startswith("Kính"):
        # "Ủy ban nhân dân tỉnh … điện:" is longer than what stands below it (mẫu 1.6).
        return ""
    colon = sheet.lines(label)[0].letters[-1]
    off = abs(sheet.lines(part)[0].left - colon.x)
    return "" if colon.text == ":" and off < 1.5 * MM else f"lệch dấu hai chấm {off / MM:.1f} mm"


PLACES: dict[str, Callable[[Part, Sheet], str]] = {
    "left": lambda part, sheet: _half(part, sheet, "left"),
    "right": lambda part, sheet: _half(part, sheet, "right"),
    "middle": _middle,
    "first line": _first_line,
    "left edge": _left_edge,
    "under the colon": _under_colon,
}


def _alone(value: bool, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        for line in sheet.lines(part):
            same = [
                one
                for one in sheet.pdf.letters
                if one.page == line.page and abs(one.y - line.y) < 1
            ]
            if len(same) != len(line.letters):
                yield f"pdf: {_name(part)}: còn chữ khác trên dòng “{line.text[:20]}”"


def _page(value: Any, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    wanted = sheet.last_page if value == "last" else value
    for part in parts:
        pages = {line.page for line in sheet.lines(part)}
        if pages != {wanted} and not (wanted == 1 and pages <= _firsts(sheet)):
            yield f"pdf: {_name(part)} ở trang {pages}, phải trang {wanted}"


def _new_page(value: bool, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        line = sheet.lines(part)[0]
        above = [one for one in sheet.pdf.running if one.page == line.page and one.y < line.y - 1]
        if line.page == 1 or above:
            yield f"pdf: {_name(part)} không ở đầu một trang mới"


# ---- drawn lines ---------------------------------------------------------------------------------


def _rule(value: Any, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    if value == "under":
        yield from (wrong for part in parts for wrong in _underline(part, sheet))
        return
    for part, following in _lasts(parts, sheet):
        if following is not None and following.style == "AnnexReference":
            # "(Kèm theo …)" belongs to the title: the rule stands below it.
            continue
        lines = sheet.lines(part)
        below = _rules_below(lines, sheet.pdf)
        drawn = following is not None and following.style == "Rule"
        if value == "none":
            if below or drawn:
                yield f"{_name(part)}: có đường kẻ bên dưới"
        elif not drawn or len(below) != 1:
            yield f"{_name(part)}: docx {'có' if drawn else 'không có'} đường kẻ, pdf {len(below)}"
        else:
            assert following is not None
            yield from _rule_length(value, part, following, lines, below[0])


def _lasts(parts: list[Part], sheet: Sheet) -> Iterator[tuple[Part, Part | None]]:
    """The last paragraph of each component with what follows it: the rule belongs below the last."""
    for part in parts:
        following = sheet.docx.after(part)
        if following is None or following.style != part.style:
            yield part, following


def _rules_below(lines: list[Row], pdf: Pdf) -> list[Rule]:
    last = lines[-1]
    return [
        rule
        for rule in pdf.rules
        if rule.page == last.page
        and 0 < rule.y - last.y < 10
        and rule.left < last.right
        and rule.right > last.left
        and not _of_frame(rule, pdf)
    ]


def _of_frame(rule: Rule, pdf: Pdf) -> bool:
    """Whether it is the upper or lower edge of a stamp's frame: another as long stands close by."""
    return any(
        other.page == rule.page
        and 0 < abs(other.y - rule.y) < 15 * MM
        and abs(other.left - rule.left) < 0.5
        and abs(other.right - rule.right) < 0.5
        for other in pdf.rules
    )


def _rule_length(bounds: Any, part: Part, following: Part, lines: list[Row], rule: Rule) -> Wrong:
    longest = max(line.right - line.left for line in lines)
    shape = following.shape
    docx = (following.column - shape.left - shape.right) / 20
    for name, length in (("docx", docx), ("pdf", rule.length)):
        if not _between(length / longest, bounds, 0.005):
            yield f"{name}: {_name(part)}: đường kẻ dài {length / longest:.2f} dòng chữ, phải {bounds}"
    if shape.rule_below < 0.5 or rule.width < 0.5:
        yield f"{_name(part)}: đường kẻ quá mảnh"
    middle = _centre(lines)
    docx_middle = middle + (shape.left - part.shape.left - shape.right + part.shape.right) / 40
    if abs(rule.middle - middle) > 1 or abs(docx_middle - middle) > 1:
        yield f"{_name(part)}: đường kẻ không cân giữa dòng chữ"


def _underline(part: Part, sheet: Sheet) -> Wrong:
    if [letters.underline for letters in part.letters] != [True, False]:
        yield f"docx: {_name(part)}: không gạch chân đúng các chữ"
    line = sheet.lines(part)[0]
    words = Row(line.letters[:-1])
    for rule in _rules_below([line], sheet.pdf):
        if (
            abs(rule.left - words.left) < 1
            and abs(rule.right - words.right) < 1
            and rule.y - line.y < 3
        ):
            return
    yield f"pdf: {_name(part)}: không có gạch chân dài bằng chữ"


def _rule_above(value: str, parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    for part in parts:
        left, right = sheet.edges(part)
        line = sheet.lines(part)[0]
        above = [
            rule
            for rule in sheet.pdf.rules
            if rule.page == line.page
            and 0 < _top(line) - rule.y < 8
            and abs(rule.left - left) < 1
            and abs(rule.right - right) < 1
        ]
        if len(above) != 1:
            yield f"pdf: {_name(part)}: không có đường kẻ hết chiều ngang bên trên"


def _frame(value: list[float], parts: list[Part], sheet: Sheet, row: dict[str, Any]) -> Wrong:
    width, height = (mm * MM for mm in value)
    for part in parts:
        line = sheet.lines(part)[0]
        edges = [
            rule.y
            for rule in sheet.pdf.rules
            if rule.page == line.page
            and abs(rule.length - width) < 2
            and abs(rule.middle - line.middle) < 2
        ]
        if not any(abs(abs(one - two) - height) < 2 for one in edges for two in edges):
            yield f"pdf: {_name(part)}: không có khung {value[0]} x {value[1]} mm"
        inside = part.column - part.shape.left - part.shape.right
        if not part.framed or abs(inside - width * 20) > 60:
            yield f"docx: {_name(part)}: không có khung rộng {value[0]} mm"


ASKED: dict[str, Callable[..., Wrong]] = {
    "size": _size,
    "bold": _flag("bold"),
    "italic": _flag("italic"),
    "italic start": _italic_start,
    "font": _font,
    "color": _color,
    "case": _case,
    "words": _words,
    "starts": _starts,
    "not": _not,
    "ends": _ends,
    "last": _last,
    "last starts": _last_starts,
    "align": _align,
    "first": _first,
    "gap": _gap,
    "line": _line,
    "place": _place,
    "alone": _alone,
    "page": _page,
    "new page": _new_page,
    "rule": _rule,
    "rule above": _rule_above,
    "frame": _frame,
}
KNOWN = {
    "row",
    "clause",
    "roles",
    "standards",
    "own",
    "last only",
    "of",
    "open",
    "open_for",
    *ASKED,
}
