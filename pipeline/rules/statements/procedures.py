"""The procedures of documents, as others are compared with them."""

from __future__ import annotations

import msgspec

from pipeline.model.document import Span
from pipeline.model.facts import Procedure, StepKind
from pipeline.model.finding import Evidence
from pipeline.model.run import Dossier, Unit
from pipeline.read.hygiene import fold_diacritics
from pipeline.rules.evidence import evidence_at
from pipeline.rules.statements.kinds import is_law

_FEWEST = 3  # steps of a procedure worth comparing
_COMMON = frozenset(
    [
        "quy",
        "trinh",
        "thu",
        "tuc",
        "trinh",
        "tu",
        "ve",
        "viec",
        "cua",
        "cac",
        "va",
        "cho",
        "trong",
        "doi",
        "voi",
        "thuc",
        "hien",
        "giai",
        "quyet",
    ]
)


class OtherProcedure(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure of some document: ``topic`` are the words of its title that tell it apart."""

    title: str
    topic: frozenset[str]
    kinds: tuple[StepKind, ...]
    unit: str
    file: str
    document: str
    steps: tuple[Evidence, ...]


def procedures_told(dossier: Dossier, unit: Unit, name: str) -> tuple[OtherProcedure, ...]:
    """The procedures of one document that have steps enough to be compared.

    Args:
        dossier: the document with its facts.
        unit: whose it is.
        name: how a lawyer names the document.
    """
    if is_law(dossier.document):
        return ()
    return tuple(
        OtherProcedure(
            title=procedure.title,
            topic=topic_of(procedure),
            kinds=tuple(step.kind for step in procedure.steps),
            unit=unit.id,
            file=dossier.source.path,
            document=name,
            steps=tuple(
                evidence_at(dossier.document, Span(step.action.start, step.action.end))
                for step in procedure.steps
            ),
        )
        for procedure in dossier.facts.procedures
        if len(procedure.steps) >= _FEWEST
    )


def topic_of(procedure: Procedure) -> frozenset[str]:
    """The words of its title, without diacritics, that are not common to all titles."""
    words = fold_diacritics(procedure.title).casefold().replace(",", " ").split()
    return frozenset(words) - _COMMON


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two topics have in common (Jaccard), 0 to 1."""
    return len(one & other) / max(len(one | other), 1)
