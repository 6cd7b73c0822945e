"""Batches killed with kill -9, parent or a worker, at odd moments, then run again: `python -m tests.kills`.

What is left at the end must be, byte for byte, what an undisturbed run leaves.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.batch_cases import CONTENT, tree

ROOT = Path(__file__).parents[1]
UNITS = 28
JOB = """\
nội dung: hd.yaml
danh sách:
  sổ địa phương: {tỉnh: Thái Nguyên{PART}}
dữ liệu: {so_khach: "30"}
số từ: 50
đầu ra: {thư mục: dot}
"""
WAYS = {"forked": (", loại: phường", ()), "served": ("", ("--limit", str(UNITS)))}
"""Where processes come from: a whole first run forks them off itself, any other has them from a server."""
VANBAN = str(Path(sys.executable).with_name("vanban"))


def place(folder: Path, way: str = "served") -> Path:
    """A working place with a content and a batch file."""
    content = folder / "content"
    content.mkdir(parents=True)
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        shutil.copyfile(ROOT / "content" / name, content / name)
    shutil.copytree(ROOT / "templates", folder / "templates")
    words = CONTENT.replace("unit.guests", "so_khach").replace("unit.kind", "unit.type")
    (content / "hd.yaml").write_text(words, "utf-8")
    (content / "xa.dot.yaml").write_text(JOB.replace("{PART}", WAYS[way][0]), "utf-8")
    return folder


def start(folder: Path, *more: str, way: str = "served") -> subprocess.Popen[bytes]:
    """The command, in a group of its own."""
    command = [VANBAN, "batch", "content/xa.dot.yaml", *WAYS[way][1], *more]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"VANBAN_CACHE": str(folder / "cache")},
        start_new_session=True,
    )


def workers(parent: int) -> list[int]:
    """Processes that the command has started, and theirs: its own session, itself left out."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == parent:
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            words = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[3]) == parent and b"resource_tracker" not in words:
            found.append(int(entry.name))
    return found


def gone(parent: int, seconds: float = 20) -> bool:
    """Whether nothing of the session is left after a while."""
    until = time.monotonic() + seconds
    while workers(parent):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def undisturbed(folder: Path, way: str = "served") -> tuple[dict[str, bytes], float]:
    """What a run leaves that nobody kills, and how long it takes."""
    began = time.monotonic()
    run = start(place(folder, way), way=way)
    said = run.communicate()[1]
    if run.returncode:
        raise RuntimeError(said.decode())
    return tree(folder / "output" / "dot"), time.monotonic() - began


def disturbed(folder: Path, moment: float, whom: str, way: str = "served") -> dict[str, bytes]:
    """Killed once at the moment (seconds after the start), run again, and what is then there."""
    place(folder, way)
    run = start(folder, way=way)
    try:
        run.wait(moment)
    except subprocess.TimeoutExpired:
        pids = workers(run.pid) if whom == "worker" else []
        # The youngest is a worker; the first may be the server that makes them.
        os.kill(max(pids) if pids else run.pid, signal.SIGKILL)
    run.communicate()
    if not gone(run.pid):
        raise RuntimeError("workers are still there after their starter was killed")
    again = start(folder, way=way)
    said = again.communicate()[1]
    if again.returncode:
        raise RuntimeError(said.decode())
    return tree(folder / "output" / "dot")


def main() -> int:
    """Kill so often; 0 when every result is the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    count = parser.parse_args().count
    pick = random.Random(5)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="vanban-kills-") as base:
        whole = {way: undisturbed(Path(base) / way, way) for way in WAYS}
        for way, (files, length) in whole.items():
            _say(f"undisturbed, {way}: {len(files)} files in {length:.1f} s")
        for turn in range(count):
            whom, way = ("parent", "worker")[turn % 2], tuple(WAYS)[turn // 2 % 2]
            wanted, length = whole[way]
            moment = pick.uniform(0.1, length)
            found = disturbed(Path(base) / str(turn), moment, whom, way)
            same = found == wanted
            wrong += not same
            _say(f"{turn + 1:>3} {way}, {whom} after {moment:.2f} s: {'same' if same else 'OTHER'}")
            for name in sorted(wanted.keys() | found.keys()):
                if wanted.get(name) != found.get(name):
                    _say(f"      {name}: {_how(wanted.get(name), found.get(name))}")
            shutil.rmtree(Path(base) / str(turn))
    return min(wrong, 1)


def _how(wanted: bytes | None, found: bytes | None) -> str:
    return "too much" if wanted is None else "missing" if found is None else "other bytes"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
