"""A standard as a sheet of values that an officer can read, and two of them compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from pipeline.kinds import KINDS
from pipeline.show.standard_words import LEVELS, NAMES, SYSTEMS, TONES, value
from pipeline.standards import Frame, Range, Role, RuleLine, Standard
from pipeline.text import in_figures

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
    "frame": "khung",
}
_SILENT = frozenset({"clause", "mark", "name", "style", "keep_next", "keep_lines", "outline"})
_PARTS = {"page": "trang giấy", "body": "phần nội dung", "columns": "cột", "forms": "chữ và dấu"}


def listing(standards: Iterable[Standard]) -> str:
    """One line a standard: id, name, when it holds."""
    lines = []
    for standard in standards:
        end = in_figures(standard.valid_to) if standard.valid_to else "nay"
        lines.append(
            f"{standard.id:<6} {in_figures(standard.valid_from):<10} – {end:<10}  {standard.name}"
        )
    return "\n".join(lines)


def sheet(standard: Standard) -> str:
    """Every value with its clause and confidence mark, one a line."""
    lines = [f"{standard.id}: {standard.name}", ""]
    for path, (held, source) in _values(standard).items():
        lines.append(f"{path}: {held}" + (f"    [{source}]" if source else ""))
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
    out = {
        name: (words[held] if words else held, _source(*standard.clauses.get(field, ("", ""))))
        for field, name, words, held in (
            ("system", "hệ thống", SYSTEMS, standard.system),
            ("level", "sai thì nặng nhất là", LEVELS, standard.level),
            ("face", "phông chữ", None, standard.face),
            ("tone_style", "vị trí dấu thanh", TONES, standard.tone_style),
        )
    }
    for part, word in _PARTS.items():
        out.update(_part(part, word, standard))
    out["đánh số"] = (
        "  ".join(standard.levels),
        _source(*standard.clauses.get("levels", ("", ""))),
    )
    for role in standard.roles.values():
        out[role.style] = (_role(role, standard), _source(role.clause, role.mark))
    for kind in standard.kinds.values():
        name = KINDS[kind.kind].vi if kind.kind in KINDS else kind.kind
        out[f"ký hiệu {name}"] = (kind.symbol or "không", _source(kind.clause, kind.mark))
    return out


def _part(part: str, word: str, standard: Standard) -> Iterator[tuple[str, tuple[str, str]]]:
    held = getattr(standard, part)
    whole = _source(getattr(held, "clause", ""), getattr(held, "mark", ""))
    for one in fields(held):
        if one.name in _SILENT:
            continue
        inner = getattr(held, one.name)
        source = _source(*standard.clauses.get(f"{part}.{one.name}", ("", ""))) or whole
        if isinstance(inner, Range):
            source = _source(inner.clause, inner.mark) or source
        yield f"{word}, {NAMES[part].get(one.name, one.name)}", (_text(inner, standard), source)


def _role(role: Role, standard: Standard) -> str:
    parts = []
    for name, word in _WORDS.items():
        held = getattr(role, name)
        if isinstance(held, bool):
            parts.extend([word] if held else [])
        elif held not in (None, 0, 0.0):
            parts.append(f"{word} {_text(held, standard)}")
    return ", ".join(parts)


def _text(held: object, standard: Standard) -> str:
    match held:
        case Range(default=default, least=least, most=most):
            return f"{default:g}" if least == most else f"{default:g} ({least:g}–{most:g})"
        case bool():
            return "có" if held else "không"
        case float():
            return f"{held:g}"
        case tuple():
            return " | ".join(_text(part, standard) for part in held if part != ())
        case RuleLine():
            return f"dài {held.share:.0%} dòng chữ, nét {held.weight:g} pt, cách {held.gap:g} pt"
        case Frame():
            return _frame(held)
        case str() if held in standard.roles:
            return standard.roles[held].style.removeprefix("VB ")
        case str():
            said = value(held).replace("\n", " / ")
            return f"“{said}”" if held != held.strip() else said
        case _:
            return str(held)


def _frame(frame: Frame) -> str:
    parts = [f"cao {frame.height:g} mm", f"nét {frame.weight:g} pt"]
    parts += [f"“{words}” rộng {width:g} mm" for words, width in frame.widths.items()]
    parts += [f"chữ khác: thêm {frame.pad:g} mm mỗi bên"]
    parts += [f"màu {frame.color}"] if frame.color else []
    return ", ".join(parts)


def _source(clause: str, mark: str) -> str:
    return "; ".join(part for part in (clause, mark) if part)
