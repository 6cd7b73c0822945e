"""The process that makes a batch's documents, started before the program is loaded."""

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from pipeline.batch import doors, inputs, prefork, work
from pipeline.batch.plan import Planned
from pipeline.batch.task import Judged, Task, Verdict
from pipeline.batch.workers import Processes
from pipeline.problem import Problem, Span
from tests.batch_cases import Place, rows, tree
from tests.kills import gone, place, start, undisturbed

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there is one")


class Told(prefork.Maker):
    """A maker without a process, that answers what it is given."""

    def __init__(self, answer: Judged) -> None:
        self.answer = answer
        self.heard: list[object] = []
        self.killed: bool | None = None

    def tell(self, *what: object) -> None:
        self.heard += what

    def hear(self) -> Judged:
        return self.answer

    def close(self, kill: bool = False) -> None:
        self.killed = kill


def verdict_of(tmp_path: Path, *, changed: bool) -> tuple[Told, Verdict]:
    of = Place(tmp_path).commission()
    time.sleep(0.1)  # more than a tick of the file system's clock
    stood = inputs.stand(of.job, of.desk)
    said = (Problem(Span("x"), "X", "của tiến trình dựng", ""),)
    maker = Told(Judged(Verdict(said, ["a"]), stood))
    if changed:
        of.job.content.write_text(of.job.content.read_text("utf-8") + "\n", "utf-8")
    return maker, Processes(2, maker).verdict(of)


def test_what_it_read_is_believed_while_it_stands(tmp_path: Path):
    maker, verdict = verdict_of(tmp_path, changed=False)
    assert [one.message for one in verdict.problems] == ["của tiến trình dựng"]
    assert maker.killed is None


def test_what_was_changed_after_it_was_read_is_read_again_here(tmp_path: Path):
    maker, verdict = verdict_of(tmp_path, changed=True)
    assert maker.killed
    assert "của tiến trình dựng" not in [one.message for one in verdict.problems]
    assert verdict.register


def test_a_file_changed_in_this_moment_is_not_the_same_as_anything(tmp_path: Path):
    of = Place(tmp_path).commission()
    of.job.content.write_text(of.job.content.read_text("utf-8") + "\n", "utf-8")
    assert inputs.stand(of.job, of.desk) != inputs.stand(of.job, of.desk)
    time.sleep(0.1)
    assert inputs.stand(of.job, of.desk) == inputs.stand(of.job, of.desk)


def test_one_process_asked_for_needs_none():
    maker = Told(Judged(Verdict(()), ()))
    Processes(1, maker)
    assert maker.killed


def asked(row, stem: str, number: str = "", *, write: bool = True) -> Task:
    return Task(Planned(row, stem, number, "", "make"), write)


def test_the_unit_that_was_practised_on_is_not_made_again(tmp_path: Path, monkeypatch):
    first, second = rows(2)
    made = []
    whole = work.make
    monkeypatch.setattr(work, "make", lambda *of: made.append(1) or whole(*of))
    series = work.Series(Place(tmp_path).commission(), sound=True)
    series.practise(asked(first, "", write=False))
    assert not (tmp_path / "output").exists()
    done = series.do(asked(first, "mot/xa"))
    assert (done.state, len(made)) == ("made", 1)
    fresh = work.Series(Place(tmp_path).commission(), sound=True)
    again = fresh.do(asked(first, "mot/xa"))
    assert [one.sha256 for one in done.files] == [one.sha256 for one in again.files]
    assert [one.path for one in done.files] == ["mot/xa.docx", "mot/xa.pdf"]
    assert (done.pages, done.problems) == (again.pages, again.problems)
    series.do(asked(second, "hai"))
    assert len(made) == 3


@pytest.mark.parametrize("what", ["another number", "another row", "another unit before it"])
def test_what_was_practised_on_is_taken_for_nothing_else(tmp_path: Path, what: str):
    first, second = rows(2)
    series = work.Series(Place(tmp_path).commission(), sound=True)
    series.practise(asked(first, "", "5", write=False))
    if what == "another unit before it":
        series.do(asked(second, "hai"))
    changed = replace(first, values={**first.values, "guests": "77"}, digest="khác")
    task = asked(changed if what == "another row" else first, "mot", "6")
    done = series.do(task)
    fresh = work.Series(Place(tmp_path).commission(), sound=True).do(task)
    assert [one.sha256 for one in done.files] == [one.sha256 for one in fresh.files]
    practised = work.Series(Place(tmp_path).commission(), sound=True).do(asked(first, "m", "5"))
    assert [one.sha256 for one in done.files] != [one.sha256 for one in practised.files]


def children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, IndexError):
            continue
        if entry.name.isdigit() and int(fields[1]) == parent:
            found.append(int(entry.name))
    return found


@LINUX
def test_killed_while_units_are_made_it_loses_none(tmp_path: Path):
    whole, _ = undisturbed(tmp_path / "whole", "forked")
    folder = place(tmp_path / "killed", "forked")
    run = start(folder, way="forked")
    until = time.monotonic() + 60
    while not list(folder.glob("output/dot/**/*.pdf")) and time.monotonic() < until:
        time.sleep(0.01)
    (maker,) = children(run.pid)
    os.kill(maker, signal.SIGKILL)
    said = run.communicate()[1]
    assert run.returncode == 0, said.decode()
    assert gone(run.pid)
    assert tree(folder / "output" / "dot") == whole


@LINUX
def test_it_ends_with_a_command_that_comes_to_nothing(tmp_path: Path):
    folder = place(tmp_path / "p", "forked")
    (folder / "content" / "xa.dot.yaml").write_text("nội dung: khong-co.yaml\n", "utf-8")
    run = start(folder, way="forked")
    said = run.communicate()[1].decode()
    assert run.returncode == 1
    assert "khong-co.yaml" in said
    assert not children(run.pid)
    assert gone(run.pid, 0.5)


def run_with(folder: Path, monkeypatch, words: str):
    """The command in a place, its processes changed by these lines of Python."""
    of = place(folder, "forked")
    (folder / "own").mkdir()
    (folder / "own" / "sitecustomize.py").write_text(words, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder / "own"))
    run = start(of, "--json", way="forked")
    said = run.communicate()[1].decode()
    return run.returncode, said, of / "output" / "dot"


@LINUX
def test_workers_make_room_for_fresh_ones(tmp_path: Path, monkeypatch):
    whole, _ = undisturbed(tmp_path / "whole", "forked")
    seen = tmp_path / "seen"
    words = (
        "import os\nfrom pipeline.batch import maker\nmaker.RENEWED = 3\nreal = maker._made\n"
        f"def made(series, door):\n    open({str(seen)!r}, 'a').write(str(os.getpid()) + '\\n')\n"
        "    return real(series, door)\nmaker._made = made\n"
    )
    code, said, out = run_with(tmp_path / "renewed", monkeypatch, words)
    assert (code, said) == (0, "")
    assert tree(out) == whole
    assert (
        len(seen.read_text("ascii").split())
        >= len([one for one in whole if one.endswith(".docx")]) / 3
    )


@LINUX
def test_a_unit_that_kills_its_worker_is_told_and_no_other_is_lost(tmp_path: Path, monkeypatch):
    whole, _ = undisturbed(tmp_path / "whole", "forked")
    pdfs = sorted(name for name in whole if name.endswith(".pdf") and "/" in name)
    words = (
        "import os\nfrom pipeline.batch import work\nreal = work.Series.do\n"
        "def do(self, task):\n"
        f"    if task.planned.stem + '.pdf' == {pdfs[3]!r}:\n        os.kill(os.getpid(), 9)\n"
        "    return real(self, task)\nwork.Series.do = do\n"
    )
    code, said, out = run_with(tmp_path / "killing", monkeypatch, words)
    assert code == 3, said
    found = tree(out)
    assert [name for name in pdfs if name not in found] == [pdfs[3]]
    assert all(found[name] == whole[name] for name in pdfs if name in found)


def test_a_door_passes_whole_messages_of_any_size():
    here, there = doors.pair()
    large = "ă" * 300_000
    both = [Thread(target=end.say, args=(large,)) for end in (here, there)]
    for one in both:
        one.start()
    assert (there.hear(), here.hear()) == (large, large)
    for one in both:
        one.join()
    here.say("a")
    here.say("b")
    assert (there.hear(), there.hear()) == ("a", "b")
    here.pass_on(doors.packed("c" * 100)[:50])
    here.close()
    with pytest.raises(doors.Gone):
        there.hear()  # the other end died in the middle of a word
    with pytest.raises(doors.Gone):
        there.say("d")
    there.close()
