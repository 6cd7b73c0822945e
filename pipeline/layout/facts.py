"""What a reader would see amiss on the laid-out pages; facts first, words for officers after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from pipeline.flow import Flow, Item, NewPage, Para, Picture
from pipeline.layout.page import Page, Pages, Placed
from pipeline.problem import Level, Problem, Span

SIGN_ROLES = frozenset(
    (
        "authority",
        "signer_title",
        "signer_extra_title",
        "signature_note",
        "signer_name",
        "recipients_label",
        "recipient",
        "recipient_group",
        "drafter",
    )
)
ONE_LINE = frozenset(("national_name", "motto", "party_title", "number", "place_date"))
"""Head components that the standards print on one line; an organ's name may take several."""
LEAST_LINES = 3
"""Fewer lines than these on the last page look like a mistake."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Page numbers count from 1 over the whole document."""

    pages: int
    heading_at_foot: tuple[int, ...]
    """Pages that end with a heading."""
    last_lines: int
    """Lines of text on the main document's last page."""
    short_last_page: bool
    lone_signature: int
    """The page on which the signature stands without any line of the body; 0 = there is none."""
    wrapped_heads: tuple[tuple[str, str, int], ...]
    """(role, words, letters beyond the first line) of head components that need more than one."""


def facts(pages: Pages) -> PageFacts:
    """Looks at every page once."""
    main = [page for page in pages.pages if page.section == 0]
    last = sum(len(placed.lines) for placed in _text(main[-1])) if main else 0
    return PageFacts(
        pages=len(pages.pages),
        heading_at_foot=tuple(
            number for number, page in enumerate(pages.pages, 1) if _ends_with_heading(page)
        ),
        last_lines=last,
        short_last_page=len(main) > 1 and last < LEAST_LINES and not main[-1].images,
        lone_signature=_lone_signature(main),
        wrapped_heads=tuple(
            (placed.role, _words(placed), sum(len(line.text) for line in placed.lines[1:]))
            for page in main[:1]
            for placed in page.placed
            if placed.role in ONE_LINE and len(placed.lines) > 1
        ),
    )


def where(pages: Pages, written: Iterable[Para]) -> dict[int, Span]:
    """The author's lines to look at: those of the paragraph that ends each page, and at 0 of the last
    one above the signature. `written` are the flow's paragraphs; they are known by role and words."""
    sources = [
        (para.role, _letters("".join(piece.text for piece in para.pieces)), para.span)
        for para in written
        if para.span
    ]
    found: dict[int, Span] = {}
    for number, page in enumerate(pages.pages, 1):
        text = _text(page)
        body = [one for one in text if one.role not in SIGN_ROLES and one.path == ()]
        ends = [(number, text[-1:]), (0, [one for one in body if one.lines][-1:])]
        for key, placed in ends if page.section == 0 else ends[:1]:
            span = _written(placed[0], sources) if placed else None
            if span:
                found[key] = span
    return found


def _words(placed: Placed) -> str:
    """The words of all its lines, blanks where a line's end swallowed one."""
    return "".join(line.text + line.soft_end for line in placed.lines).replace("\n", " ").strip()


def _written(placed: Placed, sources: list[tuple[str, str, Span]]) -> Span | None:
    words = _letters(placed.lines[-1].text) if placed.lines else ""
    return next(
        (span for role, text, span in reversed(sources) if role == placed.role and words in text),
        None,
    )


def _letters(words: str) -> str:
    return "".join(words.split())


# Their sizes are the standard's and no author's: only words can become fewer.
_SHORTER = {
    "number": "rút gọn ký hiệu: bớt {} chữ cái là vừa",
    "place_date": "ghi địa danh ngắn hơn: bớt {} chữ cái là vừa",
}
_FIXED = "chữ này cố định: xem phông chữ đang dùng (vanban doctor --fonts)"


_BELOW = {
    NewPage: "bỏ ngắt trang ngay dưới đề mục, hoặc đặt nó trước đề mục",
    Picture: "thu nhỏ hình dưới đề mục (“chiều rộng”) để hình đứng cùng trang với đề mục",
}
_ABOVE = "thêm hoặc bớt vài chữ ở đoạn trước, hoặc đặt ngắt trang trước đề mục"


def below(flow: Flow) -> dict[Span, type[Item]]:
    """What follows each heading, by the author's line of it."""
    found: dict[Span, type[Item]] = {}
    for section in flow.sections:
        for item, after in pairwise(section.items):
            if isinstance(item, Para) and item.format.outline and item.span:
                found[item.span] = type(after)
    return found


def remarks(
    found: PageFacts,
    span: Span,
    spots: Mapping[int, Span] = MappingProxyType({}),
    heads: Mapping[str, Span] = MappingProxyType({}),
    after: Mapping[Span, type[Item]] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """The facts as warnings, each at the line to change as `where` tells it (`heads`: by role), or
    else at `span`; `after` as `below` gives it."""
    last = spots.get(0, span)
    told: list[tuple[Span, str, str, str]] = [
        (
            spots.get(page, span),
            "L002",
            f"trang {page} kết thúc bằng một đề mục",
            _BELOW.get(after.get(spots.get(page, span), Para), _ABOVE),
        )
        for page in found.heading_at_foot
    ]
    if found.short_last_page:
        said = f"trang cuối chỉ có {found.last_lines} dòng"
        way = "rút gọn vài chữ, hoặc chọn khoảng cách dòng, đoạn khác trong “trình bày”"
        told.append((last, "L003", said, way))
    if found.lone_signature:
        said = f"trang {found.lone_signature} chỉ có chữ ký, không có dòng nội dung nào"
        way = "thêm hoặc bớt vài dòng để đoạn cuối sang cùng trang với chữ ký"
        told.append((last, "L004", said, way))
    told += [
        (
            heads.get(role, span),
            "L005",
            f"“{words}” không đủ chỗ trên một dòng",
            _SHORTER.get(role, _FIXED).format(beyond),
        )
        for role, words, beyond in found.wrapped_heads
    ]
    return tuple(Problem(at, code, said, way, Level.WARNING) for at, code, said, way in told)


def _text(page: Page) -> list[Placed]:
    return [placed for placed in page.placed if placed.role != "contact"]


def _ends_with_heading(page: Page) -> bool:
    """A picture below the heading has no words of its own."""
    text = _text(page)
    if not text or text[-1].outline == 0 or not text[-1].lines:
        return False
    low = text[-1].lines[-1].baseline
    return not any(image.y + image.height > low for image in page.images)


def _lone_signature(main: list[Page]) -> int:
    for number, page in enumerate(main, 1):
        if not any(placed.role in SIGN_ROLES for placed in page.placed):
            continue
        if page.images:
            continue
        roles = {placed.role for placed in _text(page) if any(line.text for line in placed.lines)}
        if roles & SIGN_ROLES and roles <= SIGN_ROLES:
            return number
    return 0
