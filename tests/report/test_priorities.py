"""What to do first: order, what one decision settles, and what a reviewer has settled already."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from pipeline.model.finding import Finding, Severity
from pipeline.model.review import Change, Review, State
from pipeline.model.run import Outcome, Run, Source, Status, Unit
from pipeline.report.content import Content, gather
from pipeline.report.priorities import MOST_TASKS, first_tasks
from pipeline.review.suppressions import Suppressing
from pipeline.review.week import Week
from tests.report.sample import RULES, small_finding

UNITS = (Unit(id="a", name="A"), Unit(id="b", name="B"))
FILES = ("a/1.pdf", "a/2.pdf", "b/3.pdf")


def finding(file: str, mark: str, severity: Severity = Severity.HIGH, **more: object) -> Finding:
    made = small_finding(file, "OUT101", severity, start=0)
    return msgspec.structs.replace(made, fingerprint=mark, **more)


def content(*findings: Finding, states: dict[str, State] | None = None) -> Content:
    run = Run(
        as_of=date(2026, 11, 23),
        version="0",
        units=UNITS,
        outcomes=tuple(
            Outcome(
                source=Source(path=file, unit=file[0], sha256=file[-5] * 64, size=1),
                status=Status.ANALYSED,
            )
            for file in FILES
        ),
    )
    reviews = {
        mark: Review(state=state, change=Change.KNOWN) for mark, state in (states or {}).items()
    }
    week = Week(findings=findings, reviews=reviews, suppressing=Suppressing(silenced={}))
    return gather(run, findings, RULES, week=week)


def test_grave_before_many_verified_before_doubtful_many_units_before_one() -> None:
    tasks = first_tasks(
        content(
            finding("a/1.pdf", "low1", Severity.LOW, subject="low"),
            finding("b/3.pdf", "low2", Severity.LOW, subject="low"),
            finding("a/1.pdf", "doubt", verified=False),
            finding("a/1.pdf", "one", subject="x"),
            finding("a/2.pdf", "two", subject="y"),
            finding("b/3.pdf", "three", subject="y"),
        )
    )
    assert [task.first.fingerprint for task in tasks] == ["two", "one", "doubt", "low1"]
    both = tasks[0]
    assert (both.n_findings, both.n_documents, both.units) == (2, 2, ("a", "b"))
    assert both.filter == {"code": "OUT101", "subject": "y"}
    assert tasks[1].filter == {"f": "one"}


def test_what_whole_units_lack_is_in_no_document() -> None:
    (task,) = first_tasks(
        content(
            msgspec.structs.replace(finding("", "lack-a", subject="x"), unit="a"),
            msgspec.structs.replace(finding("", "lack-b", subject="x"), unit="b"),
        )
    )
    assert (task.n_findings, task.n_documents) == (2, 0)


def test_findings_without_a_subject_are_tasks_of_their_own() -> None:
    assert len(first_tasks(content(finding("a/1.pdf", "p"), finding("a/2.pdf", "q")))) == 2


@pytest.mark.parametrize(
    ("state", "left"),
    [
        (State.DISMISSED, 0),
        (State.SUPPRESSED, 0),
        (State.POSTPONED, 0),
        (State.FIXED, 0),
        (State.CONFIRMED, 1),
        (State.REOPENED, 1),
    ],
)
def test_what_is_settled_is_left_out(state: State, left: int) -> None:
    assert len(first_tasks(content(finding("a/1.pdf", "p"), states={"p": state}))) == left


def test_there_are_no_more_than_can_be_done() -> None:
    many = [finding("a/1.pdf", f"{place:02}") for place in range(30)]
    assert len(first_tasks(content(*many))) == MOST_TASKS


def test_files_nobody_could_read_are_one_task() -> None:
    unread = [
        finding(file, file, code="DOC101", subject=file, message=f"Không đọc được. {file}")
        for file in FILES
    ]
    (task,) = first_tasks(content(*unread))
    assert (task.n_findings, task.n_documents, task.units) == (3, 3, ("a", "b"))
    assert task.message == next(rule.title for rule in RULES if rule.code == "DOC101")
    assert task.filter == {"code": "DOC101"}
    (alone,) = first_tasks(content(unread[0]))
    assert (alone.message, alone.filter) == (unread[0].message, {"f": unread[0].fingerprint})
