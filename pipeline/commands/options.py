"""Options and small steps that several commands share."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.files import on_disk, read_content, read_limited, write_inside
from pipeline.problem import ContentError, Exit, Problem, UsageError, has_errors
from pipeline.settings import FORMATS, Settings, find_root, load

# Readers of content are loaded by the commands that read some.
if TYPE_CHECKING:
    from pipeline.desk import Desk
    from pipeline.tidy import Tidied

files_argument = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="TỆP|THƯ_MỤC…",
    type=click.Path(path_type=Path, readable=False),  # each is told with its own words
)
to_option = click.option(
    "--to",
    "formats",
    default="docx,pdf",
    metavar="DẠNG",
    help=f"Các dạng cần ra, cách nhau bằng dấu phẩy: {', '.join(FORMATS)} (mặc định: docx,pdf).",
)


def folder_of_output(
    _context: click.Context, _option: click.Parameter, path: Path | None
) -> Path | None:
    """A folder that is there or can be made; where a file stands in its place is wrong use, told before work."""
    for place in (path, *path.parents) if path else ():
        if place.exists():
            if not place.is_dir():
                raise UsageError(f"--output là thư mục, mà “{place}” đang là một tệp; nêu thư mục.")
            break
    return path


output_option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="THƯ_MỤC",
    help="Nơi ghi kết quả.",
    callback=folder_of_output,
)
data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Giá trị cho các chỗ trống {{ … }}.",
)
set_option = click.option(
    "--set", "sets", multiple=True, metavar="TÊN=GIÁ_TRỊ", help="Một giá trị cho chỗ trống."
)
json_option = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


def known_standard(
    _context: click.Context, _option: click.Parameter, name: str | None
) -> str | None:
    """The id as the standards have it; a name that none has is wrong use, whatever the files are."""
    if name is None:
        return None
    from pipeline.standards.load import ids

    if name.strip().casefold() not in ids():
        raise UsageError(f"không có tiêu chuẩn “{name}”; chọn một trong: {', '.join(ids())}.")
    return name.strip().casefold()


standard_option = click.option(
    "--standard",
    metavar="MÃ",
    callback=known_standard,
    help="Dùng tiêu chuẩn này thay cho tiêu chuẩn chọn theo ngày.",
)
final_option = click.option(
    "--final", is_flag=True, help="Bản chính thức: còn chỗ chưa điền là lỗi."
)


def settings(*files: Path) -> Settings:
    """The settings of the working place around the folder of the call, or around the files named."""
    return load(find_root(Path.cwd(), *files))


def near(file: Path) -> Path:
    """A file as an officer would name it in the folder where the command was called."""
    here = Path.cwd()
    whole = file if file.is_absolute() else here / file
    return whole.relative_to(here) if whole.is_relative_to(here) else file


def desk(of: Settings) -> Desk:
    """Registries, fonts and templates by the settings."""
    from pipeline.desk import Desk

    return Desk(of.content, of.templates, of.fonts, of.cache, of.tone, repository=_repository(of))


def _repository(of: Settings) -> Path | None:
    from pipeline import git

    found = git.repository(of.content)
    return found.root if found else None


def content_files(paths: Iterable[Path]) -> list[Path]:
    """The content files named, folders searched through; registries, batches and hidden files left out.

    A file that is named twice ("a.yaml", "/home/…/a.yaml") is one.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            for one in _contents_in(path):
                found.setdefault(one.absolute(), one)
        elif (named_so := on_disk(path)) is not None:
            found.setdefault(named_so.absolute(), named_so)
        else:
            raise UsageError(f"không có tệp hay thư mục “{path}”. Kiểm tra lại tên và chỗ đứng.")
    named(found)
    if not found:
        raise UsageError(
            "không tìm thấy tệp nội dung (.yaml) nào trong thư mục đã nêu. Văn bản đã làm xong: "
            "vanban check THƯ_MỤC --finished"
        )
    return list(found.values())


def _contents_in(folder: Path) -> Iterator[Path]:
    from pipeline.batch import beside
    from pipeline.desk import is_content

    inside = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".yaml", ".yml"))
    batches = beside.of_folders([folder], below=True)
    for one in inside:
        if is_content(one.relative_to(folder)) and not batches.is_other(one):
            yield one


def documents(paths: Iterable[Path]) -> list[Path]:
    """`content_files`, where a batch or a registry that is named is wrong use: it is no document."""
    from pipeline.desk import BATCH, REGISTRIES

    found = content_files(paths)
    for file in found:
        if file.name.endswith(BATCH):
            raise UsageError(f"“{file}” là tệp đợt, không phải văn bản: vanban batch run {file}")
        if file.name in REGISTRIES:
            raise UsageError(f"“{file}” là sổ dùng chung, không phải văn bản; nêu tệp của văn bản.")
    return found


def named(files: Iterable[Path]) -> None:
    """Refuses a file whose name is no letters (unpacked from an old archive): no finished file could say it."""
    for file in files:
        try:
            str(file).encode()
        except UnicodeEncodeError as error:
            shown = str(file).encode(errors="backslashreplace").decode()
            raise UsageError(
                f"tên tệp “{shown}” không phải chữ Unicode; đổi tên rồi làm lại."
            ) from error


def tell(problems: Iterable[Problem]) -> None:
    """Problems to the error stream, each with the officer's own line."""
    from pipeline.show import terminal

    sources: dict[str, list[str]] = {}
    colour = sys.stderr.isatty()
    for problem in map(_seen_from_here, problems):
        name = problem.span.file
        if name not in sources:
            sources[name] = _lines(Path(name))
        for line in terminal.lines(problem, sources, colour):
            click.echo(line, err=True)


def _seen_from_here(problem: Problem) -> Problem:
    """With files below the folder of the call named as seen from there, as one types them."""
    here = f"{Path.cwd()}{os.sep}"
    return replace(
        problem,
        span=problem.span._replace(file=problem.span.file.removeprefix(here)),
        hint=problem.hint.replace(here, ""),
    )


def _lines(path: Path) -> list[str]:
    """None of a file that is no text: workbooks, Word files, PDFs."""
    try:
        data = read_limited(path)
    except (OSError, ValueError):
        return []
    if b"\0" in data:
        return []
    # As places count lines: U+2028 and the like part none.
    return re.split("\r\n|\n|\r", data.decode("utf-8", "replace"))


def exit_code(problems: Iterable[Problem]) -> Exit:
    """1 when anything stops a document, else 0."""
    return Exit.PROBLEMS if has_errors(problems) else Exit.OK


def rewrite(
    files: Iterable[Path], change: Callable[[bytes, str], Tidied], only_check: bool
) -> tuple[list[bool], Exit]:
    """Changes content files in place and says what changed: for each that could be read whether there was
    something. One that cannot be read is told and left alone, the others go on."""
    changed, code = [], Exit.OK
    for file in files:
        try:
            changed.append(_rewritten(file, change, only_check))
        except ContentError as error:
            tell(error.problems)
            code = Exit.PROBLEMS
    return changed, Exit.PROBLEMS if only_check and any(changed) else code


def _rewritten(file: Path, change: Callable[[bytes, str], Tidied], only_check: bool) -> bool:
    data = read_content(file)
    tidied = change(data, str(file))
    for line in tidied.changes:
        click.echo(f"{file}: {line}")
    new = tidied.text.encode()
    if new != data and not only_check:
        write_inside(file.parent, file, new)
    return new != data


def formats_of(words: str) -> tuple[str, ...]:
    """ "docx, pdf" -> ("docx", "pdf"); an unknown one is wrong use."""
    names = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise UsageError(f"không ra được dạng “{', '.join(unknown)}”; có: {', '.join(FORMATS)}.")
    return names


def values_of(file: Path | None, sets: tuple[str, ...]) -> Mapping[str, object]:
    """The values for placeholders from a file and from single settings; the latter win."""
    from pipeline.data import assignment, data_file, merged

    return merged(data_file(file) if file else {}, [assignment(words) for words in sets])
