"""ISO 19005-2, 6.3 to 6.6 and 6.8 to 6.11: what the file says of itself, and what it must not hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tests.pdf_clauses.opened import NAMESPACES, Faults, Opened


def no_annotations(pdf: Opened) -> Faults:
    yield from (f"page {n}: /Annots" for n, page in enumerate(pdf.file.pages) if "/Annots" in page)


def forms(pdf: Opened) -> Faults:
    yield from (key for key in ("/AcroForm", "/NeedsRendering") if key in pdf.root)


def actions(pdf: Opened) -> Faults:
    for one in (*pdf.dictionaries, *(page.obj for page in pdf.file.pages)):
        for key in ("/OpenAction", "/AA", "/A"):
            if key in one and one.get("/Type") != "/StructElem":
                yield f"{one.objgen}: {key}"
    if "/JavaScript" in pdf.root.get("/Names", {}):
        yield "/JavaScript"


def xmp_packet(pdf: Opened) -> Faults:
    stream = pdf.root.get("/Metadata")
    if stream is None or (stream.Type, stream.Subtype) != ("/Metadata", "/XML"):
        yield "no XMP"
        return
    data = stream.read_bytes()
    if not data.startswith(b"<?xpacket begin=") or re.search(
        rb"<\?xpacket[^>]*(bytes|encoding)=", data
    ):
        yield "the packet's header"
    try:
        ElementTree.fromstring(data.decode())
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        yield f"the packet: {error}"


def xmp_properties(pdf: Opened) -> Faults:
    for element in pdf.xmp.iter():
        space = element.tag[1:].split("}")[0]
        if space not in NAMESPACES.values():
            yield f"{element.tag} is of no schema that is known beforehand"


_CONTAINERS = {
    "dc:title": "Alt",
    "dc:description": "Alt",
    "dc:creator": "Seq",
    "dc:language": "Bag",
}
"""XMP 2005, 4: what the value of a property is; all others of ours are plain text."""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def xmp_types(pdf: Opened) -> Faults:
    names = {space: prefix for prefix, space in NAMESPACES.items()}
    for about in pdf.xmp.iter(f"{{{NAMESPACES['rdf']}}}Description"):
        for one in about:
            space, _, local = one.tag[1:].partition("}")
            name = f"{names.get(space, space)}:{local}"
            held = [kid.tag.partition("}")[2] for kid in one]
            wanted = [_CONTAINERS[name]] if name in _CONTAINERS else []
            if held != wanted:
                yield f"{name} holds {held or 'text'}"
            if local.endswith("Date") and not _DAY.fullmatch(one.text or ""):
                yield f"{name} is no day: {one.text}"
    if b"xmlns:pdfaid=" not in pdf.root.Metadata.read_bytes():
        yield "the claim's prefix is not pdfaid"


def info_is_xmp(pdf: Opened) -> Faults:
    pairs = {
        "/Title": "dc:title",
        "/Author": "dc:creator",
        "/Subject": "dc:description",
        "/Producer": "pdf:Producer",
    }
    for key, path in pairs.items():
        if str(pdf.file.docinfo.get(key, "")) != pdf.said(path):
            yield f"{key} is not {path}"
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        day = re.sub(r"\D", "", str(pdf.file.docinfo.get(key, "")))[:14]
        if day != re.sub(r"\D", "", pdf.said(path))[:14]:
            yield f"{key} is not {path}"


def identification(pdf: Opened) -> Faults:
    if (pdf.said("pdfaid:part"), pdf.said("pdfaid:conformance")) != pdf.claim:
        yield "the claim"


def embedded_files(pdf: Opened) -> Faults:
    files = dict(pdf.file.attachments)
    if files and pdf.claim[0] == "2":
        yield f"attached: {', '.join(files)}"
    listed = [one.objgen for one in pdf.root.get("/AF", [])]
    for name, spec in files.items():
        entries = set(spec.obj.keys())
        if not {"/F", "/UF", "/AFRelationship", "/EF"} <= entries or "" in (
            str(spec.obj.get("/F", "")),
            str(spec.obj.get("/UF", "")),
        ):
            yield f"{name}: its file specification lacks something"
        if "/Subtype" not in spec.obj.EF.F or spec.obj.objgen not in listed:
            yield f"{name}: no media type, or not associated with the document"


def optional_content(pdf: Opened) -> Faults:
    if "/OCProperties" in pdf.root:
        yield "/OCProperties"


def presentations(pdf: Opened) -> Faults:
    if "/AlternatePresentations" in pdf.root.get("/Names", {}):
        yield "/AlternatePresentations"
    yield from (f"page {n}" for n, page in enumerate(pdf.file.pages) if "/PresSteps" in page)


def requirements(pdf: Opened) -> Faults:
    if "/Requirements" in pdf.root:
        yield "/Requirements"
