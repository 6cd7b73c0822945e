"""The papers made from a comparison: the redline, the table, the folder for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline import git
from pipeline.build import make
from pipeline.desk import Desk, Draft, Order
from pipeline.problem import ContentError, ToolError, UsageError
from pipeline.review.comparison import Comparison
from pipeline.review.redline import redline
from pipeline.review.table import Column, explained, table
from pipeline.review.versions import Version
from pipeline.text import in_figures

_NOBODY = "Người soạn"


def redline_of(found: Comparison, desk: Desk, order: Order, author: str | None) -> bytes:
    """The new version's docx with the changes tracked, signed by who wrote them.

    UsageError when one version is not there, ContentError when one cannot be made.
    """
    if found.old is None or found.new is None:
        raise UsageError(f"“{found.file}” chỉ có trong một bản, không có gì để theo dõi chỗ sửa.")
    files = [_docx(one, order) for one in (found.old, found.new)]
    name, when = signed(found.new, desk)
    return redline(files[0], files[1], author or name, when)


def signed(version: Version, desk: Desk) -> tuple[str, datetime]:
    """Who wrote the version and when; for what is not committed the user of git, when it was saved."""
    if version.commit:
        return version.commit.author, version.commit.when
    saved = datetime.fromtimestamp(Path(version.file).stat().st_mtime, UTC)
    if desk.repository is None:
        return _NOBODY, saved
    try:
        return git.Repository(desk.repository).user() or _NOBODY, saved
    except ToolError:
        return _NOBODY, saved


def table_of(
    found: Comparison, wanted: Sequence[Column], desk: Desk, order: Order
) -> dict[str, bytes]:
    """The comparison table as docx and pdf."""
    base = found.new or found.old
    if base is None or base.draft.standard is None or not found.sound:
        raise ContentError([])
    names = (_told(found.new), _told(found.old))
    document = table(found, wanted, explained(commits(found, desk)), names)
    made = Draft(found.file, b"", (), None, base.draft.standard, document)
    out = make(made, desk, replace(order, formats=("docx", "pdf"), final=True))
    if not out.files:
        raise ContentError(out.problems)
    return dict(out.files)


def commits(found: Comparison, desk: Desk) -> list[git.Commit]:
    """The commits that made the new version from the old one, newest first; [] outside of git."""
    if desk.repository is None or found.old is None or found.old.commit is None:
        return []
    kept = git.Repository(desk.repository)
    end = found.new.commit.hash if found.new and found.new.commit else "HEAD"
    out = []
    for commit in kept.history(Path(found.file), end):
        if commit.hash == found.old.commit.hash:
            break
        out.append(commit)
    return out


def _told(one: Version | None) -> str:
    if one is None:
        return "chưa có"
    if one.commit is None:
        return one.name
    return f"bản ngày {in_figures(one.commit.when)}"


def _docx(version: Version, order: Order) -> bytes:
    if version.draft.document is None:
        raise ContentError([])
    out = make(version.draft, version.desk, replace(order, formats=("docx",)))
    if "docx" not in out.files:
        raise ContentError(out.problems)
    return out.files["docx"]
