"""End of the text, recipients, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.signing import signing
from pipeline.check.finished.title import listed
from pipeline.check.finished.zones_part import RUNNING, Part
from pipeline.problem import Level

_BODY = RUNNING | {"heading_2", "heading_3", "heading_4"}
_IN_REGISTRY = re.compile(r"Lưu\s*:\s*(?:VT|Văn thư)\b")


def ending(facts: Facts) -> Iterator[Finding]:
    """Everything after the last word of the text."""
    yield from _end_mark(facts)
    yield from _recipients(facts)
    yield from signing(facts)


def _clause(facts: Facts, form: str) -> str:
    return source(facts, facts.standard.clauses.get(f"forms.{form}", ("", ""))[0])


def _end_mark(facts: Facts) -> Iterator[Finding]:
    at = next(
        (
            i
            for i, part in enumerate(facts.main)
            if part.role in ("recipients_label", "authority", "signer_title")
        ),
        0,
    )
    last = next(
        (part for part in reversed(facts.main[:at]) if part.role not in ("unknown", "typed_rule")),
        None,
    )
    if last is None or last.role not in _BODY or facts.copy:
        return
    text, clause = last.text, _clause(facts, "body_end")
    if facts.party:
        if text.endswith("./."):
            say = "văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”"
            yield on(last, "K040", say, clause, "thay “./.” bằng “.”", Level.WARNING)
        elif not text.endswith((".", ".”", "!")):
            yield on(
                last, "K040", "cuối nội dung thiếu dấu chấm", clause, "thêm dấu chấm", Level.WARNING
            )
    elif not text.endswith("./."):
        way = "kết thúc nội dung bằng “./.”"
        yield on(
            last,
            "K040",
            "cuối nội dung không có “./.” như các mẫu của Phụ lục III",
            clause,
            way,
            Level.INFO,
        )


def _recipients(facts: Facts) -> Iterator[Finding]:
    forms = facts.standard.forms
    for label in facts.all("recipients_label")[:1]:
        if label.text != forms.recipients_label:
            way = f"ghi: {forms.recipients_label}"
            yield on(
                label,
                "K037",
                f"phải ghi “{forms.recipients_label}” trên một dòng riêng",
                _clause(facts, "recipients_label"),
                way,
            )
    items = [part for part in facts.main if part.role in ("recipient", "recipient_group")]
    if not items:
        return
    yield from listed(facts, items, "K037", "recipient")
    yield from _archive(facts, items)
    yield from _as_above(facts, items)


def _archive(facts: Facts, items: list[Part]) -> Iterator[Finding]:
    clause = _clause(facts, "archive")
    places = [at for at, part in enumerate(items) if words.ARCHIVE.match(part.para.words)]
    level = Level.WARNING if facts.party else Level.ERROR
    wanted = "Lưu " if facts.party else "Lưu: VT"
    if not places:
        way = (
            f"thêm dòng cuối: - {wanted}…"
            if facts.party
            else "thêm dòng cuối: - Lưu: VT, đơn vị soạn thảo."
        )
        yield on(items[-1], "K038", f"nơi nhận thiếu dòng “{wanted.strip()}”", clause, way, level)
        return
    line = items[places[-1]]
    if places[-1] != len(items) - 1:
        yield on(
            line,
            "K038",
            "dòng “Lưu” phải là dòng cuối của nơi nhận",
            clause,
            "đưa dòng “Lưu” xuống cuối",
            level,
        )
    said = _archive_words(facts, line)
    if said is not None:
        yield on(line, "K038", said[0], clause, said[1], level)


def _archive_words(facts: Facts, line: Part) -> tuple[str, str] | None:
    """What is wrong in the line's own words, and the way out: the colon, where it is kept."""
    found = words.ARCHIVE.match(line.para.words)
    colon = bool(found and found["colon"])
    if facts.party:
        if colon:
            return "sau “Lưu” không có dấu hai chấm", "ghi: - Lưu Văn phòng …."
        return None
    if not colon:
        return "sau “Lưu” phải có dấu hai chấm", "ghi: - Lưu: VT, …."
    if not _IN_REGISTRY.search(line.text):
        return "phải lưu ở văn thư: “Lưu: VT”", "ghi: - Lưu: VT, đơn vị soạn thảo."
    return None


def _as_above(facts: Facts, items: list[Part]) -> Iterator[Finding]:
    labels = [part for part in facts.main if part.role in ("to_label", "to_single")]
    addressed = [part for part in labels if words.TO_SINGLE.match(part.text)]
    first = items[0]
    if words.plain(first.text).startswith(("- như trên", "như trên")) and _to_nobody(facts, labels):
        say = "nơi nhận ghi “Như trên” mà ở trên không có “Kính gửi”"
        way = "thêm “Kính gửi: …” dưới trích yếu, hoặc ghi rõ nơi nhận"
        yield on(first, "K039", say, _as_above_clause(facts), way, Level.WARNING)
        return
    if not facts.party and facts.kind and facts.kind.id == "introduction":
        addressed = [first]
    # The State asks it of all that are addressed, the Party of letters and submissions.
    asked = not facts.party or (facts.kind is not None and facts.kind.to == "required")
    if (
        asked
        and addressed
        and not words.plain(first.text).startswith(("- như trên", "như trên", "- như kính"))
    ):
        of = "giấy giới thiệu" if addressed == [first] else "văn bản có “Kính gửi”"
        say = f"{of} thì nơi nhận đầu tiên là “- Như trên;”"
        yield on(
            first,
            "K039",
            say,
            _as_above_clause(facts),
            "thêm dòng đầu: - Như trên;",
            Level.WARNING,
        )


def _as_above_clause(facts: Facts) -> str:
    if not facts.party:
        return _clause(facts, "to_label")
    submission = facts.kind is not None and facts.kind.submission
    return _clause(facts, "to_label_submission" if submission else "to_label")


def _to_nobody(facts: Facts, labels: list[Part]) -> bool:
    """No addressee above; letters without one are told by K043, papers that call someone name him in their text."""
    kind = facts.kind
    if labels or kind is None or kind.to == "required" or any(kind.call.values()) or kind.paper:
        return False
    return not any(part.role in ("to_item", "invites") for part in facts.main)
