"""Whether a document names an instrument or a body, its legal basis included."""

from __future__ import annotations

import re

from pipeline.directives.matching.words import folded, lists
from pipeline.evidence import evidence_at
from pipeline.model.demand import AnyOf
from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.finding import Evidence

_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ]")


def is_number(thing: AnyOf) -> bool:
    """Whether a thing is an instrument by its number."""
    return any(_NUMBER.search(each) for each in thing)


def contrary_of(things: tuple[AnyOf, ...]) -> AnyOf:
    """The words of the lists that say the contrary of the things asked for."""
    return tuple(
        phrase
        for thing in things
        for each in thing
        for phrase in lists().contrary.get(folded(each), ())
    )


def named_in(document: Document, thing: AnyOf) -> Evidence | None:
    """Where a document first names one of the wordings; new text for others left out."""
    if not thing:
        return None
    told = folded(document.text)
    quoted = [node.span for node in document.walk() if node.kind is ProvisionKind.QUOTE]
    for each in thing:
        for match in re.finditer(rf"(?<![\w/]){re.escape(folded(each))}(?![\w/])", told):
            if not any(span.start <= match.start() < span.end for span in quoted):
                return evidence_at(document, Span(match.start(), match.end()))
    return None
