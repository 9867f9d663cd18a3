"""The procedures of documents as a report shows them: steps, what follows what, and faults."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pipeline.evidence import name_place
from pipeline.extract.procedures import Flow, flows_of
from pipeline.model.document import Span
from pipeline.model.facts import ApprovalStep, Procedure, Quote, StepKind
from pipeline.model.run import Dossier
from pipeline.report.inert import storable
from pipeline.report.records import FindingRecord


class StepRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One step; ``order`` counts from 1, ``spans`` are its words in the document's text."""

    order: int
    number: str
    kind: StepKind
    actor: str
    action: str
    deadline: str
    output: str
    form: str
    partners: str
    branch: str
    spans: tuple[Span, ...]


class ProcedureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure: ``flows`` as ``extract.procedures.flows_of`` gives them."""

    unit: str
    file: str
    where: str
    title: str
    steps: tuple[StepRecord, ...]
    flows: tuple[Flow, ...]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A finding at a step."""

    order: int
    code: str
    message: str
    severity: str


def procedures_in(dossier: Dossier) -> Iterator[ProcedureRecord]:
    """The procedures of one document, in reading order."""
    for procedure in dossier.facts.procedures:
        steps = tuple(_record(step) for step in procedure.steps)
        yield ProcedureRecord(
            unit=storable(dossier.source.unit),
            file=storable(dossier.source.path),
            where=_where(dossier, procedure),
            title=procedure.title,
            steps=steps,
            flows=flows_of(procedure.steps),
        )


def marks_of(procedure: ProcedureRecord, findings: tuple[FindingRecord, ...]) -> tuple[Mark, ...]:
    """The findings that stand in the words of its steps, in the order of the steps."""
    return tuple(
        Mark(
            order=step.order,
            code=finding.code,
            message=finding.message,
            severity=finding.severity.value,
        )
        for step in procedure.steps
        for finding in findings
        if finding.file == procedure.file
        and finding.span is not None
        and any(_meet(finding.span, span) for span in step.spans)
    )


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _where(dossier: Dossier, procedure: Procedure) -> str:
    first = procedure.steps[0].action
    return name_place(dossier.document, Span(first.start, first.end))


def _record(step: ApprovalStep) -> StepRecord:
    quotes = (step.action, step.actor, step.deadline, step.output, step.form)
    return StepRecord(
        order=step.order,
        number=step.number or str(step.order),
        kind=step.kind,
        actor=_said(step.actor),
        action=_said(step.action),
        deadline=_said(step.deadline),
        output=_said(step.output),
        form=_said(step.form),
        partners="; ".join(_said(partner) for partner in step.partners),
        branch=_said(step.branch),
        spans=tuple(Span(quote.start, quote.end) for quote in quotes if quote is not None),
    )


def _said(quote: Quote | None) -> str:
    return storable(" ".join(quote.quote.split())) if quote is not None else ""
