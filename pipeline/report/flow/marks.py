"""Which findings belong to a procedure, and at which of its steps they stand."""

from __future__ import annotations

import msgspec

from pipeline.inventory.procedures import ProcedureRecord
from pipeline.model.document import Span
from pipeline.report.records import FindingRecord


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A finding at a step."""

    order: int
    finding: FindingRecord


def findings_of(
    procedure: ProcedureRecord, findings: tuple[FindingRecord, ...]
) -> tuple[FindingRecord, ...]:
    """Those of ``findings`` that stand in its document between its first and last words.

    One that stands at the provision of the procedure as a whole belongs to it too.
    """
    spans = [span for step in procedure.steps for span in step.spans]
    extent = Span(min(span.start for span in spans), max(span.end for span in spans))
    return tuple(
        finding
        for finding in findings
        if finding.file == procedure.file
        and (
            (finding.span is not None and finding.span.meets(extent))
            or finding.provision.eid == procedure.eid != ""
        )
    )


def marks_of(procedure: ProcedureRecord, findings: tuple[FindingRecord, ...]) -> tuple[Mark, ...]:
    """Those of ``findings`` that stand in the words of its steps, in the order of the steps."""
    return tuple(
        Mark(order=step.order, finding=finding)
        for step in procedure.steps
        for finding in findings
        if finding.file == procedure.file
        and finding.span is not None
        and any(finding.span.meets(span) for span in step.spans)
    )
