"""FRM rules: each fault is found by its own rule alone, and no form is held to another's rules."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.model.facts import Facts
from pipeline.model.run import Dossier, Source, Unit
from pipeline.read.html import read_markup
from pipeline.rules.check import check_dossier
from pipeline.rules.families import all_rules
from pipeline.rules.frm import samples
from pipeline.rules.registry import Case
from pipeline.structure import build_document
from tests.dossiers import dossier_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("frm.yaml").read_text(encoding="utf-8")
)
PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "vbpl" / "documents.jsonl.xz"
RULES = [rule for rule in all_rules() if rule.family == "FRM"]


@pytest.fixture(scope="module")
def case() -> Case:
    unit = Unit(id="vp", name="Văn phòng")
    return Case(register=load_register(SHIPPED_LAW), as_of=date(2026, 11, 23), unit=unit)


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry["name"])
def test_found_codes(entry, case):
    text = samples.changed(getattr(samples, entry["from"]), *map(tuple, entry["swaps"]))
    findings = check_dossier(dossier_of(text), case, RULES)
    assert sorted(finding.code for finding in findings) == entry["codes"]


def test_every_rule_is_met():
    met = {code for entry in CASES for code in entry["codes"]}
    missing = {rule.code for rule in RULES} - met
    assert missing <= {"FRM121", "FRM143", "FRM152", "FRM153"}  # met by their own examples


def test_many_label_faults_are_one_finding(case):
    clauses = "".join(f"{number}. Việc thứ {number}.\n" for number in range(1, 40, 3))
    swap = (
        "1. Đơn vị đăng ký lịch tiếp khách trước hai ngày làm việc.\n2. Văn phòng xếp phòng.\n",
    )
    text = samples.changed(samples.DECISION, (*swap, clauses))
    findings = check_dossier(dossier_of(text), case, RULES)
    assert [finding.code for finding in findings] == ["FRM142"]
    assert findings[0].message.startswith("12 chỗ")


def test_a_sample_must_hold_the_words_to_change():
    with pytest.raises(ValueError, match="không có"):
        samples.changed(samples.DECISION, ("không có", ""))


def test_published_documents_are_almost_clean(case):
    if not PUBLISHED.exists():
        pytest.skip(f"the working data is not here: {PUBLISHED}")
    found: Counter[str] = Counter()
    with lzma.open(PUBLISHED, "rt", encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            document = build_document(read_markup(entry["html"]))
            source = Source(path=entry["id"], unit="vp", sha256="0" * 64, size=0)
            dossier = Dossier(source=source, document=document, facts=Facts())
            found.update(finding.code for finding in check_dossier(dossier, case, RULES))
    assert 0 < found.total() < 0.15 * 491, found
