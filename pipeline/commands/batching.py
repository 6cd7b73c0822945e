"""What `vanban batch` and `vanban batch diff` do once there is something to do."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.batch import inputs, prefork, workers
from pipeline.batch.choice import Choice
from pipeline.batch.events import Begun, Ended, Finished, Together
from pipeline.batch.job import read_job
from pipeline.batch.ledger import NAME
from pipeline.batch.plan import Planned
from pipeline.batch.run import Run, Workers
from pipeline.batch.sealing import Call, near
from pipeline.batch.start_method import FEW
from pipeline.batch.task import Commission, Task
from pipeline.batch.workers import Processes
from pipeline.commands.options import desk, settings, tell
from pipeline.desk import Desk, Order
from pipeline.handwork import FOLDER
from pipeline.problem import Exit
from pipeline.register import NAME as REGISTER
from pipeline.roster import Roster, open_roster
from pipeline.show import batch as show
from pipeline.show import structured

if TYPE_CHECKING:
    from pipeline.batch.difference import Version

_LEDGER = f"{FOLDER}/{NAME}"
_LOOKED_AT = 20
"""Rows."""


def run_of(
    call: Call,
    choice: tuple[tuple[str, ...], int | None, int | None, bool],
    who: Workers,
    prune: bool,
    anew: bool,
) -> Run:
    """The run that was called; `choice` as in `Choice`."""
    job, problems = read_job(call.file)
    order = Order(
        job.output.formats, engine=call.settings.pdf_engine, final=call.final, apart=call.final
    )
    commission = Commission(job, call.output / job.output.folder, desk(call.settings), order)
    first = not (commission.folder / _LEDGER).is_file() and not any(choice)
    own = who if first and isinstance(who, Processes) else None
    if own:
        own.begin(commission)
    rows = open_roster(job.roster)
    shared: Mapping[str, str] = {}
    if isinstance(who, Processes):
        who.expected = Choice(*choice).expected(rows.count)
    if own and (rows.count or 0) > FEW:
        own.practise(_practice(rows, job.first_number))
        # Before it is read: what changes meanwhile is made again by the next run, never taken for made.
        shared = inputs.shared(job, commission.desk, order)
        own.start(commission)
    return Run(commission, rows, who, Choice(*choice), problems, prune, anew, call, shared)


def _practice(rows: Roster, number: int | None) -> Task | None:
    """A unit to practise on: the first row of which a document may be made."""
    row = next((row for row in islice(rows.rows(), _LOOKED_AT) if row.sound), None)
    return Task(Planned(row, "", str(number or ""), "", "make"), write=False) if row else None


def workers_of(scheduler: str | None, jobs: int | None) -> Workers:
    """Who makes the documents: a Dask cluster, or so many processes of this machine."""
    if scheduler:
        from pipeline.batch import cluster  # dask loads slowly, and only some have it

        return cluster.at(scheduler)
    return workers.of(jobs or workers.processors(), prefork.taken())


def diff(old: str, new: Path, as_json: bool) -> Exit:
    """`old` is a batch file, or a revision of git at which `new` stood."""
    from pipeline.batch.difference import differences  # not for those who make documents
    from pipeline.batch.revision import at

    of = settings(new)
    if Path(old).is_file():
        earlier = _version(Path(old), desk(settings(Path(old))))
        found = differences(earlier, _version(new, desk(of)))
    else:
        with at(old, new, of.content) as (file, content):
            earlier = _version(file, replace(desk(of), content=content))
            found = differences(earlier, _version(new, desk(of)))
    if as_json:
        click.echo(structured.text(show.difference_values(found)))
    else:
        for line in show.difference_lines(found):
            click.echo(line)
    different = found.changed or found.come or found.gone or found.broken
    return Exit.PROBLEMS if different else Exit.OK


def _version(file: Path, on: Desk) -> Version:
    from pipeline.batch.difference import Version

    job, _ = read_job(file)
    return Version(Commission(job, file.parent, on, Order()), open_roster(job.roster))


def in_json(run: Run) -> Exit:
    """One event a line."""
    code = Exit.FAULT
    for event in run.events():
        click.echo(show.json_line(event))
        if isinstance(event, Finished):
            code = exit_of(event)
    return code


def told(run: Run) -> Exit:
    """For people: what happens while it happens, and the end."""
    live = sys.stderr.isatty() and sys.stdout.isatty()
    made: list[Together] = []
    end = Finished()
    with show.Bar() if live else show.Quiet(_aside) as screen:
        for event in run.events():
            screen.see(event)
            if isinstance(event, Begun):
                tell(event.problems)
            if isinstance(event, Begun | Ended):
                for line in show.lines(event):
                    screen.say(line)
            elif isinstance(event, Together) and event.state == "written":
                made.append(event)
            elif isinstance(event, Finished):
                end = event
    _tell_end(run, made, end)
    return exit_of(end)


def _tell_end(run: Run, made: list[Together], end: Finished) -> None:
    tell(end.problems)
    for one in made:
        click.echo(f"✓ {near(one.path)}")
    for line in show.end_lines(end, run.choice.dry):
        click.echo(line)
    if end.registered:
        click.echo(f"Số đã phát hành ghi ở {near(run.commission.desk.content / REGISTER)}.")
    if not run.choice.dry:
        click.echo(f"Kết quả: {near(run.folder)}")


def _aside(line: str) -> None:
    click.echo(line, err=True)


def exit_of(end: Finished) -> Exit:
    """3 when the machine stopped it or a fault was ours, 1 when a unit failed, else 0."""
    if end.stopped or end.counts.get("fault"):
        return Exit.FAULT
    return Exit.PROBLEMS if end.counts.get("failed") else Exit.OK
