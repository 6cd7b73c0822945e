"""Every PDF of the project as bytes and opened, made once for all tests of one process."""

from __future__ import annotations

from datetime import date
from functools import cache

from pipeline.build import Order, make
from pipeline.layout.document import lay_out
from pipeline.render import pdf
from tests import flows, samples
from tests.pdf_clauses.opened import Opened

FLOWS = ("full", "mixed", "tables", "notes", "shapes")
SHOWN = "uy-ban/bao-cao-cai-cach-hanh-chinh-2026"
NAMES = (*samples.EVERY, *(f"flow {name}" for name in FLOWS))


@cache
def data_of(name: str) -> bytes:
    if not name.startswith("flow "):
        return samples.finished(name).files["pdf"]
    laid = lay_out(getattr(flows, name.removeprefix("flow "))(3), samples.desk().metrics)
    return pdf.render(laid, samples.desk().faces, date=date(2026, 8, 4))


@cache
def opened(name: str) -> Opened:
    return Opened(data_of(name))


def made(profile: str) -> bytes:
    """One sample in a profile (`plain`, `a-2a`, `a-2b`, `a-3a`), made anew."""
    order = Order(formats=("pdf",), profile=profile)
    return make(samples.drafted(SHOWN), samples.desk(), order).files["pdf"]
