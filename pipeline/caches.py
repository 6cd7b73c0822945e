"""Where what may be made again is kept. Loads nothing, for those who are to answer at once."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def folder(environment: "Mapping[str, str]") -> str | None:
    """VANBAN_CACHE ("off" = none), else the place that the system has for such files; None = keep nothing."""
    given = environment.get("VANBAN_CACHE", "")
    if given:
        return None if given.lower() == "off" else given
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches" if home else None
    else:
        # XDG Base Directory Specification 0.8: a relative path is to be ignored.
        chosen = environment.get("XDG_CACHE_HOME", "")
        base = chosen if chosen.startswith("/") else f"{home}/.cache" if home else None
    return f"{base}/vanban" if base else None
