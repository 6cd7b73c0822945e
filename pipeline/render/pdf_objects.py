"""The door to pydyf: its numbering and file table around objects whose bytes are ready."""

from __future__ import annotations

import io
import zlib
from codecs import BOM_UTF16_BE

import pydyf


class Ready(pydyf.Object):  # type: ignore[misc]
    """An object given as bytes. pydyf's own dictionaries are serialised item by item and twice
    (once for the identifier), which takes longer than the whole page drawing."""

    data = b""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__()
        self.data = data


class ReadyStream(pydyf.Stream):  # type: ignore[misc]
    """A stream given as bytes, already compressed or not."""

    data = b""

    def __init__(self, data: bytes, entries: str = "") -> None:
        super().__init__()
        head = f"<<{entries}/Length {len(data)}>>stream\n".encode("latin-1")
        self.data = b"".join((head, data, b"\nendstream"))


class Objects:
    """The objects of one file. References are whole "n 0 R" words."""

    def __init__(self) -> None:
        self._file = pydyf.PDF()

    def add(self, data: str | bytes = b"") -> Ready:
        item = Ready(data.encode("latin-1") if isinstance(data, str) else data)
        self._file.add_object(item)
        return item

    def stream(self, data: bytes, entries: str = "", level: int = 6) -> str:
        """Add a stream, compressed here unless level is 0 (for what must be readable as it is)."""
        if level:
            data, entries = zlib.compress(data, level), entries + "/Filter/FlateDecode"
        return self.packed(data, entries)

    def packed(self, data: bytes, entries: str) -> str:
        """Add a stream whose data are final; `entries` name their filter."""
        item = ReadyStream(data, entries)
        self._file.add_object(item)
        return reference(item)

    def page(self) -> Ready:
        item = Ready()
        self._file.add_page(item)
        return item

    @property
    def pages(self) -> str:
        return reference(self._file.pages)

    def catalog(self, entries: dict[str, str]) -> None:
        self._file.catalog.update(entries)

    def info(self, entries: dict[str, str]) -> None:
        self._file.info.update(entries)

    def write(self) -> bytes:
        """The file. Its /ID is the hash of its own objects, so equal content has an equal ID."""
        out = io.BytesIO()
        self._file.write(out, version=b"1.7", identifier=True, compress=True)
        return out.getvalue()


def reference(item: pydyf.Object) -> str:
    return f"{item.number} 0 R"


_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


def string(text: str) -> str:
    """A text string: literal when ASCII, else UTF-16 as hexadecimal."""
    if text.isascii():
        return f"({text.translate(_ESCAPES)})"
    return f"<{(BOM_UTF16_BE + text.encode('utf-16-be')).hex()}>"
