"""What a reviewer left in a Word file, read segment by segment and as two views."""

from __future__ import annotations

from pipeline.ooxml import comments, tracked, tracked_view
from pipeline.ooxml.names import MAIN_TYPE, WORD_TYPE, W
from pipeline.ooxml.package import open_package
from pipeline.ooxml.tracked import View
from pipeline.ooxml.zipped import zipped

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:w14="{comments.W14}" xmlns:w15="{comments.W15}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
BY = 'w:author="Lãnh đạo A" w:date="2026-08-04T09:00:00Z"'


def word(body: str, **parts: str) -> tracked.Tracked:
    return tracked.read(package(body, **parts))


def package(body: str, **parts: str):
    kinds = {"footnotes": "footnotes", "comments": "comments", "commentsExtended": "x"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE.format(kinds[name])}"/>'
        for name in parts
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>{overrides}</Types>'
    )
    relation = '<Relationship Id="{0}" Type="{1}/{2}" Target="{3}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    inner = "".join(
        relation.format(f"r{at}", REL, name, f"{name}.xml") for at, name in enumerate(parts)
    )
    main = relation.format("m", REL, "officeDocument", "word/document.xml")
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{space}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{inner}</Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    return open_package(zipped({name: text.encode() for name, text in files.items()}))


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def ins(inner: str) -> str:
    return f'<w:ins w:id="1" {BY}>{inner}</w:ins>'


def out(inner: str) -> str:
    return f'<w:del w:id="2" {BY}>{inner}</w:del>'


def p(inner: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{inner}</w:p>"


def texts(read: tracked.Tracked, which: View) -> list[str]:
    return [one.text for one in tracked_view.view(read.paragraphs, which)]


def both(body: str) -> tuple[list[str], list[str]]:
    read = word(body)
    return texts(read, View.ORIGINAL), texts(read, View.FINAL)


def test_words_put_in_and_taken_out():
    body = p(t("Giao ") + out(gone("Ban A")) + ins(t("Ban B")) + t(" chủ trì."))
    assert both(body) == (["Giao Ban A chủ trì."], ["Giao Ban B chủ trì."])
    segments = word(body).paragraphs[0].segments
    assert segments[1].deleted == ("Lãnh đạo A", "2026-08-04T09:00:00Z", False)
    assert segments[2].inserted == ("Lãnh đạo A", "2026-08-04T09:00:00Z", False)


def test_what_was_put_in_and_taken_out_again_is_in_no_view():
    assert both(p(t("một ") + ins(out(gone("hai "))) + t("ba"))) == (["một ba"], ["một ba"])


def test_a_deleted_mark_joins_an_inserted_one_splits():
    assert both(p(t("một "), "del") + p(t("hai"))) == (["một ", "hai"], ["một hai"])
    assert both(p(t("một "), "ins") + p(t("hai"))) == (["một hai"], ["một ", "hai"])


def test_a_paragraph_taken_out_whole_is_gone_and_one_put_in_whole_was_never_there():
    body = p(t("một")) + p(out(gone("hai")), "del") + p(ins(t("mới")), "ins") + p(t("ba"))
    assert both(body) == (["một", "hai", "ba"], ["một", "mới", "ba"])


def test_the_end_of_a_cell_does_not_run_on():
    cell = "<w:tc>{}</w:tc>"
    body = (
        "<w:tbl><w:tr>"
        + cell.format(p(t("một"), "del"))
        + cell.format(p(t("hai")))
        + "</w:tr></w:tbl>"
    )
    assert both(body)[1] == ["một", "hai"]
    assert [one.place.cell for one in word(body).paragraphs] == [(0, 0, 0), (0, 0, 1)]


def test_a_moved_paragraph_is_there_once_in_each_view():
    body = (
        p(f"<w:moveFrom {BY}>{t('đi')}</w:moveFrom>", "moveFrom")
        + p(t("giữa"))
        + p(f"<w:moveTo {BY}>{t('đi')}</w:moveTo>", "moveTo")
        + p(t("cuối"))
    )
    assert both(body) == (["đi", "giữa", "cuối"], ["giữa", "đi", "cuối"])
    assert word(body).paragraphs[0].segments[0].deleted.moved


def test_rows_and_cells_put_in_and_taken_out():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format(f"<w:ins {BY}/>", p(t("mới")))
        + row.format(f"<w:del {BY}/>", p(t("bỏ")))
        + f"<w:tr><w:tc><w:tcPr><w:cellIns {BY}/></w:tcPr>{p(t('ô'))}</w:tc></w:tr></w:tbl>"
    )
    assert both(body) == (["bỏ"], ["mới", "ô"])


def test_content_controls_links_and_fields_are_read_through():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + t("04/8/2026")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('trong ô'))}</w:sdtContent></w:sdt>"
        + p(
            f"<w:sdt><w:sdtContent>{t('một')}</w:sdtContent></w:sdt><w:hyperlink>{t(' hai')}</w:hyperlink>"
        )
        + p(t("ngày ") + field)
    )
    assert texts(word(body), View.FINAL) == ["trong ô", "một hai", "ngày 04/8/2026"]


def test_a_text_box_is_read_once_and_not_within_its_paragraph():
    box = f"<w:txbxContent>{p(t('khung'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    read = word(p(t("ngoài") + drawing))
    assert texts(read, View.FINAL) == ["ngoài", "khung"]
    assert read.paragraphs[0].unread == ()  # its words are read
    assert [one.place.box for one in read.paragraphs] == [0, 1]


def test_a_picture_is_told_until_it_is_taken_out():
    drawing = "<w:r><w:drawing/></w:r>"
    put_in = f'<w:ins w:id="1" w:author="A">{drawing}</w:ins>'
    gone = f'<w:del w:id="2" w:author="A">{drawing}</w:del>'
    read = word(p(t("hình") + drawing) + p(put_in) + p(gone))
    assert [one.unread for one in read.paragraphs] == [("hình hoặc khung vẽ",)] * 2 + [()]


def test_changes_of_looks_and_shape():
    reshaped = f"<w:p><w:pPr><w:pPrChange {BY}/></w:pPr>"
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {BY}/></w:rPr><w:t>đậm</w:t></w:r>"
    one = word(reshaped + bold + "</w:p>").paragraphs[0]
    assert one.reshaped
    assert one.segments[0].reformatted
    assert one.segments[0].bold


def test_anchors_and_their_copies():
    name = '<w:bookmarkStart w:id="5" w:name="{}"/>'
    body = p(name.format("_vb_a7k2") + t("một")) + p(name.format("_vb_a7k2_Copy_1") + t("hai"))
    assert [one.anchors for one in word(body).paragraphs] == [
        (("a7k2", False, ""),),
        (("a7k2", True, ""),),
    ]


def test_notes_are_stories_of_their_own():
    note = f'<w:footnotes {SPACES}><w:footnote w:id="3">{p(out(gone("cũ")) + ins(t("mới")))}</w:footnote></w:footnotes>'
    body = p(t("chữ") + '<w:r><w:footnoteReference w:id="3"/></w:r>')
    read = word(body, footnotes=note)
    assert [one.place.story for one in read.paragraphs] == ["body", "footnote 3"]
    assert texts(read, View.ORIGINAL) == ["chữ", "cũ"]
    assert read.paragraphs[0].segments[0].note == 3


def test_comments_with_their_words_answers_and_end():
    one = '<w:comment w:id="{}" {}><w:p w14:paraId="{}">{}</w:p></w:comment>'
    part = (
        f"<w:comments {SPACES}>"
        + one.format(0, BY, "0A", t("Xem lại."))
        + one.format(1, 'w:author="B"', "0B", t("Đã sửa."))
        + "</w:comments>"
    )
    extended = (
        f'<w15:commentsEx {SPACES}><w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>'
    )
    body = p(
        t("Giao ")
        + '<w:commentRangeStart w:id="0"/>'
        + t("Ban A ")
        + out(gone("bỏ"))
        + t("chủ trì")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    opened = package(body, comments=part, commentsExtended=extended)
    read = tracked.read(opened)
    assert read.quotes == {"0": "Ban A chủ trì"}
    assert read.paragraphs[0].comments == ("0",)
    first, answer = comments.read(opened).values()
    assert (first.author, first.text, first.done) == ("Lãnh đạo A", "Xem lại.", True)
    assert (answer.parent, answer.text) == ("0", "Đã sửa.")
