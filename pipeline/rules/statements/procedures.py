"""The procedures of documents, as others are compared with them."""

from __future__ import annotations

import msgspec

from pipeline.evidence import evidence_at
from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.model.facts import ApprovalStep, Deadline, Procedure, StepKind
from pipeline.model.finding import Evidence
from pipeline.model.run import Dossier, Unit
from pipeline.rules.statements.apart import topic_of
from pipeline.rules.statements.kinds import is_law
from pipeline.rules.statements.origin import Origin, origin_of
from pipeline.rules.statements.works import Work, is_one_work, work_of

FEWEST = 3  # steps of a procedure worth comparing


class OtherStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step of some procedure: who does it, by when as written and as a value, and its words.

    ``branch`` is the case it is done in, "" for every case.
    """

    kind: StepKind
    actor: str
    branch: str
    deadline: str
    due: Deadline | None
    evidence: Evidence


class OtherProcedure(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure of some document, and the work it is about."""

    title: str
    work: Work
    origin: Origin
    file: str
    document: str
    steps: tuple[OtherStep, ...]


def procedures_told(dossier: Dossier, unit: Unit, name: str) -> tuple[OtherProcedure, ...]:
    """The procedures of one document that have steps enough to be compared.

    Args:
        dossier: the document with its facts.
        unit: whose it is.
        name: how a lawyer names the document.
    """
    if is_law(dossier.document):
        return ()
    about, origin = about_of(dossier), origin_of(dossier, unit)
    return tuple(
        OtherProcedure(
            title=procedure.title,
            work=work_of(procedure.title, about),
            origin=origin,
            file=dossier.source.path,
            document=name,
            steps=tuple(_step(dossier, step) for step in procedure.steps),
        )
        for procedure in dossier.facts.procedures
        if len(procedure.steps) >= FEWEST
    )


def _step(dossier: Dossier, step: ApprovalStep) -> OtherStep:
    return OtherStep(
        kind=step.kind,
        actor=step.actor.quote if step.actor else "",
        branch=step.branch.quote if step.branch else "",
        deadline=step.deadline.quote if step.deadline else "",
        due=step.due,
        evidence=evidence_at(dossier.document, step.action.span),
    )


def actor_of(step: ApprovalStep) -> str:
    """Who does a step, as names are compared; "" where nobody is named."""
    return " ".join(step.actor.quote.casefold().split()) if step.actor else ""


def due_in(words: str) -> Deadline | None:
    """The one time limit that ``words`` tell, as a value; None where it is none, or several."""
    told = find_deadlines(words)
    return (deadline_alone(words) or next(iter(told), None)) if len(told) <= 1 else None


def about_of(dossier: Dossier) -> frozenset[str]:
    """The words of the document's title that tell what it is about."""
    return topic_of(dossier.document.metadata.title or "")


def same_work(procedure: Procedure, about: frozenset[str], other: OtherProcedure) -> bool:
    """Whether a procedure is about the same work as that of another document.

    Args:
        procedure: of one document.
        about: what that document is about, from ``about_of``.
        other: of another document.
    """
    return is_one_work(work_of(procedure.title, about), other.work)
