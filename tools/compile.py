"""Compiles the modules named in pipeline/compiled.py with mypyc: `make compiled`.

Without a C compiler or Python's headers nothing is made and nothing is wrong: plain Python runs.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pipeline import compiled  # noqa: E402 - its folder is known only now


def main() -> int:
    place = compiled.folder()
    if compiled.state(place) == "used":
        return 0
    shutil.rmtree(place, ignore_errors=True)
    lacking = _lacking()
    if lacking:
        print(f"Không biên dịch: thiếu {lacking}. vanban chạy bằng Python thuần, kết quả như nhau.")
        return 0
    print("Biên dịch các mô-đun nặng (một lần, vài phút)…", flush=True)
    marks, stamp = compiled.marks(), compiled.digest()
    with tempfile.TemporaryDirectory() as work:
        made = _made(Path(work))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, place)
    # Last: what was broken off half-way has no stamp and is not used.
    (place / compiled.STAMP).write_text(stamp, "ascii")
    # What was changed while it was compiled has other marks now; those taken then hold for these.
    (place / compiled.MARKS).write_text(marks, "utf-8")
    return 0


def _lacking() -> str:
    header = Path(sysconfig.get_path("include")) / "Python.h"
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if not shutil.which(compiler):
        return "trình biên dịch C"
    return "" if header.is_file() else "Python.h"


def _made(work: Path) -> Path:
    """The folder with the compiled modules, as packages."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    config = work / "mypy.ini"
    config.write_text("[mypy]\nstrict = true\nignore_missing_imports = true\n", "ascii")
    files = [str(compiled.source(name)) for name in compiled.MODULES]
    extensions = mypycify(
        ["--config-file", str(config), f"--cache-dir={work / 'mypy'}", *files],
        opt_level="1",
        debug_level="0",
        target_dir=str(work / "c"),
        separate=False,
    )
    command = build_ext(Distribution({"name": "vanban", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(work / "made"), str(work / "objects")
    command.ensure_finalized()
    command.run()
    return work / "made"


if __name__ == "__main__":
    raise SystemExit(main())
