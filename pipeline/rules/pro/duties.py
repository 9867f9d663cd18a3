"""The duties that rules look at, with the words that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import Modality, Responsibility
from pipeline.model.run import Dossier
from pipeline.rules.pro import procedures
from pipeline.rules.pro.vocabulary import any_of
from pipeline.rules.statements import is_law

_LONGEST = 80  # letters


def plain_duties(dossier: Dossier) -> Iterator[tuple[Responsibility, Span]]:
    """Duties and powers of internal documents, with the words from their bearer to their end."""
    if is_law(dossier.document):
        return
    for norm in dossier.facts.responsibilities:
        if norm.orientation or norm.modality in (Modality.PROHIBITION, Modality.PERMISSION):
            continue
        quotes = [norm.action, *(each for each in (norm.bearer, norm.condition) if each)]
        told = Span(min(each.start for each in quotes), max(each.end for each in quotes))
        if "\n" in dossier.document.words(told):  # the bearer stands in a lead-in line
            told = norm.action.span
        yield norm, told


def outside_procedures(dossier: Dossier) -> list[Responsibility]:
    """Norms of a unit's own document that bind somebody in every case and are no steps of a
    procedure that the rules look at."""
    if is_law(dossier.document):
        return []
    steps = [
        step.action.span
        for procedure in dossier.facts.procedures
        if len(procedure.steps) >= procedures.FEWEST
        for step in procedure.steps
    ]
    return [
        norm
        for norm in dossier.facts.responsibilities
        if norm.bearer is not None and norm.condition is None and not norm.orientation
        if not any(step.start <= norm.action.start < step.end for step in steps)
    ]


def by_person(
    duties: Sequence[Responsibility], document: Document
) -> dict[tuple[str, str], list[Responsibility]]:
    """Those of ``duties`` that bind one person, by article and name; who leads a whole body has
    others work."""
    own: dict[tuple[str, str], list[Responsibility]] = defaultdict(list)
    for norm in duties:
        who = " ".join(norm.bearer.quote.split()) if norm.bearer else ""
        if any_of("persons").match(who) and not any_of("judges").match(who):
            own[article_of(norm, document), who].append(norm)
    return own


def article_of(norm: Responsibility, document: Document) -> str:
    """The eId of the article that holds a norm; of its provision, outside of articles."""
    path = document.path_at(norm.action.start)
    return next((node.eid for node in path if node.kind is ProvisionKind.ARTICLE), norm.eid)


def short(norm: Responsibility) -> str:
    """What is to be done in one line, cut where it is long."""
    return procedures.short(norm.action, _LONGEST)
