"""What came back signed: stamps, covered words, typed annotations, digital signatures, filled blanks."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from pipeline.compare import Comparison, compare, pdf
from pipeline.compare.signing import signer
from pipeline.layout.document import lay_out
from pipeline.render import pdf as pdf_writer
from pipeline.show.comparison import lines, values
from pipeline.show.comparison_page import page
from tests.docx_cases import flow, para
from tests.samples import desk

TEXT = [
    "Số: 12-KH/TU",
    "Đoạn một: các chi bộ quán triệt nghị quyết và xây dựng chương trình hành động của mình.",
    "Đoạn hai: kinh phí 450 triệu đồng, chi một lần, quyết toán trước ngày 15 tháng 12.",
]


def printed(*texts: str) -> bytes:
    made = flow(*(para("paragraph", one) for one in texts))
    return pdf_writer.render(lay_out(made, desk().metrics), desk().faces)


def drawn(data: bytes, operators: str) -> bytes:
    """With something drawn over the first page."""
    document = pikepdf.open(io.BytesIO(data))
    document.pages[0].contents_add(f"q {operators} Q".encode(), prepend=False)
    return saved(document)


def saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def found(old: bytes, new: bytes) -> Comparison:
    return compare(pdf.printed(old, "a.pdf"), pdf.printed(new, "b.pdf"))


def told(old: bytes, new: bytes) -> list[str]:
    return list(lines(found(old, new)))[1:]


def box(data: bytes, word: str) -> tuple[float, float, float, float]:
    """x, y of the lower left corner, width and height of a word, in the PDF's own points."""
    read = pdf.printed(data, "a.pdf")
    one = next(w for w in read.words if w.text == word)
    height = read.sizes[0][1]
    low = height - one.y - 0.25 * one.size
    return one.x, low, one.right - one.x, 1.2 * one.size


def test_a_seal_drawn_below_the_text() -> None:
    data = printed(*TEXT)
    said = told(data, drawn(data, "1 0 0 RG 3 w 300 300 85 85 re S"))
    assert said == ["Thêm nét vẽ, hình, dấu: 1 chỗ", "  trang 1, dưới dòng 5: 32 × 32 mm"]


def test_a_line_drawn_through_words_is_told_with_them() -> None:
    data = printed(*TEXT)
    x, low, wide, high = box(data, "450")
    operators = f"0 0 1 RG 1.5 w {x - 4} {low - 6} m {x + wide + 4} {low + high + 6} l S"
    [title, said] = told(data, drawn(data, operators))
    assert title == "Thêm nét vẽ, hình, dấu: 1 chỗ"
    assert said.startswith("  trang 1, dòng 3-4: ")
    assert "450" in said.partition("đè lên “")[2]


def test_words_that_are_covered_are_in_the_file_and_not_to_be_seen() -> None:
    """Every reader of text says that nothing has changed."""
    data = printed(*TEXT)
    x, low, wide, high = box(data, "450")
    other = drawn(data, f"1 g {x} {low} {wide} {high} re f")
    assert [word.text for word in pdf.printed(other, "b.pdf").words] == [
        word.text for word in pdf.printed(data, "a.pdf").words
    ]
    said = told(data, other)
    assert said[0] == "Mất nét vẽ, hình, chữ bị che: 1 chỗ"
    assert said[1].startswith("  trang 1, dòng 4: ")
    assert said[1].endswith("ở “450”")
    assert said[2:] == ["Chữ có trong tệp mà bị che: 1 chỗ", "  trang 1, dòng 4: “450”"]


def test_a_number_typed_into_the_file_is_told_as_that() -> None:
    blank = printed("Số: -KH/TU", *TEXT[1:])
    x, low, _, _ = box(blank, "Số:")
    said = told(blank, annotated(blank, (x + 60, low, x + 90, low + 16), "ghi chép"))
    assert said == [
        "Thêm: 1 chỗ",
        "  trang 1, dòng 1 (bản sau): “ghi chép” (chú giải đặt lên tệp PDF)",
    ]


def annotated(data: bytes, rect: tuple[float, float, float, float], words: str) -> bytes:
    """With an annotation that shows some words of the fonts every PDF program has."""
    document = pikepdf.open(io.BytesIO(data))
    made = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=pikepdf.Array(rect),
            Contents=words,
            F=4,
            AP=pikepdf.Dictionary(N=appearance(document, words)),
        )
    )
    document.pages[0].Annots = pikepdf.Array([made])
    return saved(document)


def appearance(document: pikepdf.Pdf, words: str) -> pikepdf.Object:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    shown = b"BT /F 8 Tf 2 5 Td (" + words.encode("cp1252", "replace") + b") Tj ET"
    made = document.make_stream(shown)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    made.BBox = pikepdf.Array([0, 0, 150, 20])
    made.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    return made


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Số: -KH/TU", "Số: 15-KH/TU", "15-"),
        ("Số: /KH-UBND", "Số: 128/KH-UBND", "128/KH-"),
        ("Thái Nguyên, ngày tháng 7 năm 2026", "Thái Nguyên, ngày 09 tháng 7 năm 2026", "09"),
        ("ngày … tháng … năm 2026", "ngày 09 tháng … năm 2026", "09"),
    ],
)
def test_blanks_that_were_filled_in(old: str, new: str, said: str) -> None:
    assert told(printed(old, *TEXT[1:]), printed(new, *TEXT[1:]))[:2] == [
        "Điền số, ngày: 1 chỗ",
        f"  trang 1, dòng 1: “{said}”",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Số: 15-KH/TU", "Số: 16-KH/TU"),
        ("ngày 08 tháng 7 năm 2026", "ngày 09 tháng 7 năm 2026"),
        ("chi triệu đồng", "chi 450 triệu đồng"),
        ("Số: -KH/TU", "Số: 15-QĐ/TU"),
    ],
)
def test_other_figures_are_changes(old: str, new: str) -> None:
    assert "Điền số, ngày" not in "".join(told(printed(old, *TEXT[1:]), printed(new, *TEXT[1:])))


# ---- digital signatures --------------------------------------------------------------------------


def der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = len(body)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + body


def name(*pairs: tuple[bytes, str]) -> bytes:
    return der(
        0x30, *(der(0x31, der(0x30, der(6, oid), der(0x0C, who.encode()))) for oid, who in pairs)
    )


CN, ORG = b"\x55\x04\x03", b"\x55\x04\x0a"


def certificate(serial: bytes, who: str) -> bytes:
    times = der(0x30, der(0x17, b"260101000000Z"), der(0x17, b"300101000000Z"))
    subject = name((ORG, "Cơ quan A"), (CN, who))
    fields = der(0xA0, der(2, b"\x02")), der(2, serial), der(0x30), name((CN, "CA")), times, subject
    return der(0x30, der(0x30, *fields), der(0x30), der(3, b"\0"))


def signed_data(serial: bytes = b"\x07") -> bytes:
    """The names of CMS that count here: two certificates, the signer's serial number."""
    info = der(0x30, der(2, b"\x01"), der(0x30, name((CN, "CA")), der(2, serial)))
    held = der(0xA0, certificate(b"\x05", "CA"), certificate(b"\x07", "Nguyễn Văn Thử"))
    inner = der(0x30, der(2, b"\x01"), der(0x31), der(0x30, der(6, b"\x2a")), held, der(0x31, info))
    return der(0x30, der(6, b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"), der(0xA0, inner))


def signed(data: bytes, rect: tuple[float, float, float, float], *, behind: bytes = b"") -> bytes:
    """With a signature's field, its sign on the page, and bytes written behind it."""
    document = pikepdf.open(io.BytesIO(data))
    value = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig,
        Filter=pikepdf.Name("/Adobe.PPKLite"),
        SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
        ByteRange=pikepdf.Array([0, 1_111_111_111, 1_222_222_222, 1_333_333_333]),
        M="D:20261127100500+07'00'",
        Reason="Phê duyệt",
        Contents=pikepdf.String(b"\xff\xfe" * 400),
    )
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T="Ky1",
            F=132,
            Rect=pikepdf.Array(rect),
            V=document.make_indirect(value),
            AP=pikepdf.Dictionary(N=appearance(document, "Nguoi ky: Thu")),
        )
    )
    document.pages[0].Annots = pikepdf.Array([field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)
    out = io.BytesIO()
    document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    made = out.getvalue()
    hole = b"<" + (b"\xff\xfe" * 400).hex().encode() + b">"
    start = made.index(hole)
    filled = b"<" + signed_data().hex().encode().ljust(len(hole) - 2, b"0") + b">"
    made = made.replace(hole, filled)
    end = start + len(hole)
    for sign, figure in (
        (1_111_111_111, start),
        (1_222_222_222, end),
        (1_333_333_333, len(made) - end),
    ):
        made = made.replace(str(sign).encode(), str(figure).zfill(10).encode())
    return made + behind


FREE = (300.0, 300.0, 450.0, 320.0)


def test_a_signature_is_told_and_is_no_change_of_the_document() -> None:
    data = printed(*TEXT)
    other = signed(data, FREE)
    assert found(data, other).equal
    assert told(data, other)[1:] == [
        "Chữ ký số trong b.pdf: 1 (chưa kiểm chứng thư)",
        "  Nguyễn Văn Thử, 27/11/2026 10:05, Phê duyệt",
        "  hiện ở trang 1: “Nguoi ky: Thu”",
    ]


def test_what_was_written_behind_the_signature_is_told() -> None:
    data = printed(*TEXT)
    assert told(data, signed(data, FREE, behind=b"\n% mot dong nua\n%%EOF\n"))[-1] == (
        "  Sau chữ ký cuối, tệp còn được ghi thêm 22 byte không chữ ký nào bảo vệ → mở bằng phần mềm"
        " ký số, xem tệp có bị sửa sau khi ký không"
    )


def test_a_changed_word_beside_a_signature_is_still_told() -> None:
    other = [TEXT[0], TEXT[1], TEXT[2].replace("450", "540")]
    said = told(printed(*TEXT), signed(printed(*other), FREE))
    assert said[:2] == ["Đổi chữ: 1 chỗ", "  trang 1, dòng 4: “450” → “540”"]


@pytest.mark.parametrize(
    "broken",
    [
        lambda data: b"",
        lambda data: data[:20],
        lambda data: b"\x30\x84\xff\xff\xff\xff" + data,
        lambda data: b"\x30\x80" + data,
        lambda data: signed_data(serial=b"\x63"),
        lambda data: data.replace(b"\x55\x04\x03", b"\x55\x04\x2a"),
    ],
)
def test_a_name_that_cannot_be_read_is_none(broken: Callable[[bytes], bytes]) -> None:
    assert signer(signed_data()) == "Nguyễn Văn Thử"
    assert signer(broken(signed_data())) == ""


def test_the_page_and_the_values_show_it_too() -> None:
    data = printed(*TEXT)
    x, low, wide, high = box(data, "450")
    other = found(data, drawn(data, f"1 g {x} {low} {wide} {high} re f"))
    shown = page(other)
    assert shown.count('class="mark ink"') == 2  # on either side
    assert 'class="mark hidden"' in shown
    given = values(other)
    assert [one["words"] for one in given["drawings"]] == ["450"]
    assert given["hidden_words"] == [{"page": 1, "line": 4, "word": "450"}]
