"""The clauses that are looked at: number, what is demanded (as docs/pdf-a.md has it), the check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.pdf_clauses import writing
from tests.pdf_clauses.elements import (
    boxes,
    figures,
    formulas,
    headings,
    lists,
    navigation,
    notes,
    one_kind_of_headings,
    page_labels,
    spoken,
    tab_order,
    tables,
)
from tests.pdf_clauses.file_form import (
    filters,
    header,
    limits,
    of_bytes,
    permissions,
    streams,
    trailer,
)
from tests.pdf_clauses.fonts import (
    embedding,
    encodings,
    font_dictionaries,
    metrics,
    not_defined,
    private_use,
    subsets,
    unicode_maps,
)
from tests.pdf_clauses.graphics import (
    colours,
    contents,
    graphics_states,
    images,
    output_intent,
    rendering_intents,
    transparency,
    xobjects,
)
from tests.pdf_clauses.metadata import (
    actions,
    embedded_files,
    forms,
    identification,
    info_is_xmp,
    no_annotations,
    optional_content,
    presentations,
    requirements,
    xmp_packet,
    xmp_properties,
    xmp_types,
)
from tests.pdf_clauses.opened import Faults, Opened
from tests.pdf_clauses.tags import (
    all_marked,
    artifacts,
    in_tree,
    language,
    marked,
    nesting,
    parts_of_tables,
    structure,
    title,
    types,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its number in the standard, what it demands, how that is seen."""

    number: str
    demands: str
    check: Callable[[Opened], Faults]

    def faults(self, pdf: Opened) -> list[str]:
        return list(dict.fromkeys(map(str, self.check(pdf))))


A = "19005-2 "
UA = "14289-1 "
CLAUSES = (
    Clause(A + "6.1.2", "đầu tệp: %PDF-1.n, bốn byte trên 127", header),
    Clause(A + "6.1.3", "có ID, không mã hoá, không gì sau %%EOF", trailer),
    Clause(
        A + "6.1.4",
        "từng hàng của bảng tham chiếu dẫn đúng đối tượng",
        of_bytes(writing.cross_reference),
    ),
    Clause(A + "6.1.5", "Info và XMP nói cùng một điều", info_is_xmp),
    Clause(A + "6.1.6", "chuỗi thập lục phân: chẵn, chỉ chữ số", of_bytes(writing.strings)),
    Clause(A + "6.1.7.1", "Length đúng từng byte, không luồng ở tệp ngoài", streams),
    Clause(A + "6.1.7.2", "chỉ nén Flate, DCT; không LZW, Crypt", filters),
    Clause(A + "6.1.8", "tên là UTF-8", of_bytes(writing.names)),
    Clause(A + "6.1.9", "khoảng trắng, xuống dòng quanh obj, endobj", of_bytes(writing.spaces)),
    Clause(A + "6.1.12", "không hạn chế quyền", permissions),
    Clause(A + "6.1.13", "giới hạn: cỡ trang, số, chuỗi, tên, q/Q, số đối tượng", limits),
    Clause(A + "6.2.2", "chỉ toán tử đã biết, tài nguyên của chính trang", contents),
    Clause(A + "6.2.3", "một output intent với hồ sơ ICC hợp lệ", output_intent),
    Clause(A + "6.2.4", "chỉ DeviceRGB, DeviceGray (đã có output intent RGB)", colours),
    Clause(A + "6.2.5", "không trạng thái đồ hoạ mở rộng", graphics_states),
    Clause(A + "6.2.6", "không ý đồ dựng màu lạ", rendering_intents),
    Clause(A + "6.2.8", "hình: không Alternates, OPI, Interpolate; số bit", images),
    Clause(A + "6.2.9", "không form, PostScript, tham chiếu XObject", xobjects),
    Clause(A + "6.2.10", "không trong suốt", transparency),
    Clause(A + "6.2.11.2", "từ điển phông chữ đủ và khớp", font_dictionaries),
    Clause(A + "6.2.11.4.1", "phông nhúng, có nét của mọi mã đã dùng", embedding),
    Clause(A + "6.2.11.4.2", "phông rút gọn có thẻ sáu chữ", subsets),
    Clause(A + "6.2.11.5", "độ rộng bằng của phông nhúng", metrics),
    Clause(A + "6.2.11.6", "TrueType ký hiệu, không Encoding, bảng (3, 0)", encodings),
    Clause(A + "6.2.11.7.2", "mọi mã đã dùng có chữ Unicode", unicode_maps),
    Clause(A + "6.2.11.7.3", "không chữ vùng dùng riêng", private_use),
    Clause(A + "6.2.11.8", "không vẽ .notdef", not_defined),
    Clause(A + "6.3", "không chú giải (annotation)", no_annotations),
    Clause(A + "6.4", "không biểu mẫu", forms),
    Clause(A + "6.5", "không hành động, JavaScript", actions),
    Clause(A + "6.6.2.1", "XMP đúng phép, đầu gói đúng", xmp_packet),
    Clause(A + "6.6.2.3", "chỉ thuộc tính XMP định sẵn", xmp_properties),
    Clause(A + "6.6.2.3.1", "thuộc tính XMP đúng kiểu", xmp_types),
    Clause(A + "6.6.4", "nói đúng phần và mức PDF/A", identification),
    Clause(A + "6.7.2", "MarkInfo: Marked", marked),
    Clause(A + "6.7.3.2", "nét kẻ là artifact có loại", artifacts),
    Clause(A + "6.7.3.3", "có cây cấu trúc, gốc là Document", structure),
    Clause(A + "6.7.3.4", "chỉ loại thẻ chuẩn, không đổi nghĩa", types),
    Clause(A + "6.7.4", "Lang là tiếng Việt", language),
    Clause(A + "6.8", "tệp kèm: không ở phần 2; đủ mô tả ở phần 3", embedded_files),
    Clause(A + "6.9", "không lớp tuỳ chọn", optional_content),
    Clause(A + "6.10", "không trình chiếu", presentations),
    Clause(A + "6.11", "không Requirements", requirements),
    Clause(UA + "7.1-1", "có dc:title, hiện tên văn bản", title),
    Clause(UA + "7.1-2", "mọi nội dung có thẻ hoặc là artifact, không lồng", all_marked),
    Clause(UA + "7.1-3", "mỗi nội dung ở đúng một thẻ; ParentTree đúng", in_tree),
    Clause(UA + "7.2", "thẻ lồng đúng phép (danh sách, bảng)", nesting),
    Clause(UA + "7.2-1", "Caption ở đầu hay cuối; một THead, có TBody", parts_of_tables),
    Clause(UA + "7.2-2", "ngôn ngữ của tệp; chữ đọc thay không trống", spoken),
    Clause(UA + "7.3", "hình có Alt, BBox, nằm trong Figure", figures),
    Clause(UA + "7.4.2", "đề mục từ H1, không nhảy cấp", headings),
    Clause(UA + "7.4.4", "không lẫn H với H1–H6", one_kind_of_headings),
    Clause(UA + "7.5", "bảng đều ô, cột có TH với Scope", tables),
    Clause(UA + "7.6", "danh sách L > LI > (Lbl) LBody, có ListNumbering", lists),
    Clause(UA + "7.7", "công thức có chữ đọc thay", formulas),
    Clause(UA + "7.9", "chú thích có ID riêng, có nơi gọi", notes),
    Clause(UA + "7.17", "có đề mục thì có dấu trang (outline)", navigation),
    Clause(UA + "7.18.3", "thứ tự Tab theo cấu trúc", tab_order),
    Clause("32000-1 14.8.5.4", "bảng, hình nằm trọn một trang có BBox bao hết nó", boxes),
    Clause("32000-1 12.4.2", "nhãn trang đánh số như đã in", page_labels),
)
BY_NUMBER = {clause.number: clause for clause in CLAUSES}
