"""Copies as Word writes them: read, mapped and written back as a person would have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import source
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.source import Scalar, Sequence
from tests.review_cases import PLAN, brought, run, working_place
from tests.word_flavoured import FLAVOURS

_MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = working_place(tmp_path_factory.mktemp("word"), kh=PLAN)
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        run("build", "content/kh.yaml", "--to", "docx", "--output", ".")
    return folder


def _items(text: str) -> tuple[str, ...]:
    """The words of the plan's only list."""
    body = source.read(text.encode(), "kh.yaml").root.get("body")
    assert isinstance(body, Sequence)
    found = body.items[0].get("items")
    assert isinstance(found, Sequence)
    words = (one if isinstance(one, Scalar) else one.get("text") for one in found.items)
    return tuple(one.value for one in words)


@pytest.mark.parametrize("name", FLAVOURS)
def test_a_copy_as_word_writes_it(place: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    flavour = FLAVOURS[name]
    monkeypatch.chdir(place)
    (place / "content/kh.yaml").write_text(PLAN, "utf-8")
    parts = unzipped((place / "kh.docx").read_bytes())
    xml = parts[_MAIN].decode()
    start = xml.rindex("<w:p>", 0, xml.index("Đánh giá"))
    end = xml.index("</w:p>", xml.index("Chỉ ra")) + len("</w:p>")
    parts[_MAIN] = f"{xml[:start]}{flavour.xml}{xml[end:]}".encode()
    (place / "A.docx").write_bytes(zipped(parts))
    code, said = brought("A.docx", "--apply")
    made = (place / "content/kh.yaml").read_text("utf-8")
    assert _items(made) == flavour.items, said
    assert flavour.told in said, said
    assert code == flavour.code, said
    if flavour.items[:2] == _items(PLAN):
        assert made == PLAN
