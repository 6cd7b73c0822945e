"""Text as programs leave it behind: columns kept by blanks, cells run together, notes at the page's foot."""

from __future__ import annotations

import pytest

from pipeline.importer import draft, opening
from pipeline.importer.pages import Read
from pipeline.importer.readers import copied_tables
from tests import samples

LETTERHEAD = """   ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      XÃ ĐẠI TỪ                        Độc lập - Tự do - Hạnh phúc
    Số: 12/BC-UBND                 Đại Từ, ngày 14 tháng 9 năm 2026

                                 BÁO CÁO
                   Kết quả rà soát đường dây điện ở các thôn

"""


def read(text: str) -> Read:
    return opening.read(text.encode(), "bao-cao.txt", samples.desk().metrics)


def cells(text: str) -> list[list[str]]:
    """The cells of the only table, a spanning one with its columns × rows."""
    (grid,) = read(text).grids.values()
    return [
        [
            " ".join(cell.text)
            + (f" {cell.columns}×{cell.rows}" if cell.columns * cell.rows > 1 else "")
            for cell in row
        ]
        for row in grid.rows
    ]


def test_a_table_whose_head_begins_above_the_line_of_its_number() -> None:
    text = (
        LETTERHEAD
        + """        I. KẾT QUẢ
        Số liệu từng thôn như sau:
                                            Số cột        Số hộ
 TT             Tên thôn                                              Ghi chú
                                            phải thay     mất điện
  1    Bãi Chè                                  12            34       Xong
  2    Đồng Cẩm                                  7            19       Đang làm
  3    Tân Lập                                   3             8       Xong
"""
    )
    assert cells(text) == [
        ["TT", "Tên thôn", "Số cột phải thay", "Số hộ mất điện", "Ghi chú"],
        ["1", "Bãi Chè", "12", "34", "Xong"],
        ["2", "Đồng Cẩm", "7", "19", "Đang làm"],
        ["3", "Tân Lập", "3", "8", "Xong"],
    ]


def test_names_over_groups_of_columns() -> None:
    text = (
        LETTERHEAD
        + """        I. KẾT QUẢ
        Số liệu từng thôn như sau:
                                         Năm 2025              Năm 2026
 TT             Tên thôn
                                      Cột       Hộ          Cột       Hộ
  1    Bãi Chè                         12       34            2        5
  2    Đồng Cẩm                         7       19            1        4
  3    Tân Lập                          3        8            0        0
"""
    )
    assert cells(text)[:3] == [
        ["TT 1×2", "Tên thôn 1×2", "Năm 2025 2×1", "Năm 2026 2×1"],
        ["Cột", "Hộ", "Cột", "Hộ"],
        ["1", "Bãi Chè", "12", "34", "2", "5"],
    ]


PARTED = (
    LETTERHEAD
    + """        I. KẾT QUẢ
        Số liệu từng thôn như sau:
 TT             Tên thôn                Số cột          Kết quả
  1    Bãi Chè                            12       Thay xong trước mưa
  2    Đồng Cẩm                            7       Đang thay
\f{head}  3    Tân Lập                            3       Thay xong
  4    Khu tập thể nhà máy cũ             1       Chờ vật tư
"""
)


@pytest.mark.parametrize(
    "head",
    ["", " TT             Tên thôn                Số cột          Kết quả\n"],
    ids=["counted", "repeated"],
)
def test_a_table_that_goes_on_over_a_page_is_one(head: str) -> None:
    assert [row[0] for row in cells(PARTED.format(head=head))] == ["TT", "1", "2", "3", "4"]
    assert cells(PARTED.format(head=head))[-1] == ["4", "Khu tập thể nhà máy cũ", "1", "Chờ vật tư"]


NOTED = (
    LETTERHEAD
    + """        I. KẾT QUẢ
        - Đã thay 22 cột cũ, còn 3 cột ở khu tập thể chờ vật tư của ngành
điện lực1.
        - Các thôn đã phát quang hành lang lưới điện xong trước mùa mưa và báo
cáo Ủy ban nhân dân xã.

1
    Theo biên bản làm việc ngày 08/9/2026.
\f                                      2

        II. KIẾN NGHỊ
        - Đề nghị ngành điện lực cấp đủ vật tư trong tháng 9 để thay xong số cột
còn lại.
"""
)


def test_a_footnote_is_where_it_is_called() -> None:
    found = read(NOTED)
    assert found.footnotes == {1: "Theo biên bản làm việc ngày 08/9/2026."}
    (called,) = [para for para in found.paras if any(piece.note for piece in para.pieces)]
    assert called.text.endswith("chờ vật tư của ngành điện lực.")
    assert [(one.text, one.why) for one in found.aside] == [("2", "số trang")]


def test_a_number_that_nothing_calls_is_no_footnote() -> None:
    found = read(NOTED.replace("điện lực1.", "điện lực."))
    assert found.footnotes == {}
    assert "Theo biên bản làm việc ngày 08/9/2026." in " ".join(para.text for para in found.paras)


COPIED = """ỦY BAN NHÂN DÂN
XÃ ĐẠI TỪ
Số: 12/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đại Từ, ngày 14 tháng 9 năm 2026
BÁO CÁO
Kết quả rà soát đường dây điện ở các thôn
I. KẾT QUẢ
Ủy ban nhân dân xã đã cùng ngành điện lực kiểm tra toàn bộ đường dây hạ thế ở
các thôn trong tháng 8, số liệu từng thôn như sau, xếp theo số cột phải thay từ
nhiều đến ít:
TT Tên thôn Số cột Kết quả
1 Bãi Chè 12 Thay xong trước mưa
2 Khu tập thể nhà máy cũ và dãy nhà
cấp bốn 7 Đang thay
3 Tân Lập 3 Thay xong
II. KIẾN NGHỊ
Đề nghị ngành điện lực cấp đủ vật tư trong tháng 9 để các thôn thay xong số cột
còn lại; Ủy ban nhân dân xã bố trí nhân công phát quang hành lang theo yêu cầu
của ngành.
"""


def test_rows_of_a_copied_table_are_told_and_every_one_marked() -> None:
    found = read(COPIED)
    marked = [
        para.text for para in found.paras if found.joins.get(para.number) == copied_tables.DOUBT
    ]
    assert marked == [
        "TT Tên thôn Số cột Kết quả",
        "1 Bãi Chè 12 Thay xong trước mưa",
        "2 Khu tập thể nhà máy cũ và dãy nhà cấp bốn 7 Đang thay",
        "3 Tân Lập 3 Thay xong",
    ]


def test_what_a_table_is_counted_in() -> None:
    text = (
        LETTERHEAD
        + """        I. KẾT QUẢ
        Số liệu từng thôn như sau:
                                                         Đơn vị tính: triệu đồng
 TT             Tên thôn                Đã chi          Ghi chú
  1    Bãi Chè                            12       Thay xong trước mưa
  2    Đồng Cẩm                            7       Đang thay
"""
    )
    made = draft.make(read(text), "bao-cao.txt", samples.desk())
    assert made.text.count("đơn vị tính: triệu đồng") == 1
    assert made.proof is not None
    assert made.proof.complete


LEAVE = """       ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
       TỈNH THÁI NGUYÊN                     Độc lập - Tự do - Hạnh phúc
           SỞ NỘI VỤ
          Số: 46/GNP-SNV                Thái Nguyên, ngày 28 tháng 8 năm 2026

                                    GIẤY NGHỈ PHÉP

     Xét Đơn đề nghị nghỉ phép của ông Lý Văn Tài, Sở Nội vụ cấp cho:
       Ông Lý Văn Tài, chuyên viên Phòng Tổ chức, biên chế.

Nơi nhận:                                          TUQ. GIÁM ĐỐC
- Ông Lý Văn Tài;                                 CHÁNH VĂN PHÒNG
- Lưu: VT, TCCB.


                                                       Hà Minh Đức

  Xác nhận của cơ quan (tổ chức) hoặc
 chính quyền địa phương nơi nghỉ phép
                    (Chữ ký, dấu)
"""


def test_who_confirms_below_the_recipients_is_read_after_who_signs() -> None:
    made = draft.make(read(LEAVE), "giay-nghi-phep.txt", samples.desk())
    assert made.proof is not None
    assert made.proof.complete
    assert "\nxác nhận: có\n" in made.text


def test_two_lines_of_archives_are_both_kept() -> None:
    two = LEAVE.replace("- Lưu: VT, TCCB.", "- Lưu: VT;\n- Lưu: TCCB.")
    made = draft.make(read(two), "giay-nghi-phep.txt", samples.desk())
    assert made.proof is not None
    assert made.proof.complete
    assert '\nnơi nhận:\n  - Ông Lý Văn Tài\n  - "Lưu: VT"\n  - "Lưu: TCCB"\n' in made.text
    assert "\nlưu:" not in made.text


RESOLUTION = """TỈNH ỦY THÁI NGUYÊN
*
Số 12-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Thái Nguyên, ngày 04 tháng 8 năm 2026
NGHỊ QUYẾT
về kế hoạch năm 2026
-----
Sau khi thảo luận, Ban Chấp hành Đảng bộ tỉnh
QUYẾT NGHỊ
I- Tán thành báo cáo.
II- Giao Ban Thường vụ chỉ đạo.
Nơi nhận:
- Các ban,
- Lưu Văn phòng Tỉnh ủy.
T/M TỈNH ỦY
BÍ THƯ
Nguyễn Văn An
"""


def test_the_words_by_which_a_party_resolution_resolves_are_its_own() -> None:
    made = draft.make(read(RESOLUTION), "nghi-quyet.txt", samples.desk())
    assert (
        "mở đầu:\n  - Sau khi thảo luận, Ban Chấp hành Đảng bộ tỉnh\n  - QUYẾT NGHỊ\n" in made.text
    )
