"""Classes made of kept methods are, in all that can be seen of them, those that `dataclasses` makes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOTH = """
import dataclasses, importlib, pickle, pkgutil, sys, types
from pipeline import generated, quick_dataclasses
generated.install()
Maker, compared = quick_dataclasses.Maker, []

def shown(value):
    if isinstance(value, types.FunctionType):
        code = value.__code__
        inner = [shown(cell.cell_contents) for cell in value.__closure__ or ()]
        known = {name: shown(one) for name, one in vars(value).items()}
        return (code.co_code, shown(code.co_consts), code.co_names, code.co_varnames, value.__defaults__,
                value.__kwdefaults__, value.__annotations__, value.__qualname__, value.__module__, inner, known)
    if isinstance(value, types.CodeType):
        return (value.co_code, shown(value.co_consts), value.co_names)
    if isinstance(value, tuple):
        return [shown(one) for one in value]
    if isinstance(value, dict):
        return {name: shown(one) for name, one in value.items()}
    if isinstance(value, dataclasses.Field):
        return [shown(getattr(value, name)) for name in dataclasses.Field.__slots__]
    if isinstance(value, (types.MemberDescriptorType, types.GetSetDescriptorType)):
        return (type(value), value.__name__, value.__objclass__.__qualname__)
    if isinstance(value, type):
        return (value.__module__, value.__qualname__)
    return value if isinstance(value, (str, int, float, bytes, type(None))) else repr(value)

def view(cls):
    names = (cls.__name__, cls.__qualname__, cls.__bases__, cls.__basicsize__, cls.__dictoffset__)
    return names, {name: shown(value) for name, value in vars(cls).items()}

def both(self, cls, fields, codes, given, made=Maker._made):
    quick = view(made(self, cls, fields, codes, given))
    whole = self._whole(cls, *given)
    assert view(whole) == quick, (cls, *(
        (name, quick[1].get(name), view(whole)[1].get(name))
        for name in quick[1].keys() | view(whole)[1].keys()
        if quick[1].get(name) != view(whole)[1].get(name)
    ))
    compared.append(cls)
    return whole

Maker._made = both
import pipeline
for found in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
    if found.name != "pipeline.__main__":
        try:
            importlib.import_module(found.name)
        except ImportError:
            pass
print(len(compared))
"""
USED = """
import dataclasses, pickle, sys
from pipeline import generated
generated.install()
from pipeline.registries.people import Person
one = Person("an", "Trần An", "Bí thư")
assert pickle.loads(pickle.dumps(one)) == one and hash(one) == hash(Person("an", "Trần An", "Bí thư"))
assert dataclasses.replace(one, organ="tu") == Person("an", "Trần An", "Bí thư", "tu") != one
for name in ("title", "nothing"):
    try:
        setattr(one, name, 1)
    except (dataclasses.FrozenInstanceError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(one)
"""


def _run(script: str, folder: Path, *more: str) -> str:
    own = {
        "PYTHONPYCACHEPREFIX": str(folder),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, *more, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | own | {"VANBAN_COMPILED": "0"},
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the library makes them in one go itself")
def test_every_class_of_the_program_is_the_library_s(tmp_path):
    _run(BOTH, tmp_path)  # the first start keeps the methods
    assert int(_run(BOTH, tmp_path)) > 300


def test_objects_behave_as_ever(tmp_path):
    plain = _run(USED.replace("generated.install()", "pass"), tmp_path)
    assert "Person(id='an', name='Trần An', title='Bí thư', organ='', valid_from=None" in plain
    assert [_run(USED, tmp_path) for _ in range(2)] == [plain, plain]
