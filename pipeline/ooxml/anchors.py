"""Names by which a Word file remembers its blocks and its source: hidden bookmarks, custom properties.

A bookmark is a label of the paragraph that holds its start, not a range: editors let its ends drift,
copy it (`_vb_x_Copy_1`) and lose it with the words. Word allows 40 letters, digits and low lines; it
hides names that begin with a low line. Ids of blocks are small letters, digits, "-" and "_", so
capitals are free for what the name says besides.
"""

from __future__ import annotations

import hashlib
import re

PREFIX = "_vb_"
SOURCE, COMMIT, HASH = "vb-source", "vb-commit", "vb-hash"
"""Custom properties: content file (within its repository, else its name), the commit that it and its
registries stand at, SHA-256 of the file's bytes. The hash of another text than the commit's means
that the file was rendered before it was committed."""
BATCH, UNIT = "vb-batch", "vb-unit"
"""Of a batch's document only: the batch file (named as the content file is), and the key of the unit
in its roster. Such a copy is of the content with that row's values, and with the unit's overrides."""

_LONGEST = 40
_COPY = re.compile(r"(?:_Copy_\d+)+$")
_NAME = re.compile(r"_vb_(?P<id>[a-z0-9_HZ]+?)(?:_(?P<mark>(?:R\d+C\d+)?(?:P\d+)?))?$")


def name(block: str, mark: str = "") -> str:
    """The bookmark of a block's paragraph. `mark`: "" the first, "P2" the second …, "R2C3" the cell in
    row 2, column 3 of its table, "R2C3P2" the second paragraph of that cell."""
    end = f"_{mark}" if mark else ""
    bare = block.replace("-", "H")
    room = _LONGEST - len(PREFIX) - len(end)
    if len(bare) > room:
        bare = f"{bare[: room - 9]}Z{hashlib.sha256(block.encode()).hexdigest()[:8]}"
    return f"{PREFIX}{bare}{end}"


def parts(bookmark: str) -> tuple[str, str, bool] | None:
    """(block id, mark, whether an editor made it by copying); None for bookmarks of others.

    Of an id too long for a bookmark only the shortened form with its "Z" is known: ask `is_of`.
    """
    bare = _COPY.sub("", bookmark)
    found = _NAME.match(bare)
    if found is None:
        return None
    return found["id"].replace("H", "-"), found["mark"] or "", bare != bookmark


def is_of(bookmark: str, block: str) -> bool:
    """Whether a bookmark, a copied one too, labels a paragraph of the block."""
    found = parts(bookmark)
    return found is not None and name(block, found[1]) == _COPY.sub("", bookmark)
