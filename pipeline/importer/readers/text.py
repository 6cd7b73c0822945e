"""Plain text, also as PDF programs leave it behind -> pages: wrapped lines joined, places guessed from words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.check.finished.page import Finished, Para
from pipeline.fonts import Metrics
from pipeline.importer.pages import Aside, Read
from pipeline.importer.readers import text_notes
from pipeline.importer.readers.joining import Joiner, Made
from pipeline.importer.readers.placing import placed
from pipeline.importer.readers.taking import take_apart
from pipeline.importer.repair import Repairs

_SIZE = 14.0
_BRACE = re.compile(r"^[}{]\s*(?P<words>.+)$")


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
    tables = [para.number for para in paras if para.bordered]
    grids = dict(zip(tables, (one.first.grid for one in made if one.first.grid), strict=True))
    joins = _doubts(paras, made)
    notes = text_notes.paras(dict(lines.notes), _SIZE)
    finished = Finished(file, "text", tuple(paras), (), (), 0, False, notes=notes)
    return Read(
        finished,
        grids,
        {number: number for number in tables},
        (*lines.aside, *aside),
        repairs=repairs.all,
        joins=joins,
    )


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
    return placed([_para(one, at) for at, one in enumerate(made, 1)])


def _para(one: Made, at: int) -> Para:
    table = one.first.grid is not None
    return Para(at, 0, text_notes.pieces(one.text, _SIZE), bordered=table, side=one.first.side)


def _doubts(paras: Sequence[Para], made: Sequence[Made]) -> dict[int, str]:
    """The doubts by number of paragraph; a line of two columns became two paragraphs."""
    found: dict[int, str] = {}
    at = 0
    for one in made:
        parts = 1 if paras[at].text == _para(one, 0).text else 2
        if one.doubt:
            found |= {para.number: one.doubt for para in paras[at : at + parts]}
        at += parts
    return found
