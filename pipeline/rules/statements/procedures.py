"""The procedures of documents, as others are compared with them."""

from __future__ import annotations

import msgspec

from pipeline.evidence import evidence_at
from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.model.facts import ApprovalStep, Deadline, Procedure, StepKind
from pipeline.model.finding import Evidence
from pipeline.model.run import Dossier, Unit
from pipeline.rules.statements.apart import apart_of, is_apart, topic_of
from pipeline.rules.statements.kinds import is_law
from pipeline.rules.statements.origin import Origin, origin_of

FEWEST = 3  # steps of a procedure worth comparing
_ONE_SUBJECT = 0.25  # of the words of the titles of two documents
ALIKE = 0.6  # of the words of two titles from which on they name one procedure


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
    """A procedure of some document.

    ``topic`` are the words of its title that tell it apart, ``about`` those of its document's;
    ``apart`` are those of its title that make another work of it by themselves.
    """

    title: str
    topic: frozenset[str]
    apart: frozenset[str]
    about: frozenset[str]
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
            topic=topic_of(procedure.title),
            apart=apart_of(procedure.title),
            about=about,
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
        due=due_of(step),
        evidence=evidence_at(dossier.document, step.action.span),
    )


def actor_of(step: ApprovalStep) -> str:
    """Who does a step, as names are compared; "" where nobody is named."""
    return " ".join(step.actor.quote.casefold().split()) if step.actor else ""


def due_of(step: ApprovalStep) -> Deadline | None:
    """The time limit of a step as a value, None where it has none that can be read, or several."""
    if step.deadline is None:
        return None
    words = step.deadline.quote
    told = find_deadlines(words)
    return (deadline_alone(words) or next(iter(told), None)) if len(told) <= 1 else None


def about_of(dossier: Dossier) -> frozenset[str]:
    """The words of the document's title that tell what it is about."""
    return topic_of(dossier.document.metadata.title or "")


def same_work(procedure: Procedure, about: frozenset[str], other: OtherProcedure) -> bool:
    """Whether two procedures, of documents of one subject, are about the same work.

    "Trình tự cấp giấy phép" names two works in two documents on different matters; where a
    document has no title, that of the procedure decides. "Cấp lại" is no "cấp", whatever else the
    titles have in common.

    Args:
        procedure: of one document.
        about: what that document is about, from ``about_of``.
        other: of another document.
    """
    if alike(topic_of(procedure.title), other.topic) < ALIKE:
        return False
    if is_apart(apart_of(procedure.title), other.apart):
        return False
    return not about or not other.about or alike(about, other.about) >= _ONE_SUBJECT


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two topics have in common (Jaccard), 0 to 1."""
    return len(one & other) / max(len(one | other), 1)
