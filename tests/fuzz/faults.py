"""What may be wrong with the pages of one seed's document, a crash and idleness included.

Every paragraph is known by its block, so that the words of each are looked at by themselves.
"""

from __future__ import annotations

import time

from pipeline import fonts
from pipeline.layout.document import lay_out
from pipeline.layout.ruler import MODES, ruler
from tests.crashes import CRASHES
from tests.fuzz.heights import overlaps
from tests.fuzz.places import HANGING, beside, edges_of, out_of_table, outside
from tests.fuzz.reach import things
from tests.fuzz.scenes import EACH, SCENES, flow_of
from tests.fuzz.words import known_by_block, lost

METRICS = fonts.metrics(fonts.find())
LONGEST = 10.0
"""Seconds of work within which any of these documents must be laid out and looked at."""


def tried(seed: int) -> tuple[list[str], set[str]]:
    """What is wrong with a seed's document, a crash and idleness included, and what it held."""
    begun = time.process_time()
    try:
        found, held = looked_at(seed)
    except CRASHES as error:
        found, held = [f"{type(error).__name__}: {error}"], set()
    took = time.process_time() - begun
    return ([f"{took:.1f} s", *found] if took > LONGEST else found), held


def mode_of(seed: int) -> str:
    """Every kind of document comes up in every mode: as many scenes as modes go round otherwise."""
    return MODES[(seed + seed // (EACH * len(SCENES))) % len(MODES)]


def looked_at(seed: int) -> tuple[list[str], set[str]]:
    """What is wrong with the layout of one seed's flow in one mode, and what the flow held."""
    flow = known_by_block(flow_of(seed))
    mode = mode_of(seed)
    pages = lay_out(flow, METRICS, mode).pages
    found = list(lost(flow, pages))
    edges = edges_of(flow, ruler(METRICS, mode))
    for number, page in enumerate(pages, 1):
        setup = flow.sections[page.section].page
        body = (setup.height - setup.top - setup.bottom) / 20
        hanging = HANGING if mode == "lo7" else ""
        beyond = outside(page, body, hanging)
        said = (*beyond, *overlaps(page), *beside(page, edges, hanging), *out_of_table(page))
        found += [f"trang {number}: {one}" for one in said]
    return found, things(flow, pages)
