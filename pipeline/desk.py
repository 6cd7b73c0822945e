"""What a run asks for and what it has at hand: order, desk, and the two things made on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path, PurePath
from threading import Thread

from pipeline import fonts, git
from pipeline.model.blocks import Content
from pipeline.problem import ContentError, Problem, Span, ToolError, has_errors
from pipeline.registries import Registries, load_registries
from pipeline.source import Source
from pipeline.standards import Standard
from pipeline.text import Tone
from pipeline.tree import Document

REGISTRIES = frozenset({"organs.yaml", "citations.yaml", "people.yaml"})
REVIEW = ".gop-y.yaml"
"""Reviewers' remarks beside a content file (`pipeline.review.remarks`)."""
BATCH = ".dot.yaml"
"""Ending of batch files: they stand among contents and are none."""
_BESIDE = frozenset({"du-lieu", "ghi-de"})
"""Folders of a batch: its rosters and data, its overrides."""


def is_content(path: PurePath) -> bool:
    """Whether a file, named as seen from the folder that is searched, is a content file."""
    return (
        path.suffix.lower() in (".yaml", ".yml")
        and path.name not in REGISTRIES
        and not path.name.endswith((BATCH, REVIEW))
        and not any(part.startswith(".") or part in _BESIDE for part in path.parts)
    )


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: formats, standard in place of the chosen one, PDF engine and profile."""

    formats: tuple[str, ...] = ("docx", "pdf")
    standard: str | None = None
    engine: str = "own"
    """own | libreoffice"""
    profile: str = "a-2a"
    mode: str = ""
    """Width model of the layout (exact | word15 | lo7); "" = by the template's compatibility mode."""
    data: Mapping[str, object] = field(default_factory=dict)
    final: bool = False
    """The document is to be issued: what is still open in it is an error."""
    apart: bool = False
    """Annexes that are files of their own are made as such; else all is one document, as for review."""
    rules: bool = True
    """False leaves the rules out: a further copy of a content that they have been through."""
    tree_rules: bool = False
    """Without `rules`: the rules that read the composed document all the same, for it has its own values."""
    number: str = ""
    """The number reserved for this copy; wins over the content's own."""
    batch: Path | None = None
    """The batch file that this copy is made by."""
    unit: str = ""
    """The key of its unit in the batch's roster; Word files say both."""


@dataclass(frozen=True)
class Desk:
    """What stays the same over many files: registries, fonts, templates. Loaded when first needed."""

    content: Path
    templates: Path
    font_folders: tuple[Path, ...] = ()
    cache: Path | None = None
    """Where fonts cut for PDFs, templates and registries as read are kept between runs."""
    tone: Tone | None = None
    """The house's tone style, for the rules."""
    pictures: Callable[[str], bytes | None] | None = None
    """Reads pictures in place of the reader that sees the content's folders."""
    repository: Path | None = None
    """The git repository that the content stands in; Word files then say their commit."""

    def with_pictures(self, pictures: Callable[[str], bytes | None]) -> Desk:
        """The same with another reader of pictures; what it has found already is not looked for again."""
        other = replace(self, pictures=pictures)
        vars(other).update(
            {name: one for name, one in vars(self).items() if name not in vars(other)}
        )
        return other

    @cached_property
    def registries(self) -> Registries:
        return load_registries(self.content, self.cache)

    def ask(self) -> None:
        """Ask git now what will be wanted later: it answers while something else is done."""
        if self.repository is not None:
            _ = self._answer

    @cached_property
    def commit(self) -> str:
        """The last commit that changed the content folder, "" without one: the same for any later
        commit elsewhere, so that the same content gives the same file."""
        if "_answer" in vars(self):
            thread, found = self._answer
            thread.join()
            if found:
                return found[0]
        return self._last_commit()

    @cached_property
    def _answer(self) -> tuple[Thread, list[str]]:
        found: list[str] = []
        thread = Thread(target=lambda: found.append(self._last_commit()), daemon=True)
        thread.start()
        return thread, found

    def _last_commit(self) -> str:
        if self.repository is None:
            return ""
        try:
            return git.Repository(self.repository).last_commit(self.content)
        except ToolError:
            # Without git, or in a repository that git does not trust, files do not say their commit.
            return ""

    @cached_property
    def faces(self) -> fonts.Faces:
        return fonts.find(self.font_folders)

    @cached_property
    def metrics(self) -> fonts.Metrics:
        return fonts.metrics(self.faces)

    def template(self, name: str, file: str) -> bytes:
        """The Word template `name`. ContentError at `file`, which asks for it, when it is not there."""
        path = self.templates / f"{name}.docx"
        if not path.is_file() or path.parent.resolve() != self.templates.resolve():
            way = f"đặt tệp mẫu vào thư mục {self.templates}, hoặc gõ “vanban init” để lập các mẫu còn thiếu"
            raise ContentError(
                [Problem(Span(file), "B002", f"không có mẫu Word “{name}.docx”", way)]
            )
        return contents(path)


def contents(path: Path) -> bytes:
    """A file's bytes, read again when it was changed: each document of a batch asks for the same template."""
    found = path.stat()
    return _contents(path, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@lru_cache(maxsize=16)
def _contents(path: Path, *_stand: int) -> bytes:
    return path.read_bytes()


@dataclass(frozen=True, slots=True)
class Reading:
    """A content file read and typed, before any unit's values: made once for a whole batch."""

    file: str
    data: bytes
    problems: tuple[Problem, ...]
    read: Source | None = None
    content: Content | None = None
    sound: bool = False
    """Whether the model found no error, so that rules on blocks make sense."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A content file read, typed and composed, as far as it went."""

    file: str
    data: bytes
    problems: tuple[Problem, ...]
    content: Content | None = None
    standard: Standard | None = None
    document: Document | None = None

    @property
    def sound(self) -> bool:
        """True when nothing stops the writing."""
        return self.document is not None and not has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Made:
    """The finished files of one content by format, and what was found on the way."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    pages: int | None = None
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures that stand beside the files (Markdown names them), by relative path."""
    annexes: Mapping[str, bytes] = field(default_factory=dict)
    """Annexes that are files of their own, by what follows the document's name ("-phu-luc-1.pdf")."""
