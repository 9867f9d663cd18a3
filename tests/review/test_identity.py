"""The same finding keeps its fingerprint; another one never gets it."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.model.finding import Footing
from pipeline.review.documents import seen_document
from pipeline.review.identity import Sighting, carry_over
from tests.review.made import dossier, finding_at, marked, outcome, regulation

OLD = "Nghị định cũ"


def sighted(made, findings):
    return [
        Sighting(
            finding=each.fingerprint,
            fingerprint=each.fingerprint,
            code=each.code,
            unit=each.unit,
            file=each.file,
            document=each.document,
            where=each.evidence.where,
            message=each.message,
            subject=each.subject,
            severity=each.severity,
            confidence=each.confidence,
            footing=each.footing,
        )
        for each in marked(made, findings)
    ]


def carried(old, old_findings, new, new_findings):
    """Fingerprints of last week, and those of this week after carrying over."""
    before = sighted(old, old_findings)
    documents = {new.source.path: seen_document(outcome(old))}
    now = carry_over(before, marked(new, new_findings), documents, {})
    return [each.finding for each in before], now


def test_fingerprints_hold_no_number_of_the_clause() -> None:
    one = dossier(regulation("Xe đi công tác.", f"Thực hiện theo {OLD}."))
    other = dossier(regulation("Xe đi công tác.", "Thêm một khoản.", f"Thực hiện theo {OLD}."))
    assert finding_at(one, OLD).evidence.where != finding_at(other, OLD).evidence.where
    (first,), (second,) = (
        marked(one, [finding_at(one, OLD)]),
        marked(other, [finding_at(other, OLD)]),
    )
    assert first.fingerprint == second.fingerprint


def test_a_misread_letter_or_a_renumbered_citation_carries_the_fingerprint_over() -> None:
    old = dossier(regulation(f"Hồ sơ theo khoản 3 Điều 5 nộp cho văn thư theo {OLD}."))
    new = dossier(regulation(f"Hô sơ theo khoản 4 Điều 6 nôp cho vãn thư theo {OLD}."))
    before, now = carried(old, [finding_at(old, OLD)], new, [finding_at(new, OLD)])
    assert [each.finding.fingerprint for each in now] == before
    assert marked(new, [finding_at(new, OLD)])[0].fingerprint not in before


def test_another_rule_or_another_subject_is_another_finding() -> None:
    old = dossier(regulation(f"Hồ sơ nộp cho văn thư theo {OLD}."))
    new = dossier(regulation(f"Hồ sơ nộp cho văn thư ngay theo {OLD}."))
    for other in (finding_at(new, OLD, subject="inst-2"), finding_at(new, OLD, code="OUT102")):
        before, (now,) = carried(old, [finding_at(old, OLD)], new, [other])
        assert now.before is None and now.finding.fingerprint not in before


def test_a_clause_written_anew_is_a_new_finding() -> None:
    old = dossier(regulation(f"Hồ sơ nộp cho văn thư theo {OLD}."))
    new = dossier(
        regulation(f"Kinh phí mua xăng do Phòng Tài vụ chi hằng quý, {OLD} quy định mức.")
    )
    before, (now,) = carried(old, [finding_at(old, OLD)], new, [finding_at(new, OLD)])
    assert now.before is None and now.finding.fingerprint not in before


EQUAL = f"Việc này theo {OLD}."


def test_when_one_of_two_equal_findings_goes_the_other_keeps_its_own_fingerprint() -> None:
    old = dossier(regulation("Mua xe.", EQUAL, "Bán xe.", "Thuê xe.", EQUAL, "Sửa xe."))
    new = dossier(regulation("Mua xe.", "Bán xe.", "Thuê xe.", EQUAL, "Sửa xe."))
    both = [finding_at(old, OLD), finding_at(old, OLD, nth=1)]
    before, (left,) = carried(old, both, new, [finding_at(new, OLD)])
    assert left.finding.fingerprint == before[1]


def test_equal_findings_keep_their_own_when_their_order_turns() -> None:
    old = dossier(
        regulation("Mua xe mới.", EQUAL, "Bán xe cũ.", "Thuê xe ngoài.", EQUAL, "Sửa xe.")
    )
    new = dossier(
        regulation("Thuê xe ngoài.", EQUAL, "Sửa xe.", "Mua xe mới.", EQUAL, "Bán xe cũ.")
    )
    both = [finding_at(old, OLD), finding_at(old, OLD, nth=1)]
    turned = [finding_at(new, OLD), finding_at(new, OLD, nth=1)]
    before, now = carried(old, both, new, turned)
    assert [each.finding.fingerprint for each in now] == [before[1], before[0]]


def test_a_third_equal_finding_gets_a_fingerprint_of_its_own() -> None:
    old = dossier(regulation("Mua xe.", EQUAL, "Thuê xe.", EQUAL, "Sửa xe."))
    new = dossier(regulation("Đi xe.", EQUAL, "Mua xe.", EQUAL, "Thuê xe.", EQUAL, "Sửa xe."))
    before, now = carried(
        old,
        [finding_at(old, OLD, nth=n) for n in range(2)],
        new,
        [finding_at(new, OLD, nth=n) for n in range(3)],
    )
    kept = [each.finding.fingerprint for each in now]
    assert kept[1:] == before
    assert len(set(kept)) == 3


def test_which_of_equal_findings_with_equal_surroundings_went_is_not_guessed() -> None:
    old = dossier(regulation("Xe.", EQUAL, "Xe.", EQUAL, "Xe."))
    new = dossier(regulation("Xe.", EQUAL, "Xe."))
    both = [finding_at(old, OLD), finding_at(old, OLD, nth=1)]
    before, (left,) = carried(old, both, new, [finding_at(new, OLD)])
    assert left.either == tuple(before)


def test_a_new_finding_never_takes_a_fingerprint_another_holds() -> None:
    old = dossier(regulation("Mua xe.", EQUAL, "Bán xe."))
    (first,) = marked(old, [finding_at(old, OLD)])
    now = carry_over([], [first, first], {}, {})
    assert len({each.finding.fingerprint for each in now}) == 2


@pytest.mark.parametrize("seed", range(3))
def test_carrying_over_is_one_to_one_and_the_same_each_time(seed: int) -> None:
    clauses = [f"Việc số {place} của phòng {place % 4} làm theo {OLD}." for place in range(60)]
    old = dossier(regulation(*clauses))
    turned = clauses[seed * 7 :] + clauses[: seed * 7]
    turned = [
        clause.replace("phòng", "phỏng") if n % 3 == 0 else clause
        for n, clause in enumerate(turned)
    ]
    new = dossier(regulation(*turned))
    olds = [finding_at(old, OLD, nth=n) for n in range(60)]
    news = [finding_at(new, OLD, nth=n) for n in range(60)]
    before, now = carried(old, olds, new, news)
    again = carried(old, olds, new, news)[1]
    kept = [each.finding.fingerprint for each in now]
    assert kept == [each.finding.fingerprint for each in again]
    assert sorted(kept) == sorted(before)
    for each in now:
        number = each.finding.footing.words.split()[2]
        assert each.before is not None and each.before.footing.words.split()[2] == number


def test_an_empty_footing_matches_by_subject_alone() -> None:
    made = dossier(regulation("Xe."))
    lacking = msgspec.structs.replace(
        finding_at(made, "Xe."), code="FRM101", subject="signer", footing=Footing()
    )
    before = sighted(made, [])
    assert before == []
    documents = {made.source.path: seen_document(outcome(made))}
    old = msgspec.convert({**msgspec.structs.asdict(_sighting(lacking)), "finding": "cu"}, Sighting)
    (now,) = carry_over([old], [lacking], documents, {})
    assert now.finding.fingerprint == "cu"


def _sighting(finding):
    return Sighting(
        finding="x",
        fingerprint="x",
        code=finding.code,
        unit=finding.unit,
        file=finding.file,
        document="",
        where="",
        message="",
        subject=finding.subject,
        severity=finding.severity,
        confidence=1.0,
        footing=finding.footing,
    )
