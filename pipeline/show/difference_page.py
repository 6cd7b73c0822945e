"""What changed between two versions as one HTML page: nothing from outside, keys go from change to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from pipeline.review.changes import ABOUT, FOLDED, Change
from pipeline.review.comparison import Comparison
from pipeline.review.words import Op
from pipeline.show.difference import KINDS, head, place, summary
from pipeline.show.html_file import html_file

_STYLE = """
:root { color-scheme: light dark; --out: #b00020; --in: #0a6b2d; --edge: #8884; --tone: #8a6d00 }
@media (prefers-color-scheme: dark) { :root { --out: #ff8a80; --in: #7fd99a; --tone: #e6c55a } }
body { font: 17px/1.6 "Times New Roman", serif; margin: 0 }
nav { position: fixed; inset: 0 auto 0 0; width: 17rem; overflow: auto; padding: 1rem; box-sizing: border-box;
  border-right: 1px solid var(--edge); font: 14px/1.5 system-ui, sans-serif }
nav a { display: block; padding: .1rem .4rem; color: inherit; text-decoration: none; border-radius: 4px }
nav a:hover, nav a:focus { background: var(--edge) }
main { margin-left: 17rem; padding: 1rem 2rem; max-width: 54rem }
h1 { font-size: 1.2rem } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem } h3 { font-size: 1rem; margin: 0 }
article { border-left: 4px solid var(--edge); padding: .3rem 0 .3rem 1rem; margin: .8rem 0; outline-offset: 4px }
article p { margin: .2rem 0; white-space: pre-line; text-align: justify }
.kind { font: 13px system-ui, sans-serif; opacity: .8 }
del { color: var(--out) } ins { color: var(--in); font-weight: bold; text-decoration: underline }
.tone { color: var(--tone) } .added { border-color: var(--in) } .removed { border-color: var(--out) }
.folded { display: none } .every .folded { display: block }
.help { font: 13px system-ui, sans-serif; opacity: .8 }
@media (max-width: 50rem) { nav { display: none } main { margin: 0 } }
@media print { nav, .help { display: none } main { margin: 0 } article { break-inside: avoid } }
"""
_SCRIPT = """
const all = s => [...document.querySelectorAll(s)].filter(e => e.offsetParent !== null);
const go = (list, step) => {
  if (!list.length) return;
  const at = list.indexOf(document.activeElement.closest?.('[tabindex]'));
  const to = at < 0 ? here(list, step) : list[Math.min(list.length - 1, Math.max(0, at + step))];
  to.focus({preventScroll: true}); to.scrollIntoView({block: 'center'});
};
const here = (list, step) => {
  const below = list.filter(e => e.getBoundingClientRect().top > 0);
  return step > 0 ? below[0] || list[list.length - 1] : list[list.length - below.length - 1] || list[0];
};
document.addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const key = {j: ['article', 1], k: ['article', -1], n: ['h1,h2', 1], p: ['h1,h2', -1]}[e.key];
  if (key) { go(all(key[0]), key[1]); e.preventDefault(); }
  if (e.key === 'a') document.body.classList.toggle('every');
});
"""
_HELP = (
    "Phím: j, k = thay đổi sau, trước; n, p = đề mục sau, trước; a = hiện hoặc ẩn chỗ chỉ đổi "
    "số thứ tự, dấu câu, vị trí dấu thanh."
)


def page(found: Iterable[Comparison]) -> str:
    """The whole page of all files that changed."""
    every = [one for one in found if one.changes] or list(found)
    sections = [list(_sections(one, number)) for number, one in enumerate(every)]
    links = "".join(
        f'<a href="#{name}">{escape(title)}</a>' for part in sections for name, title, _ in part
    )
    body = "".join(
        f'<h1 tabindex="-1">{escape(head(one))}</h1><p>{escape(summary(one))}</p>'
        + "".join(html for _, _, html in part)
        for one, part in zip(every, sections, strict=True)
    )
    nav = f'<nav aria-label="Đề mục có thay đổi">{links}</nav>'
    main = f'<main><p class="help">{_HELP}</p>{body}</main>'
    return html_file("So sánh hai bản", _STYLE, nav + main, _SCRIPT)


def _sections(found: Comparison, number: int) -> Iterator[tuple[str, str, str]]:
    """(anchor, heading, HTML) for neighbouring changes under one heading."""
    for at, (heading, some) in enumerate(groupby(found.changes, key=_heading)):
        changes = list(some)
        name = f"t{number}-{at}"
        folded = all(one.kind in FOLDED for one in changes)
        inner = "".join(map(_article, changes))
        mark = ' class="folded"' if folded else ""
        html = (
            f'<section id="{name}"{mark}><h2 tabindex="-1">{escape(heading)}</h2>{inner}</section>'
        )
        yield name, heading, html


def _heading(change: Change) -> str:
    """The heading that the line stands under: its place without the last step."""
    words = change.line.place.words
    return words.partition(", ý ")[0].partition(", hàng ")[0]


def _article(change: Change) -> str:
    about = "".join(f" · {ABOUT[one]}" for one in change.about)
    folded = " folded" if change.kind in FOLDED else ""
    return (
        f'<article tabindex="-1" class="{change.kind.value}{folded}"><h3>{escape(place(change))}'
        f' <span class="kind">{escape(KINDS[change.kind])}{escape(about)}</span></h3>'
        f"<p>{_words(change.ops)}</p></article>"
    )


def _words(ops: Sequence[Op]) -> str:
    return "".join(map(_op, ops))


def _op(op: Op) -> str:
    if op.same:
        return escape(op.new)
    if op.tone:
        return f'<span class="tone" title="trước: {escape(op.old)}">{escape(op.new)}</span>'
    out = f"<del>{escape(op.old)}</del>" if op.old else ""
    return out + (f"<ins>{escape(op.new)}</ins>" if op.new else "")
