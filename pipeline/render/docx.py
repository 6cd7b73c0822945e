"""Flow + Word template -> finished .docx bytes, read again and compared with the flow word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.flow import Flow, Format, PageSetup, Para, paras
from pipeline.problem import ContentError, Problem, Span
from pipeline.render import docx_fast
from pipeline.render.docx_form import Form, form
from pipeline.render.docx_guard import compare
from pipeline.render.docx_text import UNWRITABLE
from pipeline.render.docx_words import NotXml, quick


def render(
    flow: Flow,
    template: bytes,
    styles: Mapping[str, Format],
    page: PageSetup | None = None,
    cache: Path | None = None,
) -> bytes:
    """The finished docx; equal input gives equal bytes.

    `styles` are the template's styles at the standard's defaults, by id; only what differs from
    them is written as direct formatting. With `page`, the standard's default page, an office's own
    margins in the template hold wherever the document keeps to the default. `cache` keeps the
    template as read between runs. A template with more than plain slots is filled by docxtpl.
    Raises ContentError (D001 lost words, D002 unwritable letters, D003 missing style), ToolError
    for a faulty template.
    """
    name = f"{flow.template}.docx"
    read = form(template, name, cache)
    every = list(_every(paras(flow)))
    _refuse_missing_styles(flow, every, read.styles, styles)
    made = _fast(flow, read, styles, page)
    if made is None:
        # A letter that XML cannot hold is no XML: the fast way has given up on it.
        _refuse_unwritable(flow, every)
        return by_docxtpl(flow, template, styles, page)
    return made


def _fast(
    flow: Flow, read: Form, styles: Mapping[str, Format], page: PageSetup | None
) -> bytes | None:
    """The docx made without docxtpl; None when that is not known to be the same, or words differ."""
    if not docx_fast.can_fill(read, flow):
        return None
    try:
        filled = docx_fast.fill(read, flow, styles, page)
        words = quick(filled.parts, filled.footers)
    except (NotXml, UnicodeEncodeError):  # the latter: half of a pair of surrogates
        return None
    return filled.data if filled.whole and not compare(flow, words, read.fixed) else None


def by_docxtpl(
    flow: Flow, template: bytes, styles: Mapping[str, Format], page: PageSetup | None = None
) -> bytes:
    """The finished docx as docxtpl makes it, compared like any other: the reference of the fast way."""
    # docxtpl, python-docx and lxml take longer to load than a document takes to be made.
    from pipeline.ooxml.package import open_package
    from pipeline.render.docx_docxtpl import fill
    from pipeline.render.docx_reading import words_of

    name = f"{flow.template}.docx"
    read = form(template, name, None)
    finished = fill(flow, template, styles, page, name, to_border=read.to_border)
    words = words_of(open_package(finished, name))
    problems = compare(flow, words, read.fixed)
    if problems:
        raise ContentError(problems)
    return finished


def _refuse_unwritable(flow: Flow, every: list[Para]) -> None:
    letters = "".join([piece.text for para in every for piece in para.pieces])
    if not UNWRITABLE.search(letters):
        return
    problems = [
        Problem(
            para.span or Span(flow.source or flow.template),
            "D002",
            f"có ký tự điều khiển U+{ord(found[0]):04X} gần “{_near(para.text, found.start())}”",
            "xoá ký tự đó (thường do sao chép từ PDF hoặc bảng tính)",
        )
        for para in every
        if (found := UNWRITABLE.search(para.text))
    ]
    raise ContentError(problems)


def _near(text: str, at: int) -> str:
    return UNWRITABLE.sub("", text[max(0, at - 15) : at + 15])


def _every(found: Iterable[Para]) -> Iterable[Para]:
    """Paragraphs with the footnotes called in them."""
    for para in found:
        yield para
        for piece in para.pieces:
            yield from piece.note


def _refuse_missing_styles(
    flow: Flow, every: list[Para], there: frozenset[str], styles: Mapping[str, Format]
) -> None:
    missing = {para.style for para in every} & set(styles) - there
    if missing:
        raise ContentError(
            [
                Problem(
                    Span(f"{flow.template}.docx"),
                    "D003",
                    f"mẫu Word thiếu kiểu đoạn “{style}”",
                    "đổi tên tệp mẫu rồi gõ “vanban init” để lập lại mẫu gốc, hoặc chép kiểu đó từ mẫu gốc",
                )
                for style in sorted(missing)
            ]
        )


def changed_template(name: str, file: str) -> Problem:
    """A template that somebody changed in Word: our layout cannot draw what it does not know."""
    return Problem(
        Span(file),
        "B001",
        f"mẫu Word “{name}.docx” không còn như vanban làm ra, nên bộ dàn trang của vanban không vẽ"
        " được đúng mẫu ấy",
        "dùng “--pdf-engine libreoffice” (cho một đợt: “pdf_engine = 'libreoffice'” trong vanban.toml) để"
        " lấy PDF từ chính tệp .docx, hoặc chỉ lấy Word: “--to docx” (một đợt: “dạng: [docx]”)",
    )


def refuse_changes(data: bytes, template: str, file: str) -> None:
    """ContentError B011 when a finished docx carries tracked changes: they come with its template."""
    from pipeline.ooxml import tracked  # lxml: not for those who need none
    from pipeline.ooxml.package import open_package

    if tracked.read(open_package(data, file)).changed:
        message = f"mẫu Word “{template}.docx” còn chỗ sửa đang theo dõi, sẽ đi theo bản chính thức"
        hint = "trong Word: mở mẫu, chấp nhận hoặc từ chối từng chỗ, lưu lại"
        raise ContentError([Problem(Span(file), "B011", message, hint)])
