"""What a reviewer did, as the report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.problem import Span

VANBAN = "vanban"
"""Who is named for what follows by itself."""


class Did(Enum):
    """One kind of change; the value is what the report calls it."""

    EDITED = "sửa chữ"
    INSERTED = "thêm đoạn"
    DELETED = "bỏ đoạn"
    MOVED = "chuyển chỗ"
    SPLIT = "tách đoạn"
    JOINED = "nhập đoạn"
    FORMAT = "chỉ đổi định dạng"
    GENERATED = "sửa chữ sinh tự động"
    RENUMBERED = "đánh số lại"
    FOLLOWED = "đổi theo"
    THINGS = "hình, công thức"


class Trace(Enum):
    """Whether the change was tracked in Word."""

    TRACKED = "có theo dõi"
    SILENT = "không theo dõi"
    MIXED = "một phần không theo dõi"


@dataclass(frozen=True, slots=True)
class Finding:
    """One change of one reviewer's in one block."""

    did: Did
    trace: Trace
    author: str
    date: str
    old: str = ""
    new: str = ""
    block: str = ""
    """Id of the block, "" where it has none."""
    span: Span | None = None
    note: str = ""
    """Why it was not, or not exactly, carried over."""
    applied: bool = True
    uncertain: bool = False
    key: str = ""
    """Name of the step it asks for ("new 7", "old 3"); for choosing one by one."""
