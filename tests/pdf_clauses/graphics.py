"""ISO 19005-2, 6.2 without 6.2.11: operators, colours, pictures."""

from __future__ import annotations

import pikepdf

from tests.pdf_clauses.opened import Faults, Opened

_OPERATORS = "BT ET Tf Tm Tw Tj q Q cm Do w m l S rg RG g G BDC EMC"
OPERATORS = frozenset(_OPERATORS.split())


def contents(pdf: Opened) -> Faults:
    for number, page in enumerate(pdf.file.pages):
        for operands, operator in pdf.operators[number]:
            if operator not in OPERATORS:
                yield f"page {number}: operator {operator}"
            folder = {"Tf": "/Font", "Do": "/XObject"}.get(operator)
            if folder and str(operands[0]) not in page.obj.Resources.get(folder, {}):
                yield f"page {number}: {operands[0]} is not among its own resources"


def output_intent(pdf: Opened) -> Faults:
    intents = list(pdf.root.get("/OutputIntents", []))
    if [str(one.S) for one in intents] != ["/GTS_PDFA1"]:
        yield "not one output intent GTS_PDFA1"
        return
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    whole = len(data) == int.from_bytes(data[:4]) and data[36:40] == b"acsp"
    if not whole or data[8] > 4 or data[12:16] not in (b"mntr", b"prtr"):
        yield "no ICC profile of a monitor or printer, version 4 or less"
    if {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(data[16:20]) != int(profile.N):
        yield "/N is not the number of the profile's colours"


def colours(pdf: Opened) -> Faults:
    for number, found in enumerate(pdf.operators):
        for _, operator in found:
            if operator in ("k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"):
                yield f"page {number}: {operator}"
    for image in pdf.images:
        space = image.get("/ColorSpace")
        base = space[1] if isinstance(space, pikepdf.Array) and space[0] == "/Indexed" else space
        if base not in ("/DeviceRGB", "/DeviceGray"):
            yield f"image {image.objgen}: {base}"


def graphics_states(pdf: Opened) -> Faults:
    for number, page in enumerate(pdf.file.pages):
        if "/ExtGState" in page.Resources:
            yield f"page {number}: /ExtGState"


def rendering_intents(pdf: Opened) -> Faults:
    yield from (f"image {one.objgen}: /Intent" for one in pdf.images if "/Intent" in one)


def images(pdf: Opened) -> Faults:
    for image in pdf.images:
        for key in ("/Alternates", "/OPI", "/Metadata"):
            if key in image:
                yield f"image {image.objgen}: {key}"
        if image.get("/Interpolate", False):
            yield f"image {image.objgen}: /Interpolate"
        if int(image.get("/BitsPerComponent", 0)) not in (1, 2, 4, 8, 16):
            yield f"image {image.objgen}: bits"


def xobjects(pdf: Opened) -> Faults:
    yield from (f"{one.objgen}: {one.Subtype}" for one in pdf.images if one.Subtype != "/Image")


def transparency(pdf: Opened) -> Faults:
    yield from (
        f"image {one.objgen}" for one in pdf.images if {"/SMask", "/Mask"} & set(one.keys())
    )
    yield from (f"page {n}" for n, page in enumerate(pdf.file.pages) if "/Group" in page)
