"""What stands on a PDF page, in the order of the file: each object once, with its kind and its depth.

The calls that are made for every object or letter go straight to PDFium: half the time of the bindings'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import PYFUNCTYPE, c_int, c_void_p, cast
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_DEPTH = 8
"""Forms within forms that are looked into."""


class Item(NamedTuple):
    """An object of the page; `kind` is one of FPDF_PAGEOBJ_*, `depth` the number of forms around it."""

    raw: Any
    kind: int
    depth: int
    placed: tuple[float, ...] = ()
    """The matrix of the forms around it; () = as it is."""


def items(page: pdfium.PdfPage) -> tuple[Item, ...]:
    """All of a page; the objects of a form come after the form."""
    count = raw.FPDFPage_CountObjects(page.raw)
    return tuple(_below(page.raw, count, raw.FPDFPage_GetObject, 0))


def _below(
    holder: object,
    count: int,
    get: Callable[[object, int], Any],
    depth: int,
    placed: tuple[float, ...] = (),
) -> Iterator[Item]:
    for index in range(count):
        found = get(holder, index)
        kind = raw.FPDFPageObj_GetType(found)
        yield Item(found, kind, depth, placed)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH - 1:
            inner = raw.FPDFFormObj_CountObjects(found)
            within = _within(found, placed)
            yield from _below(found, inner, raw.FPDFFormObj_GetObject, depth + 1, within)


def _within(form: Any, outer: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix of what stands in a form, from the form's own and that of the forms around it."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, own)
    a, b, c, d, e, f = (own.a, own.b, own.c, own.d, own.e, own.f)
    if (a, b, c, d, e, f) == (1, 0, 0, 1, 0, 0):
        return outer
    if not outer:
        return a, b, c, d, e, f
    o = outer
    return (
        a * o[0] + b * o[2],
        a * o[1] + b * o[3],
        c * o[0] + d * o[2],
        c * o[1] + d * o[3],
        e * o[0] + f * o[2] + o[4],
        e * o[1] + f * o[3] + o[5],
    )


def placed(item: Item, x: float, y: float) -> tuple[float, float]:
    """A point of an object on the page."""
    if not item.placed:
        return x, y
    a, b, c, d, e, f = item.placed
    return a * x + c * y + e, b * x + d * y + f


def address(handle: Any) -> int:
    """Where a handle or function of the library points to."""
    return cast(handle, c_void_p).value or 0


def straight(function: Any, returns: Any, *takes: Any) -> Callable[..., Any]:
    """A function of the library, called with plain numbers: handles and places of memory as addresses."""
    return PYFUNCTYPE(returns, *takes)(address(function))


text_object = straight(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
"""Page of text, number of a letter -> address of the object that shows it; None for one made up by PDFium."""
