"""How a document cites others: to carry them out, as its legal basis, or in passing.

What a document is for, it says in its title, between title and first provision, and where a heading
names its purpose. A citation carries out only where it is said so there; "thực hiện theo Nghị định
số …" in a provision sends its reader to another text, and "báo cáo kết quả thực hiện Kế hoạch số …"
is one duty among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from pipeline.directives.tracing.vocabulary import Vocabulary, vocabulary
from pipeline.model.document import Document, Provision, ProvisionKind, Span
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.read.hygiene import fold_tones

_HOLDING = (ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.ATTACHMENT)
_OPENING = 2000  # letters of a letter without provisions that tell what it is for
_LOOK_BACK = 300
_SENTENCE_END = re.compile(r"\.\s")
_LISTED = re.compile(r"\s*(?:[,;]|và|cùng)?\s*(?:và\s+)?(?:các\s+)?", re.IGNORECASE)
_LIST_GOES_ON = re.compile(
    r"(?:[,;]|\bvà|\bcùng)\s+(?:(?:các|căn cứ)\s+)*$",
    re.IGNORECASE,
)


class Way(StrEnum):
    """How a document cites another, in the words of a report."""

    CARRIES_OUT = "thực hiện"
    BASIS = "căn cứ"
    MENTION = "dẫn chiếu"
    AMENDS = "sửa đổi"
    ENDS = "bãi bỏ"

    @property
    def rests(self) -> bool:
        """Whether a document was written because of what it cites so."""
        return self in (Way.CARRIES_OUT, Way.BASIS)


_BY_ROLE = {
    CitationRole.HISTORY: Way.MENTION,
    CitationRole.AMENDS: Way.AMENDS,
    CitationRole.REPEALS: Way.ENDS,
}


class _Before(NamedTuple):
    """The citation before: where it ends, its role and way."""

    end: int
    role: CitationRole
    way: Way


def ways_in(document: Document, citations: Iterable[Citation]) -> Iterator[tuple[Citation, Way]]:
    """Each citation of another text, in reading order, and how it is cited.

    Args:
        document: that cites.
        citations: its citations, in any order; those of the document itself are left out.
    """
    words = vocabulary()
    informs = document.metadata.kind in words.informs
    telling = _telling(document, words)
    before: _Before | None = None
    for citation in sorted(citations, key=lambda each: each.span.start):
        if citation.instrument in (None, SELF):
            continue
        way = _BY_ROLE.get(citation.role)
        if way is None:
            way = _way(document.text, citation, before, telling, words)
            before = _Before(citation.span.end, citation.role, way)
        yield citation, Way.MENTION if informs and way.rests else way


def strongest(ways: Iterable[Way]) -> Way:
    """What several citations of one text by one document come to; an end put to it goes first."""
    told = set(ways)
    order = (Way.ENDS, Way.CARRIES_OUT, Way.BASIS, Way.MENTION, Way.AMENDS)
    return next(way for way in order if way in told)


def _way(
    text: str,
    citation: Citation,
    before: _Before | None,
    telling: Iterable[Span],
    words: Vocabulary,
) -> Way:
    is_basis = citation.role is CitationRole.LEGAL_BASIS
    if not is_basis and not any(each.holds(citation.span) for each in telling):
        return Way.MENTION
    start = _sentence_start(text, citation.span.start)
    last = before if before and before.end > start and before.role is citation.role else None
    between = text[last.end : citation.span.start] if last else ""
    if last and (_LISTED.fullmatch(between) or (_LIST_GOES_ON.search(between) and last.way.rests)):
        return last.way
    if is_basis:
        # "Căn cứ Kế hoạch A thực hiện Kết luận B" rests on A; B is told to say what A is.
        return Way.MENTION if last and not _LIST_GOES_ON.search(between) else Way.BASIS
    said = fold_tones(text[start : citation.span.start]).casefold()
    if found := words.carries.search(said):
        return Way.MENTION if words.stops.search(said, 0, found.start()) else Way.CARRIES_OUT
    return Way.BASIS if words.bases.search(said) else Way.MENTION


def _sentence_start(text: str, offset: int) -> int:
    start = max(text.rfind("\n", 0, offset) + 1, offset - _LOOK_BACK)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, start, offset)]
    return ends[-1] if ends else start


def _telling(document: Document, words: Vocabulary) -> list[Span]:
    """The stretches in which a document tells what it is for."""
    if not document.provisions:
        return [Span(0, min(len(document.text), _OPENING))]
    return [
        Span(0, document.provisions[0].span.start),
        *_telling_below(document.provisions, words),
    ]


def _telling_below(nodes: Iterable[Provision], words: Vocabulary) -> Iterator[Span]:
    for node in nodes:
        if node.kind is ProvisionKind.ATTACHMENT:
            first = node.children[0].span.start if node.children else node.span.end
            yield Span(node.span.start, first)
        if node.kind in _HOLDING:
            yield from _telling_below(node.children, words)
        elif words.purposes.search(fold_tones(node.heading)):
            yield node.span
