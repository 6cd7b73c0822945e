"""What commands print, by really running them in a folder of their own; nothing of the machine gets in."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from docs.pieces import ManualError
from pipeline import cli
from pipeline.problem import Exit

ROOT = Path(__file__).parent.parent
_SHOWN = 40
"""Lines of one output at the most; the rest is told by their number."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder in which the manual's commands run: registries, templates, the files it names."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Place:
        """A new place with the project's registries and templates."""
        for name in ("organs.yaml", "citations.yaml", "people.yaml"):
            target = folder / "content" / name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(ROOT / "content" / name, target)
        shutil.copytree(ROOT / "templates", folder / "templates")
        shutil.copytree(ROOT / "content" / "uy-ban" / "hinh", folder / "content" / "hinh")
        return cls(folder)

    def put(self, name: str, text: str) -> None:
        """A file that the manual shows whole."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def text(self, name: str) -> str:
        """A file of the place."""
        return (self.folder / name).read_text("utf-8")

    def session(self, command: str) -> str:
        """The command with its prompt and what it printed, as a block of the manual."""
        said, code = self.run(command)
        tail = f"(mã thoát {code})\n" if code else ""
        return f"```console\n$ {command}\n{_short(said)}{tail}```"

    def report(self, text: str) -> str:
        """What `vanban check` says of a content, as a block of the manual."""
        self.put("vi-du.yaml", text)
        said, code = self.run("vanban check vi-du.yaml")
        (self.folder / "vi-du.yaml").unlink()
        if code is Exit.OK and "cảnh báo" not in said:
            raise ManualError(f"a mistake is shown of which nothing is said:\n{text}")
        lines = said.splitlines()[:-1]
        return "```text\n" + "\n".join(lines) + "\n```"

    def run(self, command: str) -> tuple[str, int]:
        """Both streams in the order of writing, and the exit code."""
        name, *arguments = shlex.split(command)
        if name != "vanban":
            raise ManualError(f"not a command of ours: {command}")
        out = io.StringIO()
        code = 0
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
            mock.patch.object(sys, "argv", [name, *arguments]),
            mock.patch.dict(os.environ, {"COLUMNS": "100"}),  # noqa: TID251 - the width of help pages
        ):
            try:
                cli.main()
            except SystemExit as end:
                code = int(end.code or 0)
        if code == Exit.FAULT:
            raise ManualError(f"ended in a fault:\n{out.getvalue()}")
        return out.getvalue(), code


def _short(said: str) -> str:
    lines = said.splitlines()
    if len(lines) > _SHOWN:
        lines = [*lines[: _SHOWN - 1], f"… (còn {len(lines) - _SHOWN + 1} dòng)"]
    return "".join(f"{line}\n" for line in lines)
