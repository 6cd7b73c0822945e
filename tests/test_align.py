"""Which paragraph became which: kept, edited, moved, split, joined, rewritten, deleted, inserted."""

from __future__ import annotations

from pipeline.review.align import Item, Link, align

BASE = (
    "Mở rộng hoạt động tuyên truyền ở cơ sở, chú trọng vùng cao và vùng có đông đồng bào dân tộc.",
    "Kiểm tra việc thực hiện quy chế dân chủ ở xã, phường mỗi năm hai lần, có báo cáo kết quả.",
    "Bồi dưỡng cán bộ chuyên trách về kỹ năng nắm tình hình nhân dân và xử lý thông tin.",
    "Bố trí kinh phí hằng năm cho công tác vận động quần chúng theo quy định hiện hành.",
    "Sơ kết sáu tháng, tổng kết một năm, kịp thời khen thưởng tập thể và cá nhân tiêu biểu.",
)


def items(texts, ids=None):
    return [Item(text, (ids[at],) if ids and ids[at] else ()) for at, text in enumerate(texts)]


def said(new, old=BASE, old_ids=None, new_ids=None):
    found = align(items(old, old_ids), items(new, new_ids))
    return (
        {match.old: (match.new, match.link.value, match.moved) for match in found.matches},
        found.deleted,
        found.inserted,
    )


def test_equal_texts_are_matched_in_place():
    matches, deleted, inserted = said(BASE)
    assert matches == {(at,): ((at,), "same", False) for at in range(5)}
    assert deleted == inserted == ()


def test_edited_words_stay_the_same_paragraph():
    new = list(BASE)
    new[2] = new[2].replace("cán bộ chuyên trách", "đội ngũ công chức cấp xã")
    assert said(new)[0][(2,)] == ((2,), "same", False)


def test_a_paragraph_elsewhere_was_moved():
    new = [BASE[3], BASE[0], BASE[1], BASE[2], BASE[4]]
    assert said(new)[0][(3,)] == ((0,), "same", True)


def test_one_that_became_two_was_split():
    head, tail = BASE[1].split("mỗi năm")
    new = [BASE[0], head, "mỗi năm" + tail, *BASE[2:]]
    assert said(new)[0][(1,)] == ((1, 2), "split", False)


def test_two_that_became_one_were_joined():
    new = [BASE[0], BASE[1] + " " + BASE[2], *BASE[3:]]
    matches, deleted, inserted = said(new)
    assert matches[(1, 2)] == ((1,), "joined", False)
    assert deleted == inserted == ()


def test_what_is_new_is_inserted_and_what_is_gone_is_deleted():
    extra = "Giao Văn phòng theo dõi, đôn đốc và tham mưu xử lý vướng mắc phát sinh."
    new = [BASE[0], BASE[1], BASE[3], extra, BASE[4]]
    matches, deleted, inserted = said(new)
    assert deleted == (2,)
    assert inserted == (3,)
    assert len(matches) == 4


def test_a_lone_paragraph_in_its_gap_is_a_rewriting_and_uncertain_without_common_words():
    new = list(BASE)
    new[2] = "Nội dung khác hẳn do lãnh đạo viết."
    found = align(items(BASE), items(new))
    (match,) = [one for one in found.matches if one.old == (2,)]
    assert (match.new, match.certain) == ((2,), False)


def test_a_shortened_paragraph_elsewhere_may_be_a_new_one_with_borrowed_words():
    cut = " ".join(BASE[0].split()[:-6])
    (match,) = [one for one in align(items(BASE), items([*BASE[1:], cut])).matches if one.moved]
    assert (match.old, match.certain) == ((0,), False)
    ids = ["a1", "b2", "c3", "d4", "e5"]
    moved = align(items(BASE, ids), items([*BASE[1:], cut], [*ids[1:], "a1"]))
    (match,) = [one for one in moved.matches if one.moved]
    assert (match.old, match.certain) == ((0,), True)


def test_an_anchor_holds_a_paragraph_that_was_rewritten():
    ids = ["a1", "b2", "c3", "d4", "e5"]
    new = list(BASE)
    new[2] = "Cán bộ phải được học thêm."
    found = align(items(BASE, ids), items(new, ids))
    (match,) = [one for one in found.matches if one.old == (2,)]
    assert match.certain


def test_a_drifted_anchor_does_not_beat_the_words():
    ids = ["a1", "b2", "c3", "d4", "e5"]
    matches, _, _ = said(BASE, old_ids=ids, new_ids=["a1", "c3", "b2", "d4", "e5"])
    assert matches[(1,)][0] == (1,)
    assert matches[(2,)][0] == (2,)


def test_notes_are_not_matched_with_the_body():
    old = [Item(BASE[0]), Item(BASE[1], home="footnote")]
    found = align(old, [Item(BASE[0]), Item(BASE[1])])
    assert found.deleted == (1,)
    assert found.inserted == (1,)
    assert found.matches[0].link is Link.SAME
