"""Redlines of many random pairs of versions, read by our reader, pandoc, LibreOffice and openxml-audit.

    python -m tests.redline_oracle [PAIRS] [FIRST SEED]      (make redline)

Exit 1 when any view of any pair differs from the version that it should be.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.ooxml.runs import View
from tests.test_redline import PYTHON, audit, by_pandoc, texts, versions

_BATCH = 40
_AUDITED = 5
"""Every so many pairs openxml-audit looks too; it takes longer than all else."""


def main(pairs: int, seed: int) -> int:
    """Counts and says every difference; 0 when there is none."""
    done = wrong = 0
    waiting: dict[Path, tuple[int, bytes, bytes]] = {}
    with tempfile.TemporaryDirectory(prefix="vanban-redline-") as name:
        folder = Path(name)
        while done < pairs:
            seed += 1
            done += 1
            old, new, red = versions(seed)
            views = {
                "accept": texts(red) == texts(new),
                "reject": texts(red, View.ORIGINAL) == texts(old),
                "pandoc accept": by_pandoc(red, "accept", folder)
                == by_pandoc(new, "accept", folder),
                "pandoc reject": by_pandoc(red, "reject", folder)
                == by_pandoc(old, "accept", folder),
            }
            if seed % _AUDITED == 0:
                known = audit(old, folder) | audit(new, folder)
                views["audit"] = audit(red, folder) <= known
            wrong += _tell(seed, views)
            file = folder / f"{seed}.docx"
            file.write_bytes(red)
            waiting[file] = (seed, old, new)
            if len(waiting) == _BATCH or done == pairs:
                wrong += _by_office(waiting, folder)
                waiting.clear()
    sys.stdout.write(f"{done} pairs, {wrong} differences\n")
    return 1 if wrong else 0


def _by_office(files: dict[Path, tuple[int, bytes, bytes]], folder: Path) -> int:
    script = str(Path(__file__).with_name("office_views.py"))
    subprocess.run([PYTHON, script, str(folder / "profile"), *map(str, files)], check=True)
    wrong = 0
    for file, (seed, old, new) in files.items():
        views = {
            f"LibreOffice {word}": sorted(texts(file.with_suffix(f".{word}.docx").read_bytes()))
            == sorted(texts(wanted))
            for word, wanted in (("accept", new), ("reject", old))
        }
        wrong += _tell(seed, views)
    return wrong


def _tell(seed: int, views: dict[str, bool]) -> int:
    bad = [name for name, equal in views.items() if not equal]
    if bad:
        sys.stdout.write(f"seed {seed}: {', '.join(bad)}\n")
        sys.stdout.flush()
    return len(bad)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(given + [40, 0][len(given) :])))
