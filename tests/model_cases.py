"""What the tests of the model share: a small registry, the rest of a document, a text view of content."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from pipeline import source, vocabulary
from pipeline.model import load
from pipeline.model.blocks import Content, Ref, Words
from pipeline.problem import Problem, Span
from pipeline.registries import Citation, Organ, Person, Registries

FILE = "t.yaml"

ORGANS = [
    Organ(id="btgdv-tu-thai-nguyen", system="party", name="Ban Tuyên giáo và Dân vận Tỉnh uỷ"),
    Organ(id="mttq-tinh-thai-nguyen", system="state", name="Uỷ ban MTTQ tỉnh"),
    Organ(
        id="tu-thai-nguyen",
        system="party",
        name="Tỉnh uỷ Thái Nguyên",
        collective="Ban Thường vụ",
    ),
]
REGISTRIES = Registries(
    organs={organ.id: organ for organ in ORGANS},
    citations={
        name: Citation(
            id=name,
            type="Nghị định",
            symbol="30/2020/NĐ-CP",
            date=None,
            organ="Chính phủ",
            subject="",
        )
        for name in ("nd-30-2020", "kh-16-tu-2026")
    },
    people={"nguyen-van-a": Person("nguyen-van-a", "Nguyễn Văn A", "Trưởng ban")},
)
REST = {
    "kind": "kind: guidance",
    "issuer": "issuer: btgdv-tu-thai-nguyen",
    "date": "date: 2026-08-04",
    "subject": "subject: thực hiện nhiệm vụ",
    "body": "body: [Nội dung]",
    "recipients": "recipients: [Các sở]",
    "signature": "signature: {title: Trưởng ban}",
}
"""What a case does not speak of, appended below it so that its own line numbers stand."""


def whole(snippet: str) -> str:
    """The snippet with every obligatory key that it does not have itself."""
    tops = [line.partition(":")[0] for line in snippet.splitlines() if line[:1].strip()]
    written = {vocabulary.canonical(top.strip("\"'")) for top in tops}
    rest = [line for key, line in REST.items() if key not in written]
    return "\n".join([snippet.rstrip("\n"), *rest]) + "\n"


def loaded(text: str) -> tuple[Content | None, list[Problem]]:
    """Content and every problem of a whole file, in order of place."""
    read = source.read(text.encode(), FILE)
    content, problems = load.content(read, REGISTRIES)
    return content, sorted([*read.problems, *problems], key=lambda one: one.span)


def lines(problems: list[Problem]) -> list[str]:
    """Problems as printed, the name of the file left out."""
    return [str(problem).removeprefix(f"{FILE}:") for problem in problems]


def view(value: object, depth: int = 0) -> str:
    """A reader's view: one line a value, what is empty left out."""
    pad = "  " * depth
    if isinstance(value, tuple):
        return "".join(
            _row(one, depth) if isinstance(one, tuple) else view(one, depth) for one in value
        )
    if not is_dataclass(value) or isinstance(value, (Words, Ref)):
        return f"{pad}{_short(value)}\n"
    short, long = [], ""
    for one in fields(value):
        inner = getattr(value, one.name)
        if (
            isinstance(inner, Span)
            or inner in (None, "", (), False)
            or (one.name == "role" and inner == "paragraph")
        ):
            continue
        if _is_short(inner):
            short.append(f"{one.name}={_short(inner)}")
        else:
            long += f"{pad}  {one.name}:\n" + view(inner, depth + 2)
    return f"{pad}{type(value).__name__} {' '.join(short)}".rstrip() + "\n" + long


def _row(row: tuple[object, ...], depth: int) -> str:
    return "  " * depth + " | ".join(view(cell).strip() for cell in row) + "\n"


def _is_short(value: object) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(one, (str, float, Words, Ref)) for one in value)
    return (
        not is_dataclass(value) or isinstance(value, (Words, Ref)) or type(value).__name__ == "Day"
    )


def _short(value: object) -> str:
    match value:
        case Words():
            return f"“{value.text}”"
        case Ref():
            return value.id or f"“{value.words.text}”"
        case tuple():
            return "[" + ", ".join(_short(one) for one in value) + "]"
        case str() | float() | int() | dict():
            return str(value)
    return "-".join(str(part) for part in (value.year, value.month, value.day) if part)
