"""References that lead nowhere are found, in the tree they mean; those that arrive are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.law.register import Register
from pipeline.model.run import Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.ref.numbering import LETTERS, beyond_letters, beyond_numbers
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("ref_cases.yaml").read_text("utf-8")
)
HEAD = "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\n"
CASE = Case(
    register=Register([], []), as_of=date(2026, 11, 23), unit=Unit(id="vp", name="Văn phòng")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]):
    layered = "Ban hành kèm theo Quyết định" in case["text"]
    title = "QUYẾT ĐỊNH\nBan hành Quy chế\n" if layered else "QUY CHẾ\nTiếp công dân\n"
    rules = [rule for rule in all_rules() if rule.family == "REF"]
    findings = check_dossier(dossier_of(HEAD + title + case["text"]), CASE, rules)
    assert [each.code for each in findings] == [each["code"] for each in case["found"]]
    for finding, expected in zip(findings, case["found"], strict=True):
        assert expected["says"] in finding.message


@given(st.integers(1, 40), st.integers(1, 60))
def test_beyond_an_unbroken_count(count: int, cited: int):
    assert beyond_numbers(str(cited), [str(each + 1) for each in range(count)]) is (cited > count)


@given(st.integers(3, 40), st.integers(1, 60))
def test_a_broken_count_proves_nothing(count: int, cited: int):
    there = [str(each + 1) for each in range(count) if each != 1]
    assert not beyond_numbers(str(cited), there)


@given(st.integers(1, len(LETTERS)), st.sampled_from(LETTERS))
def test_letters_count_by_the_vietnamese_alphabet(count: int, cited: str):
    assert beyond_letters(cited, LETTERS[:count]) is (LETTERS.index(cited) >= count)


@pytest.mark.parametrize("cited", ["2a", "ii", ""])
def test_inserted_numbers_are_never_missing(cited: str):
    assert not beyond_numbers(cited, ["1", "2"])
