"""What an earlier import wrote into the output folder, and what somebody has made of it since."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pipeline.files import write_inside
from pipeline.handwork import HAND

STATE = ".vanban-nhap.json"
"""In the output folder: hash of each source that was imported, so that a second run goes on."""
KEPT = "“{}” đã được sửa sau lần nhập trước; bản ấy giữ lại thành “{}”"
WRITTEN = "da-ghi "
"""Before a content file's name in `STATE`: the hash of what was written, not of its source."""


def known(folder: Path) -> dict[str, str]:
    """What earlier runs wrote into the folder; nothing where that cannot be read."""
    try:
        found = json.loads((folder / STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def mark_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def set_aside(target: Path, ours: str | None, new: bytes) -> str:
    """The name under which what somebody made of a draft is kept; "" where it is as we wrote it, or not there.

    Of drafts from before such hashes were kept it is not known, so they are kept.
    """
    if not target.is_file() or target.is_symlink():
        return ""
    there = target.read_bytes()
    if there == new or mark_of(there) == ours:
        return ""
    # Not .yaml: it is no content beside the new draft.
    turn = 1
    while (other := target.with_name(f"{target.name}.{HAND}-{turn}")).exists():
        turn += 1
    write_inside(target.parent, other, there)
    return other.name
