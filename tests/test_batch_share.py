"""Batches in a folder that several accounts or machines see: one run at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch import lock
from pipeline.batch.lock import locked
from pipeline.problem import ToolError, UsageError

NOBODY = 65534
"""An account that owns nothing; Windows has none such."""
HOLDER = """\
import os, sys
from pathlib import Path
from pipeline.batch.lock import locked
try:
    import fcntl
except ImportError:
    pass
if sys.argv[2:]:
    os.setgroups([])
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
LOCKED = "một lệnh khác đang làm đợt này"


def holder(folder: Path, *account: str) -> subprocess.Popen[str]:
    run = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), *account],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "held\n"
    return run


def test_a_folder_is_held_by_one_program_until_it_ends_however_it_ends(tmp_path: Path):
    run = holder(tmp_path / "dot")
    with pytest.raises(UsageError, match=LOCKED), locked(tmp_path / "dot"):
        pass
    run.kill()
    run.communicate()
    with locked(tmp_path / "dot") as held:
        assert held.doubtful  # it did not come to its end


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root mounts and becomes another"
)
def test_another_account_that_sees_the_folder_in_another_place_is_kept_out(tmp_path: Path):
    """A share as two accounts see it: one file system, mounted twice."""
    tmp_path.chmod(0o755)
    for above in tmp_path.parents:
        if above.stat().st_mode & 0o005 != 0o005:
            above.chmod(above.stat().st_mode | 0o055)
        if above.name.startswith("pytest-of"):
            break
    share, seen = tmp_path / "share", tmp_path / "seen"
    share.mkdir()
    seen.mkdir()
    mounted = []
    try:
        for words in (["-t", "tmpfs", "tmpfs", str(share)], ["--bind", str(share), str(seen)]):
            if subprocess.run(["mount", *words], capture_output=True, check=False).returncode:
                pytest.skip("this machine mounts nothing")
            mounted.append(words[-1])
        share.chmod(0o777)
        run = holder(seen / "dot", str(NOBODY))
        with pytest.raises(UsageError, match=LOCKED), locked(share / "dot"):
            pass
        run.communicate("")
        assert run.returncode == 0
        with locked(share / "dot") as held:
            assert not held.doubtful
        assert (share / "dot").stat().st_uid == NOBODY
    finally:
        for one in reversed(mounted):
            subprocess.run(["umount", one], check=True)


def test_a_share_that_cannot_lock_is_told_as_such(tmp_path: Path, monkeypatch):
    def take(_file, *, wait: bool) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "take", take)
    with pytest.raises(ToolError) as caught, locked(tmp_path / "dot"):
        pass
    assert caught.value.tool == str(tmp_path / "dot")
    assert caught.value.said.startswith(
        "không khoá được thư mục kết quả (ổ mạng không cho khoá tệp?): "
    )
