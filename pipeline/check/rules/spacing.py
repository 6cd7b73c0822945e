"""Dấu cách thừa, thiếu hoặc sai chỗ quanh dấu câu.

Dấu câu đứng liền chữ trước và cách chữ sau một dấu cách; trong ngoặc không có dấu cách ở hai đầu; giữa hai chữ chỉ
một dấu cách; dấu gạch nối hai vế có dấu cách cả hai bên (kinh tế - xã hội, 2026 - 2030). Văn bản căn đều hai bên kéo
giãn mọi dấu cách, nên chỗ thừa hiện thành khoảng trống, dấu câu có thể rơi xuống đầu dòng sau. Số, giờ, địa chỉ mạng
và ký hiệu văn bản không bị xét.

Sai:  Các cơ quan ,đơn vị  phối hợp( theo phân công ).
Đúng: Các cơ quan, đơn vị phối hợp (theo phân công).

Căn cứ: quy tắc gõ văn bản tiếng Việt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import LOWER, UPPER, Hit, Prose
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C002", "spacing", "dau-cach", Level.WARNING, clause="quy tắc gõ văn bản")

# One set of signs comes first and every alternative looks back at its own, so that the engine skips along.
_BLANK = (
    r"(?<= )(?=[ ,;:!?.)\]”])(?:"
    r"(?P<twice>(?<!^ )(?<!\n ) +(?=[^ \n]))"
    r"|(?P<before>(?=[,;:!?](?![:;)(-])|\.(?![.\d/]))(?<=[^ \n.] ))"
    r"|(?P<closing>(?=[)\]”])(?<=[^ \n] )))|"
)
_OTHER = (
    r"(?<=[(\[“])(?P<opening> +)"
    rf"|(?P<after>(?<=[^\W_][,;:!?])(?=[^\W\d_]{{2}})|(?<=[^\W\d_]\.)(?=[{UPPER}][^\W\d_])"
    r"|(?<=[”)%\]][,;])(?=[^\W\d_]{2}))"
    rf"|(?<=[0-9])(?P<numbered>\.(?=[{UPPER}][{LOWER}]))"
    r"|(?P<bracket>(?<=[^\W\d_]\()(?=[^\W\d_]{2,}[ ,)]))"
    r"|(?P<behind>(?<=\))(?=[^\W\d_]{2}))"
    r"|(?P<more>(?<=…)(?=[^\W\d_]{2}))"
)
ODD = re.compile(rf"[ (\[“,;:!?.)0-9…](?:{_BLANK}{_OTHER})")
_ODD_INSIDE = re.compile(rf"[(\[“,;:!?.)0-9…](?:{_OTHER})")
"""Within a piece, where no blank stands."""
_HALF = re.compile(r"-(?:(?<=[\w)”] -)(?=[^\W\d_]|\d{4})|(?<=[\w)”]-) +(?=[\w(“]))")
_HALF_INSIDE = re.compile(r"-(?:(?<= -)(?=\w)|(?<=\w-)(?= ))")
_TOKEN = re.compile(r"\S*")
_APART = re.compile(r" [,;:!?.)\]”]")
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.(?:vn|com|org|net|gov|edu)\b)\S*")
_SAYS = {
    "twice": ("thừa dấu cách", " "),
    "before": ("thừa dấu cách trước dấu câu", ""),
    "opening": ("thừa dấu cách sau dấu mở ngoặc", None),
    "closing": ("thừa dấu cách trước dấu đóng ngoặc", ""),
}


def look(subject: Subject) -> Iterator[Finding]:
    """Each odd place, with its repair."""
    prose = subject.prose
    for hit in prose.find(ODD) if any_odd(prose) else ():
        assert hit.match is not None  # noqa: S101 - find() always gives one
        kind = hit.match.lastgroup or ""
        if _in_address(hit) or (kind == "after" and _is_short_form(hit)):
            continue
        if kind in _SAYS:
            said, new = _SAYS[kind]
            new = hit.words[0] if new is None else new
            yield hit.finding(f"{said}: “{_around(hit)}”", "`vanban fix` sửa được", new=new)
        elif kind == "bracket":
            yield hit.finding(f"thiếu dấu cách trước “(”: “{_around(hit)}”", new=" (")
        else:
            said = f"thiếu dấu cách sau “{hit.words[-1]}”: “{_around(hit)}”"
            yield hit.finding(said, "`vanban fix` sửa được", new=hit.words + " ")
    yield from _half(prose)


def _half(prose: Prose) -> Iterator[Finding]:
    """ "kinh tế -xã hội", "2025- 2030": a dash between two sides has a blank on both, or on none."""
    for hit in prose.find(_HALF) if prose.having(_HALF_INSIDE) else ():
        text = hit.passage.text
        left = text[: hit.start].rstrip().rpartition(" ")[2]
        right = _TOKEN.match(text, hit.end)
        word = f"{left}{hit.words}{right[0] if right else ''}"
        if "/" in word or "-" in left or left.isupper():
            continue  # a symbol, a name in parts, "COVID- 19": another form may be meant
        new = "- " if text[hit.start - 1] == " " else " - "
        said = f"dấu “-” giữa hai vế có dấu cách hai bên: “{_around(hit)}”"
        yield hit.finding(said, "`vanban fix` sửa được", new=new)


def any_odd(prose: Prose) -> bool:
    """Whether there can be anything to find; what stands before a piece is not known, so signs alone count."""
    return "  " in prose.text or bool(prose.having(_APART) or prose.having(_ODD_INSIDE))


def _around(hit: Hit) -> str:
    text = hit.passage.text
    start = text.rfind(" ", 0, max(hit.start - 1, 0)) + 1
    end = text.find(" ", hit.end + 1)
    return text[start : end if end >= 0 else len(text)][:60]


def _is_short_form(hit: Hit) -> bool:
    """ "P.T.T.Huyền", "TT.HĐND": letters that stand for words are written close by many offices."""
    if not hit.words.endswith("."):
        return False
    text = hit.passage.text
    start = max(text.rfind(sign, 0, hit.end - 1) for sign in " (,;.") + 1
    before, after = text[start : hit.end - 1].lstrip(")0123456789"), text[hit.end : hit.end + 2]
    return before.isupper() and (len(before) == 1 or after.isupper())


def _in_address(hit: Hit) -> bool:
    if "." not in hit.words and ":" not in hit.words:
        return False
    spans = (found.span() for found in _ADDRESS.finditer(hit.passage.text))
    return any(start <= hit.start < end for start, end in spans)
