"""Many content files -> finished files in the output folder; one bad file does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build import Desk, Draft, Order, draft, make
from pipeline.files import clash, read_limited, same_place
from pipeline.handwork import Written
from pipeline.problem import Problem, has_errors
from pipeline.series import Series
from pipeline.text import slug


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one content file."""

    file: Path
    problems: tuple[Problem, ...]
    outputs: tuple[Path, ...] = ()
    pages: int | None = None

    @property
    def made(self) -> bool:
        """True when its files were written."""
        return bool(self.outputs)


def produce(files: Iterable[Path], output: Path, desk: Desk, order: Order) -> Iterator[Result]:
    """Each file in turn. All of a content's formats are made before the first is written; a finished
    file that somebody has changed is set aside."""
    taken: dict[str, Path] = {}
    written = Written(output)
    series = Series()
    if "docx" in order.formats and not order.final:
        desk.ask()
    try:
        for file in files:
            target = stem(file, desk.content, output)
            place = same_place(target)
            if place in taken:
                yield Result(file, (clash(file, taken[place], target),))
                continue
            taken[place] = file
            yield _one(file, target, written, desk, order, series)
    finally:
        written.close()


def repeated(drafted: Draft, series: Series, desk: Desk) -> tuple[Problem, ...]:
    """Whether an earlier document of the run has this one's number."""
    content, document, standard = drafted.content, drafted.document, drafted.standard
    if content is None or document is None or standard is None:
        return ()
    return series.seen(content, document, standard, desk.registries)


def _one(
    file: Path, target: Path, written: Written, desk: Desk, order: Order, series: Series
) -> Result:
    drafted = draft(read_limited(file), str(file), desk, order)
    again = repeated(drafted, series, desk)
    if not drafted.sound:
        return Result(file, (*drafted.problems, *again))
    made = make(drafted, desk, order)
    if has_errors(made.problems):
        return Result(file, made.problems)
    files = {target.with_name(f"{target.name}.{name}"): data for name, data in made.files.items()}
    files |= {target.with_name(f"{target.name}{end}"): data for end, data in made.annexes.items()}
    beside = {target.parent / name: data for name, data in made.beside.items()}
    problems = (*made.problems, *again, *written.write(files | beside))
    return Result(file, problems, tuple(files), made.pages)


def stem(file: Path, content: Path, output: Path) -> Path:
    """Where a content's files go, without ending: its place in the content folder, in `output`."""
    whole = file.resolve()
    root = content.resolve()
    inside = whole.relative_to(root) if whole.is_relative_to(root) else Path(whole.name)
    folders = [slug(part) for part in inside.parent.parts]
    return output.joinpath(*folders, slug(inside.stem))
