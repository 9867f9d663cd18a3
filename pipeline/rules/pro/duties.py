"""The duties that rules look at, with the words that tell them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Span
from pipeline.model.facts import Modality, Responsibility
from pipeline.model.run import Dossier
from pipeline.rules.pro import procedures
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


def short(norm: Responsibility) -> str:
    """What is to be done in one line, cut where it is long."""
    return procedures.short(norm.action, _LONGEST)
