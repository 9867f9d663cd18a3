from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.review import Decision, State, Verdict
from pipeline.review.asking import Asked
from pipeline.review.learning import STRENGTH, Learnt, account, learn, precision_by_rule
from pipeline.review.store import Store
from pipeline.review.taking import take_one
from tests.review.made import MOMENT, NEXT_MONDAY, dossier, finding_at, mark_of, regulation, week_of

DAYS = {"a": date(2026, 11, 23), "b": date(2026, 11, 30)}


def said(verdict: Verdict, *, code="OUT101", run="a", stated=0.9, who="Lê An", settles=False):
    return Decision(
        finding="f",
        verdict=verdict,
        reviewer=who,
        taken_at=MOMENT,
        run=run,
        code=code,
        confidence=stated,
        settles=settles,
    )


CONFIRMED, DISMISSED = Verdict.CONFIRMED, Verdict.DISMISSED
HISTORY = {
    "1": [said(CONFIRMED)],
    "2": [said(CONFIRMED), said(Verdict.FIXED, who="Trần Bình", run="b")],
    "3": [said(DISMISSED)],
    "4": [said(CONFIRMED, run="b"), said(DISMISSED, who="Trần Bình", run="b")],
    "5": [said(Verdict.POSTPONED)],
    "6": [said(DISMISSED), said(CONFIRMED, run="b")],  # thought again
    "7": [said(DISMISSED, code="PRO105", stated=0.7)],
    "8": [said(CONFIRMED), said(DISMISSED, who="B"), said(CONFIRMED, who="C", settles=True)],
}


def test_precision_counts_each_finding_once_by_what_stands() -> None:
    first, second = precision_by_rule(HISTORY, DAYS)
    assert (first.confirmed, first.fixed, first.dismissed, first.disputed) == (3, 1, 1, 1)
    assert first.precision == pytest.approx(4 / 5)
    assert [(point.day, point.right, point.decided) for point in first.course] == [
        (DAYS["a"], 2, 3),
        (DAYS["b"], 4, 5),
    ]
    assert (second.code, second.precision) == ("PRO105", 0.0)


def test_a_rule_nobody_agreed_on_has_no_precision() -> None:
    (rule,) = precision_by_rule({"4": HISTORY["4"]}, DAYS)
    assert rule.precision is None and rule.disputed == 1


def test_confidence_moves_from_the_stated_one_by_the_weight_of_decisions() -> None:
    learnt = {(each.code, each.stated): each for each in learn(HISTORY)}
    out = learnt["OUT101", 0.9]
    assert (out.right, out.decided) == (4, 5)
    assert out.confidence == pytest.approx((STRENGTH * 0.9 + 4) / (STRENGTH + 5), abs=1e-4)
    assert learnt["PRO105", 0.7].confidence == pytest.approx(7 / 11, abs=1e-4)


@given(
    stated=st.floats(0, 1),
    decided=st.integers(0, 5_000),
    share=st.floats(0, 1),
)
def test_confidence_lies_between_what_was_stated_and_what_was_seen(
    stated: float, decided: int, share: float
) -> None:
    right = round(share * decided)
    learnt = Learnt(code="OUT101", stated=stated, right=right, decided=decided)
    seen = right / decided if decided else stated
    assert min(stated, seen) - 1e-4 <= learnt.confidence <= max(stated, seen) + 1e-4


def test_what_was_learnt_is_told_plainly() -> None:
    told = account(Learnt(code="OUT101", stated=0.9, right=12, decided=20))
    assert "độ chắc chắn 90 %" in told and "20 phát hiện" in told and "12 đúng" in told
    assert "nay là 70 %" in told
    same = account(Learnt(code="OUT101", stated=1.0, right=3, decided=3))
    assert same.endswith("giữ nguyên.")


def test_next_week_shows_the_confidence_that_decisions_taught(store: Store) -> None:
    laws = [f"Nghị định cũ thứ {n}" for n in range(1, 6)]
    made = dossier(regulation(*(f"Việc {n} theo {law}." for n, law in enumerate(laws))))
    found = [finding_at(made, law, subject=f"inst-{law[-1]}") for law in laws]
    first = week_of(store, [(made, found)])
    for law in laws[:4]:
        asked = Asked(
            finding=mark_of(first, law), verdict=DISMISSED, reviewer="Lê An", reason="được phép"
        )
        take_one(store, asked, MOMENT)
    second = week_of(store, [(made, found)], NEXT_MONDAY)
    taught = round(STRENGTH * 0.9 / (STRENGTH + 4), 4)
    assert {each.confidence for each in second.findings} == {taught}
    assert {each.stated_confidence for each in second.reviews.values()} == {0.9}
    third = week_of(store, [(made, found)], NEXT_MONDAY + timedelta(7))
    assert {each.confidence for each in third.findings} == {taught}, "learnt from itself"
    assert third.by_state[State.DISMISSED] == 4
