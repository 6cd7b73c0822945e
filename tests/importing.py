"""`make imports`: every sample in many looks and forms, imported again; prints the table of blocks.

A block counts when its words and its kind are exactly those of the sample's own document.
"""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from pipeline.problem import ContentError, ToolError
from tests import imports, samples

FORMS = ("docx", "pdf", "lo-pdf", "odt", "html", "txt", "layout", "pdf-txt")
WANTED = dict.fromkeys(("pdf", "lo-pdf", "odt", "html", "txt", "layout"), 0.98) | {"docx": 0.995}
ONE_LOOK = ("odt", "html", "lo-pdf", "txt", "layout", "pdf-txt")
"""Slow forms, or forms that carry no look: the standard's look alone."""
_CELLS = frozenset({"cell", "cell_head"})
"""Text copied out of a PDF has no limits of columns: without these it is judged a second time."""


Measure = tuple[int, int, int, str, Counter[str], Counter[str]]


def _in_marked_rows(wanted: list[tuple[str, str]], made: imports.Imported) -> int:
    """Cells whose words stand together, in order, in a row that the draft marks as doubtful."""
    marked = " ".join(one.text for one in made.read.paras if one.number in made.read.joins)
    return sum(kind in _CELLS and text in marked for kind, text in wanted)


def measure(variant: imports.Variant) -> Measure:
    """Blocks of the sample, how many came back, words lost, what went wrong; kinds that did not, all kinds."""
    exact = variant.form == "docx"
    wanted = imports.blocks(samples.document(variant.sample), exact=exact)
    kinds = Counter(kind for kind, _ in wanted)
    try:
        made = variant.imported()
    except LookupError:
        return 0, 0, 0, "", Counter(), Counter()
    except (ContentError, ToolError) as error:
        return len(wanted), 0, 0, str(error)[:200], kinds, kinds
    if made.document is None or made.proof is None:
        return len(wanted), 0, 0, "; ".join(map(str, made.problems))[:200], kinds, kinds
    found = imports.blocks(made.document, exact=exact)
    pairs = difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    lost = made.proof.words - made.proof.found
    same = [wanted[at] for pair in pairs for at in range(pair.a, pair.a + pair.size)]
    missed = kinds - Counter(kind for kind, _ in same)
    if variant.form == "pdf-txt":
        kinds["in marked rows"] = _in_marked_rows(wanted, made)
    return len(wanted), len(same), lost, "", missed, kinds


def main(forms: tuple[str, ...]) -> int:
    """Print the table; 1 when a form stays below what is wanted."""
    todo = [
        variant
        for form in forms
        for variant in imports.variants((form,), ("",) if form in ONE_LOOK else imports.LAYOUTS)
    ]
    totals: dict[str, Counter[str]] = {form: Counter() for form in forms}
    missed: dict[str, Counter[str]] = {form: Counter() for form in forms}
    kinds: dict[str, Counter[str]] = {form: Counter() for form in forms}
    worst: dict[str, list[tuple[float, str]]] = {form: [] for form in forms}
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = zip(todo, pool.map(measure, todo), strict=True)
        for variant, (all_, same, lost, said, less, each) in found:
            missed[variant.form] += less
            kinds[variant.form] += each
            total = totals[variant.form]
            total["variants"] += all_ > 0
            total["blocks"] += all_
            total["same"] += same
            total["lost"] += lost
            if all_ and same < all_:
                worst[variant.form].append(
                    (same / all_, f"{variant.sample} {variant.layout} {said}")
                )
    sys.stdout.write(
        f"{'form':8} {'variants':>8} {'blocks':>8} {'exact':>8} {'share':>8} {'words lost':>11}\n"
    )
    bad = 0
    for form, total in totals.items():
        share = total["same"] / max(1, total["blocks"])
        bad += share < WANTED.get(form, 0)
        sys.stdout.write(
            f"{form:8} {total['variants']:8} {total['blocks']:8} {total['same']:8} {share:8.2%} {total['lost']:11}\n"
        )
    for form in forms:
        told = ", ".join(f"{kind} {count}" for kind, count in missed[form].most_common(8))
        sys.stdout.write(f"   {form}: not exact: {told}\n")
        if form == "pdf-txt":
            rows = kinds[form].pop("in marked rows", 0)
            cells = sum(kinds[form][kind] for kind in _CELLS)
            sys.stdout.write(f"   {form}: cells whose words stand in a marked row {rows}/{cells}\n")
            all_ = sum(kinds[form].values()) - cells
            less = sum(missed[form].values()) - sum(missed[form][kind] for kind in _CELLS)
            sys.stdout.write(f"   {form}: without the cells of tables {1 - less / all_:.2%}\n")
    for form in forms:
        for share, name in sorted(worst[form])[:5]:
            sys.stdout.write(f"   {form} {share:.1%} {name}\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or FORMS))
