"""The rules' pages: each module's docstring with its code, weight and names, as printed and as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent, indent

from pipeline.check import Loaded, rules
from pipeline.problem import Level

_SECTIONS = re.compile(r"^(Sai|Đúng|Căn cứ):[ \t]*", re.MULTILINE)
MARK = "← "
"""Before the code, at the end of a line of an example that is told."""
_WHERE = {"party": "văn bản của Đảng", "state": "văn bản của Nhà nước"}


@dataclass(frozen=True, slots=True)
class Page:
    """One rule's page. `bad` and `good` are the examples, `cause` what is asked and why.

    An example is lines of prose, each of which shows the fault, or keys of a content file, in which “# ← C062” stands
    on each line that is told.
    """

    code: str
    title: str
    cause: str
    bad: str
    good: str
    clause: str
    weight: str
    names: tuple[str, ...]

    @property
    def page(self) -> str:
        """The whole page as `vanban explain` prints it."""
        return "\n".join(
            [
                f"{self.code} — {self.title}",
                "",
                self.cause,
                "",
                *_shown("Sai", self.bad),
                *_shown("Đúng", self.good),
                "",
                f"Căn cứ: {self.clause}",
                f"Mức: {self.weight}",
                f"Cho phép một chỗ: # bỏ qua: {self.names[1]} (lý do)",
            ]
        )

    @property
    def markdown(self) -> str:
        """The page as a section of docs/quy-tac.md."""
        return "\n".join(
            [
                f"### {self.code} {self.title}",
                "",
                f"Tên: `{self.names[1]}` · `{self.names[0]}` — {self.weight}",
                "",
                self.cause,
                "",
                "```text",
                *_shown("Sai", self.bad),
                *_shown("Đúng", self.good),
                "```",
                "",
                f"Căn cứ: {self.clause}",
                "",
            ]
        )


def pages() -> dict[str, Page]:
    """Every rule's page by code. ValueError for a docstring that lacks Sai, Đúng or Căn cứ."""
    return {one.rule.code: page(one) for one in rules()}


def page(one: Loaded) -> Page:
    """The page of one rule."""
    parts = _SECTIONS.split(one.manual.strip())
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    missing = [name for name in ("Sai", "Đúng", "Căn cứ") if not texts.get(name, "").strip()]
    if missing:
        raise ValueError(f"{one.rule.name}: docstring lacks {', '.join(missing)}")
    title, _, cause = parts[0].strip().partition("\n")
    return Page(
        one.rule.code,
        title.rstrip("."),
        " ".join(cause.split()),
        dedent(texts["Sai"]).strip(),
        dedent(texts["Đúng"]).strip(),
        " ".join(texts["Căn cứ"].split()).rstrip("."),
        _weight(one),
        (one.rule.name, one.rule.alias),
    )


def _shown(name: str, example: str) -> list[str]:
    """An example below its name; one line of prose beside it."""
    if "\n" in example or MARK in example:
        return [f"{name}:", indent(example, "    ")]
    return [f"{name + ':':5} {example}"]


def _weight(one: Loaded) -> str:
    others = [f"{_WHERE.get(name, name)}: {level.value}" for name, level in one.rule.levels.items()]
    tail = f" ({'; '.join(others)})" if others else ""
    return f"{Level(one.rule.level).value}{tail}"


_HEAD = """\
# Các luật kiểm tra nội dung

Trang này do `make docs` lập từ chính các luật; sửa ở `pipeline/check/rules/`. `vanban explain MÃ` in từng mục.

Cho phép một chỗ mà luật không cho: viết lời ở cuối dòng, hoặc một dòng riêng ngay trên.

```yaml
# bỏ qua: vien-dan-lan-dau (bản gốc viện dẫn gọn)
- đoạn: Thực hiện Quyết định số 217-QĐ/TW …
```

Cho cả tệp: `# bỏ qua cả tệp: viet-tat`. Dùng được mã (C072), tên tiếng Việt hoặc tên tiếng Anh; nhiều luật cách nhau
bằng dấu phẩy, dấu chấm phẩy hoặc dấu cách; tiếng Anh: `# allow: abbreviation`, `# allow in file: abbreviation`. Lời
không che chỗ nào, hoặc che chỗ đã có lời khác cho phép, bị báo (C900); tên luật không có cũng bị báo (C901). Chỉ các
luật ở trang này bỏ qua được, mã khác (M, T, K …) thì không.

`vanban fix` sửa những chỗ không thể đổi nghĩa (dấu cách, số 0, kiểu dấu thanh, dấu gõ tay), cho xem trước; thêm
`--write` mới ghi.

"""


def document() -> str:
    """The whole of docs/quy-tac.md: a table of all rules, then each one's section."""
    found = pages()
    rows = [
        f"| {one.code} | {one.title} | `{one.names[1]}` | {one.weight} |" for one in found.values()
    ]
    table = ["| Mã | Luật | Tên | Mức |", "|---|---|---|---|", *rows, ""]
    return _HEAD + "\n".join([*table, *(one.markdown for one in found.values())])
