"""What a docx says once for all: compatibility mode, the faces of its theme, tab stops."""

from __future__ import annotations

from pipeline.ooxml.names import number, value, w
from pipeline.ooxml.package import Package


def theme_fonts(package: Package) -> dict[str, str]:
    """The theme's Latin faces: "major" and "minor"."""
    name = package.related("theme")
    fonts: dict[str, str] = {}
    if name is None:
        return fonts
    for element in package.xml(name).iter("{*}majorFont", "{*}minorFont"):
        latin = element.find("{*}latin")
        if latin is not None:
            fonts[str(element.tag).rpartition("}")[2][:5]] = latin.get("typeface", "")
    return fonts


def compatibility(package: Package) -> int:
    """w:compatibilityMode; 12 when the file says none, as Word takes it."""
    name = package.related("settings")
    if name is None:
        return 12
    for element in package.xml(name).iter(w("compatSetting")):
        if value(element, "name") == "compatibilityMode":
            return number(element) or 12
    return 12


def tab_every(package: Package) -> int:
    """Twips between the tab stops that stand everywhere; 720 when the file says none (ECMA-376-1, 17.15.1.25)."""
    name = package.related("settings")
    if name is None:
        return 720
    found = number(next(package.xml(name).iter(w("defaultTabStop")), None))
    return 720 if found is None else found
