"""The batch file: which content, which units, where to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from pipeline import roster, source, vocabulary
from pipeline.batch.words import JOB, OUTPUT, allowed, meant
from pipeline.files import read_limited
from pipeline.model import days
from pipeline.problem import ContentError, Problem, Span, UsageError, has_errors, in_order
from pipeline.roster import RosterSpec
from pipeline.settings import FORMATS
from pipeline.source import Entry, Scalar
from pipeline.source import Mapping as MappingNode
from pipeline.text import slug

HIGHEST_NUMBER = 999_999
"""Above this a number is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where the documents go and what is made of them together."""

    folder: str
    """Below the output folder."""
    name: str = ""
    """Pattern of file names, with placeholders; "" = content's name, code and name of the unit."""
    name_span: Span | None = None
    by_province: bool = True
    formats: tuple[str, ...] = ("docx", "pdf")
    combined: bool = True
    duplex: bool = False
    """In the combined PDF every document begins on a front page."""
    zips: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """A batch file, understood."""

    file: Path
    content: Path
    roster: RosterSpec
    output: Output
    overrides: Path | None = None
    """A folder of override files, or one of them."""
    overrides_span: Span | None = None
    first_number: int | None = None
    number_span: Span | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    """Values that all units share."""


def read_job(file: Path) -> tuple[Job, tuple[Problem, ...]]:
    """The batch file with what is merely doubtful in it. ContentError with every error; UsageError when
    it is not there."""
    if not file.is_file():
        raise UsageError(f"không có tệp đợt “{file}”. Kiểm tra lại tên và chỗ đứng.")
    read = source.read(read_limited(file), str(file))
    if any(vocabulary.canonical(entry.written) == "kind" for entry in read.root.entries):
        message = (
            f"“{file}” là tệp nội dung của một văn bản; cần tệp đợt, có “nội dung:” và “danh sách:”"
        )
        raise UsageError(f"{message} (tên thường kết thúc bằng .dot.yaml).")
    reader = _Reader(file, read.root, list(read.problems))
    job = reader.job()
    problems = tuple(in_order(reader.problems))
    if job is None or has_errors(problems):
        raise ContentError(problems)
    return job, problems


class _Reader:
    """One pass over the file; every problem is kept and the reading goes on."""

    def __init__(self, file: Path, root: MappingNode, problems: list[Problem]) -> None:
        self.file = file
        self.root = root
        self.problems = problems

    def say(self, span: Span, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(span, code, message, hint))

    def job(self) -> Job | None:
        found = self._entries(self.root, JOB)
        for name in ("content", "roster"):
            if name not in found:
                word = JOB[name][1]
                way = f"thêm dòng “{word}: …”"
                self.say(Span(str(self.file)), "Q001", f"tệp đợt thiếu “{word}”", way)
        content = self._content(found.get("content"))
        day = _day(content[0]) if content else None
        folder = self.file.parent
        spec = (
            roster.read_spec(found["roster"].value, folder, day, self.problems)
            if "roster" in found
            else None
        )
        output = self._output(found.get("output"))
        first = self._number(found.get("first number"))
        overrides = self._text(found.get("overrides"))
        if content is None or spec is None:
            return None
        return Job(
            file=self.file,
            content=content[0],
            roster=spec,
            output=output,
            overrides=self.file.parent / overrides[0] if overrides else None,
            overrides_span=overrides[1] if overrides else None,
            first_number=first,
            number_span=found["first number"].value.span if "first number" in found else None,
            data=self._data(found.get("data")),
        )

    def _entries(
        self, node: MappingNode, words: Mapping[str, tuple[str, str, str]]
    ) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in node.entries:
            name = meant(entry.written, words)
            if name:
                found[name] = entry
                continue
            near = vocabulary.meant(entry.written, allowed(words))
            way = near or f"các khoá: {', '.join(allowed(words))}"
            message = f"tệp đợt không có khoá “{entry.written}”"
            self.say(entry.key_span, "Q002", message, way)
        return found

    def _text(self, entry: Entry | None) -> tuple[str, Span] | None:
        if entry is None:
            return None
        if isinstance(entry.value, Scalar) and entry.value.value.strip():
            return entry.value.value.strip(), entry.value.span
        self.say(
            entry.value.span,
            "Q003",
            f"“{entry.written}” phải là một dòng chữ",
            f"viết “{entry.written}: …” trên một dòng",
        )
        return None

    def _content(self, entry: Entry | None) -> tuple[Path, Span] | None:
        words = self._text(entry)
        if words is None:
            return None
        path = self.file.parent / words[0]
        if not path.is_file():
            message = f"không có tệp nội dung “{words[0]}”"
            where = f"tên tệp tính từ thư mục {self.file.parent}"
            self.say(words[1], "Q004", message, where)
            return None
        return path, words[1]

    def _number(self, entry: Entry | None) -> int | None:
        words = self._text(entry)
        if words is None:
            return None
        if not words[0].isdigit() or not 0 < int(words[0]) <= HIGHEST_NUMBER:
            message = f"“{words[0]}” không phải là số văn bản"
            self.say(words[1], "Q005", message, "ghi một số nguyên dương, ví dụ: số từ: 120")
            return None
        return int(words[0])

    def _data(self, entry: Entry | None) -> Mapping[str, object]:
        if entry is None:
            return {}
        value = source.plain(entry.value)
        if isinstance(value, dict):
            return dict(value)
        self.say(
            entry.value.span, "Q003", f"“{entry.written}” phải là một nhóm khoá", "tên: giá trị"
        )
        return {}

    def _output(self, entry: Entry | None) -> Output:
        own = slug(self.file.stem)
        if entry is None:
            return Output(own)
        if isinstance(entry.value, Scalar):
            return Output(self._folder(entry, own))
        if not isinstance(entry.value, MappingNode):
            message = f"“{entry.written}” phải là một nhóm khoá"
            self.say(entry.value.span, "Q003", message, "ví dụ: {thư mục: gui-xa}")
            return Output(own)
        found = self._entries(entry.value, OUTPUT)
        name = self._text(found.get("name"))
        return Output(
            folder=self._folder(found.get("folder"), own),
            name=name[0] if name else "",
            name_span=name[1] if name else None,
            by_province=self._truth(found.get("by province"), True),
            formats=self._formats(found.get("formats")),
            combined=self._truth(found.get("combined"), True),
            duplex=self._truth(found.get("duplex"), False),
            zips=self._truth(found.get("zip"), True),
        )

    def _folder(self, entry: Entry | None, own: str) -> str:
        """Names of folders made safe one by one, so that none leads out of the output folder."""
        words = self._text(entry)
        if words is None:
            return own
        parts = [slug(part) for part in words[0].replace("\\", "/").split("/") if part.strip(". ")]
        return "/".join(parts) or own

    def _truth(self, entry: Entry | None, usual: bool) -> bool:
        words = self._text(entry)
        if words is None:
            return usual
        found = vocabulary.value("truth", words[0])
        if found is None:
            self.say(
                words[1], "Q006", f"“{words[0]}” không phải là có hay không", "ghi có hoặc không"
            )
        return usual if found is None else found == vocabulary.values("truth")[0]

    def _formats(self, entry: Entry | None) -> tuple[str, ...]:
        if entry is None:
            return ("docx", "pdf")
        value = source.plain(entry.value)
        names = value if isinstance(value, list) else str(value).replace(",", " ").split()
        found = tuple(dict.fromkeys(str(name).strip().lower() for name in names))
        wrong = [name for name in found if name not in FORMATS]
        if wrong or not found:
            message = f"không ra được dạng “{', '.join(wrong)}”"
            self.say(entry.value.span, "Q007", message, f"có: {', '.join(FORMATS)}")
            return ("docx", "pdf")
        return found


def _day(content: Path) -> Date | None:
    """The content's date: on that day the units must exist. None when it says no whole day."""
    try:
        node = source.read(read_limited(content), str(content)).root.get("date")
        found = days.day(node.value) if isinstance(node, Scalar) else None
    except (ContentError, days.ImpossibleDate):
        return None
    return found.first if found and found.day else None
