"""Many content files -> finished files in the output folder; one bad file does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.build import Desk, Draft, Order, draft, make
from pipeline.desk import is_content
from pipeline.files import clash, read_content, same_place
from pipeline.handwork import Written
from pipeline.problem import ContentError, Problem, has_errors
from pipeline.register import Entry, Register, issuing
from pipeline.series import Series, key_of, left_open
from pipeline.text import in_figures, slug


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one content file."""

    file: Path
    problems: tuple[Problem, ...]
    outputs: tuple[Path, ...] = ()
    pages: int | None = None
    registered: bool = False
    """Whether the register of issued documents has its number."""

    @property
    def made(self) -> bool:
        """True when its files were written."""
        return bool(self.outputs)


def produce(files: Iterable[Path], output: Path, desk: Desk, order: Order) -> Iterator[Result]:
    """Each file in turn. All of a content's formats are made before the first is written; a finished
    file that somebody has changed is set aside."""
    if order.final:
        with issuing(desk.content, desk.cache) as register:
            yield from _each(files, output, desk, order, register)
    else:
        yield from _each(files, output, desk, order, Register(desk.content))


def _each(
    files: Iterable[Path], output: Path, desk: Desk, order: Order, register: Register
) -> Iterator[Result]:
    taken: dict[str, Path] = {}
    written = Written(output)
    # What this run issues is told by its place; the register has it by its file.
    series = Series(dict(register.entries))
    told = register.problems
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
            try:
                result, entry = _one(file, target, taken, written, desk, order, series)
            except ContentError as error:
                result, entry = Result(file, tuple(error.problems)), None
            issued = entry if order.final and result.made else None
            unwritten = register.add(issued) if issued is not None else ()
            said, told = (*told, *result.problems, *unwritten), ()
            kept = issued is not None and not register.problems
            yield replace(result, problems=said, registered=kept)
    finally:
        written.close()


def repeated(
    drafted: Draft, series: Series, desk: Desk, final: bool = False
) -> tuple[Problem, ...]:
    """Whether an earlier document of the run, or one that was issued, has this one's number; of what is to be
    issued also whether it has one at all, and a day."""
    content, document, standard = drafted.content, drafted.document, drafted.standard
    if content is None or document is None or standard is None:
        return ()
    file = home(Path(drafted.file), desk)
    seen = series.seen(content, document, standard, desk.registries, file, final)
    return (*seen, *left_open(content)) if final else seen


def as_issued(drafted: Draft, desk: Desk, file: str) -> Entry | None:
    """A document as the register has it, as of `file`; None where it has no number of its own, or no whole date."""
    content, document, standard = drafted.content, drafted.document, drafted.standard
    if content is None or document is None or standard is None or document.meta.date is None:
        return None
    key = key_of(content, document, standard, desk.registries)
    if key is None:
        return None
    meta, day = document.meta, document.meta.date
    return Entry(meta.symbol, in_figures(day), meta.title, file, key)


def _issue(drafted: Draft, desk: Desk) -> Entry | None:
    return as_issued(drafted, desk, home(Path(drafted.file), desk))


def home(file: Path, desk: Desk) -> str:
    """The content file within the content folder; its name where it lies elsewhere."""
    whole, root = file.resolve(), desk.content.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.name


def _one(
    file: Path,
    target: Path,
    taken: dict[str, Path],
    written: Written,
    desk: Desk,
    order: Order,
    series: Series,
) -> tuple[Result, Entry | None]:
    drafted = draft(read_content(file), str(file), desk, order)
    again = repeated(drafted, series, desk, order.final)
    if not drafted.sound or has_errors(again):
        return Result(file, (*drafted.problems, *again)), None
    made = make(drafted, desk, order)
    if has_errors(made.problems):
        return Result(file, made.problems), None
    if clashes := tuple(_clashes(file, target, made.annexes, taken)):
        return Result(file, (*made.problems, *clashes)), None
    files = {target.with_name(f"{target.name}.{name}"): data for name, data in made.files.items()}
    files |= {target.with_name(f"{target.name}{end}"): data for end, data in made.annexes.items()}
    beside = {target.parent / name: data for name, data in made.beside.items()}
    if (other := written.other_source(files, file)) is not None:
        return Result(file, (*made.problems, clash(file, other, target))), None
    problems = (*made.problems, *again, *written.write(files | beside, file))
    return Result(file, problems, tuple(files), made.pages), _issue(drafted, desk)


def _clashes(
    file: Path, target: Path, annexes: Iterable[str], taken: dict[str, Path]
) -> Iterator[Problem]:
    """F003 where an annex that is a file of its own would have the name of another content's document, made
    in this run or in another one: `ke-hoach.yaml` and `ke-hoach-phu-luc.yaml`."""
    ends = dict.fromkeys(end.rpartition(".")[0] for end in annexes)
    contents = (one for one in file.parent.iterdir() if is_content(PurePath(one.name)))
    beside = {slug(one.stem): one for one in contents} if ends else {}
    for own in (target.with_name(f"{target.name}{end}") for end in ends):
        other = beside.get(own.name) or taken.setdefault(same_place(own), file)
        if other != file:
            yield clash(file, other, own)


def stem(file: Path, content: Path, output: Path) -> Path:
    """Where a content's files go, without ending: its place in the content folder, in `output`."""
    whole = file.resolve()
    root = content.resolve()
    inside = whole.relative_to(root) if whole.is_relative_to(root) else Path(whole.name)
    folders = [slug(part) for part in inside.parent.parts]
    return output.joinpath(*folders, slug(inside.stem))
