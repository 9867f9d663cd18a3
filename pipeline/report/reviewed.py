"""Decisions and the comparison with the last run, as findings.json holds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from pipeline.inert import storable
from pipeline.model.finding import Severity
from pipeline.model.review import Absence, Change, Decision, Gone, Review, State, Verdict
from pipeline.review.asking import WORDS
from pipeline.review.suppressions import Suppression
from pipeline.review.week import Week

_Share = Annotated[float, Meta(ge=0, le=1)]


class DecisionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of one reviewer."""

    verdict: Verdict
    reviewer: str
    taken_at: datetime
    reason: str
    until: date | None
    settles: Annotated[bool, Meta(description="True where it ends a disagreement.")]
    source: Annotated[str, Meta(description="The sheet it came in; empty for the command line.")]
    source_row: int | None


class ReviewRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Where a finding stands."""

    state: State
    change: Annotated[Change, Meta(description="What became of it since the run before.")]
    note: Annotated[str, Meta(description="Why it stands so.")]
    first_seen: Annotated[date | None, Meta(description="Day of the review that first found it.")]
    stated_confidence: Annotated[
        float | None, Meta(description="What the rule states, where decisions taught otherwise.")
    ]
    decisions: tuple[DecisionRecord, ...]


class GoneRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the run before that is not there now."""

    fingerprint: str
    why: Absence
    code: str
    severity: Severity
    unit: str
    document: str
    file: str
    where: str
    message: str


class SuppressionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of suppressions.yaml that silences nothing any more."""

    code: str
    place: str
    reason: str
    until: date | None


class PointRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All decided up to a day, and how many of that held."""

    day: date
    right: int
    decided: int


class PrecisionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How the findings of a rule fared by the decisions taken."""

    code: str
    confirmed: int
    fixed: int
    dismissed: int
    disputed: int
    precision: _Share | None
    course: tuple[PointRecord, ...]


class LearntRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What decisions taught of findings that state one confidence."""

    code: str
    stated: _Share
    right: int
    decided: int
    confidence: _Share


class WeekRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The run held against the last one, and what decisions taught."""

    since: Annotated[date | None, Meta(description="Day of the run compared with, if any.")]
    by_state: dict[State, int]
    gone: tuple[GoneRecord, ...]
    expired: tuple[SuppressionRecord, ...]
    idle: tuple[SuppressionRecord, ...]
    precision: tuple[PrecisionRecord, ...]
    learnt: tuple[LearntRecord, ...]


def review_record(review: Review) -> ReviewRecord:
    """``review`` in the form of findings.json."""
    return ReviewRecord(
        state=review.state,
        change=review.change,
        note=storable(review.note),
        first_seen=review.first_seen,
        stated_confidence=review.stated_confidence,
        decisions=tuple(_decision(each) for each in review.decisions),
    )


def week_record(week: Week) -> WeekRecord:
    """``week`` in the form of findings.json."""
    return WeekRecord(
        since=week.since,
        by_state=week.by_state,
        gone=tuple(_gone(each) for each in week.gone),
        expired=tuple(_suppression(each) for each in week.suppressing.expired),
        idle=tuple(_suppression(each) for each in week.suppressing.idle),
        precision=tuple(
            PrecisionRecord(
                code=each.code,
                confirmed=each.confirmed,
                fixed=each.fixed,
                dismissed=each.dismissed,
                disputed=each.disputed,
                precision=each.precision,
                course=tuple(
                    PointRecord(day=point.day, right=point.right, decided=point.decided)
                    for point in each.course
                ),
            )
            for each in week.precision
        ),
        learnt=tuple(
            LearntRecord(
                code=each.code,
                stated=each.stated,
                right=each.right,
                decided=each.decided,
                confidence=each.confidence,
            )
            for each in week.learnt
        ),
    )


def life_told(review: ReviewRecord, as_of: date) -> Iterator[str]:
    """A finding's life until the review of ``as_of``, a line each: found first, then decided on.

    "Thấy lần đầu: lần xét đến ngày 16/11/2026", "23/11/2026, Lê An: Bác bỏ (trùng với Điều 5)".
    """
    if review.first_seen and review.first_seen < as_of:
        yield f"Thấy lần đầu: lần xét đến ngày {review.first_seen:%d/%m/%Y}"
    else:
        yield "Thấy lần đầu ở lần này"
    for each in review.decisions:
        until = f" đến {each.until:%d/%m/%Y}" if each.until else ""
        reason = f" ({each.reason})" if each.reason else ""
        settles = ", chốt" if each.settles else ""
        words = WORDS[each.verdict]
        yield f"{each.taken_at:%d/%m/%Y}, {each.reviewer}: {words}{until}{reason}{settles}"


def _decision(decision: Decision) -> DecisionRecord:
    return DecisionRecord(
        verdict=decision.verdict,
        reviewer=storable(decision.reviewer),
        taken_at=decision.taken_at,
        reason=storable(decision.reason),
        until=decision.until,
        settles=decision.settles,
        source=storable(decision.source),
        source_row=decision.source_row,
    )


def _gone(gone: Gone) -> GoneRecord:
    return GoneRecord(
        fingerprint=gone.finding,
        why=gone.why,
        code=gone.code,
        severity=gone.severity,
        unit=storable(gone.unit),
        document=storable(gone.document),
        file=storable(gone.file),
        where=storable(gone.where),
        message=storable(gone.message),
    )


def _suppression(entry: Suppression) -> SuppressionRecord:
    return SuppressionRecord(
        code=entry.code,
        place=storable(entry.place),
        reason=storable(entry.reason),
        until=entry.until,
    )
