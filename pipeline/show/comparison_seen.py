"""What a comparison saw beside words, said to officers and given to programs: ink and signatures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare import Comparison
from pipeline.compare.ink import Ink
from pipeline.compare.printed import Printed, Word, text
from pipeline.compare.signing import Signature
from pipeline.lengths import POINT

INKS = {"added": "Thêm nét vẽ, hình, dấu", "lost": "Mất nét vẽ, hình, chữ bị che"}
_WORDS = 8


def ink_words(found: Comparison, ink: Ink) -> str:
    """Where, how large, and which words it lies on."""
    side = found.second if ink.kind == "added" else found.first
    wide, high = (ink.right - ink.left) * POINT, (ink.bottom - ink.top) * POINT
    said = f"trang {ink.page}, {_beside(side, ink)}: {wide:.0f} × {high:.0f} mm"
    if not ink.words:
        return said
    words = text(ink.words[:_WORDS]) + (" …" if len(ink.words) > _WORDS else "")
    return f"{said}, {'đè lên' if ink.kind == 'added' else 'ở'} “{words}”"


def _beside(side: Printed, ink: Ink) -> str:
    """By lines of text: "dòng 3-5", "dưới dòng 12"."""
    rows = {word.line: word.y for word in side.words if word.page == ink.page}
    beside = [line for line, y in rows.items() if ink.top - 2 <= y <= ink.bottom + 2]
    if beside:
        first, last = min(beside), max(beside)
        return f"dòng {first}" if first == last else f"dòng {first}-{last}"
    above = [line for line, y in rows.items() if y < ink.top]
    return f"dưới dòng {max(above)}" if above else "đầu trang"


def hidden_words(word: Word) -> str:
    return f"trang {word.page}, dòng {word.line}: “{word.text}”"


def signature_lines(one: Printed) -> Iterator[str]:
    """Who signed, when; what was written after the last signature."""
    if not one.signatures:
        return
    yield f"Chữ ký số trong {one.file}: {len(one.signatures)} (chưa kiểm chứng thư)"
    yield from (f"  {_signature(sign)}" for sign in one.signatures)
    for sign in one.signed:
        words = f": “{sign.words}”" if sign.words else ""
        yield f"  hiện ở trang {sign.page}{words}"
    after = min(sign.after for sign in one.signatures)
    if after > 0:
        yield (
            f"  Sau chữ ký cuối, tệp còn được ghi thêm {after} byte không chữ ký nào bảo vệ → mở bằng"
            " phần mềm ký số, xem tệp có bị sửa sau khi ký không"
        )


def _signature(sign: Signature) -> str:
    parts = (sign.who or "không đọc được tên người ký", sign.when, sign.reason)
    return ", ".join(part for part in parts if part)


def values(found: Comparison) -> dict[str, object]:
    """The same for programs."""
    return {
        "drawings": [
            {
                "kind": ink.kind,
                "page": ink.page,
                "box": [round(side, 1) for side in (ink.left, ink.top, ink.right, ink.bottom)],
                "words": text(ink.words),
            }
            for ink in found.seen.inks
        ],
        "hidden_words": [
            {"page": word.page, "line": word.line, "word": word.text} for word in found.seen.hidden
        ],
        "pages_not_seen": list(found.seen.unseen),
        "signatures": [
            [
                {"who": sign.who, "when": sign.when, "reason": sign.reason, "after": sign.after}
                for sign in side.signatures
            ]
            for side in (found.first, found.second)
        ],
    }
