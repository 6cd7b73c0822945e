"""Edits of Word files by LibreOffice as a person makes them: cursor, keyboard commands, clipboard.

Run by the Python that has `uno` (the system's), not by the project's:

    python3 uno_edits.py PROFILE TASKS.json

A task: {"in": docx, "out": docx, "tracked": bool, "via": "docx" | "odt", "seed": n, "edits": [names]}.
For each `out` a file `out + ".json"` tells what was done and the paragraphs as LibreOffice shows them
after accepting all changes.
"""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

WORDS = [
    "tăng",
    "cường",
    "phối",
    "hợp",
    "kịp",
    "thời",
    "bảo",
    "đảm",
    "thống",
    "nhất",
    "đồng",
    "bộ",
    "rà",
    "soát",
    "bổ",
    "sung",
    "hoàn",
    "thiện",
    "cơ",
    "chế",
    "giám",
    "sát",
    "nâng",
    "cao",
    "hiệu",
    "quả",
    "gắn",
    "với",
    "trách",
    "nhiệm",
    "của",
    "người",
    "đứng",
    "đầu",
    "cấp",
    "uỷ",
    "và",
    "chính",
    "quyền",
    "địa",
    "phương",
]
STORE = {"docx": "MS Word 2007 XML", "odt": "writer8"}


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def url(path):
    return uno.systemPathToFileUrl(str(Path(path).resolve()))


class Office:
    def __init__(self, profile):
        self.port = 2400 + os.getpid() % 500
        accept = f"--accept=socket,host=127.0.0.1,port={self.port};urp;"
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation={url(profile)}", accept],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        resolver = uno.getComponentContext().ServiceManager.createInstance(
            "com.sun.star.bridge.UnoUrlResolver"
        )
        for _ in range(240):
            try:
                self.context = resolver.resolve(
                    f"uno:socket,host=127.0.0.1,port={self.port};urp;StarOffice.ComponentContext"
                )
                break
            except Exception:  # noqa: BLE001 - not there yet
                time.sleep(0.5)
        manager = self.context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = manager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", self.context
        )

    def open(self, path):
        return self.desktop.loadComponentFromURL(url(path), "_blank", 0, (option("Hidden", False),))

    def stop(self):
        with suppress(Exception):  # it closes the line while answering
            self.desktop.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Editor:
    def __init__(self, office, document, seed):
        self.office, self.document = office, document
        self.random = random.Random(seed)
        self.cursor = document.CurrentController.ViewCursor
        self.used = set()

    def do(self, name, **values):
        given = tuple(option(key, value) for key, value in values.items())
        frame = self.document.CurrentController.Frame
        self.office.dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, given)

    def paragraphs(self):
        found, each = [], self.document.Text.createEnumeration()
        while each.hasMoreElements():
            one = each.nextElement()
            if one.supportsService("com.sun.star.text.Paragraph"):
                found.append(one)
        return found

    def pick(self, least=8, dash=False):
        every = self.paragraphs()
        good = []
        for at in range(len(every) - 1):
            text = every[at].String
            if len(text.split()) < least or text in self.used or every[at + 1].String in self.used:
                continue
            if dash and not (text[:2] == "- " and every[at + 1].String[:2] == "- "):
                continue
            good.append(every[at])
        one = self.random.choice(good)
        every_text = [p.String for p in every]
        at = every_text.index(one.String)
        self.used.update(every_text[max(0, at - 1) : at + 2])
        return one

    def go(self, place, right=0):
        self.cursor.gotoRange(place, False)
        if right:
            self.cursor.goRight(right, False)

    def type(self, words):
        self.do("InsertText", Text=words)

    def some(self, count):
        at = self.random.randrange(len(WORDS) - count)
        return " ".join(WORDS[at : at + count])

    def middle(self, text):
        """Offset of a word in the second half of the paragraph."""
        words = text.split(" ")
        number = self.random.randrange(len(words) // 2, len(words) - 2)
        return len(" ".join(words[:number])) + 1, len(words[number])

    # -- what a person does

    def replace(self):
        one = self.pick()
        at, size = self.middle(one.String)
        self.go(one.Start, at)
        self.cursor.goRight(size, True)
        self.type(self.some(2))

    def type_in(self):
        one = self.pick()
        at, _ = self.middle(one.String)
        self.go(one.Start, at)
        self.type(self.some(3) + " ")

    def type_at_end(self):
        one = self.pick()
        self.go(one.End)
        self.cursor.goLeft(1, False)
        self.type(" " + self.some(3))

    def type_at_start(self):
        one = self.pick(dash=True)
        self.go(one.Start, 2)
        self.type("Chủ động ")

    def delete_words(self):
        one = self.pick(12)
        at, size = self.middle(one.String)
        self.go(one.Start, at)
        self.cursor.goRight(size + 1, True)
        self.do("Delete")

    def new_paragraph(self):
        one = self.pick(dash=True)
        self.go(one.End)
        self.do("InsertPara")
        self.type("- " + self.some(9).capitalize() + ".")

    def split(self):
        one = self.pick(16)
        at, _ = self.middle(one.String)
        dash = one.String[:2] if one.String[:2] == "- " else ""
        self.go(one.Start, at)
        self.do("InsertPara")
        if dash:
            self.type(dash)

    def join(self):
        one = self.pick(dash=True)
        self.go(one.End)
        self.do("Delete")
        self.do("Delete")
        self.do("Delete")
        self.type(" ")

    def delete_paragraph(self):
        one = self.pick(dash=True)
        self.go(one.Start)
        self.cursor.gotoRange(one.End, True)
        self.cursor.goRight(1, True)
        self.do("Delete")

    def cut_and_paste(self):
        one = self.pick(dash=True)
        goal = self.pick(dash=True)
        self.go(one.Start)
        self.cursor.gotoRange(one.End, True)
        self.cursor.goRight(1, True)
        self.do("Cut")
        self.go(goal.Start)
        self.do("Paste")

    def retype(self):
        one = self.pick(dash=True)
        self.go(one.Start, 2)
        self.cursor.gotoRange(one.End, True)
        self.type(self.some(12).capitalize() + ".")

    def bold(self):
        one = self.pick(12)
        at, size = self.middle(one.String)
        self.go(one.Start, at)
        self.cursor.goRight(size, True)
        self.do("Bold")


def shown(office, path):
    """Every paragraph, tables too, after accepting all changes."""
    document = office.open(path)
    frame = document.CurrentController.Frame
    office.dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
    found = []

    def walk(text):
        each = text.createEnumeration()
        while each.hasMoreElements():
            one = each.nextElement()
            if one.supportsService("com.sun.star.text.TextTable"):
                for name in one.getCellNames():
                    walk(one.getCellByName(name))
            else:
                found.append(one.String)

    walk(document.Text)
    document.close(True)
    return found


def run(office, task):
    document = office.open(task["in"])
    document.RecordChanges = task["tracked"]
    editor = Editor(office, document, task["seed"])
    done = []
    for name in task["edits"]:
        try:
            getattr(editor, name)()
            done.append(name)
        except (IndexError, ValueError):
            done.append(f"{name}: không có chỗ")
    if task["via"] == "odt":
        middle = task["out"] + ".odt"
        document.storeToURL(url(middle), (option("FilterName", STORE["odt"]),))
        document.close(True)
        document = office.open(middle)
    document.storeToURL(url(task["out"]), (option("FilterName", STORE["docx"]),))
    document.close(True)
    told = {"done": done, "shown": shown(office, task["out"])}
    Path(task["out"] + ".json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def main():
    office = Office(sys.argv[1])
    try:
        for task in json.loads(Path(sys.argv[2]).read_text("utf-8")):
            run(office, task)
    finally:
        office.stop()


if __name__ == "__main__":
    main()
