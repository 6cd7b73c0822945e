"""What a leader does to a Word file, done to its XML by a seeded script, with the truth kept aside.

Each script makes several edits on one printed document: words changed, paragraphs put in, taken out,
moved, split, joined, retyped; tracked or not; with all anchors, half of them, or none.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field

from lxml import etree

from pipeline.ooxml.names import w
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.review.likeness import plain

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
KINDS = ("edit", "edit", "edit", "insert", "delete", "move", "split", "join", "retype")
BY = {w("author"): "Lãnh đạo A", w("date"): "2026-08-04T09:00:00Z"}


@dataclass
class Script:
    """The edited docx and the truth about it."""

    data: bytes
    done: list[str] = field(default_factory=list)
    truth: dict[int, set[int]] = field(default_factory=dict)
    """number of an edited file's body paragraph (empty ones left out) -> base paragraphs in it"""
    inserted: set[int] = field(default_factory=set)


def text_of(p) -> str:
    return "".join(
        "-" if t.tag == w("noBreakHyphen") else t.text or ""
        for t in p.iter(w("t"), w("delText"), w("noBreakHyphen"))
    )


class Editor:
    def __init__(self, data: bytes, seed: int, tracked: bool, vocabulary: list[str]) -> None:
        self.parts = unzipped(data)
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.random = random.Random(seed)
        self.tracked = tracked
        self.words = vocabulary
        self.body = self.root.find(w("body"))
        # Base number of every paragraph that says something, in reading order.
        self.base: dict[int, set[int]] = {}
        self.keep: list = []
        number = 0
        for p in self.root.iter(w("p")):
            self.keep.append(p)  # lxml's proxies must live, their identity is the key
            if plain(text_of(p)):
                self.base[id(p)] = {number}
                number += 1
        self.size = number
        self.touched: set[int] = set()
        self.done: list[str] = []

    # -- choosing

    def loose(self) -> list:
        """Body paragraphs (not in tables) of some length that no edit has touched."""
        return [
            p
            for p in self.body.iterchildren(w("p"))
            if len(text_of(p).split()) > 4
            and id(p) not in self.touched
            and id(p) in self.base
            and p.find(f"{w('pPr')}/{w('sectPr')}") is None
        ]

    def pick(self):
        found = self.loose()
        return self.random.choice(found) if found else None

    def some(self, least: int, most: int) -> str:
        at = self.random.randrange(len(self.words) - most)
        return " ".join(self.words[at : at + self.random.randint(least, most)])

    # -- letters

    def run(self, like, text: str, gone: bool = False):
        r = etree.Element(w("r"))
        properties = None if like is None else like.find(w("rPr"))
        if properties is not None:
            r.append(copy.deepcopy(properties))
        t = etree.SubElement(r, w("delText" if gone else "t"))
        t.text = text
        t.set(SPACE, "preserve")
        return r

    def wrap(self, kind: str, *runs):
        element = etree.Element(w(kind), BY)
        element.set(w("id"), str(self.random.randrange(10**6)))
        element.extend(runs)
        return element

    def mark(self, p, kind: str) -> None:
        properties = p.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            p.insert(0, properties)
        run = properties.find(w("rPr"))
        if run is None:
            run = etree.SubElement(properties, w("rPr"))
        run.insert(0, etree.Element(w(kind), BY))

    def rewrite(self, p, pieces: list[tuple[str, str]]) -> None:
        """The paragraph's letters anew: ("=" kept, "-" out, "+" in)."""
        like = next(p.iter(w("r")), None)
        for child in list(p):
            if child.tag not in {w("pPr"), w("bookmarkStart"), w("bookmarkEnd")}:
                p.remove(child)
        for state, text in pieces:
            if not text:
                continue
            if state == "=":
                p.append(self.run(like, text))
            elif state == "+":
                run = self.run(like, text)
                p.append(self.wrap("ins", run) if self.tracked else run)
            elif self.tracked:
                p.append(self.wrap("del", self.run(like, text, gone=True)))

    # -- edits

    def edit(self) -> bool:
        p = self.pick()
        if p is None:
            return False
        words = text_of(p).split(" ")
        first = 2 if words[0][-1:] in ".)-+" or words[0] == "Điều" else 1
        if len(words) - first < 3:
            return False
        pieces: list[tuple[str, str]] = []
        at = 0
        for _ in range(self.random.randint(1, 2)):
            if at >= len(words) - 2 - first:
                break
            start = self.random.randrange(max(first, at), len(words) - 1)
            count = self.random.randint(0, min(3, len(words) - 1 - start))
            new = self.some(1, 4) if self.random.random() < 0.8 or not count else ""
            pieces.append(("=", " ".join(words[at:start]) + " "))
            if count:
                pieces.append(("-", " ".join(words[start : start + count]) + " "))
            if new:
                pieces.append(("+", new + " "))
            at = start + count
        pieces.append(("=", " ".join(words[at:])))
        self.rewrite(p, pieces)
        self.touched.add(id(p))
        return True

    def retype(self) -> bool:
        p = self.pick()
        if p is None:
            return False
        old = text_of(p)
        words = old.split(" ")
        label = words[0] + " " if words[0][-1:] in ".)-+" else ""
        new = label + " ".join([*words[1:3], self.some(8, 14), *words[-3:-1]]) + "."
        self.rewrite(p, [("-", old), ("+", new)])
        self.touched.add(id(p))
        return True

    def insert(self) -> bool:
        p = self.pick()
        if p is None or not self.safe_after(p):
            return False
        label = text_of(p).split(" ")[0]
        lead = label + " " if label in {"-", "+"} else ""
        new = copy.deepcopy(p)
        self.strip(new)
        self.rewrite(new, [("+", lead + self.some(8, 20).capitalize() + ".")])
        p.addnext(new)
        if self.tracked:
            # As Word does: the old mark goes on to the new paragraph's end.
            self.mark(p, "ins")
        self.keep.append(new)
        self.touched |= {id(p), id(new)}
        return True

    def safe_after(self, p) -> bool:
        following = p.getnext()
        return following is not None and following.tag == w("p")

    def strip(self, p) -> None:
        for name in ("bookmarkStart", "bookmarkEnd"):
            for element in list(p.iter(w(name))):
                element.getparent().remove(element)

    def delete(self) -> bool:
        found = [p for p in self.loose() if text_of(p)[:2] in {"- ", "+ "}]
        if not found:
            return False
        p = self.random.choice(found)
        self.touched.add(id(p))
        if self.tracked:
            self.rewrite(p, [("-", text_of(p))])
            self.mark(p, "del")
        else:
            p.getparent().remove(p)
        self.base.pop(id(p))
        return True

    def move(self) -> bool:
        found = [p for p in self.loose() if text_of(p)[:2] in {"- ", "+ "}]
        if len(found) < 2:
            return False
        p = self.random.choice(found)
        goals = [
            q for q in found if q is not p and q.getprevious() is not p and q.getnext() is not p
        ]
        goals = [q for q in goals if text_of(q)[:2] == text_of(p)[:2]]
        if not goals:
            return False
        goal = self.random.choice(goals)
        new = copy.deepcopy(p)
        if self.tracked:
            self.strip(new) if self.random.random() < 0.5 else self.strip(p)
            text = text_of(p)
            like = next(p.iter(w("r")))
            for one, kind in ((p, "moveFrom"), (new, "moveTo")):
                self.rewrite(one, [])
                one.append(self.wrap(kind, self.run(like, text)))
                self.mark(one, kind)
        else:
            p.getparent().remove(p)
        goal.addnext(new)
        self.keep.append(new)
        self.base[id(new)] = self.base.pop(id(p))
        self.touched |= {id(p), id(new), id(goal)}
        return True

    def split(self) -> bool:
        p = self.pick()
        if p is None or not self.safe_after(p):
            return False
        words = text_of(p).split(" ")
        if len(words) < 14:
            return False
        at = self.random.randrange(6, len(words) - 6)
        new = copy.deepcopy(p)
        self.strip(new)
        label = words[0] + " " if words[0] in {"-", "+"} else ""
        pieces = [("+", label), ("=", " ".join(words[at:]))]
        self.rewrite(new, pieces)
        self.rewrite(p, [("=", " ".join(words[:at]))])
        if self.tracked:
            self.mark(p, "ins")
        p.addnext(new)
        self.keep.append(new)
        self.base[id(new)] = set(self.base[id(p)])
        self.touched |= {id(p), id(new)}
        return True

    def join(self) -> bool:
        found = [
            p
            for p in self.loose()
            if text_of(p)[:2] in {"- ", "+ "}
            and (following := p.getnext()) is not None
            and text_of(following)[:2] == text_of(p)[:2]
            and id(following) not in self.touched
            and id(following) in self.base
        ]
        if not found:
            return False
        p = self.random.choice(found)
        following = p.getnext()
        rest = text_of(following)[2:]
        first = text_of(p)
        if self.tracked:
            self.rewrite(p, [("=", first), ("+", " ")])
            self.mark(p, "del")
            self.rewrite(following, [("-", "- "), ("=", rest)])
            self.base[id(following)] |= self.base.pop(id(p))
            self.touched |= {id(p), id(following)}
        else:
            self.rewrite(p, [("=", first + " " + rest)])
            self.base[id(p)] |= self.base.pop(id(following))
            following.getparent().remove(following)
            self.touched.add(id(p))
        return True

    # -- the end

    def anchors(self, share: float) -> None:
        """Takes away the anchors of a share of the paragraphs."""
        for element in list(self.root.iter(w("bookmarkStart"))):
            if (element.get(w("name")) or "").startswith("_vb_") and self.random.random() > share:
                element.getparent().remove(element)

    def finished(self) -> Script:
        self.parts["word/document.xml"] = etree.tostring(self.root, encoding="UTF-8")
        script = Script(zipped(self.parts), self.done)
        number = 0
        waiting: set[int] = set()
        seen = False
        for p in self.root.iter(w("p")):
            here = "".join(t.text or "" for t in p.iter(w("t")) if not self.moved_off(t))
            seen = seen or bool(plain(here))
            waiting |= self.base.get(id(p), set())
            mark = p.find(f"{w('pPr')}/{w('rPr')}")
            runs_on = mark is not None and (
                mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None
            )
            if runs_on:
                continue
            if seen:
                script.truth[number] = waiting
                number += 1
            waiting, seen = set(), False
        return script

    @staticmethod
    def moved_off(t) -> bool:
        return next(t.iterancestors(w("moveFrom")), None) is not None


def script(data: bytes, seed: int, tracked: bool, vocabulary: list[str], share: float, edits: int):
    """A seeded script of about `edits` edits."""
    editor = Editor(data, seed, tracked, vocabulary)
    for _ in range(edits):
        kind = editor.random.choice(KINDS)
        if getattr(editor, kind)():
            editor.done.append(kind)
    editor.anchors(share)
    return editor.finished()
