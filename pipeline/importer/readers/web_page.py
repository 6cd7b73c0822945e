"""A web page before LibreOffice opens it: nothing in it reaches for another file, raised figures stay where they are."""

from __future__ import annotations

import re

from pipeline.importer.readers import raised

_REACHING = re.compile(
    rb"<(script|iframe|svg)\b.*?</\1\s*>|"
    rb"</?(?:img|link|script|iframe|frame|object|embed|base|applet|audio|video|source|svg|image|input)\b[^>]*>|"
    rb"<meta\b[^>]*refresh[^>]*>|\bstyle\s*=\s*(?:\"[^\"]*url[^\"]*\"|'[^']*url[^']*'|[^\s>]*url[^\s>]*)",
    re.IGNORECASE | re.DOTALL,
)
"""What in a web page could reach for another file and is no word."""
_NAMING = re.compile(
    rb"(?P<name>\b(?:background|src|data|href)\s*)=|(?P<url>\burl\s*)\(|@import", re.IGNORECASE
)
"""What names another file within a tag or a style, and is a word outside of them."""


_LEVEL = re.compile(
    rb"(?<=[0-9A-Za-z)])<(?P<way>sup|sub)>(?P<figures>[1-9]+)</(?P=way)>", re.IGNORECASE
)
"""m<sup>2</sup>"""


def unreaching(page: bytes) -> bytes:
    """A web page that reaches for no other file: its signs are spelled so that they are read as words alone."""

    def spelled(found: re.Match[bytes]) -> bytes:
        if found["name"]:
            return found["name"] + b"&#61;"
        return found["url"] + b"&#40;" if found["url"] else b"&#64;" + found[0][1:]

    def level(found: re.Match[bytes]) -> bytes:
        made = raised.letters(found["figures"].decode(), lowered=found["way"].lower() == b"sub")
        return made.encode("ascii", "xmlcharrefreplace")

    # LibreOffice moves and shrinks such figures, as it does with words of any look.
    return _LEVEL.sub(level, _NAMING.sub(spelled, _REACHING.sub(b"", page)))
