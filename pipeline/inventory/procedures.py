"""The procedures of documents as a report shows them: their steps, and what follows what."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pipeline.directives.times import WORDS
from pipeline.evidence import name_document, name_path, name_place
from pipeline.extract.procedures import Flow, flows_of
from pipeline.inert import storable
from pipeline.model.document import Provision, ProvisionKind, Span
from pipeline.model.facts import ApprovalStep, Procedure, Quote, StepKind
from pipeline.model.run import Dossier
from pipeline.model.stretch import TimeUnit
from pipeline.rules.pro.names import units_in
from pipeline.rules.pro.vocabulary import any_of


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


_UNITS = WORDS | {TimeUnit.MINUTE: "phút"}
# What holds more than one procedure, or may.
_WIDE = {ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.ATTACHMENT}


class ProcedureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure: ``flows`` as ``extract.procedures.flows_of`` gives them.

    ``eid`` and ``where`` are those of the provision that holds all its steps; "" and the place of
    the first step where that is the document, a chapter or the like. ``document`` is the name of
    its document, ``subject`` the title of that, "" where it has none.
    """

    unit: str
    file: str
    document: str
    subject: str
    eid: str
    where: str
    title: str
    steps: tuple[StepRecord, ...]
    flows: tuple[Flow, ...]


def procedures_in(dossier: Dossier) -> Iterator[ProcedureRecord]:
    """The procedures of one document, in reading order."""
    for procedure in dossier.facts.procedures:
        steps = tuple(_record(step) for step in procedure.steps)
        path = _clause(dossier, procedure)
        yield ProcedureRecord(
            unit=storable(dossier.source.unit),
            file=storable(dossier.source.path),
            document=storable(name_document(dossier)),
            subject=storable(dossier.document.metadata.title or ""),
            eid=path[-1].eid if path else "",
            where=name_path(path, dossier.document.text) or _first_place(dossier, procedure),
            title=procedure.title,
            steps=steps,
            flows=flows_of(procedure.steps),
        )


def _clause(dossier: Dossier, procedure: Procedure) -> tuple[Provision, ...]:
    """The path to the lowest provision that holds all steps; empty where that is a wide one."""
    paths = [dossier.document.path_at(step.action.start) for step in procedure.steps]
    shared = tuple(nodes[0] for nodes in zip(*paths, strict=False) if len({*map(id, nodes)}) == 1)
    return () if not shared or shared[-1].kind in _WIDE else shared


def _first_place(dossier: Dossier, procedure: Procedure) -> str:
    first = procedure.steps[0].action
    return name_place(dossier.document, first.span)


def _record(step: ApprovalStep) -> StepRecord:
    quotes = (step.action, step.actor, step.deadline, step.output, step.form)
    return StepRecord(
        order=step.order,
        number=step.number or str(step.order),
        kind=step.kind,
        actor=_doers(step.actor),
        action=_said(step.action),
        deadline=_time(step),
        output=_said(step.output),
        form=_said(step.form),
        partners="; ".join(_said(partner) for partner in step.partners),
        branch=_said(step.branch),
        spans=tuple(quote.span for quote in quotes if quote is not None),
    )


def _time(step: ApprovalStep) -> str:
    """The time limit as written; a bare number with the unit that its column is headed with."""
    said, due = _said(step.deadline), step.due
    if due is None or due.unit is None or any(map(str.isalpha, said)):
        return said
    return f"{said} {_UNITS[due.unit]}{' làm việc' if due.working else ''}"


def _doers(quote: Quote | None) -> str:
    """Who does a step; units that each have a line of their own as a list."""
    lines = [line.strip(" -+•;,") for line in quote.quote.splitlines()] if quote else []
    return (
        storable("; ".join(lines)) if len(lines) > 1 and all(map(_is_unit, lines)) else _said(quote)
    )


def _is_unit(line: str) -> bool:
    """Whether a line is the whole name of a unit, no post and no word that a line break cut off."""
    post = any_of("post_names").match(line) is not None
    return not post and " " in line and len(units_in(line)) == 1


def _said(quote: Quote | None) -> str:
    return storable(" ".join(quote.quote.split())) if quote is not None else ""
