"""Whether a document names an instrument or a body, its legal basis included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.directives.matching.words import folded, lists
from pipeline.evidence import evidence_at
from pipeline.model.demand import AnyOf
from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.finding import Evidence

_CITED = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Chỉ thị|Kết luận)[^;.\n]{0,60}?"
    r"số \d[\w/-]*"
    r"(?P<title>[^;.\n]{0,160}?(?: về | quy định | ban hành | hướng dẫn )[^;.\n]{0,160})"
)
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
    """Where a document first names one of the wordings; new text for others left out.

    What is no instrument's number counts only in the document's own words: not in its legal basis,
    nor in the title of an instrument it cites.
    """
    if not thing:
        return None
    told = folded(document.text)
    apart = [node.span for node in document.walk() if node.kind is ProvisionKind.QUOTE]
    if not is_number(thing):
        apart += [*document.metadata.legal_basis, *_titles_cited(document)]
    for each in thing:
        for match in re.finditer(rf"(?<![\w/]){re.escape(folded(each))}(?![\w/])", told):
            if not any(span.start <= match.start() < span.end for span in apart):
                return evidence_at(document, Span(match.start(), match.end()))
    return None


def _titles_cited(document: Document) -> Iterator[Span]:
    """The names of instruments that are cited with number and title."""
    for match in _CITED.finditer(document.text):
        yield Span(match.start("title"), match.end())
