"""The same documents through typst's wheel: a template, the document as JSON, one compiler a process."""

from __future__ import annotations

import json
from pathlib import Path

from bench import naive
from pipeline.flow import Flow

TEMPLATE = b"""
#let doc = json(bytes(sys.inputs.doc))
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, top: 20mm, bottom: 20mm))
#set text(font: "Liberation Serif", size: 14pt, lang: "vi", kerning: false, hyphenate: false)
#set par(justify: true, linebreaks: "simple", first-line-indent: (amount: 10mm, all: true),
  leading: 4pt, spacing: 6pt)
#grid(columns: (2fr, 3fr), doc.left.join(linebreak()), doc.right)
#for one in doc.blocks {
  if "rows" in one {
    table(columns: one.columns.map(w => w * 1fr), ..one.rows.flatten())
  } else if one.heading {
    heading(level: 1, outlined: true, text(size: 14pt, one.text))
  } else {
    par(one.text)
  }
}
#grid(columns: (1fr, 1fr), doc.receivers, doc.signer)
"""


class Typst:
    """A compiler with the project's fonts."""

    def __init__(self, fonts: Path) -> None:
        import typst

        faces = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
        )
        self._compiler = typst.Compiler(TEMPLATE, font_paths=faces)

    def render(self, flow: Flow) -> bytes:
        """The PDF of a document."""
        given = json.dumps(naive.plain(naive.context(flow)), ensure_ascii=False)
        made = self._compiler.compile(TEMPLATE, format="pdf", sys_inputs={"doc": given})
        return bytes(made)
