"""What another standard makes of the same content: words and looks, what was, what is, by which clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.problem import Level, Problem, Span
from pipeline.standards import Range, Role, Standard
from pipeline.tree import Document, Paragraph, paragraphs

_LOOKS = {
    "size": "cỡ chữ",
    "bold": "đậm",
    "italic": "nghiêng",
    "underline": "gạch chân",
    "align": "căn lề",
    "rule": "đường kẻ",
    "frame": "khung",
}
_PAGE = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}
_BODY = {
    "size": "cỡ chữ nội dung",
    "line": "giãn dòng",
    "gap": "cách đoạn",
    "first_line": "thụt đầu dòng",
}
_ALIGNS = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều"}


def changes(
    old: tuple[Document, Standard], new: tuple[Document, Standard], span: Span
) -> tuple[Problem, ...]:
    """S004, as information, for each difference between one content composed under two standards.

    `span` is the place of what belongs to no words of the author's.
    """
    was, now = old[1], new[1]
    words = list(_words(old[0], new[0], {**was.roles, **now.roles}, span))
    roles = {one.role for one in paragraphs(new[0])} & {one.role for one in paragraphs(old[0])}
    looks = [found for role in was.roles if role in roles for found in _look(role, was, now, span)]
    return tuple([*_setting(was, now, span), *looks, *_foot(old[0], was, now, span), *words])


def _told(span: Span, what: str, old: str, new: str, clause: str) -> Problem:
    return Problem(span, "S004", f"{what}: {old} → {new}", clause, Level.INFO)


# ---- words ---------------------------------------------------------------------------------------


def _words(
    old: Document, new: Document, roles: Mapping[str, Role], span: Span
) -> Iterator[Problem]:
    """Paragraphs whose words differ; the same change in many of one role is told once."""
    before, after = _keyed(old), _keyed(new)
    told: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], Problem] = {}
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if (was.words if was else "") == (now.words if now else ""):
            continue
        one = now or was
        assert one is not None  # noqa: S101 - each key is from one of the two
        change = _parted(was.words if was else "", now.words if now else "")
        role = roles.get(one.role)
        told[one.role, *change] += 1
        first.setdefault((one.role, *change), _of(role, one, change, span))
    for what, problem in first.items():
        more = f" (và {told[what] - 1} chỗ khác)" if told[what] > 1 else ""
        yield replace(problem, message=problem.message + more)


def _keyed(document: Document) -> dict[tuple[str, Span | None, int], Paragraph]:
    """Every paragraph by role, place and its number among the like."""
    seen: Counter[tuple[str, Span | None]] = Counter()
    out = {}
    for one in paragraphs(document):
        seen[one.role, one.span] += 1
        out[one.role, one.span, seen[one.role, one.span]] = one
    return out


def _parted(was: str, now: str) -> tuple[str, str]:
    """The words that differ, without what both begin and end with; whole where one of them is not there."""
    if not was or not now:
        return was, now
    start = 0
    while start < min(len(was), len(now)) and was[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    # Whole words: "Nguyễn", not "guyễn".
    while start and was[start - 1].isalnum() and (was + " ")[start].isalnum():
        start -= 1
    while end and was[-end].isalnum() and was[len(was) - end - 1].isalnum():
        end -= 1
    if not (was[start : len(was) - end].strip() and now[start : len(now) - end].strip()):
        # Something only came or only went: its neighbour is shown with it.
        start, end = _widened(was, start, end)
    return was[start : len(was) - end], now[start : len(now) - end]


def _widened(words: str, start: int, end: int) -> tuple[int, int]:
    """The place with the word before it, or at the beginning with the one behind it."""
    if start:
        return words[:start].rstrip().rfind(" ") + 1, end
    rest = words[len(words) - end :].lstrip()
    return start, max(0, len(rest) - len(rest.partition(" ")[0]))


def _of(role: Role | None, one: Paragraph, change: tuple[str, str], span: Span) -> Problem:
    name = role.style.removeprefix("VB ") if role else one.role
    old, new = (f"“{words}”" if words else "không có" for words in change)
    return _told(one.span or span, name, old, new, role.clause if role else "")


# ---- looks ---------------------------------------------------------------------------------------


def _look(name: str, old: Standard, new: Standard, span: Span) -> Iterator[Problem]:
    was, now = old.roles[name], new.roles.get(name)
    if now is None:
        return
    for field, word in _LOOKS.items():
        one, other = getattr(was, field), getattr(now, field)
        if field == "size":
            # What may be chosen is no change of this document; what stands in it is.
            one, other = (one or old.body.size).default, (other or new.body.size).default
        if _plain(one) != _plain(other):
            what = f"{now.style.removeprefix('VB ')}, {word}"
            yield _told(span, what, _shown(one), _shown(other), now.clause)


_FOOT = {"first": "chân trang 1", "last": "chân trang cuối"}


def _foot(document: Document, old: Standard, new: Standard, span: Span) -> Iterator[Problem]:
    """The contact line goes to another page (NĐ 30/2020, ô 13; HD 05-HD/VPTW, ô 13)."""
    one, other = old.forms.contact_place, new.forms.contact_place
    if document.contact and one != other:
        clause = new.clauses.get("forms.contact_place", ("", ""))[0]
        yield _told(span, "Liên hệ, vị trí", _FOOT[one], _FOOT[other], clause)


def _setting(old: Standard, new: Standard, span: Span) -> Iterator[Problem]:
    for part, names in (("page", _PAGE), ("body", _BODY)):
        was, now = getattr(old, part), getattr(new, part)
        for field, word in names.items():
            one, other = getattr(was, field), getattr(now, field)
            if _plain(one) != _plain(other):
                yield _told(span, word, _shown(one), _shown(other), other.clause)


def _plain(value: object) -> object:
    """A value as compared: bounds without their source."""
    return (value.default, value.least, value.most) if isinstance(value, Range) else value


def _shown(value: object) -> str:
    match value:
        case None:
            return "không có"
        case float() | int() if not isinstance(value, bool):
            return f"{value:g}"
        case bool():
            return "có" if value else "không"
        case Range(default=default, least=least, most=most):
            return f"{default:g}" if least == most else f"{default:g} ({least:g}-{most:g})"
        case str():
            return _ALIGNS.get(value, value)
        case _:
            return "có"
