"""No word of the composed document is lost or added where it gets its form, whatever the standard.

The finished Word file is compared with the flow when it is made; here the flow is compared with the tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from pipeline.build import Order, draft
from pipeline.flow import Flow, paras
from pipeline.laid import laid
from pipeline.standards.load import ids
from pipeline.tree import Document, paragraphs
from tests.samples import FILES, desk

PLAIN = "mau-theo-loai/ke-hoach"
STAMPS = """\
độ khẩn: khẩn
độ mật: mật
dự thảo: 2
liên hệ: Chuyên viên phụ trách
phạm vi lưu hành: [Lưu hành nội bộ, Không phổ biến trên phương tiện thông tin đại chúng]
người soạn: Lê Văn Ba
số bản: 30
bản sao điện tử: {loại: sao y, đơn vị: Sở Nội vụ, thời gian ký: 2026-08-12 10:15}
"""
SIGNERS = "ký: [{chức vụ: Một, họ tên: Lê A}, {chức vụ: Hai, họ tên: Lê B}, {chức vụ: Ba, họ tên: Lê C}]\n"


def flowed(text: str, standard: str | None = None) -> tuple[Document, Flow]:
    made = draft(text.encode(), "vb.yaml", desk(), Order(standard=standard, rules=False))
    assert made.document, made.problems
    assert made.standard
    flow, _, _ = laid(made.document, made.standard, desk().metrics, None)
    return made.document, flow


def counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(
        word for text in texts for word in re.findall(r"\w+", text.replace("\u2011", "-"))
    )


def said(document: Document) -> Counter[str]:
    whole = list(paragraphs(document))
    notes = (note.text for one in whole for run in one.runs for note in run.note)
    return counted([*(one.words for one in whole), *notes])


def printed(flow: Flow) -> Counter[str]:
    whole = list(paras(flow))
    notes = (note.text for one in whole for piece in one.pieces for note in piece.note)
    return counted([*(one.text for one in whole), *notes])


@pytest.mark.parametrize("name", FILES)
def test_every_sample(name: str) -> None:
    document, flow = flowed(FILES[name].read_text("utf-8"))
    assert printed(flow) == said(document)


@pytest.mark.parametrize("standard", ids())
@pytest.mark.parametrize("name", [PLAIN, "mau-theo-loai/sao-luc", "mau-theo-loai/cong-van"])
def test_every_stamp_and_signature_in_every_standard(name: str, standard: str) -> None:
    text = FILES[name].read_text("utf-8")
    keys = [line.partition(":")[0] for line in STAMPS.splitlines()]
    stamps = "".join(
        line
        for line, key in zip(STAMPS.splitlines(True), keys, strict=True)
        if not re.search(rf"(?m)^{key}:", text)
    )
    head = re.sub(r"(?ms)^ký:.*?(?=^\S|\Z)", "", text)
    document, flow = flowed(f"{head.rstrip()}\n{stamps}{SIGNERS}", standard)
    assert printed(flow) == said(document)
    assert {"A", "B", "C"} <= printed(flow).keys()
