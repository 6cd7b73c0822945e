"""Makes the Word templates from the standards' data: `python -m pipeline.render.template`.

An office may change a made template in Word (styles, widths, a logo, fixed words). `templates.lock`
remembers what was made, so that a changed one is known and never overwritten.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pipeline.files import write_inside
from pipeline.flow.styles import page_setup, style_formats, style_names
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render import template_parts as parts
from pipeline.standards import Standard
from pipeline.standards.load import ids, load
from pipeline.tree import LayoutChoice

TEMPLATES = Path(__file__).parents[2] / "templates"
LOCK = "templates.lock"

_MODE = re.compile(rb'(w:name="compatibilityMode"[^>]*w:val=")15(?=")')


def make(standard: Standard) -> bytes:
    """The standard's template as docx bytes; the same bytes for the same standard."""
    page = page_setup(standard, LayoutChoice())
    columns = standard.columns
    width = page.width - page.left - page.right
    head = _pair(columns.head_left, columns.head_right, width)
    sign = _pair(columns.sign_left, columns.sign_right, width)
    rows = max(1, len(columns.head_rows))
    made = {
        "[Content_Types].xml": parts.content_types(),
        "_rels/.rels": parts.package_relations(),
        "docProps/app.xml": parts.app(),
        "docProps/core.xml": parts.core(standard.name),
        "word/_rels/document.xml.rels": parts.document_relations(),
        "word/document.xml": parts.document(page, head, rows, sign),
        "word/fontTable.xml": parts.font_table(),
        "word/footnotes.xml": parts.footnotes(),
        "word/header1.xml": parts.header(),
        "word/settings.xml": parts.settings(page.mirror),
        "word/styles.xml": parts.styles(style_formats(standard), style_names(standard)),
    }
    return zipped({name: text.encode() for name, text in made.items()})


def is_made(template: bytes, name: str, folder: Path = TEMPLATES) -> bool:
    """True when the template is as this program made it; False when an office changed it.

    The compatibility mode may be another one: the layout knows both (`layout_mode`).
    """
    made = _lock(folder).get(f"{name}.docx", {}).get("made")
    return made == _sha(template) or made == _sha(_in_mode_14(template))


def layout_mode(template: bytes, name: str, folder: Path = TEMPLATES) -> str:
    """How Word breaks the lines of documents made from this template: "exact", or "word15" (spaces
    shrink in justified text) where its w:compatibilityMode is 15."""
    made = _lock(folder).get(f"{name}.docx", {}).get("made") == _sha(template)
    return "exact" if made else _read_mode(template, name)  # ours are all of mode 14


@lru_cache(maxsize=16)
def _read_mode(template: bytes, name: str) -> str:
    # lxml takes longer to load than a document takes to be laid out.
    from pipeline.ooxml.package import open_package
    from pipeline.ooxml.settings_part import compatibility

    return "word15" if compatibility(open_package(template, f"{name}.docx")) >= 15 else "exact"


def _in_mode_14(template: bytes) -> bytes:
    from zipfile import BadZipFile  # for templates that were changed alone: it takes time to load

    try:
        files = unzipped(template)
    except (BadZipFile, OSError):
        return template
    settings = files.get("word/settings.xml", b"")
    files["word/settings.xml"], changed = _MODE.subn(rb"\g<1>14", settings)
    return zipped(files) if changed else template


def write(standards: Iterable[Standard], folder: Path, *, force: bool = False) -> list[str]:
    """Write templates and the lock; gives the names of those left alone because they were changed."""
    lock = dict(_lock(folder))
    kept = []
    for standard in standards:
        name = f"{standard.id}.docx"
        at = folder / name
        if at.exists() and not force and not is_made(at.read_bytes(), standard.id, folder):
            kept.append(name)
            continue
        template = make(standard)
        write_inside(folder, at, template)
        lock[name] = {"made": _sha(template), "standard": _sha(repr(standard).encode())}
    text = json.dumps(dict(sorted(lock.items())), indent=2, ensure_ascii=False)
    write_inside(folder, folder / LOCK, f"{text}\n".encode())
    return kept


def _pair(left: float, right: float, width: int) -> tuple[int, int]:
    first = round(width * left / (left + right))
    return first, width - first


def _lock(folder: Path) -> dict[str, dict[str, str]]:
    at = folder / LOCK
    try:
        found = at.stat()
    except FileNotFoundError:
        return {}
    return _read_lock(at, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@lru_cache(maxsize=4)
def _read_lock(at: Path, *_stand: int) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(at.read_text("utf-8"))
    return found


@lru_cache(maxsize=16)
def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """Make every standard's template."""
    import argparse  # `build` reads this module too, and no arguments

    parser = argparse.ArgumentParser(description="Lập lại các mẫu Word từ dữ liệu tiêu chuẩn.")
    parser.add_argument("--force", action="store_true", help="ghi đè cả mẫu đã sửa trong Word")
    parser.add_argument("--folder", type=Path, default=TEMPLATES, help="thư mục mẫu")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for name in write(map(load, ids()), chosen.folder, force=chosen.force):
        sys.stderr.write(f"{name}: đã được sửa, giữ nguyên (--force để ghi đè)\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
