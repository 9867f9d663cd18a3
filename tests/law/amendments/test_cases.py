"""Given this clause of a law document, these statements about other law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from pipeline.law.amendments import changes_of
from pipeline.read import read_file
from pipeline.structure import build_document
from tests.law.amendments.documents import circular

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
OWN_DAY = date(2031, 7, 1)


@pytest.mark.parametrize("name", CASES)
def test_what_a_document_orders(name: str, tmp_path: Path):
    document = circular(tmp_path, CASES[name]["text"])
    expected = [
        (where, what, instrument, tuple(paths.split()), part, *_rest(rest))
        for where, what, instrument, paths, part, *rest in CASES[name]["says"]
    ]
    found = [
        (
            each.by_provision,
            each.change.value,
            each.instrument,
            each.provisions,
            each.part,
            each.since,
            each.exceptions,
        )
        for each in changes_of(document).statements
    ]
    assert found == expected


@pytest.mark.parametrize("name", CASES)
def test_each_statement_quotes_its_place(name: str, tmp_path: Path):
    document = circular(tmp_path, CASES[name]["text"])
    for each in changes_of(document).statements:
        assert document.text[each.span.start : each.span.end].strip() == each.quote


def test_a_consolidated_text_orders_nothing(tmp_path: Path):
    text = CASES["whole_repeal"]["text"]
    document = circular(tmp_path, text)
    assert changes_of(document).statements
    file = tmp_path / "hop-nhat.txt"
    file.write_text((tmp_path / "thong-tu.txt").read_text().replace("12/2031/TT-", "12/VBHN-"))
    assert changes_of(build_document(read_file(file))).statements == ()


def test_entries_and_transitions(tmp_path: Path):
    amending = changes_of(circular(tmp_path, CASES["amending_articles"]["text"]))
    assert [(each.provisions, each.since) for each in amending.entries] == [
        ((), OWN_DAY),
        (("d1.k4",), date(2032, 1, 1)),
    ]
    document = circular(tmp_path, CASES["history_is_no_order"]["text"])
    (span,) = changes_of(document).transitions
    assert document.text[span.start :].startswith("Điều 2. Chuyển tiếp")


def _rest(rest: list[object]) -> tuple[object, tuple[str, ...]]:
    since = rest[0] if rest else OWN_DAY
    return since, tuple(str(rest[1]).split()) if len(rest) > 1 else ()
