"""What a Word file would have an office program fetch when it is opened."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from pipeline.problem import ToolError


def external_targets(docx: bytes) -> list[str]:
    """What the file would have fetched: targets outside of it, hyperlinks aside (nobody follows
    those). Raises ToolError for what is no Word file."""
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            for name in package.namelist():
                if name.endswith(".rels"):
                    found += _external(package.read(name))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise ToolError("LibreOffice", f"không phải tệp Word: {error}") from error
    return found


def _external(relations: bytes) -> list[str]:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    return [
        relation.get("Target", "")
        for relation in etree.fromstring(relations, parser)
        if relation.get("TargetMode") == "External"
        and not relation.get("Type", "").endswith("/hyperlink")
    ]
