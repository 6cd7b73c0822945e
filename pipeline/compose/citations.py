"""Citations in the standard's own form: full at the first mention, short afterwards."""

from __future__ import annotations

import re

from pipeline.compose import dates
from pipeline.registries.citations import Citation
from pipeline.standards import Forms

_FIELD = re.compile(r"\{(\w+)\}")


def full(citation: Citation, forms: Forms) -> str:
    """Type, number and symbol, date, organ, subject; a law by its name (HD 05, 6.1.4; NĐ 30, II.5.a)."""
    form = forms.cite_law_full if citation.law else forms.cite_full
    return _filled(form, citation, forms)


def short(citation: Citation, forms: Forms) -> str:
    """Type, number and symbol only; a law keeps its name, which is all it is known by."""
    if citation.law or not citation.symbol:
        return _filled("{type} {subject}", citation, forms)
    return _filled(forms.cite_short, citation, forms)


def _filled(form: str, citation: Citation, forms: Forms) -> str:
    date = citation.date
    values = {
        "type": citation.type,
        "symbol": citation.symbol,
        "date": dates.written(date, forms.cite_date, forms) if date else "",
        "organ": citation.organ,
        "subject": citation.subject,
        "year": str(date.year) if date else "",
    }
    return fill(form, values)


def fill(form: str, values: dict[str, str]) -> str:
    """A form with its fields filled in; a field that is not known goes with the words that lead to it.

    "{type} số {symbol}, ngày {date} của {organ}" without a date gives "… số 5-QĐ/TU của …".
    """
    out = []
    start = 0
    for found in _FIELD.finditer(form):
        value = values[found.group(1)]
        if value:
            out.append(form[start : found.start()] + value)
        start = found.end()
    return "".join(out).strip() + form[start:]
