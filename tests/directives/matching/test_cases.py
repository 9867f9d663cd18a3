"""Clauses and requirements as a reader judges them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.directives.matching.asking import asked
from pipeline.model.verdict import ElementKind
from tests.directives.matching.given import HEAD, answered, requirement, searched

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_verdict_and_states(case: dict[str, Any]):
    asked = requirement(**case["asks"])
    answer = answered(asked, [searched(HEAD.format(3, 2026) + case["text"], asked)])["vp"]
    states = {each.kind.value: each.state.value for each in answer.elements}
    assert answer.verdict == case["verdict"], (answer.reason, states)
    assert {kind: states.get(kind) for kind in case.get("states", {})} == case.get("states", {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_shown_stands_in_the_document(case: dict[str, Any]):
    asked = requirement(**case["asks"])
    document = searched(HEAD.format(3, 2026) + case["text"], asked)
    answer = answered(asked, [document])["vp"]
    for found in (*answer.provisions, *answer.nearest):
        assert " ".join(found.evidence.quote.split()) in " ".join(case["text"].split())
    assert answer.reason.strip().endswith(".")
    assert 0 <= answer.confidence <= 1


def test_a_thing_is_told_by_its_first_wordings_alone() -> None:
    ways = ["nộp lại quà", "giao nộp quà", "trả quà", "hoàn quà", "gửi lại quà"]
    demanded = requirement(deontic="duty", demand="Nộp lại quà", what=[ways, ways[:2]])
    assert asked(demanded, ElementKind.WHAT) == "nộp lại quà hoặc giao nộp quà hoặc trả quà …"
    assert asked(demanded, ElementKind.WHAT, 1) == "nộp lại quà hoặc giao nộp quà"
