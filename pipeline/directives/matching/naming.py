"""Whether a document names an instrument or a body, its legal basis included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from pipeline.directives.matching.words import folded, folded_whole, lists
from pipeline.evidence import evidence_at
from pipeline.law.bygone import is_bygone
from pipeline.model.demand import AnyOf
from pipeline.model.document import Document, Provision, ProvisionKind, Span
from pipeline.model.finding import Evidence
from pipeline.word_lists import as_written, whole_words

_CITED = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Chỉ thị|Kết luận)[^;.\n]{0,60}?"
    r"số \d[\w/-]*"
    r"(?P<title>[^;.\n]{0,160}?(?: về | quy định | ban hành | hướng dẫn )[^;.\n]{0,160})"
)
_CLAUSE_ENDS = re.compile(r"[.;\n]|(?<!\w)thì(?!\w)")
_SENTENCE_ENDS = re.compile(r"[.;](?=\s)|\n")
_BEFORE = 200  # letters around a phrase in which its clause may begin or end
_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ]")


def is_number(thing: AnyOf) -> bool:
    """Whether a thing is an instrument, told by its number first and then in other ways.

    A number behind other words stands for a topic: who cites what an instrument has replaced speaks
    of its matter.
    """
    return _NUMBER.search(thing[0]) is not None


class Names:
    """A document ready to be searched for names of instruments and bodies, and for phrases."""

    def __init__(self, document: Document, blanks: Iterable[Provision]) -> None:
        """Args: document: as structured. blanks: its blank forms."""
        self._document = document
        self._told = folded_whole(document.text)
        self._new_text = [node.span for node in document.walk() if node.kind is ProvisionKind.QUOTE]
        self._blank = [node.span for node in blanks]
        self._of_others = [*document.metadata.legal_basis, *_titles_cited(document)]

    def first(self, thing: AnyOf) -> Evidence | None:
        """Where a document first names one of the wordings; new text for others left out.

        What is no instrument's number counts only in the document's own words: not in its legal
        basis, nor in the title of an instrument it cites. A body that is named only to say that it
        is no longer there is not named.
        """
        if is_number(thing):
            return self._evidence(next(self._places(thing, self._new_text), None))
        numbers = [each for each in thing if _NUMBER.search(each)]
        words = [each for each in thing if each not in numbers]
        places = chain(
            self._places(words, [*self._new_text, *self._of_others]),
            self._places(numbers, self._new_text),
        )
        is_body = all(each[:1].isupper() for each in thing)
        stands = (span for span in places if not (is_body and self._is_bygone(span)))
        return self._evidence(next(stands, None))

    def contrary(self, things: Iterable[AnyOf]) -> Evidence | None:
        """Where it first says the contrary of one of the things asked for, by the lists.

        A blank form says nothing; a council that leads ("hội đồng chủ trì") is not two in the lead,
        nor are those who chair a meeting, nor a role named in a list; nor what a clause forbids.
        """
        phrases = [
            phrase
            for thing in things
            for each in thing
            for phrase in lists().contrary.get(folded(each), ())
        ]
        if not phrases:
            return None
        otherwise = [
            Span(match.start(), match.end())
            for pattern in (_torn(), _of_gatherings(tuple(phrases)))
            for match in pattern.finditer(self._told)
        ]
        apart = [*self._new_text, *self._of_others, *self._blank, *otherwise]
        found = self._places(phrases, apart)
        stands = (span for span in found if not _is_denied(self._told[: span.start]))
        return self._evidence(next(stands, None))

    def _places(self, wordings: Iterable[str], apart: Sequence[Span]) -> Iterator[Span]:
        """Where the wordings stand, one after the other, but where one begins in ``apart``."""
        for each in wordings:
            whole = re.compile(rf"(?<![\w/]){re.escape(folded(each))}(?![\w/])")
            for match in whole.finditer(self._told):
                if not any(span.start <= match.start() < span.end for span in apart):
                    yield Span(match.start(), match.end())

    def _is_bygone(self, span: Span) -> bool:
        before = _SENTENCE_ENDS.split(self._told[max(span.start - _BEFORE, 0) : span.start])[-1]
        after = _SENTENCE_ENDS.split(self._told[span.end : span.end + _BEFORE])[0]
        return is_bygone(before, after)

    def _evidence(self, span: Span | None) -> Evidence | None:
        return evidence_at(self._document, span) if span is not None else None


@cache
def _torn() -> re.Pattern[str]:
    return whole_words(lists().torn)


@cache
def _of_gatherings(phrases: tuple[str, ...]) -> re.Pattern[str]:
    said = as_written(map(folded, phrases))
    gatherings = as_written(lists().gatherings)
    return re.compile(
        rf"(?<!\w){said}(?:\s*[,)]|\s+(?:(?:các|những|một|mỗi|tại)\s+)?{gatherings}(?!\w))"
    )


def _is_denied(before: str) -> bool:
    """Whether the clause that the words before a place end in forbids what stands there."""
    clause = _CLAUSE_ENDS.split(before[-_BEFORE:])[-1]
    return whole_words(lists().forbidding).search(clause) is not None


def _titles_cited(document: Document) -> Iterator[Span]:
    """The names of instruments that are cited with number and title."""
    for match in _CITED.finditer(document.text):
        yield Span(match.start("title"), match.end())
