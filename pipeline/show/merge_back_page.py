"""The report of a merge-back as one page of HTML that needs nothing besides itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from pipeline.review.findings import VANBAN, Finding
from pipeline.review.merge_back import Brought, Clash, Result
from pipeline.review.words import diff
from pipeline.show.html_file import html_file
from pipeline.show.merge_back import place, summary

_STYLE = """
body{font:16px/1.5 "Times New Roman",serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}
h1{font-size:1.4em} h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid #999}
table{border-collapse:collapse;width:100%} td,th{border:1px solid #bbb;padding:.35em .5em;vertical-align:top;text-align:left}
th{background:#eee} del{background:#fdd;color:#900} ins{background:#dfd;color:#060;text-decoration:none}
.no{background:#fff4d6} .bad{color:#a00;font-weight:bold} .note{color:#555;font-style:italic}
@media (prefers-color-scheme:dark){body{background:#181818;color:#eee}th{background:#333}td,th{border-color:#555}
del{background:#511;color:#fbb}ins{background:#141;color:#bfb}.no{background:#443a1a}.note{color:#bbb}.bad{color:#f88}}
"""


def page(results: Iterable[Result]) -> str:
    """All content files and copies of one run."""
    body = "".join(part for result in results for part in _result(result))
    title = "Chỗ sửa trong bản trả về"
    return html_file(title, _STYLE, f"<h1>{title}</h1>{body}")


def _result(result: Result) -> Iterator[str]:
    for one in result.copies:
        yield from _copy(one)
    if result.clashes:
        yield "<h2>Xung đột</h2><table><tr><th>Chỗ</th><th>Gốc</th><th>Các cách sửa</th></tr>"
        yield from (_clash(clash, result) for clash in result.clashes)
        yield "</table>"
    for who, words in result.blended:
        yield f'<p class="note">Đoạn có chỗ sửa của {escape(who)} và của người khác: “{escape(words)}”</p>'
    for who, returned, printed in result.differs:
        yield (
            f'<p class="bad">Khác với bản của {escape(who)}: “{escape(returned)}” — dựng lại: '
            f"“{escape(printed)}”</p>"
        )
    if not result.builds:
        yield '<p class="bad">Nội dung sau khi gộp không dựng được; không ghi.</p>'


def _copy(one: Brought) -> Iterator[str]:
    yield f"<h2>{escape(one.copy.file)} — {escape(one.copy.reviewer)}</h2>"
    yield f"<p>Nội dung: {escape(str(one.found.file))}; bản gốc: {escape(one.found.how)}. {escape(summary(one))}.</p>"
    if one.findings:
        yield "<table><tr><th>Khối</th><th>Việc</th><th>Ai, khi nào</th><th>Chữ</th></tr>"
        yield from (_row(finding) for finding in one.findings)
        yield "</table>"


def _row(one: Finding) -> str:
    state = "" if one.applied else ' class="no"'
    own = one.author == VANBAN
    did = escape(one.did.value if own else f"{one.did.value}, {one.trace.value}")
    if not one.applied:
        did += '<br><span class="bad">không đưa vào được</span>'
    if one.uncertain:
        did += '<br><span class="bad">cần xem: không chắc là cùng một đoạn</span>'
    note = f'<br><span class="note">{escape(one.note)}</span>' if one.note else ""
    who = "" if own else escape(f"{one.author} {one.date[:10]}".strip())
    return (
        f"<tr{state}><td>{escape(place(one))}</td><td>{did}</td><td>{who}</td>"
        f"<td>{_words(one.old, one.new)}{note}</td></tr>"
    )


def _words(old: str, new: str) -> str:
    if not old or not new:
        return f"<ins>{escape(new)}</ins>" if new else f"<del>{escape(old)}</del>"
    pieces = []
    for op in diff(old, new):
        if op.same:
            pieces.append(escape(op.old))
            continue
        pieces += [f"<del>{escape(op.old)}</del>"] if op.old else []
        pieces += [f"<ins>{escape(op.new)}</ins>"] if op.new else []
    return "".join(pieces)


def _clash(one: Clash, result: Result) -> str:
    made = one.conflict
    return (
        f"<tr><td>{escape(str(result.file))}:{made.line} {escape(made.block)}</td>"
        f"<td>{escape(made.base)}</td><td><b>{escape(one.ours)}</b>: {escape(made.ours) or '(bỏ)'}"
        f"<br><b>{escape(one.theirs)}</b>: {escape(made.theirs) or '(bỏ)'}</td></tr>"
    )
