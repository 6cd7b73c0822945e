"""The kinds of documents (thể loại) as data: names, symbols, parts, skeletons; one row of kinds.yaml each.

A kind with no behaviour of its own needs a row and no code. `KINDS` is read when this module is
imported; a wrong row is a `DataFault` with its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.given import Given, read
from pipeline.text import nfc

MARKS = ("V2", "V1", "D", "R", "U", "P")
"""Confidence of a value: read twice, read once, derived, recalled, unsure, project's choice."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """The letters of a kind in the number line; "" where the kind has none."""

    letters: str
    clause: str
    mark: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. Mappings are by system ("party", "state")."""

    id: str
    vi: str
    """Vietnamese name, lower case: "hướng dẫn"."""
    systems: tuple[str, ...]
    symbols: Mapping[str, Symbol]
    """By system, or by standard id where one standard differs."""
    has_name: bool
    """False for the letter: no name of kind, the subject stands under the number."""
    numbered: bool
    """False for thư công: no number line."""
    place_date: Mapping[str, bool]
    """Whether place and date stand in the letterhead (state minutes: not)."""
    structure: str
    """sections | articles"""
    obligatory: tuple[str, ...]
    """Canonical content keys that must be there."""
    authority_line: Mapping[str, bool]
    """Whether the issuing-authority line (ỦY BAN NHÂN DÂN TỈNH …) stands above the bases."""
    enacting: Mapping[str, str]
    """Words between bases and articles ("QUYẾT ĐỊNH:"); "" = none."""
    to: str
    """Kính gửi: "required" | "superior" (when sent to a superior) | "none"."""
    submission: bool
    """Addressed with `Forms.to_label_submission` ("Kính trình:" in hd05)."""
    first_recipient: Mapping[str, str]
    """First recipients line: "Như trên", "Như Điều {article}"; "" = none."""
    archive: str
    """Own archive words (minutes: "VT, Hồ sơ"); "" = the organ's."""
    signers: Mapping[str, tuple[str, ...]]
    """Two fixed signature blocks left to right (minutes), else ()."""
    call: Mapping[str, str]
    """What stands after the issuer's name in place of "Kính gửi": "điện", "trân trọng kính mời"."""
    called: Mapping[str, str]
    """Where those stand who are called: "list" as after "Kính gửi", "line" in the calling sentence,
    "below" on lines of their own."""
    list_always: bool
    """Whether recipients and archive are printed even where the author wrote none."""
    paper: bool
    """One of the Party's papers (giấy tờ hành chính), which may be A5 (HD 05-HD/VPTW, IV.3)."""
    copy: bool
    """A copy of another document: sao y, sao lục, trích sao."""
    skeleton: tuple[str, ...]
    """Headings that `vanban new` proposes."""

    @property
    def vi_upper(self) -> str:
        """The name as printed above the subject."""
        return self.vi.upper()

    @property
    def vi_title(self) -> str:
        """The name as cited: "Hướng dẫn"."""
        return self.vi[:1].upper() + self.vi[1:]

    def symbol(self, system: str, standard: str = "") -> Symbol | None:
        """The symbol that a standard, else its system, gives the kind; None = not a kind of it."""
        return self.symbols.get(standard) or self.symbols.get(system)


def _symbol(given: Given) -> Symbol:
    letters, mark, clause = given.texts()
    if mark not in MARKS:
        raise given.fault(f"unknown mark “{mark}”")
    return Symbol(letters, clause, mark)


def _by_system(given: Given | None, systems: tuple[str, ...], default: str) -> Mapping[str, str]:
    """One value for all systems, or a mapping by system; a system not named takes the default."""
    if given is None:
        return dict.fromkeys(systems, default)
    if isinstance(given.value, str):
        return dict.fromkeys(systems, given.value)
    own = {system: value.words() for system, value in given.of((), systems).items()}
    return {system: own.get(system, default) for system in systems}


def _lists_by_system(
    given: Given | None, systems: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    own = given.of((), systems) if given else {}
    return {system: own[system].texts() if system in own else () for system in systems}


_NEEDED = ("id", "name", "symbols")
_OPTIONAL = (
    "has_name",
    "numbered",
    "place_date",
    "structure",
    "obligatory",
    "authority_line",
    "enacting",
    "to",
    "submission",
    "first_recipient",
    "archive",
    "signers",
    "call",
    "called",
    "recipients",
    "paper",
    "copy",
    "skeleton",
)


def _one_of(given: Given | None, allowed: tuple[str, ...]) -> str:
    words = given.words() if given else allowed[0]
    if given and words not in allowed:
        raise given.fault(f"“{words}” is none of {', '.join(allowed)}")
    return words


def _kind(given: Given) -> Kind:
    row = given.of(_NEEDED, _OPTIONAL)
    symbols = {key: _symbol(value) for key, value in row["symbols"].fields().items()}
    systems = tuple(system for system in ("party", "state") if system in symbols)

    def flag(key: str, default: bool) -> bool:
        return row[key].flag() if key in row else default

    def flags(key: str, default: str) -> Mapping[str, bool]:
        return {k: v == "true" for k, v in _by_system(row.get(key), systems, default).items()}

    def texts(key: str) -> tuple[str, ...]:
        return row[key].texts() if key in row else ()

    return Kind(
        id=row["id"].words(),
        vi=row["name"].words(),
        systems=systems,
        symbols=MappingProxyType(symbols),
        has_name=flag("has_name", True),
        numbered=flag("numbered", True),
        place_date=flags("place_date", "true"),
        structure=_one_of(row.get("structure"), ("sections", "articles")),
        obligatory=texts("obligatory"),
        authority_line=flags("authority_line", "false"),
        enacting=_by_system(row.get("enacting"), systems, ""),
        to=_one_of(row.get("to"), ("none", "required", "superior")),
        submission=flag("submission", False),
        first_recipient=_by_system(row.get("first_recipient"), systems, ""),
        archive=row["archive"].words() if "archive" in row else "",
        signers=_lists_by_system(row.get("signers"), systems),
        call=_by_system(row.get("call"), systems, ""),
        called=_by_system(row.get("called"), systems, "list"),
        list_always=_one_of(row.get("recipients"), ("always", "written")) == "always",
        paper=flag("paper", False),
        copy=flag("copy", False),
        skeleton=texts("skeleton"),
    )


def parse(text: str, file: str) -> Mapping[str, Kind]:
    """All kinds of one data file by id; an id or name used twice is a fault."""
    kinds: dict[str, Kind] = {}
    names: set[str] = set()
    for row in read(text, file).items():
        kind = _kind(row)
        if kind.id in kinds or kind.vi in names:
            raise row.fault(f"kind “{kind.id}” ({kind.vi}) is there twice")
        kinds[kind.id] = kind
        names.add(kind.vi)
    return MappingProxyType(kinds)


KINDS: Mapping[str, Kind] = parse(
    Path(__file__).with_name("kinds.yaml").read_text("utf-8"), "pipeline/kinds/kinds.yaml"
)


def _plain(words: str) -> str:
    """Words as compared: composed letters, lower case, single spaces."""
    return " ".join(nfc(words).lower().split())


_NAMED: dict[str, Kind] = {}
for _one in KINDS.values():
    _NAMED.setdefault(_one.id, _one)
    _NAMED.setdefault(_plain(_one.vi), _one)


def find(written: str) -> Kind | None:
    """The kind of an id ("guidance") or of a Vietnamese name in any case ("Hướng dẫn")."""
    return _NAMED.get(_plain(written))
