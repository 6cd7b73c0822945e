"""The door to git: what a repository held at a revision, who changed it and when; nothing is written.

A repository may come from anyone. git runs hooks, filters, pagers, file-system monitors and difference
programs that its configuration names; all of them are switched off, names of files and revisions are
never taken for options, and nothing is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.problem import ToolError

if TYPE_CHECKING:
    import subprocess

_SECONDS = 60.0
_LIMIT = 64 * 1024 * 1024
"""Bytes of one file that are read from a repository."""
_KEPT = ("PATH", "HOME", "SYSTEMROOT", "SystemDrive", "USERPROFILE", "TEMP", "TMP", "TMPDIR")
_SAFE = (
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.pager=cat", "-c", "diff.external=", "-c", "protocol.allow=never"),
    *("-c", "log.showSignature=false", "--no-pager", "--literal-pathspecs", "--no-optional-locks"),
)
_ADD = "dùng tên tệp, hoặc cài git (git-scm.com)"


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: full hash, author's name, when it was written, subject line, the rest of the message."""

    hash: str
    author: str
    when: datetime
    subject: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree with its history; `root` is its top folder, resolved."""

    root: Path

    def resolve(self, revision: str) -> str | None:
        """The full hash of the commit that a revision names, None when it names none."""
        if not revision or "\0" in revision or "\n" in revision:
            return None
        wanted = f"{revision}^{{commit}}"
        said = self._run("rev-parse", "--quiet", "--verify", "--end-of-options", wanted)
        return said.stdout.decode().strip() or None

    def last_commit(self, path: Path, revision: str = "HEAD") -> str:
        """The hash of the last commit that changed the file or folder; "" when there is none."""
        if not self.resolve(revision):
            return ""
        args = ("-1", "--format=%H", "--end-of-options", revision, "--", self.inside(path))
        return self._text("log", *args).strip()

    def commit(self, commit: str) -> Commit:
        """What is known of a commit, named by its hash."""
        return self._commits("-1", "--end-of-options", commit)[0]

    def history(self, path: Path, revision: str = "HEAD", limit: int = 1000) -> list[Commit]:
        """The commits that changed a file, newest first, under the names it had before too."""
        if not self.resolve(revision):
            return []
        name = self._in_head(self.inside(path)) if revision == "HEAD" else self.inside(path)
        return self._commits(
            f"-{limit}", "--follow", "--find-renames", "--end-of-options", revision, "--", name
        )

    def names(self, path: Path) -> list[str]:
        """The names that a file has had, as git has them: today's first, then those before renamings."""
        today = self.inside(path)
        found = {today: None}
        if self.resolve("HEAD"):
            name = self._in_head(today)
            found[name] = None
            args = ("--follow", "--find-renames", "--diff-filter=R", "--name-status", "--format=")
            for line in self._text("-c", "core.quotePath=false", "log", *args, "--", name).split(
                "\n"
            ):
                status, _, both = line.partition("\t")
                if status.startswith("R"):
                    found[both.partition("\t")[0]] = None
        return list(found)

    def _in_head(self, name: str) -> str:
        """The name at the last commit of a file that was renamed since (git mv)."""
        args = (
            "--cached",
            "--find-renames",
            "--diff-filter=R",
            "--name-status",
            "-z",
            "--no-ext-diff",
        )
        parts = self._text("diff", *args, "HEAD").split("\0")
        for at in range(0, len(parts) - 2, 3):
            if parts[at + 2] == name:
                return parts[at + 1]
        return name

    def read(self, commit: str, path: str) -> bytes | None:
        """A file as it was; None when it was not there. `path` is relative to the root, with "/"."""
        return self.read_many(commit, [path]).get(path)

    def read_many(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """Plain files as they were, by path; links and what was not there are left out."""
        wanted = [path for path in paths if "\n" not in path]
        asked = "".join(f"{commit}:{path}\n" for path in wanted).encode()
        if not wanted:
            return {}
        out = self._checked("cat-file", "--batch", given=asked).stdout
        found: dict[str, bytes] = {}
        at = 0
        for path in wanted:
            line, _, _ = out[at:].partition(b"\n")
            at += len(line) + 1
            kind = line.rsplit(b" ", 2)
            if line.endswith((b" missing", b" ambiguous")) or len(kind) != 3:
                continue
            size = int(kind[2])
            if kind[1] == b"blob" and size <= _LIMIT:
                found[path] = out[at : at + size]
            at += size + 1
        return found

    def files(self, commit: str, folder: str = "") -> list[str]:
        """The plain files below a folder of the root at a commit, in order; links are left out."""
        args = ("-r", "-z", "--full-tree", commit, "--", *((folder,) if folder else ()))
        lines = self._text("ls-tree", *args).split("\0")
        rows = (line.partition("\t") for line in lines if line)
        return [path for head, _, path in rows if head.startswith("100")]

    def inside(self, path: Path) -> str:
        """The path as git names it. ToolError when it is outside of the repository."""
        whole = path.resolve()
        if not whole.is_relative_to(self.root):
            raise ToolError("git", f"“{path}” nằm ngoài kho {self.root}")
        return whole.relative_to(self.root).as_posix()

    def setting(self, name: str) -> str:
        """A value of this clone's own configuration, "" when it is not set."""
        said = self._run("config", "--local", "--get", name)
        return said.stdout.decode("utf-8", "replace").strip()

    def user(self) -> str:
        """Who writes here, by this clone's or the machine's configuration; "" when nobody is named."""
        said = self._run("config", "--get", "user.name")
        return said.stdout.decode("utf-8", "replace").strip()

    def set(self, name: str, value: str) -> None:
        """Set a value of this clone's own configuration."""
        self._checked("config", "--local", name, value)

    def unset(self, section: str) -> None:
        """Take a whole section out of this clone's own configuration; nothing when it is not there."""
        self._run("config", "--local", "--remove-section", section)

    def private(self, path: str) -> Path:
        """A file of git's own (info/attributes, hooks/…), also where worktrees or core.hooksPath move it."""
        import subprocess  # where there is a repository alone

        args = ("rev-parse", "--git-path", path)
        # The guards name another place for hooks; here the clone's own is asked for.
        command = [program(), "-C", str(self.root), *args]
        try:
            said = subprocess.run(
                command, capture_output=True, timeout=_SECONDS, env=_environment(), check=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise ToolError("git", str(error)) from error
        return self.root / said.stdout.decode("utf-8", "surrogateescape").strip()

    def merge_lines(self, base: Path, ours: Path, theirs: Path) -> int:
        """git's own merge of three files into `ours`; how many conflicts it left."""
        names = [str(one.resolve()) for one in (ours, base, theirs)]
        return min(self._run("merge-file", "--", *names).returncode, 127)

    def staged(self) -> list[str]:
        """Files added or changed in the index, by path; links left out with what is no plain file."""
        args = ("--cached", "--name-only", "--diff-filter=ACMR", "-z", "--no-ext-diff")
        # `git commit -a` and `git commit TỆP` make an index of their own and name it to the hook.
        return [path for path in self._text("diff", *args, index=True).split("\0") if path]

    def read_staged(self, path: str) -> bytes | None:
        """A file as it stands in the index."""
        said = self._run("cat-file", "blob", f":{path}", index=True)
        return said.stdout if said.returncode == 0 else None

    def _commits(self, *args: str) -> list[Commit]:
        form = "--format=%H%x00%an%x00%aI%x00%s%x00%b%x1e"
        commits = []
        for one in self._text("log", "--no-ext-diff", form, *args).split("\x1e"):
            if one.strip():
                hash_, author, when, subject, body = one.strip("\n").split("\0", 4)
                written = datetime.fromisoformat(when)
                commits.append(Commit(hash_, author, written, subject, body.strip()))
        return commits

    def _text(self, *args: str, index: bool = False) -> str:
        return self._checked(*args, index=index).stdout.decode("utf-8", "replace")

    def _checked(
        self, *args: str, given: bytes = b"", index: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        said = self._run(*args, given=given, index=index)
        if said.returncode:
            message = said.stderr.decode("utf-8", "replace").strip()
            raise ToolError("git", message or f"kết thúc với mã {said.returncode}")
        return said

    def _run(
        self, *args: str, given: bytes = b"", index: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        import subprocess

        command = [program(), *_SAFE, "-C", str(self.root), *args]
        try:
            return subprocess.run(
                command, input=given, capture_output=True, timeout=_SECONDS, env=_environment(index)
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ToolError("git", str(error)) from error


def program() -> str:
    """Path of git. ToolError with the way out when there is none."""
    if os.name == "nt":
        import shutil  # knows how programs are called there; it loads more than git takes to answer

        found = shutil.which("git")
    else:
        places = (Path(folder, "git") for folder in os.get_exec_path())
        found = next((str(p) for p in places if p.is_file() and os.access(p, os.X_OK)), None)
    if found is None:
        raise ToolError("git", f"không tìm thấy git; {_ADD}")
    return found


def repository(start: Path) -> Repository | None:
    """The repository around a file or folder, found without starting a program."""
    whole = start.resolve()
    for folder in (whole, *whole.parents):
        if (folder / ".git").exists():
            return Repository(folder)
    return None


def _environment(index: bool = False) -> dict[str, str]:
    names = (*_KEPT, "GIT_INDEX_FILE") if index else _KEPT
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
