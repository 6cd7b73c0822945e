"""Pages whose letters are drawings (Type 3): read by how far each moves on, or said not to be known; pages without codes."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest
from fontTools.pens.recordingPen import RecordingPen

from pipeline.check.finished.door import Inspected, inspect
from pipeline.importer.opening import read
from pipeline.problem import ContentError, Level
from tests.outside.printed import FACES, Letter, pages
from tests.outside.printed import _font as font_file
from tests.samples import finished

SAMPLES = ("uy-ban/thong-bao-ket-luan-2026", "dang/thong-bao-ban-chi-dao-2026")


@cache
def sample(name: str) -> bytes:
    return finished(name).files["pdf"]


def drawn(data: bytes, em: float = 1.0, wider: float = 1.0, told: bool = True) -> bytes:
    """The pages with every letter of a nameless drawn font.

    `em` = true size in parts of the size asked for, `wider` = advances in parts of Times New Roman's, `told` = with
    the table of what the codes mean.
    """
    pdf = pikepdf.new()
    every = pages(data)
    used: dict[tuple[bool, bool], dict[str, int]] = {}
    for page in every:
        for one in page.letters:
            codes = used.setdefault(one.face, {})
            codes.setdefault(one.char, len(codes) + 33)
    assert all(len(codes) < 220 for codes in used.values())
    fonts = pikepdf.Dictionary(
        {
            _key(face): pdf.make_indirect(_type3(pdf, face, codes, em * wider, told))
            for face, codes in used.items()
        }
    )
    for page in every:
        lines = [f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re f" for a, b, c, d in page.bars]
        content = "\n".join([*(_shown(one, used, em) for one in page.letters), *lines]).encode()
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, page.width, page.height],
            Resources=pikepdf.Dictionary(Font=fonts),
            Contents=pdf.make_stream(content),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _key(face: tuple[bool, bool]) -> str:
    return f"/D{int(face[0])}{int(face[1])}"


def _shown(one: Letter, used: dict[tuple[bool, bool], dict[str, int]], em: float) -> str:
    code = used[one.face][one.char]
    place = f"1 0 0 1 {one.x:.2f} {one.y:.2f} Tm"
    return f"BT {_key(one.face)} {one.size / em:g} Tf {place} <{code:02X}> Tj ET"


def _type3(
    pdf: pikepdf.Pdf, face: tuple[bool, bool], codes: dict[str, int], em: float, told: bool
) -> pikepdf.Dictionary:
    font, cmap, _, _ = font_file(FACES[face][0])
    glyphs = font.getGlyphSet()
    procs, widths = pikepdf.Dictionary(), []
    for char, code in codes.items():
        glyph = cmap.get(ord(char), "space")
        wide = font["hmtx"].metrics[glyph][0] * em
        pen = RecordingPen()
        glyphs[glyph].draw(pen)
        dot = "0 0 m 300 0 l 300 600 l h f" if pen.value else ""
        procs[f"/g{code}"] = pdf.make_stream(f"{wide:.2f} 0 -600 -500 2200 2200 d1 {dot}".encode())
        widths.append(round(wide, 2))
    names = [pikepdf.Name(f"/g{code}") for code in codes.values()]
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[-600, -500, 2200, 2200],
        FontMatrix=[1 / 2048, 0, 0, 1 / 2048, 0, 0],
        CharProcs=procs,
        Encoding=pikepdf.Dictionary(Differences=pikepdf.Array([33, *names])),
        FirstChar=33,
        LastChar=32 + len(codes),
        Widths=widths,
        Resources=pikepdf.Dictionary(),
    )
    if told:
        rows = [f"<{code:02X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
        parts = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        table = "".join(
            f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar\n" for some in parts
        )
        made.ToUnicode = pdf.make_stream(
            f"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n{table}"
            "endcmap end".encode()
        )
    return made


def said(result: Inspected) -> set[tuple[str, Level]]:
    assert result.report is not None, result.problems
    return {(one.code, one.level) for one in result.problems}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("em", [1.0, 2.7, 1 / 0.37])
def test_letters_as_wide_as_those_of_times_are_times(name: str, em: float) -> None:
    """Faces and sizes are told by the advances: nothing is said of a right page, whatever size was asked for."""
    assert said(inspect(drawn(sample(name), em), "a.pdf")) == set()


def test_a_page_in_drawn_letters_is_judged_as_any() -> None:
    """Asked for at 14 pt and drawn at a fifth more: too large, and named so."""

    result = inspect(drawn(sample(SAMPLES[0]), wider=1.2), "a.pdf")
    assert ("K004", Level.ERROR) in said(result)


def test_letters_of_no_known_face_are_said_not_to_be_known() -> None:
    def uneven(data: bytes) -> bytes:
        pdf = pikepdf.open(io.BytesIO(drawn(data)))
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type3":
                one.Widths = [
                    float(wide) * (0.9 + 0.2 * (at % 2)) for at, wide in enumerate(one.Widths)
                ]
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()

    result = inspect(uneven(sample(SAMPLES[0])), "a.pdf")
    told = said(result)
    assert ("K055", Level.INFO) in told
    assert not {code for code, _ in told} & {"K003", "K004", "K005", "K006", "K044"}
    (one,) = (one for one in result.problems if one.code == "K055")
    assert "phông không tên (Type 3): không xét được phông, cỡ, đậm, nghiêng" in one.message


def test_codes_without_a_table_are_no_words() -> None:
    """What the codes would read like is refused by the check and the import alike, with the way out."""
    data = drawn(sample(SAMPLES[0]), told=False)
    result = inspect(data, "a.pdf")
    assert result.report is None
    (one,) = result.problems
    assert (one.code, one.level) == ("K057", Level.ERROR)
    assert "không kèm bảng mã (ToUnicode)" in one.message
    assert "Save As > PDF" in one.hint
    with pytest.raises(ContentError, match="không kèm bảng mã"):
        read(data, "a.pdf")
