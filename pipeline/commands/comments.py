"""`vanban comments`: reviewers' comments kept beside the content, answered, closed, put back into Word."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from pipeline.build import Order, draft, make
from pipeline.commands.options import content_files, desk, json_option, near, settings, tell
from pipeline.files import read_limited, write_inside
from pipeline.handwork import write_over
from pipeline.ooxml.comment_answers import Reply, answered
from pipeline.ooxml.package import open_package
from pipeline.problem import Exit, UsageError
from pipeline.review import remarks
from pipeline.review.base import Version, printer, version
from pipeline.review.locate import locate
from pipeline.review.remarks import Answer, Remark
from pipeline.review.returned import Returned, opened
from pipeline.show import remarks as shown
from pipeline.show import structured

_WORD = 50 * 1024 * 1024


@click.command(
    help="TỆP là bản Word trả về (.docx): ghi góp ý của bản ấy vào tệp góp ý bên cạnh tệp nội dung; hoặc "
    "là tệp nội dung (.yaml): liệt kê, trả lời (--answer), khép (--close), đưa trả lời vào Word (--docx)."
)
@click.argument("files", nargs=-1, required=True, metavar="TỆP…", type=click.Path(path_type=Path))
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="TỆP.yaml",
    help="Tệp nội dung của các bản Word.",
)
@click.option("--answer", nargs=2, multiple=True, metavar="MÃ LỜI", help="Trả lời một góp ý.")
@click.option("--close", "close", multiple=True, metavar="MÃ", help="Khép một góp ý.")
@click.option("--reopen", "reopen", multiple=True, metavar="MÃ", help="Mở lại một góp ý đã khép.")
@click.option("--by", default="", metavar="TÊN", help="Người trả lời.")
@click.option("--open", "only_open", is_flag=True, help="Chỉ liệt kê góp ý chưa khép.")
@click.option("--dry-run", is_flag=True, help="Chỉ cho xem, không ghi tệp góp ý.")
@click.option(
    "--docx",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="VÀO.docx RA.docx",
    help="Ghi trả lời và dấu đã khép vào một bản sao của bản Word.",
)
@json_option
def command(
    files: tuple[Path, ...],
    content: Path | None,
    answer: tuple[tuple[str, str], ...],
    close: tuple[str, ...],
    reopen: tuple[str, ...],
    by: str,
    only_open: bool,
    dry_run: bool,
    docx: tuple[Path, Path] | None,
    as_json: bool,
) -> None:
    """Exit 1 while remarks are open, so that a script can wait for the last to be closed."""
    missing = [file for file in (*files, *(docx or ())[:1]) if not file.is_file()]
    if missing:
        raise UsageError(f"không có tệp “{missing[0]}”. Kiểm tra lại tên và chỗ đứng.")
    # What is no content file is read as a Word file, whatever its name: an old .doc is told as that.
    words = [file for file in files if file.suffix.lower() not in (".yaml", ".yml")]
    if words and len(words) < len(files):
        raise UsageError("nêu các bản Word, hoặc một tệp nội dung, không nêu lẫn.")
    if not words and len(files) != 1:
        raise UsageError("mỗi lần một tệp nội dung.")
    target, copies = _opened(words, content) if words else (files[0], [])
    place = remarks.file_of(target)
    known = remarks.read(read_limited(place), str(place)) if place.is_file() else []
    joined = known
    for copy, base in copies:
        joined = remarks.joined(joined, remarks.gathered(copy, base, joined))
    made = _changed(joined, answer, close, reopen, by)
    if made != known and not dry_run:
        write_inside(place.parent, place, remarks.written(made).encode())
    if as_json:
        click.echo(structured.text(shown.values(made)))
    else:
        for line in shown.lines(made, only_open):
            click.echo(line)
        if made != known and not dry_run:
            click.echo(f"→ {near(place)}")
    if docx:
        _put_back(docx[0], docx[1], made)
        click.echo(f"→ {near(docx[1])}", err=as_json)
    sys.exit(Exit.PROBLEMS if any(not one.closed for one in made) else Exit.OK)


def _opened(
    words: Sequence[Path], content: Path | None
) -> tuple[Path, list[tuple[Returned, Version | None]]]:
    """Copies of one content file, each with the version that it was made from."""
    place = settings(*([content] if content else words))
    contents = content_files([place.content]) if content is None and place.content.is_dir() else []
    found: list[tuple[Returned, Version | None]] = []
    targets: dict[Path, None] = {}
    for file in words:
        copy = opened(read_limited(file, _WORD), str(file))
        source = locate(copy, place.root, contents, content)
        targets[source.file] = None
        print_ = printer(
            str(near(source.file)), desk(place), Order(formats=("docx",), rules=False), draft, make
        )
        found.append((copy, version(source.text, str(near(source.file)), print_)))
    if len(targets) > 1:
        names = ", ".join(str(near(target)) for target in targets)
        raise UsageError(f"các bản Word thuộc nhiều tệp nội dung ({names}); mỗi lần một văn bản.")
    return next(iter(targets)), found


def _changed(
    known: Sequence[Remark],
    answers: Sequence[tuple[str, str]],
    close: Sequence[str],
    reopen: Sequence[str],
    by: str,
) -> list[Remark]:
    by_id = {one.id: one for one in known}
    for name in (*(name for name, _ in answers), *close, *reopen):
        if name not in by_id:
            raise UsageError(
                f"không có góp ý mã “{name}”; xem các mã bằng “vanban comments TỆP.yaml”."
            )
    if answers and not by:
        raise UsageError("trả lời thì ghi rõ ai trả lời: --by “Tên”.")
    now = datetime.now().astimezone().isoformat(timespec="seconds")  # noqa: TID251 - when it is said
    for name, text in answers:
        one = by_id[name]
        by_id[name] = replace(one, answers=(*one.answers, Answer(by, now, text)))
    for name in close:
        by_id[name] = replace(by_id[name], closed=True)
    for name in reopen:
        by_id[name] = replace(by_id[name], closed=False)
    return list(by_id.values())


def _put_back(source: Path, target: Path, known: Sequence[Remark]) -> None:
    """Answers that the copy does not have yet, under the comments they belong to."""
    if source.resolve() == target.resolve():
        raise UsageError("bản có trả lời phải là tệp khác, không ghi đè bản trả về.")
    data = read_limited(source, _WORD)
    copy = opened(data, str(source))
    by_id = {one.id: one for one in known}
    named = remarks.names(copy.comments.values(), known)
    replies: dict[str, list[Reply]] = {}
    closed = set()
    for comment in copy.comments.values():
        one = by_id.get(named.get(comment.id, ""))
        if one is None:
            continue
        there = {reply.text for reply in _thread(copy, comment.id)}
        replies[comment.id] = [
            Reply(answer.author, answer.date, answer.text)
            for answer in one.answers
            if answer.text not in there
        ]
        closed |= {comment.id} if one.closed else set()
    if not replies:
        raise UsageError(f"“{source}” không có góp ý nào của tệp góp ý này.")
    made = answered(open_package(data, str(source)), replies, frozenset(closed))
    tell(write_over(target, made))


def _thread(copy: Returned, name: str) -> list[Answer]:
    return [
        Answer(one.author, one.date, one.text)
        for one in copy.comments.values()
        if one.parent == name
    ]
