"""An import as one HTML file: source and result side by side, what differs and what is doubtful marked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from html import escape

from pipeline.importer.proof import tokens
from pipeline.importer.report import Outcome, Report
from pipeline.show import imported
from pipeline.show.html_file import html_file
from pipeline.text import slug

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem; background: #f3f3f1; color: #222 }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .4rem }
pre { white-space: pre-wrap; font: inherit; background: #fff; padding: 1rem; border-radius: 6px }
table { width: 100%; border-collapse: collapse; background: #fff; table-layout: fixed }
th, td { vertical-align: top; text-align: left; padding: .35rem .8rem }
td { border-bottom: 1px solid #e4e4e0; overflow-wrap: break-word }
tr.only td, .only { background: #fdeaea } tr.made td, .made { background: #eef6ea }
tr.other td, .other { background: #fff7e0 } .legend span { padding: .1rem .6rem; border-radius: 4px }
li.lost, li.failed { color: #a00 }
ul { background: #fff; border-radius: 6px; padding: .6rem 1rem .6rem 2.2rem }
"""
_ZONES = {
    "head": "Phần đầu",
    "title": "Tên loại, trích yếu",
    "to": "Kính gửi",
    "text": "Nội dung",
    "recipients": "Nơi nhận",
    "signatures": "Chữ ký",
    "contact": "Liên hệ",
    "annexes": "Phụ lục",
}


def page(
    files: Sequence[tuple[Report, Outcome | None]],
    earlier: Sequence[tuple[str, str]] = (),
    others: Sequence[str] = (),
) -> str:
    """The whole file; nothing in it comes from outside of it.

    `earlier`: (source, content file) of what an earlier run imported; `others`: files that are no documents.
    """
    title = "Kết quả nhập văn bản"
    body = "".join(_file(*one) for one in files)
    lists = _index(files) + _beside(earlier, others)
    total = escape(imported.summary([one for one, _ in files]))
    head = f"<h1>{title}</h1><p>{total}</p>"
    return html_file(title, _STYLE, f"{head}{lists}{_LEGEND}{body}")


def _file(one: Report, made: Outcome | None) -> str:
    said = escape("\n".join(imported.lines(one, most=None)))
    rows = "".join(_rows(made)) if made and made.result else ""
    head = "<tr><th>Bản gốc</th><th>Bản dựng lại</th></tr>"
    table = f"<table>{head}{rows}</table>" if rows else ""
    return f'<h2 id="{_anchor(one)}">{escape(one.file)}</h2><pre>{said}</pre>{table}'


def _anchor(one: Report) -> str:
    return escape(slug(one.file), quote=True)


def _index(files: Sequence[tuple[Report, Outcome | None]]) -> str:
    """Every file with its state, those to be looked at first."""
    order = sorted((one for one, _ in files), key=lambda one: _WORST.index(one.state))
    rows = "".join(
        f'<li class="{one.state}"><a href="#{_anchor(one)}">{escape(one.file)}</a>: '
        f"{imported.STATES[one.state]}{_count(one)}</li>"
        for one in order
    )
    return f"<ul>{rows}</ul>" if len(order) > 1 else ""


def _count(one: Report) -> str:
    count = len(one.doubts) + len(one.missing)
    return f" ({count} chỗ)" if one.state == "doubtful" else ""


def _beside(earlier: Sequence[tuple[str, str]], others: Sequence[str]) -> str:
    """What this run left alone, so that the page names every file of the folder."""
    kept = "".join(f"<li>{escape(one)} → {escape(made)}</li>" for one, made in earlier)
    left = "".join(f"<li>{escape(one)}</li>" for one in others)
    return (f"<h2>Đã nhập ở lần chạy trước, để nguyên</h2><ul>{kept}</ul>" if kept else "") + (
        f"<h2>Bỏ qua, không phải văn bản nhập được</h2><ul>{left}</ul>" if left else ""
    )


_WORST = ("lost", "failed", "doubtful", "done")
_LEGEND = (
    '<p class="legend"><span class="only">chỉ có ở bản gốc</span> <span class="other">khác chữ</span> '
    '<span class="made">máy in thêm theo thể thức</span></p>'
)


def _rows(made: Outcome) -> Iterator[str]:
    for zone, title in _ZONES.items():
        left, right = made.source.get(zone, []), made.result.get(zone, [])
        if not left and not right:
            continue
        yield f"<tr><th colspan=2>{title}</th></tr>"
        one = [tuple(tokens(text)) for text in left]
        two = [tuple(tokens(text)) for text in right]
        matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
        for tag, start, end, at, to in matcher.get_opcodes():
            if tag == "replace" and _flat(one[start:end]) == _flat(two[at:to]):
                # The cells of a table are one line of the source: the same words.
                tag = "equal"
            yield from _block(tag, left[start:end], right[at:to])


def _flat(paragraphs: Sequence[tuple[str, ...]]) -> list[str]:
    return [word for words in paragraphs for word in words]


_CLASS = {"equal": "", "delete": "only", "insert": "made", "replace": "other"}


def _block(tag: str, left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    for at in range(max(len(left), len(right))):
        one = escape(left[at]) if at < len(left) else ""
        two = escape(right[at]) if at < len(right) else ""
        yield f'<tr class="{_CLASS[tag]}"><td>{one}</td><td>{two}</td></tr>'
