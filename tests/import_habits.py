# ruff: noqa: E501 — one case a line reads best
"""Files with the habits of offices: how they number, sign, paste, scan and save. Each judged by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.foreign_offices import ARIAL, CALIBRI, NATION, NORMAL, body, packed, para, run, table

Made = Callable[[], bytes]


@dataclass(frozen=True)
class Habit:
    """A file, its name, what must stand in its draft, what must not, what must be told of it."""

    what: str
    name: str
    make: Made
    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def two(left: str, right: str) -> str:
    """Two columns without borders, as offices set letterhead and ending."""
    return table((left, right), widths=(4500, 5500))


HEAD = two(
    para(run("UBND HUYỆN BA BỂ", 13))
    + para(run("PHÒNG NỘI VỤ", 13, b=True))
    + para(run("Số: 57/BC-PNV", 13)),
    para(run(NATION, 12, b=True))
    + para(run("Độc lập - Tự do - Hạnh phúc", 13, b=True))
    + para(run("Ba Bể, ngày 15 tháng 11 năm 2023", 13, i=True)),
)
TITLE = para(run("BÁO CÁO", 14, b=True)) + para(run("Kết quả sắp xếp hồ sơ lưu trữ", 14, b=True))
SIGN = two(
    para(run("Nơi nhận:", 12, b=True, i=True), jc="left")
    + para(run("- UBND huyện;", 11), jc="left")
    + para(run("- Lưu: VT, LT.", 11), jc="left"),
    para(run("TRƯỞNG PHÒNG", 14, b=True)) + para(run("Dương Thị Mùi", 14, b=True)),
)


def docx(
    *content: str, head: str = HEAD, sign: str = SIGN, styles: str = NORMAL, **more: str
) -> Made:
    return lambda: packed(head + TITLE + "".join(content) + sign, styles, **more)


def listed(words: str, number: int, level: int = 0) -> str:
    """A paragraph that Word numbers by itself."""
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return (
        f'<w:p><w:pPr>{own}<w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>{run(words)}</w:p>'
    )


def levels(*forms: tuple[str, str], restart: bool = False) -> str:
    """Two lists of one form; `restart`: the second begins anew."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(forms)
    )
    anew = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{made}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    )


ITEMS = ("Đã chỉnh lý 42 mét giá hồ sơ.", "Đã nộp lưu 310 hồ sơ.")
BORDERS = '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>'


def cell(words: str, b: bool = False) -> str:
    return para(run(words, 13, b=b), jc="left")


def grid(*rows: tuple[str, ...]) -> str:
    made = [tuple(cell(text, b=not at) for text in row) for at, row in enumerate(rows)]
    return table(*made, widths=(9000 // len(rows[0]),) * len(rows[0]), borders=BORDERS)


def box(content: str) -> str:
    """A text box of Word 2010 with its copy for older ones."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="2500000" cy="900000"/>'
        '<wp:docPr id="3" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:spPr/><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:rect><v:textbox>{inner}</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def text(*lines: str, encoding: str = "utf-8", end: str = "\n") -> Made:
    return lambda: end.join(lines).encode(encoding)


TYPED = (
    "UBND HUYỆN BA BỂ\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "PHÒNG NỘI VỤ\t\t\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 57/BC-PNV\t\t\tBa Bể, ngày 15 tháng 11 năm 2023",
    "",
    "BÁO CÁO",
    "Kết quả sắp xếp hồ sơ lưu trữ",
    "",
    "I. KẾT QUẢ",
    "- Đã chỉnh lý 42 mét giá hồ sơ.",
    "- Đã nộp lưu 310 hồ sơ.",
    "",
    "Nơi nhận:\t\t\t\tTRƯỞNG PHÒNG",
    "- UBND huyện;",
    "- Lưu: VT, LT.",
    "\t\t\t\t\tDương Thị Mùi",
)
READ = (
    "loại: báo cáo\n",
    "số: 57\nngày: 2023-11-15\n",
    "trích yếu: Kết quả sắp xếp hồ sơ lưu trữ\n",
    "  - tiêu đề: KẾT QUẢ\n",
    "- Đã chỉnh lý 42 mét giá hồ sơ.\n",
    "- Đã nộp lưu 310 hồ sơ.\n",
    "lưu: VT, LT\n",
    "chức vụ: Trưởng phòng\n  họ tên: Dương Thị Mùi\n",
)
"""What each copy of the same report must give."""

PAGE = "".join(
    f"<p>{line}</p>"
    for line in (
        "UBND HUYỆN BA BỂ",
        "PHÒNG NỘI VỤ",
        NATION,
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 57/BC-PNV",
        "Ba Bể, ngày 15 tháng 11 năm 2023",
        "BÁO CÁO",
        "Kết quả sắp xếp hồ sơ lưu trữ",
    )
)
LAST = "".join(
    f"<p>{line}</p>"
    for line in ("Nơi nhận:", "- UBND huyện;", "- Lưu: VT, LT.", "TRƯỞNG PHÒNG", "Dương Thị Mùi")
)


def html(content: str, charset: str = "utf-8", head: str = "") -> Made:
    made = f"<html><head><meta charset='{charset}'>{head}</head><body>{PAGE}{content}{LAST}</body></html>"
    return lambda: made.encode(charset)


def rtf(*lines: str, font: str = "Times New Roman") -> Made:
    """Letters beyond ASCII by number, as Word writes them."""
    said = "".join(
        "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line).replace("\t", "\\tab ")
        + "\\par\n"
        for line in lines
    )
    return lambda: f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 {font};}}}}\\f0\\fs28 {said}}}".encode(
        "ascii"
    )


def signed(right: str) -> bytes:
    """A short report whose recipients stand in one paragraph of broken lines, beside these signatures."""
    left = para(run("Nơi nhận:\n- UBND huyện;\n- Lưu: VT, LT.", 11), jc="left")
    return docx(body("I. KẾT QUẢ", b=True), body(f"- {ITEMS[0]}"), sign=two(left, right))


HABITS = (
    # --- numbering
    Habit(
        "danh sách tự đánh số, đếm lại từ đầu ở mục sau",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            listed(ITEMS[0], 1),
            listed(ITEMS[1], 1),
            body("II. TỒN TẠI", b=True),
            listed("Còn 12 mét chưa chỉnh lý.", 2),
            numbering=levels(("decimal", "%1."), restart=True),
        ),
        (
            "dấu đầu dòng: 1.",
            "- Đã nộp lưu 310 hồ sơ.\n",
            "  - tiêu đề: TỒN TẠI\n",
            "- Còn 12 mét chưa chỉnh lý.\n",
        ),
    ),
    Habit(
        "danh sách hai cấp tự đánh số",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            listed("Về chỉnh lý:", 1),
            listed("Phông huyện ủy.", 1, 1),
            listed("Phông ủy ban.", 1, 1),
            listed("Về nộp lưu.", 1),
            numbering=levels(("decimal", "%1."), ("lowerLetter", "%2)")),
        ),
        ("Về chỉnh lý:", "- Phông huyện ủy.\n", "- Phông ủy ban.\n", "- Về nộp lưu.\n"),
    ),
    Habit(
        "“Điều” do Word tự đánh số",
        "a.docx",
        docx(
            listed("Phê duyệt danh mục hồ sơ nộp lưu.", 1),
            listed("Phòng Nội vụ chịu trách nhiệm thi hành.", 1),
            numbering=levels(("decimal", "Điều %1.")),
        ),
        ("Phê duyệt danh mục hồ sơ nộp lưu.", "Phòng Nội vụ chịu trách nhiệm thi hành.", "điều:"),
    ),
    Habit(
        "dấu đầu dòng phông Symbol",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            listed(ITEMS[0], 1),
            listed(ITEMS[1], 1),
            numbering=levels(("bullet", "\uf0b7")),
        ),
        ("- Đã chỉnh lý 42 mét giá hồ sơ.\n", "- Đã nộp lưu 310 hồ sơ.\n"),
        unseen=("\uf0b7",),
    ),
    Habit(
        "số gõ tay liền chữ",
        "a.docx",
        docx(
            body("I.KẾT QUẢ", b=True),
            body("1.Đã chỉnh lý 42 mét giá hồ sơ."),
            body("2.Đã nộp lưu 310 hồ sơ."),
        ),
        (
            "  - tiêu đề: KẾT QUẢ\n",
            "- Đã chỉnh lý 42 mét giá hồ sơ.\n",
            "- Đã nộp lưu 310 hồ sơ.\n",
        ),
    ),
    Habit(
        "số nhảy cóc được giữ và đánh dấu",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body("1. Đã chỉnh lý 42 mét giá hồ sơ."),
            body("3. Đã nộp lưu 310 hồ sơ."),
        ),
        (
            "# cần kiểm tra: số thứ tự trong bản gốc là “3.”, không nối tiếp: giữ nguyên trong câu",
            "3. Đã nộp lưu 310 hồ sơ.",
        ),
    ),
    Habit(
        "đề mục đậm không có số",
        "a.docx",
        docx(
            body("Kết quả chỉnh lý", b=True),
            body(ITEMS[0]),
            body("Kết quả nộp lưu", b=True),
            body(ITEMS[1]),
        ),
        (
            "Kết quả chỉnh lý",
            "Đã chỉnh lý 42 mét giá hồ sơ.",
            "Kết quả nộp lưu",
            "Đã nộp lưu 310 hồ sơ.",
        ),
    ),
    # --- letterhead, ending
    Habit(
        "phần đầu trong hộp chữ",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(f"- {ITEMS[0]}"),
            head=box(
                para(run("UBND HUYỆN BA BỂ", 13))
                + para(run("PHÒNG NỘI VỤ", 13, b=True))
                + para(run("Số: 57/BC-PNV", 13))
            )
            + box(
                para(run(NATION, 12, b=True))
                + para(run("Độc lập - Tự do - Hạnh phúc", 13, b=True))
                + para(run("Ba Bể, ngày 15 tháng 11 năm 2023", 13, i=True))
            ),
        ),
        ("số: 57\nngày: 2023-11-15\n", "- Đã chỉnh lý 42 mét giá hồ sơ.\n"),
    ),
    Habit(
        "phần đầu bằng phím tab",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(f"- {ITEMS[0]}"),
            head="".join(
                para(run(line, 13), jc="left")
                for line in (
                    "UBND HUYỆN BA BỂ\t\t" + NATION,
                    "PHÒNG NỘI VỤ\t\tĐộc lập - Tự do - Hạnh phúc",
                    "Số: 57/BC-PNV\t\tBa Bể, ngày 15 tháng 11 năm 2023",
                )
            ),
        ),
        ("số: 57\nngày: 2023-11-15\n",),
    ),
    Habit(
        "phần đầu ở đầu trang",
        "a.docx",
        docx(body("I. KẾT QUẢ", b=True), body(f"- {ITEMS[0]}"), head="", first_header=HEAD),
        ("số: 57\nngày: 2023-11-15\n",),
    ),
    Habit(
        "nơi nhận và chữ ký trên cùng dòng, cách bằng tab",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(f"- {ITEMS[0]}"),
            sign="".join(
                para(run(line, 13), jc="left")
                for line in (
                    "Nơi nhận:\t\t\tTRƯỞNG PHÒNG",
                    "- UBND huyện;",
                    "- Lưu: VT, LT.",
                    "\t\t\t\tDương Thị Mùi",
                )
            ),
        ),
        ("  - UBND huyện\n", "lưu: VT, LT\n", "chức vụ: Trưởng phòng\n  họ tên: Dương Thị Mùi\n"),
    ),
    Habit(
        "nơi nhận và chữ ký cách bằng dấu cách",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(f"- {ITEMS[0]}"),
            sign="".join(
                para(run(line, 13), jc="left")
                for line in (
                    "Nơi nhận:                                      TRƯỞNG PHÒNG",
                    "- UBND huyện;",
                    "- Lưu: VT, LT.",
                    "                                              Dương Thị Mùi",
                )
            ),
        ),
        ("  - UBND huyện\n", "lưu: VT, LT\n", "họ tên: Dương Thị Mùi\n"),
    ),
    Habit(
        "chữ ký ngắt dòng bằng Shift-Enter",
        "a.docx",
        signed(para(run("KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n\n\nDương Thị Mùi", 14, b=True))),
        (
            "  quyền hạn: KT.\n",
            "  chức vụ: Phó trưởng phòng\n  họ tên: Dương Thị Mùi\n",
            "  - UBND huyện\n",
        ),
    ),
    Habit(
        "thừa lệnh, cấp phó của đơn vị ký thay",
        "a.docx",
        signed(
            para(run("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", 14, b=True))
            + para(run("Dương Thị Mùi", 14, b=True))
        ),
        (
            "  quyền hạn: TL+KT\n  thừa lệnh: Chủ tịch\n",
            "  chức vụ cấp trưởng: Chánh Văn phòng\n  chức vụ: Phó Chánh Văn phòng\n",
            "  họ tên: Dương Thị Mùi\n",
        ),
    ),
    Habit(
        "ký số: dòng người ký điện tử",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(f"- {ITEMS[0]}"),
            sign=two(
                para(run("Nơi nhận:", 12), jc="left") + para(run("- Lưu: VT, LT.", 11), jc="left"),
                para(run("TRƯỞNG PHÒNG", 14, b=True))
                + para(run("(Đã ký)", 13, i=True))
                + para(run("Dương Thị Mùi", 14, b=True)),
            ),
        ),
        ("  ghi chú: (Đã ký)\n", "  họ tên: Dương Thị Mùi\n"),
    ),
    # --- tables
    Habit(
        "bảng trong bảng",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            table(
                (
                    cell("Phông ủy ban") + grid(("Năm", "Số hồ sơ"), ("2021", "120")) + cell(""),
                    cell("310 hồ sơ"),
                ),
                widths=(5000, 4000),
                borders=BORDERS,
            ),
        ),
        ("Phông ủy ban", "2021", "120", "310 hồ sơ"),
    ),
    Habit(
        "bảng có dòng tổng gộp ô",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            grid(("TT", "Phông", "Số hồ sơ"), ("1", "Huyện ủy", "190"), ("2", "Ủy ban", "120")),
        ),
        ("cột: [TT, Phông, Số hồ sơ]\n", "- [1, Huyện ủy, 190]\n", "- [2, Ủy ban, 120]\n"),
    ),
    Habit(
        "đơn vị tính trên bảng",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            para(run("Đơn vị tính: hồ sơ", 12, i=True), jc="right"),
            grid(("TT", "Phông", "Số lượng"), ("1", "Huyện ủy", "190"), ("2", "Ủy ban", "120")),
        ),
        ("đơn vị tính: hồ sơ\n",),
    ),
    Habit(
        "nguồn số liệu dưới bảng",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            grid(("TT", "Phông", "Số lượng"), ("1", "Huyện ủy", "190"), ("2", "Ủy ban", "120")),
            body("Nguồn: sổ mục lục hồ sơ năm 2023."),
        ),
        ("Nguồn: sổ mục lục hồ sơ năm 2023.",),
    ),
    # --- programs
    Habit(
        "Google Docs: Arial, định dạng trực tiếp",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True), body(f"- {ITEMS[0]}"), body(f"- {ITEMS[1]}"), styles=ARIAL
        ),
        READ,
    ),
    Habit(
        "Calibri ở kiểu gốc, cách đoạn 8 điểm",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True), body(f"- {ITEMS[0]}"), body(f"- {ITEMS[1]}"), styles=CALIBRI
        ),
        READ,
    ),
    Habit(
        "đoạn trống và ngắt trang giữa các ý",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(f"- {ITEMS[0]}"),
            para(),
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
            para(),
            body(f"- {ITEMS[1]}"),
        ),
        READ,
    ),
    Habit(
        "chữ màu, tô nền, gạch chân",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True),
            body(
                f"- {ITEMS[0]}",
                more='<w:color w:val="FF0000"/><w:highlight w:val="yellow"/><w:u w:val="single"/>',
            ),
            body(f"- {ITEMS[1]}"),
        ),
        READ,
    ),
    Habit(
        "không thụt đầu dòng, cách đoạn bằng dòng trống",
        "a.docx",
        docx(
            body("I. KẾT QUẢ", b=True, indent=""),
            para(),
            body(f"- {ITEMS[0]}", indent=""),
            para(),
            body(f"- {ITEMS[1]}", indent=""),
        ),
        READ,
    ),
    Habit(
        "dấu gạch ngang dài đầu dòng",
        "a.docx",
        docx(body("I. KẾT QUẢ", b=True), body(f"– {ITEMS[0]}"), body(f"– {ITEMS[1]}")),
        ("Đã chỉnh lý 42 mét giá hồ sơ.\n", "Đã nộp lưu 310 hồ sơ.\n"),
    ),
    # --- text
    Habit("chữ gõ tab làm cột", "a.txt", text(*TYPED), READ),
    Habit("xuống dòng kiểu Windows", "a.txt", text(*TYPED, end="\r\n"), READ),
    Habit("xuống dòng kiểu máy Mac cũ", "a.txt", text(*TYPED, end="\r"), READ),
    Habit("UTF-16 của Notepad", "a.txt", text(*TYPED, encoding="utf-16"), READ),
    Habit("UTF-8 có BOM", "a.txt", text(*TYPED, encoding="utf-8-sig"), READ),
    Habit(
        "chữ tổ hợp (NFD)",
        "a.txt",
        lambda: __import__("unicodedata").normalize("NFD", "\n".join(TYPED)).encode(),
        READ,
        told=("dấu rời ghép lại thành chữ có dấu dựng sẵn (NFC)",),
    ),
    Habit(
        "nhận dạng chữ: số trang, gạch nối cuối dòng, khoảng trắng thừa",
        "a.txt",
        text(*TYPED[:9], "Trang 2/3", "-  Đã nộp  lưu 310 hồ sơ.", *TYPED[10:]),
        READ,
        told=("số trang",),
    ),
    # --- web pages
    Habit(
        "trang web của Word",
        "a.htm",
        html(
            "<p class=MsoNormal><b>I. KẾT QUẢ</b></p>"
            + "".join(f"<p class=MsoNormal>-&nbsp;{one}</p>" for one in ITEMS)
        ),
        READ,
    ),
    Habit(
        "trang web có danh sách đánh số từ 3",
        "a.html",
        html(f"<p>I. KẾT QUẢ</p><ol start='3'><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ol>"),
        ("3. Đã chỉnh lý 42 mét giá hồ sơ.", "4. Đã nộp lưu 310 hồ sơ."),
    ),
    Habit(
        "trang web đặt tên .doc",
        "a.doc",
        html("<p>I. KẾT QUẢ</p>" + "".join(f"<p>- {one}</p>" for one in ITEMS)),
        READ,
    ),
    Habit(
        "trang web có bảng",
        "a.html",
        html(
            "<p>I. KẾT QUẢ</p><table><tr><th>TT</th><th>Phông</th></tr><tr><td>1</td><td>Huyện ủy</td></tr><tr><td>2</td><td>Ủy ban</td></tr></table>"
        ),
        ("cột: [TT, Phông]\n", "- [1, Huyện ủy]\n", "- [2, Ủy ban]\n"),
    ),
    # --- RTF
    Habit("RTF", "a.rtf", rtf(*TYPED), READ),
    Habit("RTF đặt tên .doc", "a.doc", rtf(*TYPED), READ),
)

MESSAGES = (
    Habit("bảng tính đặt tên .docx", "a.docx", lambda: _package("xl/workbook.xml"), ("I003",)),
    Habit(
        "trang web gộp (MHTML) đặt tên .doc",
        "a.doc",
        text("MIME-Version: 1.0", "Content-Type: multipart/related", "", "x"),
        ("I003",),
    ),
    Habit(
        "XML của Word 2003",
        "a.doc",
        text("<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>"),
        ("I003",),
    ),
    Habit("ảnh chụp đặt tên .pdf", "a.pdf", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 3000, ("I003",)),
)
"""What cannot be read, and the code of the message."""


def _package(name: str) -> bytes:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "<workbook/>")
    return out.getvalue()
