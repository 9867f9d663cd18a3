"""What is new, worse, fixed or lost from sight since the last run, as a report tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.model.review import Absence, Change, Gone
from pipeline.report.records import FindingRecord
from pipeline.review.week import Week


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last run.

    Args:
        since: the day of the run compared with; None where there is none: then nothing is new.
        new: findings that were not there, those that came back included.
        worse: findings that were there and were less grave.
        fixed: what was found in a file that was read and no longer shows it.
        unseen: what was found in a file that is gone or could not be read in full this time.
        n_known: how many findings were there before, worse ones included.
    """

    since: date | None = None
    new: tuple[FindingRecord, ...] = ()
    worse: tuple[FindingRecord, ...] = ()
    fixed: tuple[Gone, ...] = ()
    unseen: tuple[Gone, ...] = ()
    n_known: int = 0


NO_CHANGES = Changes()


def changes_of(week: Week | None, findings: Iterable[FindingRecord]) -> Changes:
    """The changes a week tells of; none where it was held against no run.

    Args:
        week: the run held against the last one.
        findings: those of the run, in the order of the report.
    """
    if week is None or week.since is None:
        return NO_CHANGES
    new: list[FindingRecord] = []
    worse: list[FindingRecord] = []
    known = 0
    for finding in findings:
        change = week.reviews[finding.fingerprint].change
        if change in (Change.NEW, Change.RETURNED):
            new.append(finding)
            continue
        known += 1
        if change is Change.WORSE:
            worse.append(finding)
    return Changes(
        since=week.since,
        new=tuple(new),
        worse=tuple(worse),
        fixed=tuple(each for each in week.gone if each.why is Absence.FIXED),
        unseen=tuple(each for each in week.gone if each.why is not Absence.FIXED),
        n_known=known,
    )
