"""A record's code and name -> the unit meant, or why none can be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from pipeline.problem import Level, Problem, Span
from pipeline.registries.finding import (
    Found,
    bare,
    called,
    commune,
    district,
    fold,
    of_district,
    province,
    type_of,
)
from pipeline.registries.former import former
from pipeline.registries.units import Unit, units
from pipeline.roster.checks import Wrong, readable
from pipeline.roster.records import Record
from pipeline.text import in_figures

_LONGEST_KEY = 120
_CODE_LENGTH = 5
_DISTRICTS = frozenset(["huyện", "quận", "thị xã", "thành phố"])


@dataclass(frozen=True, slots=True)
class Scope:
    """When and where units are looked for."""

    day: Date
    provinces: tuple[str, ...] = ()
    """Codes; () = the country."""


@dataclass(frozen=True, slots=True)
class Match:
    """The unit of a record, and what names the record in the run."""

    unit: Unit | None
    key: str
    problems: tuple[Problem, ...] = ()


def match(record: Record, scope: Scope) -> Match:
    """The unit by code, by name, or by both, which must agree; a free key names no unit."""
    problems: list[Problem] = []
    if record.key:
        return _free(record, problems)
    code = _words(record, "code", problems)
    name = _words(record, "name", problems)
    if problems:
        return Match(None, code or name or record.called, tuple(problems))
    if not code and not name:
        message = "dòng không có mã và tên đơn vị"
        problem = Problem(record.place, "U020", message, "điền mã hoặc tên; dòng thừa thì xoá")
        return Match(None, record.called, (problem,))
    within = _within(record, scope, problems)
    unit = _by_code(code, record, within, problems) if code else None
    if name and (unit or not code):
        named = _by_name(name, record, within, problems, unit)
        unit = unit or named
    return Match(unit, unit.code if unit else code or name, tuple(problems))


def _free(record: Record, problems: list[Problem]) -> Match:
    key = _words(record, "key", problems)
    at = record.at("key")
    if not problems and not key:
        problems.append(
            Problem(at, "U020", "dòng không có khoá", "điền cột khoá; dòng thừa thì xoá")
        )
    return Match(None, key or record.called, tuple(problems))


def _words(record: Record, role: str, problems: list[Problem]) -> str:
    """The words of the cell in a role: short, no path, nothing that is to be carried out."""
    named = record.named(role)
    if named is None:
        return ""
    head, cell, span = named
    try:
        words = readable(cell, head, _LONGEST_KEY)
    except Wrong as wrong:
        problems.append(Problem(span, wrong.code, wrong.message, wrong.hint))
        return ""
    risky = (
        ".." in words or any(sign in words for sign in '\\:*?"<>|') or words.startswith(("/", "~"))
    )
    if risky or (role == "key" and "/" in words):
        message = f"cột “{head}” là “{words[:40]}”, có dấu của đường dẫn tệp"
        problems.append(Problem(span, "U041", message, "ghi tên hoặc mã, không ghi đường dẫn"))
        return ""
    return words


def _within(record: Record, scope: Scope, problems: list[Problem]) -> Scope:
    """The scope narrowed to the province that the record itself names."""
    words = _words(record, "province", problems)
    if not words:
        return scope
    found = province(words, scope.day)
    if len(found) == 1:
        return Scope(scope.day, (found[0].code,))
    message = f"không có tỉnh “{words}” vào ngày {in_figures(scope.day)}"
    problems.append(
        Problem(record.at("province"), "U021", message, "xem “vanban units --type tỉnh”")
    )
    return scope


def _by_code(code: str, record: Record, scope: Scope, problems: list[Problem]) -> Unit | None:
    at = record.at("code")
    written = code
    if code.isdecimal() and len(code) < _CODE_LENGTH:
        code = code.zfill(_CODE_LENGTH)
    unit = units().by_code(code, scope.day)
    if unit is None or unit.tier != "commune":
        problems.append(_no_code(written, code, at, scope.day))
        return None
    if scope.provinces and unit.parent not in scope.provinces:
        where = ", ".join(_province_words(one, scope.day) for one in scope.provinces)
        message = f"mã {code} là {called(unit, scope.day)}, không thuộc {where}"
        problems.append(Problem(at, "U029", message, "sửa mã, hoặc sửa “tỉnh” của danh sách"))
        return None
    if written != code:
        message = f"mã “{written}” mất số 0 ở đầu; hiểu là {code} ({unit.name})"
        hint = "định dạng cột mã là Text để giữ số 0"
        problems.append(Problem(at, "U028", message, hint, Level.INFO))
    return unit


def _province_words(code: str, day: Date) -> str:
    unit = units().by_code(code, day)
    return unit.words if unit else code


def _no_code(written: str, code: str, at: Span, day: Date) -> Problem:
    # Two or three digits are a province's or a district's code, not a commune's without its zeros.
    old = code if len(written) >= _CODE_LENGTH - 1 else ""
    gone = [part for parts in former().values() for part in parts if old and part.former == old]
    heirs = [unit for part in gone if (unit := units().by_code(part.code, day))]
    if gone:
        into = ", ".join(f"{unit.name} ({unit.code})" for unit in heirs)
        message = f"mã {code} là {gone[0].name}, không còn từ 01/7/2025; nay thuộc {into}"
        return Problem(at, "U023", message, "ghi mã của đơn vị hiện nay")
    hint = "tra bằng “vanban units TÊN”"
    return Problem(
        at, "U021", f"không có xã, phường, đặc khu mã “{written}” vào ngày {in_figures(day)}", hint
    )


def _by_name(
    name: str, record: Record, scope: Scope, problems: list[Problem], known: Unit | None
) -> Unit | None:
    at = record.at("name")
    if known:
        if fold(known.bare) == fold(bare(name)):
            if type_of(name) not in ("", known.type):
                message = (
                    f"mã {known.code} là {known.name}, nhưng tên ghi “{name}”; dùng {known.name}"
                )
                problems.append(Problem(at, "U025", message, "sửa loại đơn vị", Level.WARNING))
            return known
        message = f"mã {known.code} là {called(known, scope.day)}, nhưng tên ghi “{name}”"
        problems.append(Problem(at, "U026", message, "sửa mã hoặc tên cho khớp"))
        return None
    found = commune(name, scope.day, scope.provinces)
    if len(found.units) == 1:
        return found.units[0]
    elsewhere = commune(name, scope.day).units if scope.provinces and not found.units else ()
    if elsewhere and not (found.successors or found.other_type):
        where = ", ".join(_province_words(one, scope.day) for one in scope.provinces)
        all_ = "; ".join(called(unit, scope.day) for unit in elsewhere[:4])
        message = f"“{name}” không có ở {where}; có {all_}"
        problems.append(Problem(at, "U029", message, "sửa tên, hoặc sửa “tỉnh” của danh sách"))
        return None
    problems.append(_not_one(name, found, at, scope.day))
    return None


def _not_one(name: str, found: Found, at: Span, day: Date) -> Problem:
    if found.units:
        all = "; ".join(called(unit, day) for unit in found.units[:8])
        more = f"; và {len(found.units) - 8} nơi khác" if len(found.units) > 8 else ""
        message = f"“{name}” có thể là {len(found.units)} đơn vị: {all}{more}"
        return Problem(at, "U024", message, "ghi thêm cột mã hoặc cột tỉnh")
    if found.successors:
        old, _ = found.successors[0]
        into = ", ".join(
            dict.fromkeys(f"{unit.name} ({unit.code})" for _, unit in found.successors)
        )
        message = f"“{old}” không còn từ 01/7/2025; nay thuộc {into}"
        return Problem(at, "U023", message, "ghi đơn vị hiện nay")
    if found.other_type:
        all = "; ".join(called(unit, day) for unit in found.other_type[:4])
        message = f"không có “{name}” vào ngày {in_figures(day)}; có {all}"
        return Problem(at, "U025", message, "sửa loại đơn vị cho đúng")
    if type_of(name) in _DISTRICTS and (gone := district(name)):
        heirs = [unit.name for unit in of_district(gone[0].code, day)]
        few = ", ".join(heirs[:6]) + (f" và {len(heirs) - 6} đơn vị nữa" if len(heirs) > 6 else "")
        message = f"“{name}” là đơn vị cấp huyện, không còn từ 01/7/2025; nay là {few}"
        return Problem(at, "U023", message, "ghi từng xã, phường, mỗi đơn vị một dòng")
    near = ", ".join(f"“{unit.name}”" for unit in found.near)
    hint = f"có phải {near}?" if near else "tra bằng “vanban units TÊN”"
    return Problem(
        at, "U022", f"không có xã, phường, đặc khu “{name}” vào ngày {in_figures(day)}", hint
    )
