"""New organs written at the end of content/organs.yaml; nothing that stands there is touched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.files import read_limited, write_inside
from pipeline.importer.recognise.organ import entry
from pipeline.importer.values import Group, Value
from pipeline.importer.write import Writer
from pipeline.registries.organs import FIELDS, FILE, Organ

_HEAD = "# --- Cơ quan lấy từ văn bản nhập vào: xem lại tên gọi (bản gốc in hoa), ký hiệu, địa danh"


def text(organs: Iterable[Organ]) -> str:
    """The entries as the registry has them."""
    lines = [_HEAD]
    for organ in organs:
        made: dict[str, Value] = {
            FIELDS[key.replace(" ", "_")][1]: value for key, value in entry(organ).entries.items()
        }
        lines += Writer("en").lines({organ.id: Group(made)})
    return "\n".join(lines) + "\n"


def add(folder: Path, organs: Iterable[Organ]) -> None:
    """Append to the registry of a content folder those that are not yet there; nothing else changes."""
    file = folder / FILE
    before = read_limited(file).decode("utf-8") if file.exists() else ""
    new = [one for one in organs if not re.search(rf"(?m)^{re.escape(one.id)}:", before)]
    if new:
        glue = "" if not before or before.endswith("\n") else "\n"
        write_inside(folder, file, f"{before}{glue}\n{text(new)}".encode())
