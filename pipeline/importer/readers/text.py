"""Plain text, also as PDF programs leave it behind -> pages: wrapped lines joined, places guessed from words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.check.finished import words
from pipeline.check.finished.page import Finished, Para, Piece
from pipeline.fonts import Metrics
from pipeline.importer.pages import Aside, Read
from pipeline.importer.readers.joining import Joiner, Made
from pipeline.importer.readers.lines import take_apart
from pipeline.importer.recognise.labels import label
from pipeline.importer.repair import Repairs

_SIZE = 14.0
_BRACE = re.compile(r"^[}{]\s*(?P<words>.+)$")
_ASIDE_NOTE = re.compile(r"\s+\((?P<words>Báo cáo|để báo cáo|b/c)\)(?=;|$)", re.IGNORECASE)


def read(text: str, file: str, metrics: Metrics, repairs: Repairs | None = None) -> Read:
    """Read decoded text."""
    repairs = repairs or Repairs()
    mended = "\n".join(repairs.mended(line) for line in re.split(r"\r\n|\r|\n", text))

    def width(part: str) -> float:
        return metrics.text_width(part, "regular", 1.0)

    lines = take_apart(mended, width)
    made = Joiner(lines, width).run()
    made, aside = _notes_beside(made)
    paras = _paras(made)
    joins = {at: one.doubt for at, one in enumerate(made, 1) if one.doubt}
    finished = Finished(file, "text", tuple(paras), (), (), 0, False)
    return Read(finished, aside=(*lines.aside, *aside), repairs=repairs.all, joins=joins)


def _notes_beside(made: list[Made]) -> tuple[list[Made], list[Aside]]:
    """A brace's words ("} báo cáo") stood beside recipients: set aside, with a word to the officer."""
    kept, aside = [], []
    for one in made:
        found = _BRACE.match(one.text)
        if found:
            aside.append(
                Aside(
                    one.text,
                    "ghi chú bên cạnh một nhóm nơi nhận; thêm “để” cho các nơi ấy",
                    one.first.at,
                )
            )
        else:
            kept.append(one)
    return kept, aside


def _paras(made: Sequence[Made]) -> list[Para]:
    paras = [
        Para(number=at, page=0, pieces=(Piece(one.text, _SIZE),)) for at, one in enumerate(made, 1)
    ]
    title = _title_end(paras)
    tail = _tail(paras)
    return [_placed(para, at, title, tail) for at, para in enumerate(paras)]


def _title_end(paras: Sequence[Para]) -> int:
    """How many first paragraphs stand above the text."""
    named = next((at for at, para in enumerate(paras[:20]) if words.kind_of(para.text)), None)
    for at, para in enumerate(paras[:30]):
        if named is not None and at <= named:
            continue
        found, rest = label(para.text)
        if words.DASHES.match(para.text):
            return at + 1
        if (found and found.style != "star") or words.BASIS.match(para.text) or not rest:
            return at
        if len(para.text) > 200 or (para.text.endswith((".", ":", ";")) and len(para.text) > 60):
            return at
        if named is not None and at > named + 1 and not para.upper and not paras[at - 1].upper:
            return at
    return 0


def _tail(paras: Sequence[Para]) -> int:
    for at in range(len(paras) - 1, -1, -1):
        if words.RECIPIENTS.match(paras[at].text):
            return at
    return len(paras)


def _placed(para: Para, at: int, title: int, tail: int) -> Para:
    """Where it would stand on paper, as far as its words say."""
    if at < title:
        return replace(para, align="center", side=_head_side(para))
    if at < tail:
        found = label(para.text)[0]
        centred = found is not None and found.rank <= 3
        return replace(
            para, align="center" if centred or words.DASHES.match(para.text) else "justify"
        )
    text = para.text
    listed = words.RECIPIENTS.match(text) or words.BULLET.match(text) or words.ARCHIVE.match(text)
    return replace(para, side="left" if listed else "right")


def _head_side(para: Para) -> str:
    if words.near(para.text, words.PARTY_TITLE) or words.PLACE_DATE.match(para.text):
        return "right"
    return ""
