"""What rules look at: one file in all its stages, and what several rules need, worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from functools import cached_property

from pipeline.check import walk
from pipeline.check.citing import Citing, citings
from pipeline.check.prose import Prose, folded, prose
from pipeline.check.rule import UNRULED
from pipeline.kinds import KINDS, Kind
from pipeline.model.blocks import Block, Content
from pipeline.registries import Registries
from pipeline.registries.organs import Organ
from pipeline.source import Source
from pipeline.standards import Standard
from pipeline.text import Tone
from pipeline.tree import Document


@dataclass(frozen=True)
class Subject:
    """One content file as far as it went; what could not be made is None."""

    source: Source
    content: Content | None = None
    standard: Standard | None = None
    document: Document | None = None
    registries: Registries = field(default_factory=Registries)
    tone: Tone | None = None
    """The house's tone style where the settings name one."""
    final: bool = False
    """True when the document is about to be issued: nothing may be left open."""

    @cached_property
    def prose(self) -> Prose:
        """All running words of the author."""
        return prose(self.source.root)

    @cached_property
    def citings(self) -> tuple[Citing, ...]:
        """All documents cited in the author's own words."""
        return tuple(citings(self.prose))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the body and the annexes, outer ones first."""
        return tuple(walk.blocks(self.typed))

    @cached_property
    def tasks(self) -> tuple[tuple[walk.Task, ...], ...]:
        """The tasks of every task list."""
        return tuple(walk.tasks(self.blocks))

    @property
    def typed(self) -> Content:
        """The content, for rules that are only called when there is one."""
        assert self.content is not None  # noqa: S101 - `run` has seen to it
        return self.content

    @property
    def composed(self) -> Document:
        """The composed document, for rules that are only called when there is one."""
        assert self.document is not None  # noqa: S101 - `run` has seen to it
        return self.document

    @property
    def kind(self) -> Kind | None:
        """The kind of document."""
        return KINDS.get(self.content.kind) if self.content else None

    @property
    def day(self) -> Date | None:
        """The latest day on which the document may be signed; None when it says no date."""
        return self.content.date.last if self.content and self.content.date else None

    @property
    def system(self) -> str:
        """party | state, "" when not known."""
        return self.standard.system if self.standard else ""

    @cached_property
    def unruled(self) -> bool:
        """Whether an issuing organ's own rules of form were not found."""
        return any(UNRULED.search(folded(organ.name)) for organ in self.issuers)

    @cached_property
    def issuers(self) -> tuple[Organ, ...]:
        """The issuing organs that the registry knows, lead organ first."""
        if not self.content:
            return ()
        found = (self.registries.organs.get(ref.id or "") for ref in self.content.issuers)
        return tuple(organ for organ in found if organ)
