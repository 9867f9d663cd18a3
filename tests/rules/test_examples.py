"""Every rule finds its bad example and leaves its good one alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.collate.ended import ended_peers
from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.law.texts import LawText, LawTexts
from pipeline.model.run import Unit, UnitKind
from pipeline.rules.check import check_dossier, check_unit
from pipeline.rules.families import FAMILIES, all_rules
from pipeline.rules.peers import ByNumber, peer_of
from pipeline.rules.registry import Case, Example, Rule
from pipeline.rules.statements import procedures_told, statements_of
from pipeline.sorting import card_of
from tests.directives.matching.given import answered, searched
from tests.dossiers import dossier_of

UNIT = Unit(id="vp", name="Văn phòng", kind=UnitKind.OFFICE)
OTHER = Unit(id="khac", name="Văn bản chung", kind=UnitKind.MINISTRY)


@pytest.fixture(scope="module")
def register():
    return load_register(SHIPPED_LAW)


def codes_found(example: Example, register) -> set[str]:
    others = dossier_of(example.other, path="khac/mau.txt", rows=example.other_rows)
    case = Case(
        register=register,
        as_of=example.as_of,
        unit=UNIT,
        others=statements_of(others, OTHER, "Quy chế của Bộ"),
        procedures=procedures_told(others, OTHER, "Quy chế của Bộ"),
        peers=ByNumber(filter(None, [peer_of(others, "Quy chế của Bộ")])),
        ended=ended_peers([card_of(others, "Quy chế của Bộ")], example.as_of),
    )
    if example.law:
        law = LawText(dossier_of(example.law).document, "texts/luat.txt", "0" * 64)
        case = replace(case, texts=LawTexts({"36-2018-QH14": law}))
    dossier = dossier_of(example.text, example.notes, draft=example.draft, rows=example.rows)
    found = {finding.code for finding in check_dossier(dossier, case)}
    if example.requirement:
        asked = example.requirement
        answer = answered(asked, [searched(example.text, asked)], (UNIT,))[UNIT.id]
        whole = replace(case, answers=(answer,), requirements={asked.id: asked})
        found |= {finding.code for finding in check_unit(whole)}
    return found


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_bad_example_is_found(rule: Rule, register):
    assert rule.code in codes_found(rule.bad, register)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_good_example_stays_clean(rule: Rule, register):
    assert rule.code not in codes_found(rule.good, register)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rule_says_what_a_reviewer_asks(rule: Rule):
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.family in FAMILIES
    for words in (rule.title, rule.reason, rule.basis):
        assert words.strip() and words == words.strip()
    assert rule.check.__doc__


def test_every_family_has_rules():
    assert {rule.family for rule in all_rules()} == set(FAMILIES)
