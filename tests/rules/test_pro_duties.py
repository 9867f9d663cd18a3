"""Rules of control: duties told outside of procedures, and approval by a signature."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.model.run import Unit
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

CASES = yaml.safe_load(Path(__file__).with_name("pro_duties.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def case() -> Case:
    unit = Unit(id="vp", name="Văn phòng")
    return Case(register=load_register(SHIPPED_LAW), as_of=date(2026, 11, 23), unit=unit)


@pytest.mark.parametrize("told", CASES, ids=[f"{each['code']} {each['name']}" for each in CASES])
def test_duties_of_a_unit(case, told):
    rules = [rule for rule in all_rules() if rule.code == told["code"]]
    findings = check_dossier(dossier_of(told["text"], rows=told.get("rows", ())), case, rules)
    assert [each.evidence.quote for each in findings] == told["found"]
