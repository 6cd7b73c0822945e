"""The ways compared. Each is made ready in its own process, then called with one job after another."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pipeline
from bench.documents import ROOT, content, sample
from pipeline.build import Desk, Order, draft, make
from pipeline.flow import Flow
from pipeline.flow.build import build as build_flow
from pipeline.flow.styles import page_setup, style_formats
from pipeline.layout.document import lay_out
from pipeline.render import docx, docx_fast, pdf
from pipeline.render.docx_form import form
from pipeline.tree import LayoutChoice

Way = Callable[[list[int]], int]
"""Makes the documents of these numbers; gives their pages (0 where it does not know)."""


class Bench:
    """One process' desk: what every document needs and no document changes."""

    def __init__(self, pages: float, cache: Path) -> None:
        """`pages` 0 = the sample with other words, else made documents of so many pages."""
        self.pages = pages
        self.cache = cache
        self.desk = Desk(ROOT / "content", ROOT / "templates", (), cache)
        self._flows: dict[int, Flow] = {}

    @cached_property
    def template(self) -> bytes:
        return (ROOT / "templates" / "hd05.docx").read_bytes()

    @cached_property
    def styles(self) -> dict[str, object]:
        return style_formats(self._draft(0).standard)

    def _draft(self, number: int):
        data = content(number, self.pages) if self.pages else sample(number)
        found = draft(data, f"{number}.yaml", self.desk, Order())
        if found.document is None:
            raise ValueError("\n".join(map(str, found.problems)))
        return found

    def flow(self, number: int) -> Flow:
        """A document as ready for rendering; made beforehand, outside of the measured time."""
        if number not in self._flows:
            one = self._draft(number)
            self._flows[number] = build_flow(
                one.document, one.standard, self.desk.metrics.text_width
            )
        return self._flows[number]

    def forget(self) -> None:
        """The documents of the round before."""
        self._flows.clear()

    # ---- ways ------------------------------------------------------------------------------------

    def own_docx(self, numbers: list[int]) -> int:
        for number in numbers:
            self._own_docx(self.flow(number))
        return 0

    def _own_docx(self, flow: Flow) -> bytes:
        return docx.render(flow, self.template, self.styles, self.page, self.cache)

    @cached_property
    def page(self):
        return page_setup(self._draft(0).standard, LayoutChoice())

    def own_fill(self, numbers: list[int]) -> int:
        """The docx alone, not read back: what docxtpl does."""
        read = form(self.template, "hd05.docx", self.cache)
        for number in numbers:
            docx_fast.fill(read, self.flow(number), self.styles, self.page)
        return 0

    def own_pdf(self, numbers: list[int]) -> int:
        return sum(self._own_pdf(self.flow(number)) for number in numbers)

    def _own_pdf(self, flow: Flow) -> int:
        pages = lay_out(flow, self.desk.metrics)
        pdf.render(pages, self.desk.faces, cache=self.cache / "fonts")
        return len(pages.pages)

    def own_both(self, numbers: list[int]) -> int:
        total = 0
        for number in numbers:
            self._own_docx(self.flow(number))
            total += self._own_pdf(self.flow(number))
        return total

    def plain_both(self, numbers: list[int]) -> int:
        """The same in a process that runs without compiled modules (see `bench.measure`)."""
        if pipeline.COMPILED == "used":
            raise RuntimeError("compiled modules run where none should")
        return self.own_both(numbers)

    def own_whole(self, numbers: list[int]) -> int:
        """From the YAML file: read, typed, composed, docx and PDF, all checks."""
        total = 0
        for number in numbers:
            made = make(self._draft(number), self.desk, Order())
            total += made.pages or 0
        return total

    def docxtpl(self, numbers: list[int]) -> int:
        from bench import naive

        for number in numbers:
            naive.render(self._naive_template, naive.context(self.flow(number)))
        return 0

    def docxtpl_lean(self, numbers: list[int]) -> int:
        from bench import naive

        for number in numbers:
            naive.render(self._lean_template, naive.context(self.flow(number)))
        return 0

    @cached_property
    def _naive_template(self) -> bytes:
        from bench import naive

        return naive.word_template(self.template)

    @cached_property
    def _lean_template(self) -> bytes:
        from bench import naive

        return naive.template(self.template)

    def typst(self, numbers: list[int]) -> int:
        for number in numbers:
            self._typst.render(self.flow(number))
        return 0

    @cached_property
    def _typst(self):
        from bench.typst_way import Typst

        return Typst(self.desk.faces.regular.parent)

    def soffice_each(self, numbers: list[int]) -> int:
        """docxtpl, then LibreOffice once for every file."""
        for number in numbers:
            self._soffice([number])
        return 0

    def soffice_batch(self, numbers: list[int]) -> int:
        """docxtpl for all, then LibreOffice once, many files a call."""
        self._soffice(numbers)
        return 0

    def _soffice(self, numbers: list[int]) -> None:
        from bench import naive

        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number in numbers:
                data = naive.render(self._naive_template, naive.context(self.flow(number)))
                file = Path(folder) / f"{number}.docx"
                file.write_bytes(data)
                files.append(str(file))
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation={(self._profile / 'profile').as_uri()}",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    folder,
                    *files,
                ],
                check=True,
                capture_output=True,
            )
            if len(list(Path(folder).glob("*.pdf"))) != len(numbers):
                raise RuntimeError("LibreOffice did not make every PDF")

    @cached_property
    def _profile(self) -> Path:
        return Path(tempfile.mkdtemp(prefix="vanban-bench-"))
