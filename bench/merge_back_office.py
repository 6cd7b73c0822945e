"""Edits made by LibreOffice as a person makes them, brought back into YAML.

    python -m bench.merge_back_office [files]

Prints how many edits of which kind were made, whether our reading of the file is what LibreOffice shows
after accepting all changes, and what became of every copy.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.merge_back import FILES, Case
from pipeline.build import Desk
from pipeline.review.carry import carry
from pipeline.review.likeness import plain
from pipeline.review.returned import opened

EDITS = (
    ("replace", "new_paragraph", "bold"),
    ("type_in", "split", "delete_words"),
    ("type_at_end", "delete_paragraph", "replace"),
    ("type_at_start", "cut_and_paste", "delete_words"),
    ("retype", "join", "type_in"),
)
PYTHON = "/usr/bin/python3"


def tasks(cases: list[Case], folder: Path, files: int) -> list[dict]:
    made = []
    for number in range(files):
        case = cases[number % len(cases)]
        source = folder / f"in-{number}.docx"
        source.write_bytes(case.data)
        made.append(
            {
                "in": str(source),
                "out": str(folder / f"out-{number}.docx"),
                "tracked": bool(number // 2 % 2),
                "via": "odt" if number % 4 == 3 else "docx",
                "seed": number,
                "edits": EDITS[number % len(EDITS)],
            }
        )
    return made


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    desk = Desk(Path("content"), Path("templates"))
    cases = [Case(name, desk) for name in FILES]
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = tasks(cases, folder, files)
        (folder / "tasks.json").write_text(json.dumps(made), encoding="utf-8")
        script = Path("tests/uno_edits.py").resolve()
        subprocess.run(
            [PYTHON, str(script), str(folder / "profile"), str(folder / "tasks.json")], check=True
        )
        for number, task in enumerate(made):
            judge(cases[number % len(cases)], task, count)
    sys.stdout.write(f"{dict(count)}\n")


def judge(case: Case, task: dict, count: Counter) -> None:
    told = json.loads(Path(task["out"] + ".json").read_text("utf-8"))
    count.update(told["done"])
    count["edits"] += sum(":" not in one for one in told["done"])
    copy = opened(Path(task["out"]).read_bytes(), task["out"])
    ours = Counter(one.text for one in copy.final if one.home == "body")
    theirs = Counter(text for one in told["shown"] if (text := plain(one.replace("\xad", ""))))
    count["files"] += 1
    # What floats in a frame of its own stands in none of LibreOffice's paragraphs.
    count["read as LibreOffice shows"] += not theirs - ours and len(list(ours - theirs)) <= 1
    if ours != theirs and "-v" in sys.argv:
        sys.stdout.write(f"  reads {list(ours - theirs)[:3]} shows {list(theirs - ours)[:3]}\n")
    result = carry(case.version, copy.final, case.print_)
    count["unexplained"] += len(result.unexplained)
    reported = bool(result.refused or any(one.left for one in result.steps.words))
    count["reported" if reported else "equal"] += 1
    if "-v" in sys.argv:
        kinds = {key: why for key, why in result.refused.items()}
        left = [one.left for one in result.steps.words if one.left]
        sys.stdout.write(
            f"{case.file[8:40]} tracked {task['tracked']} via {task['via']} {told['done']}: "
            f"refused {kinds} left {left} differs {result.unexplained}\n"
        )


if __name__ == "__main__":
    main()
