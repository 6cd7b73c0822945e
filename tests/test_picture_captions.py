"""The words below a picture go with the picture, not with what follows."""

from __future__ import annotations

from itertools import pairwise

from pipeline.flow import Para, Picture
from pipeline.flow.build import build
from pipeline.standards.load import load
from tests.samples import desk, document, standard


def test_a_caption_below_a_picture_does_not_hold_what_follows() -> None:
    sample = "uy-ban/bao-cao-cai-cach-hanh-chinh-2026"
    made = build(document(sample), load(standard(sample)), desk().metrics.text_width)
    items = made.sections[0].items
    held = [(one, two) for one, two in pairwise(items) if isinstance(one, Picture)]
    assert held
    for picture, caption in held:
        assert picture.para.format.keep_next
        assert isinstance(caption, Para)
        assert not caption.format.keep_next
