"""Parts -> the bytes of a docx, the same for the same parts on every day and machine."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
# The oldest day a zip can name; a real one would make two equal documents differ.
_DAY = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts: content types first (OPC readers stream), then by name; fixed times."""
    stream = BytesIO()
    rest = sorted(name for name in parts if name not in _FIRST)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in [*(name for name in _FIRST if name in parts), *rest]:
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, parts[name])
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a docx that we made ourselves; foreign ones go through `open_package`."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
