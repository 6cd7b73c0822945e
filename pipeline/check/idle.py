"""Allowances that allow nothing: what is wrong with each, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline import vocabulary
from pipeline.check import suppress
from pipeline.check.rule import Rule
from pipeline.check.suppress import Allowance
from pipeline.problem import Level, Problem
from pipeline.source import Source
from pipeline.text import slug

UNNEEDED = "C900"
UNKNOWN = "C901"
_CODE = re.compile(r"[a-z]\d{3}")
_CODE_LIKE = re.compile(r"c-?(\d{1,5})")
_OF_FILE = re.compile(r"\b(?:cả|ca|in)\b")
_LONGEST = 6
"""Words of a rule's name."""


def needless(allowance: Allowance, rules: Iterable[Rule], doubled: bool) -> Problem:
    """C900 of one that no place needs (`doubled`: another allows its places), C901 of one that names no rule."""
    every = list(rules)
    names = [name for rule in every for name in rule.names]
    written = f"lời “bỏ qua: {allowance.name}”"
    if allowance.name in names:
        said = "thừa: chỗ ấy đã có lời khác cho phép" if doubled else "không che một chỗ nào"
        return _problem(allowance, UNNEEDED, f"{written} {said}", "xoá lời này")
    if not allowance.name:
        way = "ghi tên hoặc mã của luật sau dấu hai chấm: # bỏ qua: chinh-ta (lý do)"
        return _problem(allowance, UNKNOWN, "lời “bỏ qua:” chưa nêu luật nào", way)
    if _CODE.fullmatch(allowance.name) and _explained(allowance.name.upper()):
        said = f"{written} không có tác dụng: chỉ các luật về lời văn (mã C) bỏ qua được"
        return _problem(allowance, UNKNOWN, said, "xoá lời này, sửa chỗ bị báo")
    way = _meant(allowance, names) or "gõ “vanban explain” để xem tên các luật"
    return _problem(allowance, UNKNOWN, f"không có luật nào tên “{allowance.name}”", way)


def malformed(source: Source, rules: Iterable[Rule]) -> Iterator[Problem]:
    """C901 of a comment that names a rule and yet allows nothing: "# bỏ qua chinh-ta", "# bo qua: chinh-ta"."""
    names: set[str] = set()
    for span, written, rest in suppress.malformed(source):
        names = names or {name for rule in rules for name in rule.names}
        name = _named(rest, names)
        if name:
            whole = "cả tệp" if _OF_FILE.search(written.lower()) else ""
            said = f"lời “{written} {name}” viết chưa đúng nên không có tác dụng"
            way = f"viết đúng dạng, có dấu hai chấm: # {' '.join(('bỏ qua', whole)).strip()}: {name} (lý do)"
            yield Problem(span, UNKNOWN, said, way, Level.WARNING)


def _named(rest: str, names: set[str]) -> str:
    """The rule at the head of what follows; a remark in words ("bỏ qua mục này") names none."""
    first = re.match(r"[\w-]+", rest.lower())
    word = first[0] if first else ""
    if word in names:
        return word
    if _CODE.fullmatch(word) or ("-" in word and vocabulary.meant(word, list(names))):
        return word
    words = re.findall(r"[\w-]+", rest.lower())
    slugs = (slug(" ".join(words[:length])) for length in range(_LONGEST, 1, -1))
    return next((one for one in slugs if one in names), "")


def _explained(code: str) -> bool:
    from pipeline.problems import known  # for a wrong name alone

    return code in known()


def _meant(allowance: Allowance, names: list[str]) -> str:
    """A name written with its marks and blanks, or one that is near."""
    words = [allowance.name, *allowance.more.split()]
    for length in range(_LONGEST, 0, -1):
        name = slug(" ".join(words[:length]))
        if name in names:
            return f"viết không dấu, nối bằng gạch: {name}"
    if (figures := _CODE_LIKE.fullmatch(allowance.name)) and f"c{int(figures[1]):03}" in names:
        return f"có phải ý bạn là “c{int(figures[1]):03}”?"
    return vocabulary.meant(allowance.name, names)


def _problem(allowance: Allowance, code: str, message: str, hint: str) -> Problem:
    return Problem(allowance.span, code, message, hint, Level.WARNING)
