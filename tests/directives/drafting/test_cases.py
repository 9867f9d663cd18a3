"""Given this text, these demands: their words, whom they bind, how they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.directives.drafting import Draft
from pipeline.directives.drafting.rows import row_of
from tests.directives.drafting.documents import drafts_in

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
CELLS = {"what": "what", "deadline": "deadline", "frequency": "frequency", "record": "record"}
CELLS |= {"deontic": "deontic", "kinds": "doc_kinds", "form": "form"}


def in_order(drafts: tuple[Draft, ...]) -> list[Draft]:
    return sorted(drafts, key=lambda each: each.span.start)


@pytest.mark.parametrize("name", CASES)
def test_what_a_text_demands(name: str, tmp_path: Path):
    found = in_order(drafts_in(CASES[name]["text"], tmp_path))
    expected: list[dict[str, Any]] = CASES[name]["asks"]
    prefixes = ("Không được ",)
    told = [each.requirement.demand for each in found]
    for prefix in prefixes:
        told = [each.removeprefix(prefix) for each in told]
    assert [each.lower() for each in told] == [each["words"] for each in expected]
    for draft, wanted in zip(found, expected, strict=True):
        assert draft.told.value == wanted["told"]
        assert draft.requirement.addressee == (wanted["to"] or "chưa nêu")
        soft = wanted.get("soft", False)
        assert draft.requirement.force.value == ("orientation" if soft else "binding")
        row = row_of(draft.requirement)
        for field, column in CELLS.items():
            if field in wanted:
                assert row[column] == wanted[field], field


@pytest.mark.parametrize("name", CASES)
def test_evidence_holds_the_words(name: str, tmp_path: Path):
    text = " ".join(CASES[name]["text"].split())
    for draft in drafts_in(CASES[name]["text"], tmp_path):
        assert draft.quote in text
        assert draft.file == "van-ban.txt"
