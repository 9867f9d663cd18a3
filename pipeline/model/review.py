"""What reviewers decide of findings, and what became of a finding since the last run."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from pipeline.model.finding import Footing, Severity


class Verdict(StrEnum):
    """What a reviewer says of a finding."""

    CONFIRMED = "confirmed"  # xác nhận: it holds
    DISMISSED = "dismissed"  # bác bỏ: it does not; a reason is required
    FIXED = "fixed"  # đã sửa: the document was mended; the next run will show
    POSTPONED = "postponed"  # để sau, until a date


class Change(StrEnum):
    """What became of a finding since the run before."""

    NEW = "new"
    KNOWN = "known"
    WORSE = "worse"  # graver than in the run before
    RETURNED = "returned"  # gone in the run before, there in an earlier one


class State(StrEnum):
    """Where a finding stands: what needs a person first."""

    REOPENED = "reopened"  # a decision no longer holds, or what was gone is back
    DISPUTED = "disputed"  # reviewers disagree
    NEW = "new"
    WORSE = "worse"
    KNOWN = "known"  # seen before, nothing decided
    CONFIRMED = "confirmed"
    FIXED = "fixed"  # said to be mended; the files are still those it was found in
    POSTPONED = "postponed"
    DISMISSED = "dismissed"
    SUPPRESSED = "suppressed"  # by suppressions.yaml of the corpus

    @property
    def is_set_aside(self) -> bool:
        """Whether nothing is left to do: it does not hold, or may stand as it is."""
        return self in (State.DISMISSED, State.SUPPRESSED)


class Absence(StrEnum):
    """Why a finding of the run before is not there now."""

    FIXED = "fixed"  # its document was changed, was read, and no longer shows it
    UNREPORTED = "unreported"  # the document is the same, byte for byte: something else changed
    DOCUMENT_GONE = "document_gone"  # the document is no longer in the corpus
    UNREAD = "unread"  # the document could not be read in full this time: nothing is known


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of one reviewer, with what it was taken on.

    ``finding`` is the finding's fingerprint; ``until`` belongs to POSTPONED. ``settles`` ends a
    disagreement: decisions before it no longer count. ``source`` names the sheet ("" where it was
    taken on the command line), ``source_hash`` its SHA-256, ``source_row`` the row. ``run`` is the
    key of the run whose report it was taken on; ``footing``, ``severity`` and ``confidence`` are
    those of the finding in that run.
    """

    finding: str
    verdict: Verdict
    reviewer: str
    taken_at: datetime
    reason: str = ""
    until: date | None = None
    settles: bool = False
    source: str = ""
    source_hash: str = ""
    source_row: int | None = None
    run: str = ""
    code: str = ""
    severity: Severity = Severity.LOW
    confidence: float = 1.0
    footing: Footing = Footing()

    def says_the_same(self, other: Decision) -> bool:
        """Whether both say the same of the same finding, by the same reviewer."""
        return (
            (self.finding, self.verdict, self.reviewer, self.reason)
            == (other.finding, other.verdict, other.reviewer, other.reason)
            and self.until == other.until
            and self.settles == other.settles
        )


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a finding besides itself.

    ``note`` says in words why it stands so; ``first_seen`` is the day of the review that first
    found it; ``stated_confidence`` what its rule states, where decisions taught otherwise;
    ``decisions`` are all that were taken on it, oldest first.
    """

    state: State
    change: Change
    note: str = ""
    first_seen: date | None = None
    stated_confidence: float | None = None
    decisions: tuple[Decision, ...] = ()


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """What documents are held against, where it is not what it was in the run before.

    ``day`` and ``version`` (of rasoat) tell whether these differ; ``registers`` names those of the
    registers and catalogues that do, None where it is not known.
    """

    day: bool = False
    version: bool = False
    registers: tuple[str, ...] | None = ()


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the run before that is not there now, and why."""

    finding: str
    why: Absence
    code: str
    unit: str
    file: str
    document: str
    where: str
    message: str
    severity: Severity
