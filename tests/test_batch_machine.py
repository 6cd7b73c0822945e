"""Batches on machines that fail: killed, full, read-only; a cluster whose worker dies."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from pipeline.batch import combined, common_files, start_method, workers
from pipeline.batch.choice import Choice
from pipeline.batch.events import Ended, Finished, Together
from pipeline.batch.ledger import Ledger
from pipeline.batch.process_pool import Local
from pipeline.batch.seal import AT_WORK
from pipeline.batch.stopping import stopping
from pipeline.handwork import FOLDER
from pipeline.problem import ToolError, UsageError
from pipeline.show import batch as show
from tests import kills
from tests.batch_cases import Place, communes, finished, rows, states, tree


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return kills.undisturbed(tmp_path_factory.mktemp("kills") / "whole")


@pytest.mark.parametrize(("part", "whom"), [(0.5, "parent"), (0.95, "parent"), (0.6, "worker")])
def test_killed_and_run_again_gives_the_same_bytes(tmp_path, whole, part, whom):
    """`make kill-batch` does it at twenty moments."""
    wanted, length = whole
    assert kills.disturbed(tmp_path / "killed", part * length, whom) == wanted


def test_after_a_kill_what_was_entered_is_not_made_again(tmp_path):
    folder = kills.place(tmp_path / "killed")
    run = kills.start(folder)
    out = folder / "output" / "dot"
    while run.poll() is None and len(list(out.glob("*/*.pdf"))) < 18:
        time.sleep(0.02)
    run.kill()
    run.communicate()
    assert kills.gone(run.pid)
    done = len(list(Ledger(out).units()))
    assert done >= 1
    again = subprocess.run(
        [kills.VANBAN, "batch", "content/xa.dot.yaml", "--limit", str(kills.UNITS)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"Đã ghi {kills.UNITS - done}, không đổi {done}, để lại" in again.stdout
    assert not list(out.rglob("*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal between processes")
@pytest.mark.parametrize("more", [(), ("--limit", "60")], ids=["forked", "served"])
def test_after_ctrl_c_nothing_that_was_made_is_made_again(tmp_path, more):
    folder = kills.place(tmp_path / "p")
    command = [kills.VANBAN, "batch", "content/xa.dot.yaml", *more]
    run = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True)
    out = folder / "output" / "dot"
    while run.poll() is None and len(list(out.glob("*/*.pdf"))) < 3:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # a terminal tells all of them
    said = run.communicate()[1].decode()
    assert run.returncode == 3, said
    assert "Đang dừng: chờ những văn bản đang dựng xong và ghi vào sổ" in said
    made = [path for path in out.glob("*/*.pdf") if path.with_suffix(".docx").exists()]
    ledger = Ledger(out)
    entered = list(ledger.units())
    assert 3 <= len(made) < 60
    assert len(entered) == len(made)
    assert not ledger.open_units
    again = subprocess.run(
        [*command, "--limit", "60"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert f"Đã ghi {60 - len(made)}, không đổi {len(made)}, " in again.stdout, again.stdout


def test_a_second_ctrl_c_stops_at_once(capsys):
    done = []

    def work() -> None:
        with stopping() as stop:
            for one in stop.until([1, 2, 3]):
                done.append(one)
                signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            done.append("it went on")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert "Ctrl+C lần nữa: dừng ngay" in capsys.readouterr().err


def test_what_a_killed_worker_was_writing_is_swept_away_in_the_same_run(tmp_path):
    place = Place(tmp_path)

    def dying(commission, tasks):
        (place.out / "19").mkdir()
        (place.out / "19" / ".hd-01840.docx.4711-0.tmp").write_bytes(b"half")
        yield from workers.of(1)(commission, tasks)

    assert finished(place.run(*rows(2), workers=dying)).counts == {"written": 2}
    assert not list(place.out.rglob("*.tmp"))


def test_a_worker_that_dies_on_one_unit_loses_no_other(tmp_path, monkeypatch):
    """The unit is given up after two deaths alone; the others of its call are made."""
    place = Place(tmp_path)
    of = rows(20)
    deadly = tmp_path / "sitecustomize.py"
    deadly.write_text(
        "import os\n"
        "from pipeline.batch import work\n"
        "real = work.Series.do\n"
        "def do(self, task):\n"
        "    if task.planned.row.key == '01843':\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return real(self, task)\n"
        "work.Series.do = do\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{kills.ROOT}")
    monkeypatch.setattr(start_method, "context", lambda: get_context("spawn"))
    events = place.run(*of, workers=lambda commission, tasks: Local(commission, 2).run(tasks))
    assert finished(events).counts == {"written": 19, "fault": 1}
    (fault,) = [one for one in events if isinstance(one, Ended) and one.state == "fault"]
    assert (fault.row.key, fault.said) == ("01843", workers.DIED)


def test_a_full_disk_is_one_message_and_what_was_there_stays(tmp_path, monkeypatch):
    place = Place(tmp_path)
    of = rows(6)
    place.run(*of[:2])
    before = tree(place.out)
    real, left = os.fdopen, [3]

    class Full:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.file.close()

        def write(self, data):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(28, "No space left on device")
            return self.file.write(data)

        def flush(self):
            self.file.flush()

        def fileno(self):
            return self.file.fileno()

    monkeypatch.setattr(
        "pipeline.files.os.fdopen", lambda *given, **more: Full(real(*given, **more))
    )
    events = place.run(*of)
    monkeypatch.undo()
    end = finished(events)
    assert end.stopped.endswith("không ghi được tệp: đĩa đã đầy → xoá bớt, hoặc ghi ra ổ khác")
    assert end.counts == {"unchanged": 2, "written": 1}
    after = tree(place.out)
    assert {name: after[name] for name in before} == before
    assert not [name for name in after if name.endswith(".tmp")]
    assert finished(place.run(*of)).counts == {"unchanged": 3, "written": 3}


def test_a_really_full_disk(tmp_path):
    """A file system of two megabytes, where the machine lets us make one."""
    small = tmp_path / "output"
    small.mkdir()
    if _mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", str(small)):
        pytest.skip("this machine mounts nothing")
    try:
        place = Place(tmp_path)
        end = finished(place.run(*rows(40)))
        assert "đĩa đã đầy" in end.stopped
        assert 1 <= end.counts["written"] < 40
        assert not list(place.out.rglob("*/.*.tmp"))
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_disk_that_is_full_half_way_through_the_combined_file_keeps_the_old_one(
    tmp_path, monkeypatch
):
    place = Place(tmp_path)
    of = rows(4)
    place.run(*of[:2])
    before = tree(place.out)
    whole = combined._Book._put

    def put(book, data):
        if book._at > 4000:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(book, data)

    monkeypatch.setattr(combined._Book, "_put", put)
    end = finished(place.run(*of))
    monkeypatch.undo()
    file = place.out / common_files.COMBINED
    said = "không ghi được tệp: đĩa đã đầy → xoá bớt, hoặc ghi ra ổ khác"
    assert (end.stopped, end.counts) == (f"{file}: {said}", {"unchanged": 2, "written": 2})
    after = tree(place.out)
    assert after[common_files.COMBINED] == before[common_files.COMBINED]
    assert not [name for name in after if name.endswith(".tmp")]
    events = place.run(*of)
    assert finished(events).counts == {"unchanged": 4}
    with pdfium.PdfDocument(file) as book:
        assert [mark.get_title() for mark in book.get_toc()] == [row.unit.name for row in of]


def test_after_a_run_that_did_not_end_no_common_file_is_believed_to_stand(tmp_path):
    """They are not forced to the disk one by one: a power cut may have left their size and times, and nothing else."""
    place = Place(tmp_path)
    of = rows(2)
    place.run(*of)
    before = tree(place.out)
    states = {event.state for event in place.run(*of) if isinstance(event, Together)}
    assert states == {"unchanged"}
    (place.out / FOLDER / AT_WORK).touch()
    events = place.run(*of)
    assert {event.state for event in events if isinstance(event, Together)} == {"written"}
    assert finished(events).counts == {"unchanged": 2}
    assert tree(place.out) == before


def test_a_document_that_cannot_go_into_the_combined_file_is_named(tmp_path, monkeypatch):
    place = Place(tmp_path)
    whole = Path.read_bytes

    def read(path):
        if path.suffix == ".pdf":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    said = finished(place.run(*rows(1))).stopped
    assert said.endswith(".pdf: không đưa được vào bản in gộp: ổ đĩa hỏng, hoặc đã bị rút ra")
    assert common_files.COMBINED not in said


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root becomes another"
)
def test_an_account_without_rights_is_told_so_and_leaves_what_is_there():
    with tempfile.TemporaryDirectory() as base:
        Path(base).chmod(0o755)
        place = Place(Path(base))
        place.run(*rows(1))
        before = tree(place.out)
        os.seteuid(_NOBODY)
        try:
            with pytest.raises(ToolError) as caught:
                place.run(*rows(2))
        finally:
            os.seteuid(0)
        assert caught.value.tool == str(place.out)
        assert caught.value.said == (
            "không ghi được vào thư mục kết quả: không có quyền, hoặc tệp đang mở ở chương trình khác"
            " → đóng tệp, xem lại quyền"
        )
        assert tree(place.out) == before


def test_a_read_only_folder_is_one_message_and_what_was_there_stays(tmp_path):
    """By rights, or for root, for whom nothing is read-only, by the mount."""
    place = Place(tmp_path)
    output = tmp_path / "output"
    output.mkdir()
    root = os.geteuid() == 0
    if root and _mount("-t", "tmpfs", "tmpfs", str(output)):
        pytest.skip("this machine mounts nothing")
    try:
        place.run(*rows(1))
        before = tree(place.out)
        if root:
            assert _mount("-o", "remount,ro", str(output)) == 0
        else:
            for folder in (place.out, place.out / ".vanban"):
                folder.chmod(0o500)
        with pytest.raises(ToolError) as caught:
            place.run(*rows(2))
        assert caught.value.tool == str(place.out)
        assert caught.value.said.startswith("không ghi được vào thư mục kết quả: ")
        assert tree(place.out) == before
    finally:
        if root:
            subprocess.run(["umount", str(output)], check=True)
        else:
            for folder in (place.out, place.out / ".vanban"):
                folder.chmod(0o700)


_NOBODY = 65534
"""An account that owns nothing; Windows has none such."""


def _mount(*words: str) -> int:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode


def test_a_cluster_of_two_workers_of_which_one_is_killed(tmp_path):
    """Dask itself, two worker processes of this machine, one killed with kill -9 midway."""
    pytest.importorskip("distributed")
    from pipeline.batch import cluster

    place, alone = Place(tmp_path), Place(tmp_path / "alone")
    alone.folder.mkdir()
    of = rows(48)
    with _Cluster(tmp_path) as here:
        seen: list[Ended] = []

        def watched(commission, tasks):
            for outcome in cluster.at(here.address)(commission, tasks):
                seen.append(outcome)
                if len(seen) == 10:
                    here.kill_one()
                yield outcome

        events = place.run(*of, workers=watched)
    assert finished(events).counts == {"written": 48}
    assert set(states(events)) == {row.key for row in of}
    alone.run(*of)
    assert tree(place.out) == tree(alone.out)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal between processes")
def test_after_ctrl_c_what_a_cluster_has_in_hand_is_entered(tmp_path):
    pytest.importorskip("distributed")
    folder = kills.place(tmp_path / "p")
    with _Cluster(tmp_path) as here:
        command = [kills.VANBAN, "batch", "content/xa.dot.yaml", "--scheduler", here.address]
        run = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True)
        out = folder / "output" / "dot"
        while run.poll() is None and len(list(out.glob("*/*.pdf"))) < 3:
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGINT)
        said = run.communicate()[1].decode()
    assert run.returncode == 3, said
    assert "Đang dừng: chờ những văn bản đang dựng xong và ghi vào sổ" in said
    assert "Traceback" not in said
    made = [path for path in out.glob("*/*.pdf") if path.with_suffix(".docx").exists()]
    ledger = Ledger(out)
    assert 3 <= len(made) < 92
    assert len(list(ledger.units())) == len(made)
    assert not ledger.open_units


def test_no_scheduler_is_said_in_the_officers_words(tmp_path, monkeypatch):
    from pipeline.batch import cluster

    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", 1)
    events = Place(tmp_path).run(*rows(1), workers=cluster.at("tcp://127.0.0.1:9"))
    (end,) = [one for one in events if isinstance(one, Finished)]
    assert end.stopped.startswith("tcp://127.0.0.1:9: không gặp được bộ điều phối Dask")
    assert end.counts == {}
    assert (end.problems, show.summary(end)) == ((), "Chưa làm đơn vị nào.")


def test_a_word_that_is_no_address_is_wrong_use():
    from pipeline.batch import cluster

    with pytest.raises(UsageError, match="viết như tcp://máy:8786"):
        cluster.at("may-chu")


def test_a_run_that_stopped_says_nothing_of_units_it_did_not_reach(tmp_path):
    """Neither that an override is for nobody, nor that the roster has no such unit."""

    def dead(commission, tasks):
        raise ToolError("tcp://127.0.0.1:9", "không trả lời")
        yield

    own = tmp_path / "ghi-de"
    own.mkdir()
    (own / "xa.yaml").write_text(f'đơn vị: ["{communes(1)[0].code}"]\nbỏ: [x1y2]\n', "utf-8")
    place = Place(tmp_path, overrides=own)
    for choice in (Choice(), Choice(only=("không có",))):
        end = finished(place.run(*rows(2), workers=dead, choice=choice))
        assert end.stopped == "tcp://127.0.0.1:9: không trả lời"
        assert end.problems == ()


class _Cluster:
    """A scheduler and two workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._all: list[subprocess.Popen[str]] = []

    def __enter__(self) -> _Cluster:
        info = self.folder / "scheduler.json"
        more = ["--no-dashboard"]
        self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(info), *more
        )
        until = time.monotonic() + 60
        while not (info.exists() and info.stat().st_size):
            assert time.monotonic() < until
            time.sleep(0.1)
        import json

        self.address = json.loads(info.read_text())["address"]
        for number in range(2):
            place = str(self.folder / f"worker-{number}")
            self._start(
                "worker",
                self.address,
                "--no-nanny",
                "--nthreads",
                "1",
                "--local-directory",
                place,
                *more,
            )
        return self

    def _start(self, *words: str) -> None:
        self._all.append(
            subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
                cwd=kills.ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )

    def kill_one(self) -> None:
        self._all[-1].send_signal(signal.SIGKILL)

    def __exit__(self, *error: object) -> None:
        for one in reversed(self._all):
            one.kill()
            one.wait()
