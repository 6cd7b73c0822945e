"""`vanban check`: everything wrong with the files, nothing written but the marked copy asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pipeline import file_form
from pipeline.batch.beside import of_folders as beside_of
from pipeline.build import Desk, Order, draft, make
from pipeline.commands.options import (
    desk,
    documents,
    exit_code,
    files_argument,
    final_option,
    json_option,
    near,
    settings,
    standard_option,
    tell,
)
from pipeline.files import read_content, read_limited
from pipeline.problem import ContentError, Problem, UsageError
from pipeline.produce import repeated
from pipeline.register import Register
from pipeline.series import Series
from pipeline.settings import CONVERTED, FINISHED, FORMATS
from pipeline.show import reports, structured, terminal


@click.command(
    help="Chỉ ra mọi chỗ sai trong các TỆP: nội dung (.yaml) hoặc văn bản đã làm xong (.docx, .pdf; "
    ".doc, .rtf, .odt qua LibreOffice), của mình hay của nơi khác. Không ghi gì, trừ bản đánh dấu khi có --annotate."
)
@files_argument
@standard_option
@final_option
@click.option(
    "--finished",
    "with_finished",
    is_flag=True,
    help="Trong THƯ_MỤC, kiểm tra cả văn bản đã làm xong.",
)
@json_option
@click.option(
    "--format",
    "form",
    type=click.Choice(reports.FORMATS),
    default="text",
    help="Dạng báo cáo: text, json, sarif hoặc github.",
)
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="TỆP.pdf|TỆP.html",
    help="Ghi bản đánh dấu lỗi tại chỗ của một tệp .docx (.html) hoặc .pdf (.pdf, .html).",
)
def command(
    files: tuple[Path, ...],
    standard: str | None,
    final: bool,
    with_finished: bool,
    as_json: bool,
    form: str,
    annotate: Path | None,
) -> None:
    """Read each file, hold it against its standard; say what is wrong with it."""
    if as_json and form not in ("text", "json"):
        raise UsageError(f"chọn --json hoặc --format {form}, không dùng cả hai.")
    on_desk = desk(settings(*files))
    order = Order(formats=FORMATS[:2], standard=standard, final=final)
    found: list[Problem] = []
    register = Register(on_desk.content)
    series = Series(register.entries)
    found.extend(register.problems)
    beside = list(finished_in(files, on_desk.templates))
    chosen = documents((*files, *beside) if with_finished else files)
    _can_annotate(chosen, annotate)
    batches = beside_of(file.parent for file in chosen)
    for file in chosen:
        if _is_finished(file):
            from pipeline.commands import (
                finished,
            )  # its readers take longer to load than a content takes

            found.extend(finished.problems(file, standard, on_desk, annotate))
        else:
            told = _of_content(file, on_desk, order, series)
            found.extend(batches.told(file, told))
    _report(found, "json" if as_json else form)
    if not with_finished and (left := _left_out(beside, chosen)):
        click.echo(left, err=True)
    sys.exit(exit_code(found))


def finished_in(paths: Iterable[Path], templates: Path) -> Iterator[Path]:
    """Finished documents in the folders named, without the templates, hidden files and what Word keeps open."""
    for folder in (path for path in paths if path.is_dir()):
        for file in sorted(folder.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
            inside = file.resolve().is_relative_to(templates.resolve())
            if file.suffix.lower() in (*FINISHED, *CONVERTED) and not hidden and not inside:
                yield file


def _left_out(beside: Iterable[Path], chosen: Iterable[Path]) -> str:
    """What is said of finished documents in a folder whose contents were checked; "" for none."""
    looked_at = {file.absolute() for file in chosen}
    left = [file for file in beside if file.absolute() not in looked_at]
    if not left:
        return ""
    names = ", ".join(str(near(file)) for file in left[:_NAMED]) + (" …" if left[_NAMED:] else "")
    return (
        f"Chưa kiểm tra {len(left)} văn bản đã làm xong trong thư mục ({names}): thêm --finished."
    )


_NAMED = 3


def _is_finished(file: Path) -> bool:
    """By its name; a name that is neither a content's nor a document's says nothing: then by what it begins with."""
    suffix = file.suffix.lower()
    if suffix in (*FINISHED, *CONVERTED) or suffix in (".yaml", ".yml"):
        return suffix not in (".yaml", ".yml")
    try:
        return suffix in (".txt", ".md") or bool(file_form.form(read_limited(file, _BEGINNING)))
    except OSError:
        return False  # its reader says why


_BEGINNING = 2048


def _of_content(file: Path, on_desk: Desk, order: Order, series: Series) -> Iterator[Problem]:
    try:
        one = draft(read_content(file), str(file), on_desk, order)
    except ContentError as error:
        yield from error.problems
        return
    yield from make(one, on_desk, order).problems if one.sound else one.problems
    yield from repeated(one, series, on_desk, order.final)


def _can_annotate(files: list[Path], annotate: Path | None) -> None:
    if annotate is None:
        return
    kinds = [file.suffix.lower() for file in files]
    wanted = annotate.suffix.lower()
    if len(files) != 1 or kinds[0] not in FINISHED:
        raise UsageError("--annotate dùng cho đúng một tệp .docx hoặc .pdf.")
    if wanted not in (".html", ".htm") and (wanted, kinds[0]) != (".pdf", ".pdf"):
        raise UsageError("bản đánh dấu của tệp .docx là .html; của tệp .pdf là .pdf hoặc .html.")
    if annotate.resolve() == files[0].resolve():
        raise UsageError("bản đánh dấu phải là tệp khác, không ghi đè văn bản được kiểm tra.")


def _report(found: list[Problem], form: str) -> None:
    if form == "json":
        click.echo(structured.text(structured.problems(found)))
    elif form == "sarif":
        from importlib.metadata import version

        from pipeline.check import manual

        click.echo(reports.sarif(found, version("vanban"), manual.pages()))
    elif form == "github":
        click.echo(reports.github(found))
    else:
        tell(found)
        click.echo(terminal.summary(found) or "Không có lỗi.")
