"""Short names a text gives to instruments: "(sau đây gọi là Luật PCTN)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.citations.instruments import NUMBER, Named
from pipeline.extract.citations.vocabulary import Vocabulary
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import as_written

_FARTHEST = 500  # characters between what is named and its bracket
_SENTENCE_END = re.compile(r"[.;]\s")


class Definition(NamedTuple):
    """A bracket that gives a name: its span, and the name.

    ``names_by_itself`` is True where the name is an instrument's own, number or listed title, and
    would be a citation without the bracket's words.
    """

    start: int
    end: int
    name: str
    names_by_itself: bool


def definitions_in(
    text: str, folded: str, start: int, end: int, words: Vocabulary
) -> list[Definition]:
    """The brackets between ``start`` and ``end`` that name an instrument, in order.

    A name is an instrument's when it begins with a kind of instrument and says more than that.
    """
    found = []
    for bracket in words.alias.finditer(folded, start, end):
        name = text[bracket.start(1) : bracket.end(1)].strip()
        alike = fold_tone(name)
        if words.short_name.fullmatch(alike):
            itself = NUMBER.search(name) is not None or words.law.fullmatch(alike) is not None
            found.append(Definition(bracket.start(), bracket.end(), name, itself))
    return found


class Aliases:
    """The names a text has defined so far."""

    def __init__(self) -> None:
        self._named: dict[str, Named] = {}
        self._pattern: re.Pattern[str] | None = None

    def learn(self, definition: Definition, before: Sequence[Citation], text: str) -> None:
        """Take ``definition`` for the citation before its bracket that it names."""
        if NUMBER.search(definition.name):
            return  # "gọi là Nghị định số 30/2020/NĐ-CP": it names itself
        meant = _meant(definition, before, text)
        if meant is None:
            return
        self._named[definition.name] = Named(
            instrument=definition.name if definition.names_by_itself else meant.instrument or "",
            end=0,
            number=meant.number,
            kind=meant.kind,
            dated=meant.dated,
            year=meant.year,
            issuer=meant.issuer,
        )
        self._pattern = re.compile(rf"(?<!\w){as_written(self._named)}(?!\w)")

    def next_from(self, text: str, start: int, end: int) -> int | None:
        """Where the next defined name stands, if there is one."""
        found = self._pattern.search(text, start, end) if self._pattern else None
        return found.start() if found else None

    def at(self, text: str, start: int) -> Named | None:
        """The instrument whose defined name stands at ``start``, or None."""
        found = self._pattern.match(text, start) if self._pattern else None
        return self._named[found[0]]._replace(end=found.end()) if found else None


def _meant(definition: Definition, before: Sequence[Citation], text: str) -> Citation | None:
    """Of the citations in the same sentence, the last of the name's kind that is no amender."""
    kind = definition.name.split()[0].casefold()
    for citation in reversed(before):
        if definition.start - citation.span.end > _FARTHEST:
            return None
        if _SENTENCE_END.search(text, citation.span.end, definition.start):
            return None
        if citation.role is CitationRole.HISTORY or citation.instrument in (None, SELF):
            continue
        if (citation.kind or "").casefold().startswith(kind):
            return citation
    return None
