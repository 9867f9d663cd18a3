"""New, worse, fixed, unseen, from a week; every finding of the run is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.model.finding import Severity
from pipeline.model.review import Absence, Change, Gone, Review, Shift, State
from pipeline.report.changes import NO_CHANGES, changes_of, shift_told
from pipeline.report.content import Content, gather
from pipeline.report.records import FindingRecord
from pipeline.report.summary import shortened
from pipeline.report.words import load_words
from pipeline.review.suppressions import Suppressing
from pipeline.review.week import Week
from tests.report.sample import RULES, sample_findings, sample_run

RUN = sample_run()
FOUND = tuple(sample_findings(RUN)[:60])
LAST_WEEK = date(2026, 11, 16)


def week(states: dict[str, tuple[Change, State]], **known: object) -> Week:
    """A week in which all findings not named in ``states`` are known and undecided."""
    reviews = {}
    for finding in FOUND:
        change, state = states.get(finding.fingerprint, (Change.KNOWN, State.KNOWN))
        reviews[finding.fingerprint] = Review(state=state, change=change)
    given = {"since": LAST_WEEK, "has_history": True, **known}
    return Week(findings=FOUND, reviews=reviews, suppressing=Suppressing(silenced={}), **given)


def content_of(of: Week) -> Content:
    content = gather(RUN, FOUND, RULES, week=of)
    return replace(content, changes=changes_of(of, content.findings))


def prints(findings: tuple[FindingRecord, ...]) -> list[str]:
    return [each.fingerprint for each in findings]


def gone(why: Absence, mark: str) -> Gone:
    return Gone(
        finding=mark,
        why=why,
        code="REF101",
        unit="van-phong",
        file="van-phong/x.pdf",
        document="Quy chế",
        where="Điều 2",
        message="m",
        severity=Severity.LOW,
    )


def test_a_changed_table_is_told_by_what_it_holds() -> None:
    told = shift_told(Shift(registers=("units_history.csv",)), load_words())
    assert told == "Từ lần trước đã đổi: sổ đơn vị, chức danh cũ của Bộ (units_history.csv)."


def test_a_run_held_against_none_has_no_changes() -> None:
    records = content_of(week({})).findings
    assert changes_of(None, records) is NO_CHANGES
    assert changes_of(week({}, since=None), records) is NO_CHANGES


def test_each_sort_of_change_is_told_once() -> None:
    a, b, c, d = (each.fingerprint for each in content_of(week({})).findings[:4])
    states = {
        a: (Change.NEW, State.NEW),
        b: (Change.RETURNED, State.REOPENED),
        c: (Change.WORSE, State.WORSE),
        d: (Change.KNOWN, State.CONFIRMED),
    }
    absent = (gone(Absence.FIXED, "1"), gone(Absence.UNREAD, "2"), gone(Absence.DOCUMENT_GONE, "3"))
    changes = content_of(week(states, gone=absent)).changes
    assert changes.since == LAST_WEEK
    assert (prints(changes.new), prints(changes.worse)) == ([a, b], [c])
    assert changes.fixed == absent[:1] and changes.unseen == absent[1:]
    assert changes.n_known == len(FOUND) - 2


def test_messages_of_hostile_documents_stay_on_one_line() -> None:
    assert shortened("a\n\nb\u202e\x07 c") == "a b[U+202E] c"
    cut = shortened("Điều " * 100)
    assert len(cut) < 170 and cut.endswith(" …")
