"""What the walks through a whole held-out set have in common: false findings, words lost on import."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping

from pipeline.importer import run as importing
from pipeline.importer.draft import Imported
from pipeline.importer.proof import tokens
from pipeline.problem import ContentError, Level, Problem
from tests import samples
from tests.crashes import CRASHES

Said = list[Problem]
Key = tuple[str, str]
"""Paper, way."""


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def false(
    files: Mapping[Key, bytes],
    form: str,
    seen: Callable[[bytes, str], Said],
    extra: Callable[[Said, Key], Said],
) -> dict[Key, Said]:
    """What is said of all right files; says what of it is not true (`extra`), and counts."""
    found, wrong = {}, Counter[str]()
    for key, data in files.items():
        name, way = key
        try:
            found[key] = seen(data, form)
        except CRASHES as error:
            say(f"crash: {name}, {way}: {type(error).__name__}: {error}")
            wrong["crash"] += 1
            continue
        more = extra(found[key], key)
        worst = "error" if any(one.level is Level.ERROR for one in more) else "warning"
        wrong[worst] += bool(more)
        for one in more:
            say(f"false: {name}, {way}: {one.code} {one.level.name} {one.message}")
    say(f"{form}: right files {len(files)}; with false {dict(wrong)}")
    return found


def imported(
    files: Mapping[Key, bytes], form: str, silent: Callable[[Imported, Key], Counter[str]]
) -> None:
    """Words that importing lost and told, lost and did not tell (`silent`); files that it refuses."""
    words = told = away_all = refused = 0
    for key, data in files.items():
        name, way = key
        made = _draft(data, form, f"{name}, {way}")
        if made is None or made.proof is None:
            refused += 1
            continue
        words += made.proof.words
        told += sum(len(tokens(one.lost)) for one in made.proof.lost)
        away = silent(made, key)
        away_all += away.total()
        for one in made.proof.lost:
            say(f"import lost: {name}, {way}: {one}")
        if away:
            say(f"import SILENT: {name}, {way}: {dict(away.most_common(12))}")
    say(
        f"import {form}: files {len(files)}, refused {refused}, words {words}, lost and told {told}, silent {away_all}"
    )


def _draft(data: bytes, form: str, which: str) -> Imported | None:
    """The draft with its proof; None, and said why, where there is none."""
    try:
        made = importing.imported(data, f"a.{form}", samples.desk(), register=False)
    except ContentError as error:
        say(f"import refused: {which}: {error.problems[0]}")
        return None
    except CRASHES as error:
        say(f"import crash: {which}: {type(error).__name__}: {str(error)[:150]}")
        return None
    if made.proof is None or made.document is None:
        say(f"import without a proof: {which}: {[str(one) for one in made.problems][:3]}")
        return None
    return made
