"""Values for placeholders from a YAML file or from the command line; strings only, never code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline import source
from pipeline.files import read_limited
from pipeline.problem import ContentError, UsageError, has_errors
from pipeline.source.nodes import Plain as Value


def data_file(file: Path) -> dict[str, Value]:
    """The mapping of a YAML file. ContentError when it is not sound, UsageError when it is absent."""
    if not file.is_file():
        raise UsageError(f"không có tệp dữ liệu “{file}”.")
    read = source.read(read_limited(file), str(file))
    if has_errors(read.problems):
        raise ContentError(read.problems)
    value = source.plain(read.root)
    return value if isinstance(value, dict) else {}


def assignment(words: str) -> dict[str, Value]:
    """`unit.name=Phường Láng` -> {"unit": {"name": "Phường Láng"}}."""
    path, sign, value = words.partition("=")
    names = path.strip().split(".")
    if not sign or not all(name.isidentifier() for name in names):
        raise UsageError(f"“--set {words}” không đúng dạng TÊN=GIÁ_TRỊ, ví dụ: --set unit.name=…")
    out: Value = value.strip()
    for name in reversed(names):
        out = {name: out}
    assert isinstance(out, dict)  # noqa: S101 - there is at least one name
    return out


def merged(base: Mapping[str, Value], more: Iterable[Mapping[str, Value]]) -> dict[str, object]:
    """The mappings laid over one another, inner mappings too; the later one wins."""
    out: dict[str, object] = dict(base)
    for mapping in more:
        for name, value in mapping.items():
            old = out.get(name)
            if isinstance(old, dict) and isinstance(value, dict):
                out[name] = merged(old, [value])
            else:
                out[name] = value
    return out
