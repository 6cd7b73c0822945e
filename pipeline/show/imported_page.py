"""An import as one HTML file: source and result side by side, what differs and what is doubtful marked."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from html import escape

from pipeline.importer.proof import tokens
from pipeline.importer.report import Outcome, Report
from pipeline.show import imported

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem; background: #f3f3f1; color: #222 }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .4rem }
pre { white-space: pre-wrap; font: inherit; background: #fff; padding: 1rem; border-radius: 6px }
table { width: 100%; border-collapse: collapse; background: #fff; table-layout: fixed }
th, td { vertical-align: top; text-align: left; padding: .35rem .8rem }
td { border-bottom: 1px solid #e4e4e0; overflow-wrap: break-word }
tr.only td { background: #fdeaea } tr.made td { background: #eef6ea } tr.other td { background: #fff7e0 }
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


def page(files: Sequence[tuple[Report, Outcome | None]]) -> str:
    """The whole file; nothing in it comes from outside of it."""
    title = "Kết quả nhập văn bản"
    body = "".join(_file(*one) for one in files)
    total = escape(imported.summary([one for one, _ in files]))
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p>{total}</p>{body}</body></html>\n"
    )


def _file(one: Report, made: Outcome | None) -> str:
    said = escape("\n".join(imported.lines(one)))
    rows = "".join(_rows(made)) if made and made.result else ""
    head = "<tr><th>Bản gốc</th><th>Bản dựng lại</th></tr>"
    table = f"<table>{head}{rows}</table>" if rows else ""
    return f"<h2>{escape(one.file)}</h2><pre>{said}</pre>{table}"


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
            yield from _block(tag, left[start:end], right[at:to])


_CLASS = {"equal": "", "delete": "only", "insert": "made", "replace": "other"}


def _block(tag: str, left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    for at in range(max(len(left), len(right))):
        one = escape(left[at]) if at < len(left) else ""
        two = escape(right[at]) if at < len(right) else ""
        yield f'<tr class="{_CLASS[tag]}"><td>{one}</td><td>{two}</td></tr>'
