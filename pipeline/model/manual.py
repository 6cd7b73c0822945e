"""The key tables of the manual (docs/huong-dan.md), made from the grammar so that they cannot fall behind."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import vocabulary
from pipeline.model.grammar import SHAPES
from pipeline.model.shape import Key, Shape, Value

_FORMS: Mapping[Value, str] = {
    "words": "một đoạn chữ",
    "paragraphs": "một đoạn, hoặc danh sách đoạn",
    "listing": "danh sách {of}, hoặc một đoạn",
    "entries": "danh sách {of}",
    "mapping": "nhóm khoá: {of}",
    "mappings": "nhóm khoá {of}, hoặc danh sách",
    "blocks": "danh sách khối",
    "refs": "mã cơ quan hoặc tên; một hoặc danh sách",
    "ref": "mã cơ quan hoặc tên",
    "citation": "mã văn bản",
    "person": "mã người",
    "file": "tên tệp",
    "name": "một tên",
    "id": "mã ngắn",
    "condition": "điều kiện",
    "day": "ngày",
    "count": "số nguyên từ 1",
    "amount": "số",
    "mm": "số đo (mm)",
    "yes-no": "có / không",
    "choice": "{choices}",
    "mark": "dấu: 1. | a) | - | + | none",
    "marks": "danh sách dấu",
    "data": "nhóm giá trị tự đặt tên",
    "columns": "danh sách tên cột",
    "rows": "danh sách hàng",
    "cells": "danh sách ô",
    "widths": "danh sách số đo (mm)",
    "aligns": "danh sách: trái, giữa, phải, đều",
}


def tables() -> str:
    """Markdown: one table for each mapping of a content file, keys in the order of the grammar."""
    return "\n".join(_table(shape) for shape in SHAPES.values())


def _table(shape: Shape) -> str:
    head = f"### {shape.vi[:1].upper()}{shape.vi[1:]}\n\n| khoá | tiếng Anh | giá trị | nghĩa |\n|---|---|---|---|\n"
    return head + "".join(_row(shape, key) for key in shape.keys.values())


def _row(shape: Shape, key: Key) -> str:
    name = vocabulary.vietnamese(key.name, shape.under)
    other = f", trừ khi có “{vocabulary.vietnamese(key.unless, shape.under)}”" if key.unless else ""
    needed = f" (bắt buộc{other})" if key.required else ""
    cells = (f"{name}{needed}", f"`{key.name}`", _form(key), meaning(shape, key))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _form(key: Key) -> str:
    of = SHAPES[key.of].vi if key.of in SHAPES else ""
    choices = ", ".join(vocabulary.values(key.of)) if key.value == "choice" else ""
    return _FORMS[key.value].format(of=of, choices=choices).strip()


def meaning(shape: Shape, key: Key) -> str:
    """What a key means in one mapping: said there, else in the vocabulary for that place, else at all."""
    return key.meaning or _said(key.name, shape.under) or _said(key.name, "")


def _said(name: str, under: str) -> str:
    rows = (row for row in vocabulary.WORDS if row.key == name and row.under == under)
    return next((row.meaning for row in rows), "")
