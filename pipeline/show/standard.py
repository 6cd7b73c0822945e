"""A standard as a sheet of values that an officer can read, and two of them compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from pipeline.standards import Range, Role, Standard

_WORDS = {
    "size": "cỡ chữ",
    "bold": "đậm",
    "italic": "nghiêng",
    "underline": "gạch chân",
    "upper": "chữ hoa",
    "align": "căn",
    "first_line": "thụt đầu dòng",
    "left": "thụt trái",
    "before": "cách trên",
    "after": "cách dưới",
    "line": "giãn dòng",
    "rule": "đường kẻ",
}
_SILENT = frozenset({"clause", "mark", "name", "style", "keep_next", "keep_lines", "outline"})
_PARTS = {"page": "trang giấy", "body": "phần nội dung", "columns": "cột", "forms": "chữ và dấu"}


def listing(standards: Iterable[Standard]) -> str:
    """One line a standard: id, name, when it holds."""
    lines = []
    for standard in standards:
        end = f"{standard.valid_to:%d/%m/%Y}" if standard.valid_to else "nay"
        lines.append(
            f"{standard.id:<6} {standard.valid_from:%d/%m/%Y} – {end:<10}  {standard.name}"
        )
    return "\n".join(lines)


def sheet(standard: Standard) -> str:
    """Every value with its clause and confidence mark, one a line."""
    lines = [f"{standard.id}: {standard.name}", ""]
    for path, (value, source) in _values(standard).items():
        lines.append(f"{path}: {value}" + (f"    [{source}]" if source else ""))
    return "\n".join(lines)


def difference(old: Standard, new: Standard) -> str:
    """What changes from `old` to `new`, one value a line."""
    before, after = _values(old), _values(new)
    lines = [f"Từ {old.id} sang {new.id}:"]
    for path in dict.fromkeys([*before, *after]):
        was = before[path][0] if path in before else "không có"
        now = after[path][0] if path in after else "không có"
        if was != now:
            lines.append(f"{path}: {was} → {now}")
    return "\n".join(lines) if len(lines) > 1 else f"{old.id} và {new.id} không khác nhau."


def _values(standard: Standard) -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for part, word in _PARTS.items():
        value = getattr(standard, part)
        out.update(_part(part, word, value, standard.clauses))
    out["đánh số"] = (
        "  ".join(standard.levels),
        _source(*standard.clauses.get("levels", ("", ""))),
    )
    for role in standard.roles.values():
        out[role.style] = (_role(role), _source(role.clause, role.mark))
    for kind in standard.kinds.values():
        out[f"ký hiệu {kind.kind}"] = (kind.symbol or "không", _source(kind.clause, kind.mark))
    return out


def _part(
    part: str, word: str, value: object, clauses: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    assert is_dataclass(value)  # noqa: S101 - the parts of a standard are dataclasses
    whole = _source(getattr(value, "clause", ""), getattr(value, "mark", ""))
    for one in fields(value):
        if one.name in _SILENT:
            continue
        inner = getattr(value, one.name)
        source = _source(*clauses.get(f"{part}.{one.name}", ("", ""))) or whole
        if isinstance(inner, Range):
            source = _source(inner.clause, inner.mark) or source
        yield f"{word}, {one.name}", (_text(inner), source)


def _role(role: Role) -> str:
    parts = []
    for name, word in _WORDS.items():
        value = getattr(role, name)
        if isinstance(value, bool):
            parts.extend([word] if value else [])
        elif value not in (None, 0, 0.0):
            parts.append(f"{word} {_text(value)}")
    return ", ".join(parts)


def _text(value: object) -> str:
    match value:
        case Range(default=default, least=least, most=most):
            return f"{default:g}" if least == most else f"{default:g} ({least:g}–{most:g})"
        case bool():
            return "có" if value else "không"
        case float():
            return f"{value:g}"
        case tuple():
            return " | ".join(_text(part) for part in value)
        case _ if is_dataclass(value):
            return ", ".join(f"{f.name} {_text(getattr(value, f.name))}" for f in fields(value))
        case _:
            return f"“{value}”" if isinstance(value, str) and value != value.strip() else str(value)


def _source(clause: str, mark: str) -> str:
    return "; ".join(part for part in (clause, mark) if part)
