"""`vanban import`: documents that an office already has become content files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from pipeline.build import Desk
from pipeline.commands.options import desk, named, settings
from pipeline.files import write_inside
from pipeline.importer import run
from pipeline.importer.report import Report
from pipeline.problem import Exit, UsageError
from pipeline.show import imported, imported_page


@click.command(
    help="Nhập văn bản đã có (.docx, .doc, .odt, .rtf, .html, .txt, .pdf có chữ) thành tệp nội dung YAML."
)
@click.argument(
    "files", nargs=-1, required=True, metavar="TỆP|THƯ_MỤC…", type=click.Path(path_type=Path)
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="TỆP|THƯ_MỤC",
    help="Tệp .yaml hoặc thư mục ghi kết quả; bỏ trống và chỉ có một tệp thì in ra màn hình.",
)
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="TỆP", help="Báo cáo .html hoặc .json."
)
@click.option("--json", "as_json", is_flag=True, help="In báo cáo dạng JSON.")
@click.option(
    "--keys",
    type=click.Choice(["vi", "en"]),
    default="vi",
    help="Ngôn ngữ của khoá (mặc định: vi).",
)
@click.option("--anew", is_flag=True, help="Nhập lại cả những tệp đã nhập, ghi đè kết quả cũ.")
@click.option(
    "--no-registry",
    is_flag=True,
    help="Không ghi cơ quan, văn bản viện dẫn mới vào hai quyển sổ trong content/.",
)
@click.option(
    "--from-scan", is_flag=True, help="Bản chụp: chưa làm được, phải nhận dạng chữ trước."
)
def command(
    files: tuple[Path, ...],
    output: Path | None,
    report: Path | None,
    as_json: bool,
    keys: Literal["vi", "en"],
    anew: bool,
    no_registry: bool,
    from_scan: bool,
) -> Exit:
    """Import; 1 when a word is lost or a file cannot be read."""
    _usable(files, report, from_scan)
    found = run.sources(files)
    named(found)
    if not found:
        raise UsageError("không có tệp nào nhập được trong thư mục đã nêu.")
    todo = _jobs(found, output)
    here = desk(settings(*files))
    if todo is None:
        return _printed(found[0], here, keys, as_json)
    done = []
    many = len(todo) > 1
    for at, one in enumerate(run.run(todo, here, keys, anew=anew, register=not no_registry), 1):
        done.append(one)
        if not as_json:
            _tell(one, f"[{at}/{len(todo)}] " if many else "")
    reports = [one.report for one in done if one.report]
    if as_json:
        _print_json(reports)
    elif many:
        click.echo(_total(reports, len(done)))
    if not as_json:
        _left_out(files)
    if report:
        _write(report, done, [str(one) for one in run.passed_over(files)])
    return _exit(reports)


def _left_out(files: tuple[Path, ...]) -> None:
    """Files of a folder that are no documents: said, so that none is thought imported."""
    others = run.passed_over(files)
    if others:
        names = ", ".join(one.name for one in others[:5]) + (" …" if len(others) > 5 else "")
        click.echo(f"Bỏ qua {len(others)} tệp không phải văn bản nhập được: {names}")


def _usable(files: tuple[Path, ...], report: Path | None, from_scan: bool) -> None:
    if from_scan:
        raise UsageError(
            "bản chụp (scan) phải qua phần mềm nhận dạng chữ (OCR) trước; vanban không làm việc này."
        )
    if report and report.suffix.lower() not in (".html", ".json"):
        raise UsageError("--report chỉ ra tệp .html hoặc .json.")
    for path in files:
        if not path.exists():
            raise UsageError(f"không có tệp hay thư mục “{path}”. Kiểm tra lại tên và chỗ đứng.")


def _print_json(reports: list[Report]) -> None:
    click.echo(json.dumps([imported.data(one) for one in reports], ensure_ascii=False, indent=2))


def _jobs(found: list[Path], output: Path | None) -> list[run.Job] | None:
    """None: print the one file's content."""
    if output is None:
        if len(found) > 1:
            raise UsageError("nhập nhiều tệp thì phải có --output THƯ_MỤC.")
        return None
    if output.suffix.lower() in (".yaml", ".yml"):
        if len(found) > 1:
            raise UsageError("nhập nhiều tệp thì --output phải là thư mục.")
        return [run.Job(found[0], output)]
    return run.jobs(found, output)


def _printed(file: Path, here: Desk, keys: Literal["vi", "en"], as_json: bool) -> Exit:
    made = run.single(file, here, keys)
    said = made.report
    if as_json:
        _print_json([said])
    else:
        click.echo(made.text, nl=False)
        for line in imported.lines(said):
            click.echo(line, err=True)
        if made.pictures:
            click.echo("  Hình chỉ được lưu khi có --output.", err=True)
    return _exit([said])


def _tell(one: run.Done, lead: str) -> None:
    if one.report is None:
        click.echo(f"{lead}{one.job.source}: đã nhập trước đây, để nguyên {one.job.target}")
        return
    for at, line in enumerate(imported.lines(one.report)):
        click.echo(f"{'' if at else lead}{line}")


def _total(reports: list[Report], count: int) -> str:
    before = count - len(reports)
    return imported.summary(reports) + (f", {before} tệp đã nhập trước đây" if before else "")


def _write(file: Path, done: list[run.Done], others: list[str]) -> None:
    reports = [one.report for one in done if one.report]
    if file.suffix.lower() == ".json":
        text = json.dumps([imported.data(one) for one in reports], ensure_ascii=False, indent=2)
    else:
        earlier = [(str(one.job.source), str(one.job.target)) for one in done if not one.report]
        made = [(one.report, one.outcome) for one in done if one.report]
        text = imported_page.page(made, earlier, others)
    write_inside(file.parent, file, text.encode())


def _exit(reports: list[Report]) -> Exit:
    bad = any(one.state in ("lost", "failed") for one in reports)
    return Exit.PROBLEMS if bad else Exit.OK
