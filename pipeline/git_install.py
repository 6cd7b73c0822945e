"""vanban put into one clone of a repository and taken out again, every file left as it was before.

Three things of git's own are used: `.git/config` (what to run), `.git/info/attributes` (on which
files) and the hook pre-commit. Nothing that is versioned is touched, so colleagues without vanban are
not disturbed; git without these settings compares and merges lines as ever (gitattributes(5)).
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import write_inside
from pipeline.git import Repository
from pipeline.problem import ToolError

BEGIN, END = "# vanban: đầu phần do “vanban git install” ghi", "# vanban: cuối phần ấy"
_SAVED = "pre-commit.truoc-vanban"
_SECTIONS = ("diff.vanban", "diff.vanban-docx", "merge.vanban")


@dataclass(frozen=True, slots=True)
class Installed:
    """What stands in the clone now."""

    attributes: bool
    config: bool
    hook: bool

    @property
    def whole(self) -> bool:
        return self.attributes and self.config and self.hook

    @property
    def none(self) -> bool:
        return not (self.attributes or self.config or self.hook)


def state(kept: Repository) -> Installed:
    """Which of the three parts are installed."""
    attributes, hook = _attributes_file(kept), _hook_file(kept)
    return Installed(
        BEGIN in _read(attributes),
        bool(kept.setting("merge.vanban.driver")),
        BEGIN in _read(hook),
    )


def install(kept: Repository, program: str, content: str) -> list[str]:
    """All three parts; lines that say what was done. `program` runs vanban, `content` = its folder.

    Doing it again renews them.
    """
    remove(kept)
    run = shlex.quote(program)
    for name, value in _config(run).items():
        kept.set(name, value)
    folder = f"{content}/" if content not in ("", ".") else ""
    rows = [
        f"{folder}**/*.yaml diff=vanban merge=vanban",
        f"{folder}**/*.yml diff=vanban merge=vanban",
        # The macro "binary" would take diff=… away again; so its parts are written one by one.
        "*.docx diff=vanban-docx -text -merge",
    ]
    _add(_attributes_file(kept), rows)
    _hook(kept, run)
    return [
        f"so sánh: {folder}**/*.yaml theo khối, *.docx theo chữ",
        f"gộp: {folder}**/*.yaml theo khối và từng chữ; chỗ xung đột ghi thành dòng “# XUNG ĐỘT”",
        "trước khi ghi (pre-commit): kiểm tra các tệp nội dung sắp ghi",
    ]


def remove(kept: Repository) -> bool:
    """Everything as it was before; False when nothing was installed."""
    before = state(kept)
    for section in _SECTIONS:
        kept.unset(section)
    _take_out(_attributes_file(kept))
    _unhook(kept)
    return not before.none


def _config(run: str) -> dict[str, str]:
    return {
        # A block's id names the hunk; what follows `mã:` or `id:` on its line.
        "diff.vanban.xfuncname": "^[ ]*-?[ ]*((mã|id|tiêu đề|heading|điều|article): .*)$",
        "diff.vanban-docx.textconv": f"{run} git text",
        "diff.vanban-docx.cachetextconv": "true",
        "merge.vanban.name": "gộp nội dung theo khối và từng chữ",
        "merge.vanban.driver": f"{run} git merge-file %O %A %B %P",
    }


def _attributes_file(kept: Repository) -> Path:
    return kept.private("info/attributes")


def _hook_file(kept: Repository) -> Path:
    return kept.private("hooks/pre-commit")


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""


def _write(file: Path, text: str) -> None:
    # A hook may be a link to a file that people share: what it leads to is written.
    kept = file.resolve()
    write_inside(kept.parent, kept, text.encode("utf-8", "surrogateescape"))


def _add(file: Path, rows: list[str]) -> None:
    before = _read(file)
    # A last line without an end stays recognisable, so that removal can give it back so.
    gap = "\n" if before and not before.endswith("\n") else ""
    _write(file, before + gap + "\n".join([BEGIN + (" (+)" if gap else ""), *rows, END]) + "\n")


def _take_out(file: Path) -> None:
    text = _read(file)
    start = text.find(BEGIN)
    if start < 0:
        return
    stop = text.find(END, start)
    rest = text[text.find("\n", stop) + 1 :] if stop >= 0 else _others(text[start:])
    added_break = text[start + len(BEGIN) :].startswith(" (+)")
    before = text[:start].removesuffix("\n") if added_break and not rest else text[:start]
    if before + rest:
        _write(file, before + rest)
    else:
        file.unlink(missing_ok=True)


def _others(text: str) -> str:
    """Somebody has taken the line out with which our part ends: only lines that are surely ours go."""
    lines = text.split("\n")[1:]
    return "\n".join(one for one in lines if "diff=vanban" not in one)


def _hook(kept: Repository, run: str) -> None:
    file = _hook_file(kept)
    saved = file.with_name(_SAVED)
    lines = ["#!/bin/sh", BEGIN]
    if file.exists():
        if saved.exists():
            said = f"{saved} là của lần cài trước, {file.name} đã bị thay từ đó; giữ lại một tệp rồi cài lại"
            raise ToolError("git", said)
        file.replace(saved)
        lines.append(f'"$(dirname "$0")/{_SAVED}" "$@" || exit $?')
    lines += [f"exec {run} git pre-commit", END]
    _write(file, "\n".join(lines) + "\n")
    file.chmod(0o755)


def _unhook(kept: Repository) -> None:
    file = _hook_file(kept)
    if BEGIN not in _read(file):
        return
    saved = file.with_name(_SAVED)
    if saved.exists():
        saved.replace(file)
    else:
        file.unlink()
