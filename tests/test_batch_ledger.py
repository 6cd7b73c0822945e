"""The ledger of a batch, line by line: torn, damaged, grown."""

from __future__ import annotations

import pytest

from pipeline.batch.ledger import Entry, Filed, Ledger
from pipeline.problem import ToolError


def entry(key, digest="d"):
    return Entry(key, digest, "made", (Filed("a.pdf", 1, 2, "x"),), 3)


def test_a_torn_last_line_is_dropped_and_the_next_stands_by_itself(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.add(entry("a"))
    ledger.add(entry("b"))
    ledger.close()
    whole = ledger.path.read_bytes()
    for cut in range(len(whole)):
        ledger.path.write_bytes(whole[:cut])
        again = Ledger(tmp_path)
        again.add(entry("c"))
        again.close()
        last = Ledger(tmp_path)
        known = sorted(last.units())
        assert known[-1] == "c"
        assert last.damaged == 0
        assert (known[0] == "a") == (cut > whole.index(b"\n"))


def test_a_damaged_line_is_not_believed(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.add(entry("a"))
    ledger.add(entry("b"))
    ledger.close()
    data = ledger.path.read_bytes().replace(b'"key":"a"', b'"key":"z"')
    ledger.path.write_bytes(data)
    again = Ledger(tmp_path)
    assert (list(again.units()), again.damaged) == (["b"], 1)


def test_a_line_that_a_full_disk_took_in_part_is_not_left(tmp_path, monkeypatch):
    ledger = Ledger(tmp_path)
    ledger.reserve("a", 5)
    whole = ledger._file

    class Full:
        """Takes half of what it is given, once, as a disk does that fills up."""

        def write(self, raw):
            return whole.write(raw[: len(raw) // 2])

        def __getattr__(self, name):
            return getattr(whole, name)

    monkeypatch.setattr(ledger, "_file", Full())
    with pytest.raises(ToolError, match="đĩa đã đầy"):
        ledger.reserve("b", 6)
    monkeypatch.setattr(ledger, "_file", whole)
    ledger.reserve("c", 7)
    ledger.close()
    again = Ledger(tmp_path)
    assert (again.numbers, again.damaged) == ({"a": 5, "c": 7}, 0)


def test_a_ledger_that_has_grown_is_written_anew_and_says_the_same(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.start_numbers(5)
    ledger.reserve("a", 5)
    for turn in range(200):
        ledger.add(entry("a", str(turn)))
    ledger.close()
    assert ledger.path.read_bytes().count(b"\n") < 10
    again = Ledger(tmp_path)
    found = again.entry("a")
    assert found is not None
    assert (found.digest, again.numbers, again.first) == ("199", {"a": 5}, 5)
    again.close()
