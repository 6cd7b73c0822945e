"""Kind, subject, addressees, bases: from the title to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts, presented
from pipeline.check.finished.findings import Finding, at_level, by_mark, on, shortened, source
from pipeline.check.finished.zones_part import Part
from pipeline.check.rules.kind_authority import party_law, refusal
from pipeline.problem import Level
from pipeline.registries import Organ


def title(facts: Facts) -> Iterator[Finding]:
    """Everything between letterhead and text."""
    yield from _kind(facts)
    yield from _subject(facts)
    yield from _addressees(facts)
    yield from _bases(facts)
    yield from _enacting(facts)


def _clause(facts: Facts, form: str) -> str:
    return source(facts, facts.standard.clauses.get(f"forms.{form}", ("", ""))[0])


def _kind(facts: Facts) -> Iterator[Finding]:
    for part in facts.all("kind_name")[:1]:
        clause = source(facts, facts.standard.roles["kind_name"].clause)
        name = words.kind_of(part.text)
        if not name and words.kind_begins(part.text):
            say = "tên loại phải đứng một mình một dòng, trích yếu ở dòng dưới"
            yield on(part, "K027", say, clause, "xuống dòng sau tên loại")
        elif not name and facts.party and presented(facts.parts):
            continue
        elif not name:
            say = "không nhận ra tên loại văn bản"
            yield on(part, "K027", say, clause, "ghi đúng tên loại, ví dụ: KẾ HOẠCH", Level.WARNING)
        elif facts.kind is not None and facts.system not in facts.kind.systems:
            whose = "của Đảng" if facts.party else "hành chính của Nhà nước"
            say = f"“{facts.kind.vi}” không có trong danh mục thể loại văn bản {whose}"
            law = _list_of_kinds(facts)
            yield on(part, "K027", say, law, "chọn tên loại khác", Level.WARNING)
        else:
            yield from _entitled(facts, part)


_ASIDE = re.compile(r";\s*\([^()]{2,30}\)$")


def _list_of_kinds(facts: Facts) -> str:
    """Where the kinds of documents stood on the document's day."""
    if facts.standard.organisation:
        return facts.standard.short
    if not facts.party:
        return "NĐ 30/2020/NĐ-CP, Điều 7"
    return party_law(facts.day)


_HEADS = ("sở ", "phòng ", "cục ", "chi cục ", "bộ ", "văn phòng ", "trung tâm ", "bệnh viện ")
"""State organs that one head leads: what they decide is no resolution."""


def _entitled(facts: Facts, part: Part) -> Iterator[Finding]:
    """Whether an organ of this name issues documents of the kind."""
    issuers = facts.all("issuer")
    if facts.kind is None or not issuers:
        return
    name = words.plain(" ".join(one.text for one in issuers))
    if not facts.party and not name.startswith(_HEADS):
        return
    number = facts.first("number")
    symbol = number.text.rpartition("/")[2] if number else ""
    parent = "above" if facts.all("issuer_parent") else ""
    organ = Organ("", facts.system, name.capitalize(), symbol=symbol, parent=parent)
    why = refusal(facts.kind.id, organ, day=facts.day)
    if why:
        say = f"{issuers[-1].text} không ban hành {facts.kind.vi}"
        law = party_law(facts.day, "Điều 8-13") if facts.party else ""
        yield on(part, "K061", say, law, why, Level.WARNING)


def _subject(facts: Facts) -> Iterator[Finding]:
    forms = facts.standard.forms
    letter = facts.kind is not None and not facts.kind.has_name
    prefix = forms.letter_subject.partition("{")[0]
    for part in facts.all("letter_subject")[:1]:
        if letter and prefix and not part.text.startswith(prefix):
            say = f"trích yếu công văn phải bắt đầu bằng “{prefix.strip()}”"
            yield on(part, "K028", say, _clause(facts, "letter_subject"), f"ghi: {prefix}…")
        elif not letter and facts.kind is not None:
            say = (
                f"văn bản có tên loại ({facts.kind.vi_upper}) không ghi trích yếu dưới số, ký hiệu"
            )
            yield on(
                part,
                "K028",
                say,
                _clause(facts, "letter_subject"),
                "đưa trích yếu xuống dưới tên loại",
            )
    for part in facts.all("subject")[:1]:
        if part.text[:3].lower() == "v/v":
            say = "trích yếu của văn bản có tên loại không ghi “V/v”"
            yield on(
                part,
                "K028",
                say,
                source(facts, facts.standard.roles["subject"].clause),
                "bỏ “V/v”, hoặc ghi “Về việc”",
                Level.WARNING if facts.party else Level.ERROR,
            )
    for part in _subject_lines(facts)[-1:]:
        if part.text.endswith((".", ";")):
            say = f"cuối trích yếu đang có dấu “{part.text[-1]}”; trích yếu không kết thúc bằng dấu"
            yield on(
                part,
                "K028",
                say,
                source(facts, facts.standard.roles["subject"].clause),
                "bỏ dấu ở cuối",
                Level.WARNING,
            )


def _subject_lines(facts: Facts) -> list[Part]:
    """The lines of the document's own subject, one below the other."""
    found: list[Part] = []
    for part in facts.main:
        if part.role == "subject":
            found.append(part)
        elif found:
            break
    return found


def _addressees(facts: Facts) -> Iterator[Finding]:
    forms = facts.standard.forms
    kind = facts.kind
    labels = [part for part in facts.main if part.role in ("to_label", "to_single")]
    if kind is not None and kind.to == "none":
        # "… trân trọng kính mời:", "… điện:" are the kind's own way to address.
        labels = [part for part in labels if words.TO_SINGLE.match(part.text)]
    if kind is not None and kind.to == "none" and labels:
        say = f"{kind.vi} không ghi “Kính gửi”"
        way = "bỏ dòng này; nơi nhận ghi ở cuối"
        level = Level.WARNING
        if kind.paper:
            # Slips and invitations go to someone: offices write the line, the samples only lack it.
            say, way = f"mẫu {kind.vi} không có dòng “Kính gửi”", "không phải sửa nếu nơi nhận đúng"
            level = Level.INFO
        yield on(labels[0], "K029", say, _clause(facts, "to_label"), way, level)
    if not labels:
        return
    label = labels[0]
    at = facts.main.index(label)
    above = facts.main[at - 1] if at else None
    if label.role == "to_label" and above is not None and _listed_above(above):
        say = f"nơi gửi “{shortened(above.text)}” đứng trên “{shortened(label.text)}”"
        yield on(above, "K029", say, _clause(facts, "to_label"), "đổi lại thứ tự", Level.WARNING)
    wanted = forms.to_label_submission if kind is not None and kind.submission else forms.to_label
    if not label.text.startswith(wanted):
        form = "to_label_submission" if kind is not None and kind.submission else "to_label"
        yield on(label, "K029", f"phải ghi “{wanted}”", _clause(facts, form), f"ghi: {wanted} …")
    items = [part for part in facts.main if part.role == "to_item"]
    if not facts.party and label.role == "to_label" and len(items) == 1:
        say = "chỉ một nơi nhận thì ghi trên cùng dòng với “Kính gửi:”"
        yield on(
            items[0],
            "K029",
            say,
            _clause(facts, "to_label"),
            f"ghi: {wanted} {items[0].text.strip('- ;.')}",
            Level.WARNING,
        )
    yield from listed(facts, items, "K029", "to")


def _listed_above(part: Part) -> bool:
    """A line of a list, right above "Kính gửi:": one of the addressees."""
    return part.role in ("item", "to_item", "paragraph") and bool(words.BULLET.match(part.text))


def listed(facts: Facts, items: list[Part], code: str, form: str) -> Iterator[Finding]:
    """The signs before and after the lines of a list: `form` = to | base | recipient."""
    forms = facts.standard.forms
    between, last = getattr(forms, f"{form}_separator"), getattr(forms, f"{form}_end")
    for at, part in enumerate(items):
        text = part.para.words
        yield from _begun(facts, items, at, code, form)
        wanted = last if at == len(items) - 1 else between
        if words.TWO_MARKS.search(text):
            yield _two_marks(facts, part, code, form, wanted)
            continue
        # "…; (để b/c)": the words of a brace that spans several lines.
        text = _ASIDE.sub(";", text)
        if wanted and not text.endswith(wanted) and not _goes_on(facts, items, at):
            yield _unended(facts, part, code, form, wanted, at == len(items) - 1)


def _unended(facts: Facts, part: Part, code: str, form: str, wanted: str, at_last: bool) -> Finding:
    """A line of a list without its mark at the end."""
    end = "end" if at_last else "separator"
    mark = facts.standard.clauses.get(f"forms.{form}_{end}", ("", "V1"))[1]
    full = Level.WARNING if facts.party and form != "base" else Level.ERROR
    where = "dòng cuối" if at_last else "cuối dòng"
    say, way = f"{where} phải có dấu “{wanted}”", f"kết thúc bằng “{wanted}”"
    level = by_mark(full, mark) or Level.INFO
    return on(part, code, say, _clause(facts, f"{form}_{end}"), way, level)


def _begun(facts: Facts, items: list[Part], at: int, code: str, form: str) -> Iterator[Finding]:
    """The dash before a line, where the standard has one."""
    prefix = getattr(facts.standard.forms, f"{form}_prefix")
    part, text = items[at], items[at].para.words
    clause = _clause(facts, f"{form}_prefix")
    if prefix and not text.startswith(prefix):
        if not _wrapped(facts, items, at):
            say = f"đầu dòng phải có dấu “{prefix.strip()}” và một dấu cách"
            way = f"ghi: {prefix}{shortened(text.lstrip('-–+•* '))}"
            yield on(part, code, say, clause, way)
    elif not prefix and text[:1] in "-–+•*":
        yield on(part, code, "đầu dòng không có gạch đầu dòng", clause, "bỏ dấu ở đầu dòng")


def _wrapped(facts: Facts, items: list[Part], at: int) -> bool:
    """A line of a PDF that goes on with the one above, which has no stop yet."""
    above = items[at - 1].para.words if at else ""
    goes_on = above[-1:] not in (";", ".") and above.startswith(("-", "–", "+", "•"))
    return facts.finished.form == "pdf" and goes_on


def _two_marks(facts: Facts, part: Part, code: str, form: str, wanted: str) -> Finding:
    say = f"cuối dòng có hai dấu “{part.text[-2:]}”"
    return on(part, code, say, _clause(facts, f"{form}_separator"), f"kết thúc bằng “{wanted}”")


def _goes_on(facts: Facts, items: list[Part], at: int) -> bool:
    """A group's heading ends with a colon; a wrapped line without its own dash follows."""
    text = items[at].text
    if text.endswith(":"):
        return True
    if at + 1 == len(items) and facts.finished.form == "pdf":
        # "… trực thuộc Trung" / "ương.": the end of the last line stands alone.
        below = facts.parts[facts.parts.index(items[at]) + 1 :]
        return bool(below) and below[0].text[:1].islower()
    following = items[at + 1].para.words if at + 1 < len(items) else ""
    return bool(following) and not following.startswith(("-", "–", "+", "•", "Căn", "Xét", "Theo"))


def _bases(facts: Facts) -> Iterator[Finding]:
    items = [part for part in facts.main if part.role in ("basis", "proposal")]
    if not items:
        return
    if len(items) == 1 and len(items[0].text) > 250 and not items[0].certain:
        return
    bases = [part for part in items if _is_base(part)]
    bare = next((part for part in bases if words.BARE_BASIS.match(part.para.words)), None)
    if bare is not None:
        say, way = "căn cứ không bắt đầu bằng chữ “Căn cứ”", "thêm “Căn cứ” ở đầu dòng"
        yield on(bare, "K030", say, _clause(facts, "base_separator"), way)
    found = listed(facts, bases, "K030", "base")
    yield from (
        one if facts.first("enacting") else at_level(one, _milder(one.level)) for one in found
    )


def _milder(level: Level) -> Level:
    """Below a plan's title or in a letter the bases go over into the sentence that follows them."""
    return Level.WARNING if level is Level.ERROR else level


def _is_base(part: Part) -> bool:
    """A plan often opens with running text that begins with "Căn cứ … , Uỷ ban … ban hành …:"."""
    return not part.text.endswith(":") and (part.certain or len(part.text) < 400)


def _enacting(facts: Facts) -> Iterator[Finding]:
    """QUYẾT ĐỊNH: of a decision, QUYẾT NGHỊ: of a resolution (NĐ 30/2020, Phụ lục III, mẫu 1.1-1.3)."""
    wanted = facts.kind.enacting.get(facts.system, "") if facts.kind else ""
    for part in facts.all("enacting")[:1] if wanted else ():
        clause = source(facts, facts.standard.roles["enacting"].clause)
        if words.plain(part.text).strip(" :") != words.plain(wanted).strip(" :"):
            kind = facts.kind.vi if facts.kind else ""
            say = f"{kind} phải ghi “{wanted}”, đang là “{shortened(part.text)}”"
            level = by_mark(Level.ERROR, facts.standard.roles["enacting"].mark) or Level.INFO
            yield on(part, "K060", say, clause, f"ghi: {wanted}", level)
        elif wanted.endswith(":") and not part.text.endswith(":"):
            say = f"sau “{part.text}” phải có dấu hai chấm"
            yield on(part, "K060", say, clause, f"ghi: {wanted}", Level.WARNING)
