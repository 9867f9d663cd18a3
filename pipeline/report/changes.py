"""What is new, worse, fixed or lost from sight since the last run, as a report tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.model.review import Absence, Change, Gone, Shift
from pipeline.report.records import FindingRecord
from pipeline.report.words import Words
from pipeline.review.week import Week


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last run.

    Args:
        since: the day of the run compared with; None where there is none: then nothing is new.
        new: findings that were not there, those that came back included.
        worse: findings that were there and were less grave.
        fixed: what was found in a file that was changed and no longer shows it.
        unreported: what was found in a file that is the same, and is no longer reported.
        unseen: what was found in a file that is gone or could not be read in full this time.
        n_known: how many findings were there before, worse ones included.
    """

    since: date | None = None
    new: tuple[FindingRecord, ...] = ()
    worse: tuple[FindingRecord, ...] = ()
    fixed: tuple[Gone, ...] = ()
    unreported: tuple[Gone, ...] = ()
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
        fixed=_gone(week, Absence.FIXED),
        unreported=_gone(week, Absence.UNREPORTED),
        unseen=_gone(week, Absence.UNREAD, Absence.DOCUMENT_GONE),
        n_known=known,
    )


def shift_told(shift: Shift, words: Words) -> str:
    """What else but documents changed since the last run, in a sentence.

    It is why what was found in a document that is the same may no longer be reported.
    """
    moved = ["ngày xét"] if shift.day else []
    moved += [f"{words.registers.get(name, name)} ({name})" for name in shift.registers or ()]
    moved += ["phiên bản chương trình"] if shift.version else []
    unknown = "" if shift.registers is not None else " Không rõ các sổ, danh mục có đổi không."
    if moved:
        return f"Từ lần trước đã đổi: {', '.join(moved)}.{unknown}"
    if unknown:
        return unknown.strip()
    return (
        "Ngày xét, các sổ, danh mục và phiên bản đều như lần trước: khác đi là do mã chương trình, "
        "mô hình hoặc văn bản khác."
    )


def _gone(week: Week, *why: Absence) -> tuple[Gone, ...]:
    return tuple(each for each in week.gone if each.why in why)
