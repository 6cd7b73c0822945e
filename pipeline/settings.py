"""vanban.toml and the environment -> frozen Settings; nothing else reads the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import caches
from pipeline.problem import ContentError, Problem, Span
from pipeline.text import Tone

FILE = "vanban.toml"
ENGINES = ("own", "libreoffice")
FORMATS = ("docx", "pdf", "html", "md", "odt")
FINISHED = (".docx", ".pdf")
"""How the names of finished documents end, which `check` reads."""
CONVERTED = (".doc", ".odt", ".rtf")
"""Finished documents that another program must turn into .docx before they are read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders and choices of one working place; paths are absolute or below `root`."""

    root: Path
    content: Path
    output: Path
    templates: Path
    fonts: tuple[Path, ...] = ()
    pdf_engine: str = "own"
    """own = the project's layout; libreoffice = from the docx"""
    cache: Path | None = None
    """What may be made again at any time: fonts cut for PDFs, templates as read; None = keep nothing."""
    tone: Tone | None = None
    """House style of tone marks (hòa | hoà); None = the standard's."""
    issuer: str = ""
    """The organ of content/organs.yaml that drafts here: the issuer of what `vanban new` makes."""


_FOLDERS = ("content", "output", "templates")
_KEYS = (*_FOLDERS, "fonts", "pdf_engine", "tone", "issuer")


def find_root(*starts: Path) -> Path:
    """The working place: the nearest folder with vanban.toml or content/organs.yaml above a start.

    The starts are tried in order (where the command is called, then the files named); without such a
    folder the first start itself.
    """
    found = next((folder for folder, file in _signs(*starts) if file.is_file()), None)
    return found or starts[0]


def signs(*starts: Path) -> Iterator[Path]:
    """The files by which `find_root` judges, there or not, as far as it looks."""
    for _, file in _signs(*starts):
        yield file
        if file.is_file():
            return


def _signs(*starts: Path) -> Iterator[tuple[Path, Path]]:
    for start in starts:
        whole = start.resolve()
        for folder in (whole, *whole.parents):
            yield folder, folder / FILE
            yield folder, folder / "content" / "organs.yaml"


def load(folder: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of `folder`; VANBAN_FONTS (folders, as in PATH) stands before the file's fonts.

    ContentError with every unknown key and wrong value of vanban.toml.
    """
    file = folder / FILE
    written = _read(file) if file.is_file() else {}
    problems = [*_unknown(written, str(file)), *_wrong(written, str(file), folder)]
    if problems:
        raise ContentError(_at_their_lines(problems, file))
    given = [Path(name) for name in environment.get("VANBAN_FONTS", "").split(os.pathsep) if name]
    fonts = [folder / name for name in _names(written.get("fonts", []))]
    tone = written.get("tone")
    return Settings(
        root=folder,
        content=folder / str(written.get("content", "content")),
        output=folder / str(written.get("output", "output")),
        templates=folder / str(written.get("templates", "templates")),
        fonts=(*given, *fonts),
        pdf_engine=str(written.get("pdf_engine", "own")),
        cache=_path(caches.folder(environment)),
        tone=Tone(tone) if tone else None,
        issuer=str(written.get("issuer", "")),
    )


def _path(name: str | None) -> Path | None:
    return Path(name) if name else None


_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_QUOTED = re.compile(r'=\s*"[^"]*\\')


def _read(file: Path) -> dict[str, object]:
    import tomllib  # most working places have no such file

    name = str(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        way = "mở bằng trình soạn thảo, chọn Lưu thành (Save As) với mã UTF-8"
        said = "tệp cấu hình không phải UTF-8"
        raise ContentError([Problem(Span(name), "F010", said, way)]) from error
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError([_unread(name, text, str(error))]) from error


def _unread(file: str, text: str, said: str) -> Problem:
    """F010 at the line that the parser stopped at, in our words."""
    found = _PLACE.search(said)
    lines = text.splitlines()
    at = (int(found[1]), int(found[2])) if found else (max(len(lines), 1), 1)
    line = lines[at[0] - 1] if at[0] <= len(lines) else ""
    way = 'mỗi dòng viết khoá = "giá trị", mỗi khoá một lần'
    if _QUOTED.search(line):
        way = "dấu \\ của đường dẫn: đặt trong nháy đơn, ví dụ output = 'D:\\ket-qua'"
    message = f"tệp cấu hình không đọc được ở dòng “{line.strip()[:40]}”"
    return Problem(Span(file, *at), "F010", message, way)


def _at_their_lines(problems: list[Problem], file: Path) -> Iterator[Problem]:
    """Each at the line that begins with the key it names."""
    lines = file.read_bytes().decode("utf-8-sig").splitlines()
    for one in problems:
        key = one.message.partition("“")[2].partition("”")[0]
        starts = (
            number for number, line in enumerate(lines, 1) if line.split("=")[0].strip() == key
        )
        yield replace(one, span=Span(str(file), next(starts, 1)))


def _unknown(written: Mapping[str, object], file: str) -> list[Problem]:
    problems = []
    for key in written:
        if key not in _KEYS:
            import difflib  # for a mistyped key alone

            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"có phải ý bạn là “{near[0]}”?" if near else f"các khoá: {', '.join(_KEYS)}"
            problems.append(Problem(Span(file), "F011", f"không có cấu hình “{key}”", hint))
    return problems


def _wrong(written: Mapping[str, object], file: str, folder: Path) -> list[Problem]:
    allowed = {"pdf_engine": ENGINES, "tone": tuple(tone.value for tone in Tone)}
    problems = []
    for key, value in written.items():
        words = ", ".join(allowed.get(key, ()))
        if words and value not in allowed[key]:
            problems.append(_refused(file, key, value, f"chọn một trong: {words}"))
        elif key in _FOLDERS and not isinstance(value, str):
            problems.append(_refused(file, key, value, f'ghi tên thư mục: {key} = "{key}"'))
        elif key == "issuer" and not isinstance(value, str):
            hint = 'ghi mã cơ quan trong organs.yaml: issuer = "ubnd-xa-…"'
            problems.append(_refused(file, key, value, hint))
        elif key == "fonts" and not _names(value):
            problems.append(
                _refused(file, key, value, 'ghi danh sách thư mục: fonts = ["phong-chu"]')
            )
        elif key == "fonts" and (absent := _absent(value, folder)):
            hint = "sửa tên, hoặc xoá khỏi “fonts”: chữ sẽ in bằng phông của máy"
            problems.append(_refused(file, key, f"không có thư mục {absent}", hint))
    return problems


def _absent(value: object, folder: Path) -> str:
    return ", ".join(name for name in _names(value) if not (folder / name).is_dir())


def _refused(file: str, key: str, value: object, hint: str) -> Problem:
    return Problem(Span(file), "F012", f"giá trị của “{key}” không dùng được: {value}", hint)


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return list(value)
    return []
