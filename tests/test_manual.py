"""The officers' manual is true: what it shows is what the program does, and it leaves nothing out."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import click
import pytest

from docs import make, pictures
from docs.pieces import Piece, parts
from pipeline import cli, source
from pipeline.model.grammar import SHAPES
from pipeline.problem import has_errors
from pipeline.registries import citations, load_registries, organs, people
from pipeline.text import folded
from pipeline.vocabulary import canonical, vietnamese

ROOT = Path(__file__).parents[1]
TEXT = make.MANUAL.read_text("utf-8")
PIECES = [part for part in parts(TEXT) if isinstance(part, Piece)]
SOUND = [piece for piece in PIECES if piece.yaml and piece.kind != "báo"]
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
REGISTERS = re.findall(r"<!-- sổ: (\S+) -->\n```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
WRITTEN = TEXT.partition("### Khoá")[0]
"""The manual without its reference tables."""


def test_everything_made_by_the_program_is_as_the_program_makes_it() -> None:
    """Pictures by their lock (fonts differ by machine), everything else letter by letter."""
    assert make.stale(make.made()) == []


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_its_section(name: str) -> None:
    assert re.search(rf"^### {name}: \S", TEXT, re.MULTILINE)


@cache
def _options() -> list[tuple[str, str]]:
    found = []
    for name in cli.COMMANDS:
        context = cli.cli.make_context("vanban", [], resilient_parsing=True)
        command = cli.cli.get_command(context, name)
        assert command
        inner = command.commands.values() if isinstance(command, click.Group) else [command]
        for one in inner:
            options = [param for param in one.params if isinstance(param, click.Option)]
            found += [(name, option.opts[0]) for option in options]
    return found


@pytest.mark.parametrize(("command", "option"), _options())
def test_every_option_is_told_with_its_command(command: str, option: str) -> None:
    section = re.search(rf"^### {command}: .*?(?=^##)", TEXT, re.MULTILINE | re.DOTALL)
    assert section
    assert re.search(rf"(?<![\w-]){option}\b", section[0])


KEYS = sorted({(shape.name, key) for shape in SHAPES.values() for key in shape.keys})


@pytest.mark.parametrize(("shape", "key"), KEYS)
def test_every_key_is_written_about(shape: str, key: str) -> None:
    """In an example or in the text, besides its row in the tables."""
    word = vietnamese(key, SHAPES[shape].under)
    assert re.search(rf"(?<!\w){re.escape(word)}(:|`)", WRITTEN), word


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
def test_every_shape_has_its_table(shape: object) -> None:
    assert isinstance(shape, type(SHAPES["document"]))
    title = f"#### {shape.vi[:1].upper()}{shape.vi[1:]}\n"
    assert TEXT.count(title) == 1


def test_every_yaml_block_is_a_piece_that_is_tried() -> None:
    """A block of YAML without a marker would never be run."""
    marked = len([piece for piece in PIECES if piece.yaml]) + len(REGISTERS)
    assert len(BLOCKS) == marked


@pytest.mark.parametrize("piece", SOUND, ids=lambda piece: f"{piece.name}, line {piece.line}")
def test_every_sound_block_reads(piece: Piece) -> None:
    read = source.read(piece.yaml.encode(), piece.name)
    assert not has_errors(read.problems)


@pytest.mark.parametrize("piece", SOUND, ids=lambda piece: f"{piece.name}, line {piece.line}")
def test_top_keys_are_vietnamese(piece: Piece) -> None:
    for line in piece.yaml.splitlines():
        key = line.partition(":")[0]
        if re.match(r"[^\s#-]", line) and canonical(key):
            assert folded(vietnamese(canonical(key) or "")) == folded(key)


def test_the_registers_of_the_manual_load() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in REGISTERS:
            (Path(folder) / name).write_text(text, "utf-8")
        assert load_registries(Path(folder)).problems == ()
    assert {name for name, _ in REGISTERS} == {"organs.yaml", "citations.yaml", "people.yaml"}


@pytest.mark.parametrize("register", [organs, citations, people], ids=lambda one: one.FILE)
def test_every_field_of_a_register_has_its_row(register: object) -> None:
    chapter = TEXT.partition("## 12. ")[2].partition("\n## 13. ")[0]
    fields = getattr(register, "FIELDS")  # noqa: B009 - three modules of one form
    table = chapter.partition(f"### content/{getattr(register, 'FILE')}")[2].partition("\n### ")[0]  # noqa: B009
    for words in fields.values():
        assert f"`{words[0]}`" in table
        for word in words[1:]:
            assert re.search(rf"[|:,] ?{re.escape(word)}\b", table), word


def test_every_picture_is_shown_and_every_shown_picture_is_there() -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(hinh/([\w-]+)\.png\)", TEXT)) | {make.SAMPLE_NAME}
    assert shown == {path.stem for path in make.PICTURES.glob("*.png")}
    assert f"docs/hinh/{make.SAMPLE_NAME}.png" in (ROOT / "README.md").read_text("utf-8")


def test_pictures_are_small() -> None:
    for path in make.PICTURES.glob("*.png"):
        limit = make.SAMPLE_LIMIT if path.stem == make.SAMPLE_NAME else pictures.LIMIT
        assert path.stat().st_size <= limit, path.name


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def test_every_link_inside_the_manual_leads_somewhere() -> None:
    titles = {_anchor(title) for title in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= titles


def test_a_changed_snippet_makes_the_picture_stale() -> None:
    """The lock itself: other words, other stamp; the same words, the same one."""
    strip = pictures.Strip(0, 0, 0, 10, 10, ("I. MỤC ĐÍCH",))
    other = pictures.Strip(0, 0, 0, 10, 10, ("I- MỤC ĐÍCH",))
    assert pictures.stamp("a", [strip]) == pictures.stamp("a", [strip])
    assert (
        len(
            {
                pictures.stamp("a", [strip]),
                pictures.stamp("a", [other]),
                pictures.stamp("b", [strip]),
            }
        )
        == 3
    )


def test_the_manual_names_no_place_of_this_machine() -> None:
    assert not re.search(r"/tmp/|/root/", TEXT)
