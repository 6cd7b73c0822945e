"""What of the machine vanban needs and finds: fonts, engines, versions, templates."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline import compiled, fonts
from pipeline.problem import ToolError
from pipeline.render.office import program
from pipeline.settings import Settings

_PACKAGES = (
    "docxtpl",
    "jinja2",
    "pyyaml",
    "click",
    "pypandoc_binary",
    "pydyf",
    "fonttools",
    "lxml",
)


_COMPILED = {
    "used": "✓ mô-đun biên dịch: đang dùng",
    "off": "– mô-đun biên dịch: đang tắt (VANBAN_COMPILED=0)",
    "stale": "– mô-đun biên dịch: cũ hơn mã nguồn nên không dùng; gõ “make compiled” để làm lại",
    "absent": "– mô-đun biên dịch: không có (gõ “make compiled” để dựng lô nhanh hơn)",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Lines to print, and whether documents can be made."""

    lines: tuple[str, ...]
    well: bool


def fonts_only(folders: tuple[Path, ...]) -> Report:
    """Which faces are used; not well when none holds all Vietnamese letters."""
    try:
        faces = fonts.find(folders)
    except ToolError as error:
        return Report((f"✗ phông chữ: {error.said}",), False)
    lines = [f"✓ phông chữ: {faces.family} ({faces.regular.parent})"]
    if "times new roman" not in faces.family.lower():
        lines.append(
            "  (cùng bề rộng chữ với Times New Roman nên ngắt dòng như nhau; tệp .docx vẫn ghi"
            " Times New Roman, tệp .pdf nhúng phông này)"
        )
    return Report(tuple(lines), True)


def checkup(settings: Settings) -> Report:
    """Everything that `vanban doctor` says."""
    found = fonts_only(settings.fonts)
    lines = [
        f"vanban {_version('vanban')}, Python {platform.python_version()}, {platform.system()}"
    ]
    lines += found.lines
    lines.append(_office())
    lines += _templates(settings.templates)
    lines.append(_COMPILED[compiled.state(compiled.folder())])
    lines += [f"✓ {name} {_version(name)}" for name in _PACKAGES]
    return Report(tuple(lines), found.well)


def _office() -> str:
    try:
        return f"✓ LibreOffice: {program()}"
    except ToolError:
        return "– LibreOffice: không có (chỉ cần khi dùng --pdf-engine libreoffice)"


def _templates(folder: Path) -> Iterable[str]:
    names = sorted(path.stem for path in folder.glob("*.docx")) if folder.is_dir() else []
    if names:
        yield f"✓ mẫu Word: {', '.join(names)} ({folder})"
    else:
        yield f"✗ mẫu Word: không thấy tệp .docx nào trong {folder}; gõ “vanban init” để lập"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(không rõ phiên bản)"
