"""The door to LibreOffice: finished Word files to PDF, for templates the own layout does not know.

The only module that starts programs. A Word file may ask LibreOffice to fetch pictures from the
network or from the disk and to run macros; its exit code says nothing. So each run has a profile of
its own that forbids all of it, an environment of few names, a time limit, and its result is looked at.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date as Date
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.fonts import FACES, Faces
from pipeline.problem import ToolError
from pipeline.render import office_links, office_stamp

_TOOL = "LibreOffice"
_PROGRAMS = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_KEPT = ("PATH", "SYSTEMROOT", "SystemDrive", "TEMP", "TMP", "TMPDIR")
"""The only names of the caller's environment that LibreOffice sees."""
_DEAD = "http://127.0.0.1:9"
"""A proxy that answers nobody (port 9, discard)."""
_START, _EACH = 60.0, 20.0
"""Seconds allowed for the start and for each document."""

# (path, name, value): no links from documents that are not trusted (none is), no macros, no link
# updates on loading (Writer: 0 = never), network by the dead proxy alone.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_MISSING = (
    "không tìm thấy LibreOffice (soffice); hãy cài đặt (Debian/Ubuntu: “apt install "
    "libreoffice-writer-nogui”, máy khác: libreoffice.org), hoặc dựng PDF bằng bộ dàn trang có sẵn"
)


def program() -> str:
    """Path of soffice. Raises ToolError with the way out when there is none."""
    if found := installed():
        return found
    raise ToolError(_TOOL, _MISSING)


def installed() -> str:
    """Path of soffice, "" when there is none."""
    return next(filter(None, map(shutil.which, (*_PROGRAMS, *_USUAL))), "")


def convert(
    files: Sequence[bytes],
    faces: Faces | None = None,
    *,
    archival: bool = True,
    date: Date | None = None,
) -> list[bytes]:
    """Word files as PDF (PDF/A-2b when archival), in one run. `faces` are the only fonts used when
    given; `date` is written as the day of making. Raises the first ToolError of `convert_each`."""
    made = []
    for result in convert_each(files, faces, archival=archival, date=date):
        if isinstance(result, ToolError):
            raise result
        made.append(result)
    return made


def convert_each(
    files: Sequence[bytes],
    faces: Faces | None = None,
    *,
    archival: bool = True,
    date: Date | None = None,
) -> list[bytes | ToolError]:
    """As `convert`, but what fails stands as ToolError in its place.

    One run is six times quicker than one run for each file. A file that fails in it is tried once
    more alone, so that one bad file does not take others with it.
    """
    soffice = program()
    results: dict[int, bytes | ToolError] = {}
    for number, docx in enumerate(files):
        if outside := office_links.external_targets(docx):
            said = f"tệp Word trỏ ra ngoài ({outside[0]}); LibreOffice không được mở tệp như vậy"
            results[number] = ToolError(_TOOL, said)
    safe = {number: docx for number, docx in enumerate(files) if number not in results}
    made = run(soffice, safe, faces, archival=archival) if safe else {}
    for number, docx in safe.items():
        result = made[number]
        if isinstance(result, ToolError) and len(safe) > 1:
            result = run(soffice, {number: docx}, faces, archival=archival)[number]
        results[number] = (
            result if isinstance(result, ToolError) else office_stamp.fixed(result, docx, date)
        )
    return [results[number] for number in range(len(files))]


def run(
    soffice: str, files: Mapping[int, bytes], faces: Faces | None, *, archival: bool
) -> dict[int, bytes | ToolError]:
    """One run of LibreOffice in a throw-away folder. It does not look into the files: see
    `convert_each`."""
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        base = Path(folder)
        given, made = base / "in", base / "out"
        for each in (given, made, base / "home", base / "profile" / "user"):
            each.mkdir(parents=True)
        (base / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), "utf-8")
        for number, docx in files.items():
            (given / f"{number:06}.docx").write_bytes(docx)
        said = _call(_command(soffice, base, archival), _environment(base, faces), len(files))
        return {number: _result(made / f"{number:06}.pdf", said) for number in files}


class BrokenError(Exception):
    """The file given is none that LibreOffice can open."""


def as_docx(data: bytes, suffix: str) -> bytes:
    """A .doc, .odt or .rtf of whoever as a .docx, for reading. BrokenError where LibreOffice cannot.

    The same guards as for printing: no links followed, no macros, no network, a profile of its own.
    """
    soffice = program()
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        base = Path(folder)
        given, made = base / "in", base / "out"
        for each in (given, made, base / "home", base / "profile" / "user"):
            each.mkdir(parents=True)
        (base / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), "utf-8")
        (given / f"tep.{suffix}").write_bytes(data)
        command = _command(soffice, base, archival=False, form="docx:MS Word 2007 XML")
        said = _call(command, _environment(base, None), 1)
        result = made / "tep.docx"
        if not result.exists() or not result.stat().st_size:
            raise BrokenError(said or "no file came out")
        return result.read_bytes()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )


def _command(soffice: str, base: Path, archival: bool, form: str = "") -> list[str]:
    options = {
        "SelectPdfVersion": {"type": "long", "value": "2" if archival else "0"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
    }
    return [
        soffice,
        f"-env:UserInstallation={(base / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", form or f"pdf:writer_pdf_Export:{json.dumps(options)}"),
        *("--outdir", str(base / "out")),
        *(str(file) for file in sorted((base / "in").iterdir())),
    ]


def _environment(base: Path, faces: Faces | None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = str(base / "home")
    proxies = {
        name: _DEAD
        for name in (
            "http_proxy",
            "https_proxy",
            "ftp_proxy",
            "all_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
        )
    }
    fonts = {"FONTCONFIG_FILE": str(_fonts(base, faces))} if faces else {}
    return (
        kept
        | proxies
        | fonts
        | {"HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}
    )


def _fonts(base: Path, faces: Faces) -> Path:
    """A fontconfig of the chosen faces alone: two fonts of one name in one folder, one of them
    without Vietnamese letters, is what a system may have."""
    folder = base / "fonts"
    folder.mkdir()
    for face in FACES:
        shutil.copy(faces.path(face), folder)
    config = base / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(folder))}</dir><cachedir>{escape(str(base / 'cache'))}</cachedir>"
        '<match target="pattern"><test name="family"><string>Times New Roman</string></test>'
        '<edit name="family" mode="assign" binding="strong">'
        f"<string>{escape(faces.family)}</string></edit></match></fontconfig>",
        "utf-8",
    )
    return config


def _call(command: list[str], environment: dict[str, str], count: int) -> str:
    """What the program said. LibreOffice is a launcher and a child: both end with their group."""
    limit = _START + _EACH * count
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=environment["HOME"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=limit)
        return said.decode("utf-8", "replace").strip()
    except subprocess.TimeoutExpired:
        return f"quá {limit:.0f} giây không xong"
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.communicate()


def _result(place: Path, said: str) -> bytes | ToolError:
    data = place.read_bytes() if place.exists() else b""
    if not data:
        return ToolError(_TOOL, f"không tạo được PDF: {said or 'chương trình không nói gì'}")
    if not data.startswith(b"%PDF") or b"%%EOF" not in data[-1024:]:
        return ToolError(_TOOL, "tệp PDF tạo ra bị hỏng")
    if not re.search(rb"/Type\s*/Page\b", data):
        return ToolError(_TOOL, "tệp PDF tạo ra không có trang nào")
    return data
