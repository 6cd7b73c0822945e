"""`vanban new`: a whole content file of a kind, with every obligatory part, that builds as it stands.

The words are in skeleton.yaml; what a kind needs is in its row of kinds.yaml. Nothing here knows a kind.
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline import vocabulary
from pipeline.kinds import Kind
from pipeline.skeleton_words import words as _words

Language = Literal["vi", "en"]

_KEY = re.compile(r"<([a-z /]+)>")
_GAP = re.compile(r"\[\[([a-z]+)\]\]")


def skeleton(
    kind: Kind,
    issuer: str,
    date: str,
    language: Language = "vi",
    schema: str = "../../schema/document.json",
    system: str = "",
) -> str:
    """YAML text of a new document of `kind`, issued by the organ with id `issuer`.

    `date` as content takes it ("2026-08"); `schema` = path of the JSON Schema seen from the new file;
    `system` = whose manner the organ follows (party, state), "" = the kind's first.
    """
    gaps = {
        "schema": schema,
        "title": kind.vi_title,
        "kind": kind.vi if language == "vi" else kind.id,
        "issuer": issuer,
        "date": date,
        "name": kind.vi,
        "verb": _verb(kind),
    }
    return "\n".join(
        _filled(part, gaps, language) for part in _parts(kind, system or kind.systems[0])
    )


def _verb(kind: Kind) -> str:
    own: str = _words()["preambles"].get(kind.id, "")
    return own or (
        f"ban hành {kind.vi} như sau" if kind.structure == "sections" else "quy định như sau"
    )


def _parts(kind: Kind, system: str) -> list[str]:
    words = _words()
    parts = [words["opening"] + (words["numbered"] if kind.numbered else "") + words["dated"]]
    if "subject" in kind.obligatory:
        parts.append(words["source"] if kind.copy else words["subject"][system])
    if kind.call.get(system):
        parts.append(words["called"])
    elif kind.to == "required" or "to" in kind.obligatory:
        parts.append(words["to"])
    body = _body_name(kind, system)
    if "bases" in kind.obligatory or body == "decision":
        parts += [words["bases"], words["proposal"]]
    elif body == "sections":
        parts.append(words["preamble"])
    if "body" in kind.obligatory:
        parts.append(_body(kind, body))
    if "recipients" in kind.obligatory:
        parts.append(words["recipients"])
    return [*parts, _signature(kind, system)]


def _body_name(kind: Kind, system: str) -> str:
    """Which of the bodies of skeleton.yaml a kind takes in `system`."""
    named = _words()["kinds"].get(kind.id, "")
    if isinstance(named, dict):
        named = named.get(system, "")
    return named or ("sections" if kind.skeleton else "plain")


def _body(kind: Kind, body: str) -> str:
    template: str = _words()["bodies"][body]
    if body != "sections":
        return template
    return template + "".join(_section(heading) for heading in kind.skeleton)


def _section(heading: str) -> str:
    rows = _words()["headings"]
    under = next(text for word, text in rows if word in heading.lower())
    lines = "".join(f"    {line}\n" for line in under.splitlines())
    return f"  - <heading>: {heading}\n{lines}"


def _signature(kind: Kind, system: str) -> str:
    words = _words()
    two = kind.signers.get(system) or words["two signatures of"].get(kind.id)
    if not two:
        signature: str = words["signature"][system]
        return signature
    gaps = {"left": two[0], "right": two[1]}
    return _GAP.sub(lambda gap: gaps[gap[1]], words["two signatures"])


def _filled(part: str, gaps: dict[str, str], language: Language) -> str:
    made = _GAP.sub(lambda gap: gaps.get(gap[1], gap[0]), part)
    return _KEY.sub(lambda key: _key(key[1], language), made)


def _key(written: str, language: Language) -> str:
    under, _, name = written.rpartition("/")
    return vocabulary.vietnamese(name, under) if language == "vi" else name
