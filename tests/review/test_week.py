"""One week after another: what is new, known, worse, gone, back, and what decisions do to it."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import update

from pipeline.model.finding import Evidence, Severity
from pipeline.model.review import Absence, Change, Shift, State, Verdict
from pipeline.model.run import UnitKind
from pipeline.review.asking import Asked
from pipeline.review.items import Fate
from pipeline.review.runs import days_of_runs
from pipeline.review.store import Store
from pipeline.review.suppressions import Suppression
from pipeline.review.tables import RUNS
from pipeline.review.taking import take_one
from pipeline.review.week import publish_week
from tests.review.made import (
    MOMENT,
    MONDAY,
    NEXT_MONDAY,
    THIRD_MONDAY,
    dossier,
    finding_at,
    mark_of,
    only,
    regulation,
    week_of,
)

OLD, OTHER = "Nghị định cũ", "Thông tư cũ"
FIRST = dossier(regulation(f"Hồ sơ theo {OLD} nộp trong 05 ngày.", f"Xe theo {OTHER}."))
SHIFTED = dossier(
    regulation("Thêm khoản.", f"Hồ sơ theo {OLD} nộp trong 05 ngày.", f"Xe theo {OTHER}.")
)
CHANGED = dossier(regulation(f"Hồ sơ theo {OLD} nộp trong 10 ngày.", f"Xe theo {OTHER}."))


def both(made, **special):
    return made, [finding_at(made, OLD, **special), finding_at(made, OTHER, subject="inst-2")]


def decide(store: Store, finding: str, verdict: Verdict, reviewer="Lê An", **more) -> None:
    reason = more.pop("reason", "trùng" if verdict is Verdict.DISMISSED else "")
    asked = Asked(finding=finding, verdict=verdict, reviewer=reviewer, reason=reason, **more)
    assert take_one(store, asked, MOMENT).fate is Fate.TAKEN


def test_first_all_is_new_then_known(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    assert first.since is None
    assert {each.state for each in first.reviews.values()} == {State.NEW}
    second = week_of(store, [both(SHIFTED)], NEXT_MONDAY)
    assert second.since == MONDAY
    assert {each.state for each in second.reviews.values()} == {State.KNOWN}
    assert {each.first_seen for each in second.reviews.values()} == {MONDAY}
    assert list(second.reviews) == list(first.reviews)
    assert second.gone == ()


def test_the_same_run_again_gives_the_same(store: Store) -> None:
    week_of(store, [both(FIRST)])
    second = week_of(store, [both(CHANGED)], NEXT_MONDAY)
    again = week_of(store, [both(CHANGED)], NEXT_MONDAY)
    assert msgspec.structs.replace(again, run=second.run) == second
    third = week_of(store, [both(CHANGED)], THIRD_MONDAY)
    assert third.since == NEXT_MONDAY


def test_a_run_whose_report_was_never_written_is_not_compared_with(store: Store) -> None:
    week_of(store, [both(FIRST)])
    week_of(store, [both(CHANGED), _guests()], NEXT_MONDAY, publish=False)
    third = week_of(store, [both(CHANGED), _guests()], THIRD_MONDAY)
    assert third.since == MONDAY
    assert third.reviews[mark_of(third, "Luật cũ")].state is State.NEW


def test_what_a_document_no_longer_shows_is_fixed(store: Store) -> None:
    week_of(store, [both(FIRST)])
    mended = dossier(regulation("Hồ sơ theo Nghị định mới.", f"Xe theo {OTHER}."))
    second = week_of(store, [(mended, [finding_at(mended, OTHER, subject="inst-2")])], NEXT_MONDAY)
    (gone,) = second.gone
    assert (gone.why, gone.message) == (Absence.FIXED, f"Phát hiện về {OLD}")
    assert only(second).state is State.KNOWN


def test_what_comes_back_is_opened_again(store: Store) -> None:
    week_of(store, [both(FIRST)])
    mended = dossier(regulation("Hồ sơ theo Nghị định mới.", f"Xe theo {OTHER}."))
    week_of(store, [(mended, [finding_at(mended, OTHER, subject="inst-2")])], NEXT_MONDAY)
    third = week_of(store, [both(FIRST)], THIRD_MONDAY)
    review = third.reviews[mark_of(third, OLD)]
    assert (review.change, review.state) == (Change.RETURNED, State.REOPENED)
    assert review.first_seen == MONDAY


def test_a_document_that_cannot_be_read_fixes_nothing(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    second = week_of(store, [], NEXT_MONDAY, unread=[FIRST])
    assert second.by_absence == {
        Absence.FIXED: 0,
        Absence.UNREPORTED: 0,
        Absence.DOCUMENT_GONE: 0,
        Absence.UNREAD: 2,
    }
    third = week_of(store, [both(SHIFTED)], THIRD_MONDAY)
    assert {each.state for each in third.reviews.values()} == {State.KNOWN}
    assert list(third.reviews) == list(first.reviews)


def test_a_document_taken_out_of_the_corpus_fixes_nothing_either(store: Store) -> None:
    week_of(store, [both(FIRST), _guests()])
    second = week_of(store, [_guests()], NEXT_MONDAY)
    assert {each.why for each in second.gone} == {Absence.DOCUMENT_GONE}


def on_unit(made, subject: str = "REQ-1"):
    """A finding on the unit as a whole: no document of it says what is demanded."""
    evidence = Evidence(quote="", where="cả đơn vị")
    return msgspec.structs.replace(
        finding_at(made, OTHER, code="GAP202", subject=subject), file="", evidence=evidence
    )


def test_what_a_unit_lacks_is_known_the_next_week_and_fixed_when_it_is_there(store: Store) -> None:
    first = week_of(store, [(FIRST, [on_unit(FIRST), on_unit(FIRST, "REQ-2")])])
    second = week_of(store, [(CHANGED, [on_unit(CHANGED), on_unit(CHANGED, "REQ-2")])], NEXT_MONDAY)
    assert {each.change for each in second.reviews.values()} == {Change.KNOWN}
    assert list(second.reviews) == list(first.reviews)
    assert second.gone == ()
    third = week_of(store, [(SHIFTED, [on_unit(SHIFTED, "REQ-2")])], THIRD_MONDAY)
    assert third.by_absence[Absence.FIXED] == len(third.gone) == 1
    assert only(third).state is State.KNOWN


def test_what_a_unit_lacks_is_not_fixed_by_a_file_nobody_could_read(store: Store) -> None:
    first = week_of(store, [(FIRST, [on_unit(FIRST)]), _guests()])
    second = week_of(store, [_guests()], NEXT_MONDAY, unread=[FIRST])
    assert second.by_absence[Absence.UNREAD] == 1
    third = week_of(store, [(FIRST, [on_unit(FIRST)]), _guests()], THIRD_MONDAY)
    assert set(third.reviews) == set(first.reviews)
    assert {each.state for each in third.reviews.values()} == {State.KNOWN}


def test_what_two_units_lack_is_theirs_apart(store: Store) -> None:
    theirs = msgspec.structs.replace(on_unit(FIRST), unit="khac")
    week_of(store, [(FIRST, [on_unit(FIRST), theirs])])
    second = week_of(store, [(FIRST, [theirs])], NEXT_MONDAY)
    assert only(second).state is State.KNOWN
    (gone,) = second.gone
    assert (gone.unit, gone.why) == ("vp", Absence.UNREPORTED)


def test_what_a_document_that_is_the_same_no_longer_shows_is_not_called_fixed(store: Store) -> None:
    made, found = both(FIRST)
    week_of(store, [(made, found)])
    second = week_of(store, [(made, found[1:])], NEXT_MONDAY)
    (gone,) = second.gone
    assert (gone.why, gone.message) == (Absence.UNREPORTED, f"Phát hiện về {OLD}")


def test_a_moved_file_is_the_same_document_too(store: Store) -> None:
    made, found = both(FIRST)
    week_of(store, [(made, found)])
    source = msgspec.structs.replace(made.source, path="vp/cũ/xe.txt")
    second = week_of(store, [(msgspec.structs.replace(made, source=source), [])], NEXT_MONDAY)
    assert second.by_absence[Absence.UNREPORTED] == len(second.gone) == 2


def test_a_new_document_of_the_unit_gives_what_it_lacked(store: Store) -> None:
    week_of(store, [(FIRST, [on_unit(FIRST)])])
    rules = dossier(regulation("Hồ sơ lưu 5 năm.", number="9/QĐ-VP"), path="vp/moi.txt")
    second = week_of(store, [(FIRST, []), (rules, [])], NEXT_MONDAY)
    assert second.by_absence[Absence.FIXED] == len(second.gone) == 1


def test_a_document_of_the_ministry_gives_what_a_unit_lacked(store: Store) -> None:
    rules = dossier(regulation("Hồ sơ lưu 5 năm.", number="1/QĐ-B"), path="bo/chung.txt")
    kinds = {"bo": UnitKind.MINISTRY}
    week_of(store, [(FIRST, [on_unit(FIRST)])], kinds=kinds)
    second = week_of(store, [(FIRST, []), (rules, [])], NEXT_MONDAY, kinds=kinds)
    assert second.by_absence[Absence.FIXED] == len(second.gone) == 1


def test_a_document_of_another_unit_gives_nothing(store: Store) -> None:
    rules = dossier(regulation("Hồ sơ lưu 5 năm.", number="1/QĐ-K"), path="khac/chung.txt")
    week_of(store, [(FIRST, [on_unit(FIRST)])])
    second = week_of(store, [(FIRST, []), (rules, [])], NEXT_MONDAY)
    assert second.by_absence[Absence.UNREPORTED] == len(second.gone) == 1


def test_what_else_changed_since_the_last_run_is_told(store: Store) -> None:
    old = {"instruments.csv": "a", "bodies.csv": "b", "gone.csv": "c"}
    new = {"instruments.csv": "a", "bodies.csv": "B", "new.csv": "d"}
    first = week_of(store, [both(FIRST)], registers=old)
    second = week_of(store, [both(FIRST)], NEXT_MONDAY, registers=new)
    assert first.shift == Shift()
    assert second.shift == Shift(day=True, registers=("bodies.csv", "gone.csv", "new.csv"))


def test_of_a_run_kept_before_registers_were_nothing_is_claimed(store: Store) -> None:
    week_of(store, [both(FIRST)])
    with store.writing() as connection:
        connection.execute(update(RUNS).values(registers=None))
    second = week_of(store, [both(FIRST)], NEXT_MONDAY, registers={"bodies.csv": "B"})
    assert second.shift == Shift(day=True, registers=None)


def test_a_graver_finding_is_worse(store: Store) -> None:
    week_of(store, [both(FIRST)])
    second = week_of(store, [both(FIRST, severity=Severity.HIGH)], NEXT_MONDAY)
    assert second.reviews[mark_of(second, OLD)].state is State.WORSE
    assert second.reviews[mark_of(second, OTHER)].state is State.KNOWN


@pytest.mark.parametrize(
    ("verdict", "state"),
    [(Verdict.CONFIRMED, State.CONFIRMED), (Verdict.DISMISSED, State.DISMISSED)],
)
def test_a_decision_holds_while_the_words_do(store: Store, verdict: Verdict, state: State) -> None:
    first = week_of(store, [both(FIRST)])
    decide(store, mark_of(first, OLD), verdict)
    second = week_of(store, [both(SHIFTED)], NEXT_MONDAY)
    assert second.reviews[mark_of(second, OLD)].state is state
    assert second.reviews[mark_of(second, OTHER)].state is State.KNOWN


def test_words_changed_in_substance_open_a_decision_again_and_say_why(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    decide(store, mark_of(first, OLD), Verdict.DISMISSED)
    for day in (NEXT_MONDAY, THIRD_MONDAY):  # and stay so until somebody decides
        week = week_of(store, [both(CHANGED)], day)
        review = week.reviews[mark_of(first, OLD)]
        assert review.state is State.REOPENED
        assert "05 ngày" in review.note and "10 ngày" in review.note
        assert "Lê An bác bỏ (trùng)" in review.note
    decide(store, mark_of(first, OLD), Verdict.DISMISSED)
    last = week_of(store, [both(CHANGED)], THIRD_MONDAY)
    assert last.reviews[mark_of(first, OLD)].state is State.DISMISSED


def test_a_graver_finding_opens_a_decision_again(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    decide(store, mark_of(first, OLD), Verdict.DISMISSED)
    second = week_of(store, [both(FIRST, severity=Severity.HIGH)], NEXT_MONDAY)
    review = second.reviews[mark_of(first, OLD)]
    assert review.state is State.REOPENED and "nghiêm trọng" in review.note


def test_said_to_be_fixed_is_looked_at_by_the_next_run(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    decide(store, mark_of(first, OLD), Verdict.FIXED)
    again = week_of(store, [both(FIRST)])
    assert again.reviews[mark_of(first, OLD)].state is State.FIXED
    second = week_of(store, [both(FIRST)], NEXT_MONDAY)
    review = second.reviews[mark_of(first, OLD)]
    assert review.state is State.REOPENED and "vẫn thấy" in review.note


def test_postponed_until_its_day(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    decide(store, mark_of(first, OLD), Verdict.POSTPONED, until=THIRD_MONDAY)
    second = week_of(store, [both(FIRST)], NEXT_MONDAY)
    assert second.reviews[mark_of(first, OLD)].state is State.POSTPONED
    third = week_of(store, [both(FIRST)], THIRD_MONDAY)
    assert third.reviews[mark_of(first, OLD)].state is State.REOPENED


def test_reviewers_who_disagree_are_both_shown_until_one_settles_it(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    mark = mark_of(first, OLD)
    decide(store, mark, Verdict.CONFIRMED)
    decide(store, mark, Verdict.DISMISSED, reviewer="Trần Bình")
    second = week_of(store, [both(FIRST)], NEXT_MONDAY)
    review = second.reviews[mark]
    assert review.state is State.DISPUTED
    assert "Lê An xác nhận" in review.note and "Trần Bình bác bỏ (trùng)" in review.note
    assert len(review.decisions) == 2
    decide(store, mark, Verdict.DISMISSED, reviewer="Vụ trưởng", settles=True)
    third = week_of(store, [both(FIRST)], THIRD_MONDAY)
    assert third.reviews[mark].state is State.DISMISSED


def test_a_reviewer_may_think_again(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    mark = mark_of(first, OLD)
    decide(store, mark, Verdict.DISMISSED)
    decide(store, mark, Verdict.CONFIRMED, reviewer="lê an")
    assert week_of(store, [both(FIRST)], NEXT_MONDAY).reviews[mark].state is State.CONFIRMED


EQUAL = f"Việc này theo {OLD}."


def test_a_decision_does_not_pass_to_an_equal_finding_when_its_own_goes(store: Store) -> None:
    old = dossier(regulation("Mua xe.", EQUAL, "Bán xe.", "Thuê xe.", EQUAL, "Sửa xe."))
    new = dossier(regulation("Mua xe.", "Bán xe.", "Thuê xe.", EQUAL, "Sửa xe."))
    first = week_of(store, [(old, [finding_at(old, OLD), finding_at(old, OLD, nth=1)])])
    decide(store, mark_of(first, OLD, 0), Verdict.DISMISSED)
    decide(store, mark_of(first, OLD, 1), Verdict.CONFIRMED)
    second = week_of(store, [(new, [finding_at(new, OLD)])], NEXT_MONDAY)
    assert only(second).state is State.CONFIRMED
    assert [each.finding for each in second.gone] == [mark_of(first, OLD, 0)]


def test_where_equal_findings_cannot_be_told_apart_their_decisions_are_asked_for_again(
    store: Store,
) -> None:
    old = dossier(regulation("Xe.", EQUAL, "Xe.", EQUAL, "Xe."))
    new = dossier(regulation("Xe.", EQUAL, "Xe."))
    first = week_of(store, [(old, [finding_at(old, OLD), finding_at(old, OLD, nth=1)])])
    decide(store, mark_of(first, OLD, 0), Verdict.DISMISSED)
    second = week_of(store, [(new, [finding_at(new, OLD)])], NEXT_MONDAY)
    assert only(second).state is State.REOPENED
    assert "giống hệt nhau" in only(second).note


def test_a_moved_document_takes_its_decisions_along(store: Store) -> None:
    first = week_of(store, [both(FIRST)])
    decide(store, mark_of(first, OLD), Verdict.DISMISSED)
    text = regulation(f"Hồ sơ theo {OLD} nộp trong 05 ngày.", f"Xe theo {OTHER}.")
    moved = dossier(text, "tckt/xe cong.txt")
    second = week_of(store, [both(moved)], NEXT_MONDAY)
    assert second.reviews[mark_of(first, OLD)].state is State.DISMISSED
    assert second.gone == ()


def test_suppressed_findings_are_counted_and_their_entries_watched(store: Store) -> None:
    entries = (
        Suppression(code="OUT101", provision="khoản 1 Điều 1", reason="đang sửa", until=MONDAY),
        Suppression(code="OUT101", words="Xe theo Thông tư cũ", reason="được phép"),
        Suppression(code="OUT102", unit="vp", reason="không có"),
    )
    first = week_of(store, [both(FIRST)], suppressions=entries)
    assert [each.state for each in first.reviews.values()] == [State.SUPPRESSED] * 2
    assert first.by_state[State.SUPPRESSED] == 2
    assert first.suppressing.idle == (entries[2],)
    second = week_of(store, [both(FIRST)], NEXT_MONDAY, suppressions=entries)
    assert second.reviews[mark_of(second, OLD)].state is State.KNOWN
    assert second.suppressing.expired == (entries[0],)
    assert "được phép" in second.reviews[mark_of(second, OTHER)].note


def _guests():
    text = regulation("Đón khách theo Luật cũ.", number="40/QĐ-BVD", title="đón khách")
    made = dossier(text, "lt/khach.txt")
    return made, [finding_at(made, "Luật cũ", subject="inst-3")]


def test_runs_of_two_reports_written_at_once_are_both_kept(store: Store) -> None:
    week_of(store, [both(FIRST)])
    slow = week_of(store, [both(CHANGED)], NEXT_MONDAY, publish=False)
    quick = week_of(store, [both(SHIFTED)], NEXT_MONDAY)
    publish_week(store, slow)
    assert slow.since == quick.since == MONDAY
    assert week_of(store, [both(CHANGED)], THIRD_MONDAY).since == NEXT_MONDAY
    with store.reading() as connection:
        assert len(days_of_runs(connection)) == 4
