"""One HTML file that needs nothing besides itself: what is shown in it may be anybody's words."""

from __future__ import annotations

from html import escape

_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and, where the page has no script of its own, nothing runs, whatever stands in it."""


def html_file(title: str, style: str, body: str, script: str = "") -> str:
    """The whole file; `title` is plain words, `style`, `body` and `script` are of the program."""
    allowed = f"{_NOTHING}; script-src 'unsafe-inline'" if script else _NOTHING
    run = f"<script>{script}</script>" if script else ""
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>{body}{run}</body></html>\n"
    )
