"""Every example of the pages of `vanban explain` is true: Bad is told on its line, Good is silent."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from pipeline.check import manual
from pipeline.cli import cli
from pipeline.compose import compose
from pipeline.model.blocks import Content, Prose, Words
from pipeline.problem import Problem, Span
from pipeline.problems import known
from pipeline.register import NAME
from pipeline.registries import load_registries
from pipeline.standards.load import load as load_standard
from tests import rule_cases as given
from tests.examples import Example, files
from tests.model_cases import loaded
from tests.model_cases import whole as over_the_rest
from tests.samples import CONTENT, ROOT

RULES = manual.pages()
COMMANDED = sorted(code for code in known() if re.match("[ST]|C9|L00[1579]", code))
TYPED = sorted(code for code in known() if code[0] == "M")
BARE = """
bcd-35-thai-nguyen:
  hệ thống: đảng
  tên: Ban Chỉ đạo 35 tỉnh Thái Nguyên
"""
"""An organ of which the registry has neither symbol nor place."""
GUARDS = ("T003", "T004", "T021")
"""What the model has told before as M008, M012, M019: the composer's own word, for content that came another way."""
REGISTER = "T039"
"""Its example is the register itself."""


def lines(text: str, code: str) -> tuple[int, ...]:
    """Lines on which the rules tell that code."""
    return tuple(sorted({one.span.line for one in given.problems(text) if one.code == code}))


@pytest.mark.parametrize("code", RULES)
def test_an_example_of_a_rule_is_true(code: str) -> None:
    """Under one standard at least: some rules bind one of them alone."""
    page = RULES[code]
    wrong = {}
    for system in given.SMALL:
        shown = files(page.bad, code, system, bad=True) + files(page.good, code, system, bad=False)
        wrong[system] = [one.text for one in shown if lines(one.text, code) != one.lines]
    assert [] in wrong.values(), "\n".join(text for texts in wrong.values() for text in texts)


@pytest.mark.parametrize("code", RULES)
def test_lines_of_prose_are_mended_one_by_one(code: str) -> None:
    page = RULES[code]
    if manual.MARK not in page.bad:
        assert len(page.bad.splitlines()) == len(page.good.splitlines())


@pytest.mark.parametrize("code", TYPED)
def test_an_example_of_the_model_is_told_on_its_line(code: str) -> None:
    page = known()[code]
    marked = tuple(
        at for at, row in enumerate(page.bad.splitlines(), 1) if f"{manual.MARK}{code}" in row
    )
    told = {one.span.line for one in loaded(over_the_rest(page.bad))[1] if one.code == code}
    assert marked or len(page.bad.strip().splitlines()) == 1
    assert told == set(marked or (1,))
    assert code not in {one.code for one in loaded(over_the_rest(page.good))[1]}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with the registries, pictures, and a plan that has been issued as number 12."""
    place = tmp_path_factory.mktemp("noi-lam-viec")
    (place / "vanban.toml").write_text("", "utf-8")
    shutil.copytree(ROOT / "templates", place / "templates")
    content = place / "content"
    content.mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        shutil.copy(CONTENT / name, content)
    with (content / "organs.yaml").open("a", encoding="utf-8") as organs:
        organs.write(BARE)
    picture = Image.new("RGB", (600, 400), "white")
    for name in ("so-do.png", "so-do.tiff", "anh-rgb.jpg"):
        picture.save(content / name)
    picture.convert("CMYK").save(content / "anh-in-an.jpg")
    issued = given.whole({"yaml": "loại: kế hoạch\ntrích yếu: tổ chức hội nghị\n"})
    (content / "da-phat-hanh.yaml").write_text(issued, "utf-8")
    assert _run(place, "build", "--final", "content/da-phat-hanh.yaml").exit_code == 0
    assert (content / NAME).is_file()
    return place


def _run(place: Path, *arguments: str):
    with pytest.MonkeyPatch.context() as moved:
        moved.chdir(place)
        return CliRunner().invoke(cli, list(arguments))


def _checked(place: Path, text: str, code: str, options: list[str]) -> tuple[int, ...]:
    """Lines of that code as `vanban check` tells them of a content file."""
    (place / "content/vi-du.yaml").write_text(text, "utf-8")
    done = _run(place, "check", "content/vi-du.yaml", "--json", *options)
    assert done.exit_code in (0, 1), done.output
    found = [one for one in json.loads(done.stdout) if one["code"] == code]
    return tuple(sorted({one["line"] for one in found}))


def _options(example: str) -> list[str]:
    """What the command in its first line says behind the file."""
    command = re.match(r"# lệnh: vanban check \S+ ?(.*)", example)
    return command[1].split() if command else []


@pytest.mark.parametrize("code", [code for code in COMMANDED if code not in (REGISTER, *GUARDS)])
def test_an_example_of_what_the_command_tells_is_true(code: str, office: Path) -> None:
    page = known()[code]

    def wrong(example: str, system: str, bad: bool) -> list[Example]:
        return [
            one
            for one in files(_keys(example), code, system, bad)
            if _checked(office, one.text, code, _options(example)) != one.lines
        ]

    assert any(
        not wrong(page.bad, system, bad=True) and not wrong(page.good, system, bad=False)
        for system in given.SMALL
    )


def _keys(example: str) -> str:
    """An example without the command in its first line."""
    return re.sub(r"\A# lệnh: .*\n", "", example).strip("\n")


@pytest.mark.parametrize("good", [False, True])
def test_the_example_of_a_register_is_true(good: bool, tmp_path: Path, office: Path) -> None:
    page = known()[REGISTER]
    name, _, table = (page.good if good else page.bad).partition("\n")
    shutil.copytree(office, tmp_path, dirs_exist_ok=True)
    (tmp_path / name.removeprefix("# ")).write_text(table, "utf-8")
    assert bool(_checked(tmp_path, given.SMALL["đảng"], REGISTER, [])) is not good


@pytest.mark.parametrize("code", GUARDS)
def test_an_example_of_what_the_composer_tells_is_true(code: str) -> None:
    page = known()[code]
    (bad,) = files(page.bad.strip(), code, "đảng", bad=True)
    (good,) = files(page.good.strip(), code, "đảng", bad=False)
    sound = given.composed(good.text)[0].content
    assert sound
    assert code not in {one.code for one in _composed(sound)}
    wrong = given.composed(bad.text)[0].content
    if code != "T021":  # words that cannot be read are not in what the model hands on
        wrong = _with_the_words_of(bad, sound)
    assert wrong
    assert {one.span.line for one in _composed(wrong) if one.code == code} == set(bad.lines)


def _composed(content: Content) -> list[Problem]:
    return list(compose(content, load_standard("hd05"), given.registries(), {})[1])


def _with_the_words_of(example: Example, content: Content) -> Content:
    """The content with the example's paragraph, which the model would not let through."""
    (text,) = (block["đoạn"] for block in yaml.safe_load(example.text)["nội dung"])
    words = Words(text, Span("vb.yaml", example.lines[0]))
    return replace(content, body=(Prose((words,), words.span),))


@pytest.mark.parametrize("code", sorted(code for code in known() if code[0] == "R"))
def test_an_example_of_a_registry_is_true(code: str, tmp_path: Path) -> None:
    """The example is a whole organs.yaml; the other registries are empty."""
    page = known()[code]
    for name in ("citations.yaml", "people.yaml"):
        (tmp_path / name).write_text("", "utf-8")

    def told(example: str) -> dict[int, str]:
        (tmp_path / "organs.yaml").write_text(example, "utf-8")
        return {one.span.line: one.code for one in load_registries(tmp_path).problems}

    mark = f"{manual.MARK}{code}"
    marked = [at for at, row in enumerate(page.bad.splitlines(), 1) if mark in row]
    assert told(page.bad) == dict.fromkeys(marked, code)
    assert told(page.good) == {}
