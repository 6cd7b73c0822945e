"""Questions asked at the keyboard: one letter for an answer, asked again until it is one of those named."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import click


def ask(question: str, answers: Mapping[str, str]) -> str:
    """The letter answered: `answers` gives of each letter the whole word, either may be typed, with or without marks.

    What is neither is asked again: a slip of the finger decides nothing. The end of the input is click.Abort.
    """
    letters = {_plain(said): letter for letter, word in answers.items() for said in (letter, word)}
    while True:
        said: str = click.prompt(question, default="", show_default=False)
        if (letter := letters.get(_plain(said))) is not None:
            return letter
        click.echo(f"  Gõ {' hoặc '.join(answers)} rồi Enter.")


def _plain(words: str) -> str:
    bare = unicodedata.normalize("NFD", words.strip().lower())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
