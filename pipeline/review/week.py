"""One run held against the last one: what is new, known, worse, gone, and decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

import msgspec
from sqlalchemy import Connection

from pipeline.config import Settings
from pipeline.model.finding import Finding
from pipeline.model.review import Absence, Change, Gone, Review, Shift, State
from pipeline.model.run import Run
from pipeline.review.absence import gone_since, seen_in, shift_since
from pipeline.review.decisions import decisions_by_finding
from pipeline.review.documents import same_documents, seen_document
from pipeline.review.identity import Carried, Sighting, carry_over
from pipeline.review.keys import key_of
from pipeline.review.learning import Learnt, RulePrecision, learn, precision_by_rule
from pipeline.review.reviewing import review_of, silenced
from pipeline.review.runs import (
    KeptRun,
    KeptSighting,
    aliases_of,
    days_of_runs,
    documents_of,
    first_seen,
    keep_run,
    last_run,
    make_room,
    publish,
    sightings_of,
)
from pipeline.review.store import Store
from pipeline.review.suppressions import Suppressing, Suppression, suppress

# Said not to hold, to be mended, or not to be asked about now.
_SETTLED = frozenset((State.FIXED, State.POSTPONED, State.DISMISSED, State.SUPPRESSED))


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """A run and what is known of it besides.

    ``findings`` are those of the run, under the fingerprints they keep, with the confidence that
    decisions taught. ``reviews`` tells of them by fingerprint: of all where there is a database,
    else of suppressed ones alone. ``since`` is the day of the run compared with, None for a first
    run; ``gone`` what it had found and this one has not, ``shift`` what documents are held against
    that is not what it was then.
    """

    findings: tuple[Finding, ...]
    reviews: dict[str, Review]
    suppressing: Suppressing
    has_history: bool = False
    since: date | None = None
    gone: tuple[Gone, ...] = ()
    shift: Shift = Shift()
    precision: tuple[RulePrecision, ...] = ()
    learnt: tuple[Learnt, ...] = ()
    run: int | None = None

    def is_settled(self, fingerprint: str) -> bool:
        """Whether decisions or the corpus itself leave nothing to do about a finding now."""
        review = self.reviews.get(fingerprint)
        return review is not None and review.state in _SETTLED

    @property
    def by_state(self) -> dict[State, int]:
        """How many findings stand in each state."""
        counts = Counter(review.state for review in self.reviews.values())
        return {state: counts[state] for state in State}

    @property
    def by_absence(self) -> dict[Absence, int]:
        """How many findings went for each reason."""
        counts = Counter(each.why for each in self.gone)
        return {why: counts[why] for why in Absence}


@contextmanager
def week_of(
    settings: Settings, run: Run, findings: Sequence[Finding], suppressions: Sequence[Suppression]
) -> Iterator[Week]:
    """The week of a run, kept in the database of the settings if they name one.

    On leaving the block in peace the run is published: its report is written then.

    Raises:
        BadDatabase: the database cannot be opened, read or written.
    """
    if settings.database is None:
        yield without_history(findings, suppressions, run.as_of)
        return
    store = Store(settings.database)
    series = settings.series or settings.corpus.resolve().name
    week = hold_against_last(store, series, run, findings, suppressions, datetime.now(UTC))
    yield week
    publish_week(store, week)


def without_history(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], as_of: date
) -> Week:
    """A run nobody keeps: only what the corpus suppresses is known of its findings."""
    suppressing = suppress(suppressions, findings, as_of)
    reviews = {
        findings[place].fingerprint: silenced(entry, Change.NEW, None, ())
        for place, entry in suppressing.silenced.items()
    }
    return Week(findings=tuple(findings), reviews=reviews, suppressing=suppressing)


def hold_against_last(
    store: Store,
    series: str,
    run: Run,
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    now: datetime,
) -> Week:
    """Compare a run with the last one of its series, apply the decisions, and keep it.

    It is kept unpublished: call :func:`publish_week` when its report is written. The same run
    again gives the same, for it is compared with the same one.

    Args:
        store: the database.
        series: what the runs are of; only runs of one series are compared.
        run: the run.
        findings: its findings, in order.
        suppressions: those of the corpus.
        now: the moment, for the history alone.

    Raises:
        BadDatabase: it cannot be read or written.
    """
    with store.writing() as connection:
        return _held(connection, series, run, findings, suppressions, now)


def publish_week(store: Store, week: Week) -> None:
    """Say that the report of a run is written; the next run is compared with this one."""
    if week.run is not None:
        with store.writing() as connection:
            publish(connection, week.run)


def _held(
    connection: Connection,
    series: str,
    run: Run,
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    now: datetime,
) -> Week:
    key = key_of(run)
    again = make_room(connection, series, key, now)
    baseline = last_run(connection, series)
    before = [kept.sighting for kept in sightings_of(connection, baseline)] if baseline else []
    old_documents = documents_of(connection, baseline) if baseline else []
    documents = [seen_document(outcome) for outcome in run.outcomes]
    pairs = same_documents(old_documents, documents)
    carried = carry_over(before, findings, pairs, aliases_of(connection))
    first = first_seen(connection, series, (each.finding.fingerprint for each in carried))
    decisions = decisions_by_finding(connection)
    suppressing = suppress(suppressions, [each.finding for each in carried], run.as_of)
    reviews = {
        each.finding.fingerprint: review_of(
            each, first, decisions, suppressing.silenced.get(place), key, run.as_of
        )
        for place, each in enumerate(carried)
    }
    gone, unread = gone_since(before, carried, seen_in(old_documents, documents, pairs, run))
    kept = [
        *(_kept(each, finding, reviews) for each, finding in zip(carried, findings, strict=True)),
        *(
            KeptSighting(sighting=msgspec.structs.replace(each, seen=False), state=State.KNOWN)
            for each in unread
        ),
    ]
    id_ = keep_run(
        connection,
        KeptRun(
            id=0,
            series=series,
            key=key,
            as_of=run.as_of,
            version=run.version,
            recorded_at=now,
            previous=baseline.id if baseline else None,
            published=again,
            registers=run.registers,
        ),
        documents,
        kept,
        {each.finding.fingerprint: each.likeness for each in carried},
    )
    learnt = learn(decisions)
    return Week(
        findings=tuple(_with_learnt(each.finding, learnt) for each in carried),
        reviews=_with_stated(reviews, carried, learnt),
        suppressing=suppressing,
        has_history=True,
        since=baseline.as_of if baseline else None,
        gone=gone,
        shift=shift_since(baseline, run) if baseline else Shift(),
        precision=precision_by_rule(decisions, days_of_runs(connection)),
        learnt=learnt,
        run=id_,
    )


def _kept(carried: Carried, finding: Finding, reviews: Mapping[str, Review]) -> KeptSighting:
    review = reviews[carried.finding.fingerprint]
    return KeptSighting(
        sighting=Sighting(
            finding=carried.finding.fingerprint,
            fingerprint=finding.fingerprint,
            code=finding.code,
            unit=finding.unit,
            file=finding.file,
            document=finding.document,
            where=finding.evidence.where,
            page=finding.evidence.page,
            message=finding.message,
            subject=finding.subject,
            severity=finding.severity,
            confidence=finding.confidence,
            footing=finding.footing,
        ),
        state=review.state,
        note=review.note,
    )


def _with_learnt(finding: Finding, learnt: Sequence[Learnt]) -> Finding:
    for each in learnt:
        if (each.code, each.stated) == (finding.code, finding.confidence):
            return msgspec.structs.replace(finding, confidence=each.confidence)
    return finding


def _with_stated(
    reviews: Mapping[str, Review], carried: Sequence[Carried], learnt: Sequence[Learnt]
) -> dict[str, Review]:
    told = {(each.code, each.stated): each for each in learnt}
    result = dict(reviews)
    for each in carried:
        finding = each.finding
        taught = told.get((finding.code, finding.confidence))
        if taught and taught.confidence != finding.confidence:
            result[finding.fingerprint] = msgspec.structs.replace(
                result[finding.fingerprint], stated_confidence=finding.confidence
            )
    return result
