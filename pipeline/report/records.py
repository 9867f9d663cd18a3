"""Findings and run as written to ``findings.json`` and ``run.json``.

The JSON schemas in docs/schema are generated from these types.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from pipeline.inert import storable
from pipeline.model.document import Span
from pipeline.model.finding import Evidence, Finding, Severity
from pipeline.model.reading import Box
from pipeline.model.review import Review
from pipeline.model.run import Outcome, Run, Status, UnitKind
from pipeline.report.reviewed import ReviewRecord, WeekRecord, review_record
from pipeline.report.sources import source_told

Sha256 = Annotated[
    str,
    Meta(description="SHA-256 of the file's bytes, in hexadecimal; empty where it is not shown."),
]
Count = Annotated[int, Meta(ge=0)]


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """The provision a finding stands at."""

    eid: Annotated[str, Meta(description="Akoma Ntoso eId; empty outside the tree.")]
    where: Annotated[str, Meta(description="The place in words: 'điểm a khoản 2 Điều 5'.")]


class OtherSide(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding is held against: an entry of the register, another clause."""

    quote: str
    where: str
    eid: str
    page: int | None
    boxes: tuple[Box, ...]
    context: str
    source: Annotated[str, Meta(description="Where the quoted fact comes from.")]


class FindingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a reviewer should decide on."""

    code: Annotated[str, Meta(description="Code of the rule.", pattern="^[A-Z]{3}[0-9]{3}$")]
    severity: Severity
    unit: Annotated[str, Meta(description="Id of the unit.")]
    document: Annotated[str, Meta(description="How a lawyer names the document.")]
    file: Annotated[str, Meta(description="Path below the corpus, with '/' separators.")]
    provision: Provision
    page: Annotated[int | None, Meta(description="Page from 1; null for formats without pages.")]
    boxes: Annotated[
        tuple[Box, ...],
        Meta(
            description="Lines of the quote on that page: left, top, right, bottom in PDF points "
            "from the page's top left corner."
        ),
    ]
    span: Annotated[
        Span | None,
        Meta(description="Half-open range of characters in the document's text as read."),
    ]
    quote: Annotated[str, Meta(description="The words that prove it, as they stand.")]
    context: Annotated[str, Meta(description="The sentence or line around the quote.")]
    message: Annotated[str, Meta(description="What is wrong.")]
    why: Annotated[str, Meta(description="The reason, in a lawyer's words.")]
    since: Annotated[date | None, Meta(description="From when it is wrong, where known.")]
    suggestion: Annotated[str, Meta(description="What to do.")]
    basis: Annotated[str, Meta(description="Legal basis of the rule or the fact.")]
    confidence: Annotated[float, Meta(ge=0, le=1)]
    verified: Annotated[
        bool, Meta(description="False where the fact behind it awaits confirmation.")
    ]
    subject: Annotated[str, Meta(description="What it is about, stable over runs.")]
    fingerprint: Annotated[str, Meta(description="The same for the same finding in every run.")]
    other: tuple[OtherSide, ...]
    review: ReviewRecord | msgspec.UnsetType = msgspec.UNSET

    @property
    def is_set_aside(self) -> bool:
        """Whether a person dismissed it, or it is suppressed."""
        return self.review.state.is_set_aside if self.review else False


class FindingsFile(msgspec.Struct, frozen=True, kw_only=True):
    """All findings of a run, by unit, file and place."""

    as_of: Annotated[date, Meta(description="The day whose law was applied.")]
    version: Annotated[str, Meta(description="Version of rasoat.")]
    findings: tuple[FindingRecord, ...]
    week: WeekRecord | msgspec.UnsetType = msgspec.UNSET


class InputRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One input file and what became of it."""

    path: Annotated[str, Meta(description="Path below the corpus, with '/' separators.")]
    unit: str
    sha256: Sha256
    size: Annotated[int, Meta(ge=0, description="Bytes.")]
    status: Status
    name: Annotated[str, Meta(description="How a lawyer names the document; empty if unread.")]
    title: Annotated[str, Meta(description="Its title (trích yếu); empty where none is known.")]
    kind: Annotated[str, Meta(description="Its type: 'Quyết định'; empty where none is known.")]
    problem: Annotated[str, Meta(description="Why it is not plainly analysed; else empty.")]
    remedy: Annotated[str, Meta(description="What to do about it; else empty.")]
    n_pages: Count
    n_provisions: Count
    n_citations: Count
    n_findings: Count


class UnitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One unit of the run."""

    id: str
    name: str
    kind: UnitKind


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Counts that must agree: the statuses sum up to inputs, severities and codes to findings."""

    inputs: Count
    analysed: Count
    degraded: Count
    failed: Count
    withheld: Count
    opened: Count
    compared: Count
    findings: Count
    by_severity: dict[Severity, int]
    by_code: dict[str, int]


class ChangeCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What changed since the last run."""

    since: Annotated[date, Meta(description="Day of the run compared with.")]
    new: Annotated[int, Meta(ge=0, description="Findings that were not there.")]
    worse: Annotated[int, Meta(ge=0, description="Findings that were there and were less grave.")]
    fixed: Annotated[int, Meta(ge=0, description="Findings gone from a file that was changed.")]
    unseen: Annotated[
        int, Meta(ge=0, description="Findings whose file was not read this time, or is gone.")
    ]
    known: Annotated[int, Meta(ge=0, description="Findings that were there before.")]
    unreported: Annotated[
        int, Meta(ge=0, description="Findings no longer reported of a file that is the same.")
    ] = 0


class Timings(msgspec.Struct, frozen=True, kw_only=True):
    """The clock of a run: all that may differ between two runs over the same inputs."""

    written: Annotated[datetime, Meta(description="When the report was written, in UTC.")]
    seconds: Annotated[dict[str, float], Meta(description="Seconds spent in each stage.")]
    peak_mib: Annotated[int, Meta(ge=0, description="MiB of memory of the largest process.")] = 0


class RunRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One run: its inputs, what became of each, and what it relied on."""

    as_of: Annotated[date, Meta(description="The day whose law was applied.")]
    version: Annotated[str, Meta(description="Version of rasoat.")]
    counts: Counts
    changes: Annotated[
        ChangeCounts | None, Meta(description="Null where there is no earlier run to compare with.")
    ]
    units: tuple[UnitRecord, ...]
    inputs: tuple[InputRecord, ...]
    registers: dict[str, Sha256]
    timings: Timings


def finding_record(finding: Finding, review: Review | None = None) -> FindingRecord:
    """``finding`` in the form of findings.json, with what is known of it besides."""
    evidence = finding.evidence
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        unit=storable(finding.unit),
        document=storable(finding.document),
        file=storable(finding.file),
        provision=Provision(eid=evidence.eid, where=storable(evidence.where)),
        page=evidence.page,
        boxes=evidence.boxes,
        span=evidence.span,
        quote=storable(evidence.quote),
        context=storable(evidence.context),
        message=storable(finding.message),
        why=storable(finding.why),
        since=finding.since,
        suggestion=storable(finding.suggestion),
        basis=storable(finding.basis),
        confidence=finding.confidence,
        verified=finding.verified,
        subject=storable(finding.subject),
        fingerprint=finding.fingerprint,
        other=tuple(_other_side(side) for side in finding.other),
        review=msgspec.UNSET if review is None else review_record(review),
    )


def _other_side(evidence: Evidence) -> OtherSide:
    return OtherSide(
        quote=storable(evidence.quote),
        where=storable(evidence.where),
        eid=evidence.eid,
        page=evidence.page,
        boxes=evidence.boxes,
        context=storable(evidence.context),
        source=storable(source_told(evidence.source)),
    )


def input_record(outcome: Outcome, n_findings: int) -> InputRecord:
    """``outcome`` in the form of run.json."""
    source = outcome.source
    return InputRecord(
        path=storable(source.path),
        unit=storable(source.unit),
        sha256=source.sha256,
        size=source.size,
        status=outcome.status,
        name=storable(outcome.name),
        title=storable(outcome.title),
        kind=storable(outcome.kind),
        problem=storable(outcome.problem),
        remedy=storable(outcome.remedy),
        n_pages=outcome.n_pages,
        n_provisions=outcome.n_provisions,
        n_citations=outcome.n_citations,
        n_findings=n_findings,
    )


def count(run: Run, findings: tuple[FindingRecord, ...]) -> Counts:
    """The counts of a run with its findings."""
    statuses = [outcome.status for outcome in run.outcomes]
    severities = [finding.severity for finding in findings]
    codes = [finding.code for finding in findings]
    return Counts(
        inputs=len(statuses),
        **{status.value: statuses.count(status) for status in Status},
        findings=len(findings),
        by_severity={severity: severities.count(severity) for severity in Severity},
        by_code={code: codes.count(code) for code in sorted(set(codes))},
    )
