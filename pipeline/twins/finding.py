"""Which files of a unit are sources of one document."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.document import Document
from pipeline.model.reading import ReadNoteKind
from pipeline.model.run import Source
from pipeline.read.hygiene import fold_diacritics

_WORD = re.compile(r"\w+")
_RUN = 4  # words of a shingle: long enough to be rare, short enough to survive a misread word
_ALIKE = 0.7  # of the shorter source's shingles; two editions of one regulation share fewer
_WHOLE = 0.5  # of the longer one's; a decision alone is a part of the file with its regulation
_PUBLISHED = ("html", "mhtml", "txt")  # copies of a text that another file lays out
_DAMAGED = (ReadNoteKind.TRUNCATED, ReadNoteKind.RECOVERED)  # no source to hold others against
_LEAST_WORDS = 40  # shorter documents are alike by their formulas alone


class Card(NamedTuple):
    """What tells a source from others: its rank (0 the most binding), head, and shingles.

    A scan shows the signed paper, a PDF is what was issued, an office file can still be edited, a
    web page or plain text is a copy of one of them.
    """

    source: Source
    rank: int
    number: str | None
    date: datetime.date | None
    shingles: frozenset[int]


class Pair(NamedTuple):
    """Two sources of one document: the binding one, and the other."""

    signed: Source
    draft: Source


def card_of(source: Source, document: Document) -> Card:
    """The card of a document."""
    words = _WORD.findall(fold_diacritics(document.text).casefold())
    runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
    whole = not any(note.kind in _DAMAGED for note in document.notes)
    told = whole and len(words) >= _LEAST_WORDS
    shingles = frozenset(hash(run) for run in runs) if told else frozenset()
    return Card(
        source=source,
        rank=_rank(document),
        number=document.metadata.number,
        date=document.metadata.date,
        shingles=shingles,
    )


def pair_up(cards: Iterable[Card]) -> tuple[Pair, ...]:
    """The pairs among sources, each draft with the most binding source it resembles.

    Two sources are of one document when they are of one unit, nothing in their heads contradicts,
    most of the shorter one's words stand in the longer in order and make up half of it. Those of
    one rank are so only if they say the same word for word: which of two drafts counts, nobody
    can tell.
    """
    units: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if card.shingles:
            units[card.source.unit].append(card)
    return tuple(pair for unit in units.values() for pair in _pairs(unit))


def _pairs(cards: list[Card]) -> Iterator[Pair]:
    binding: list[Card] = []
    for draft in sorted(cards, key=lambda card: (card.rank, card.source.path)):
        scored = [
            (likeness(signed, draft), -signed.rank, signed)
            for signed in binding
            if _agree(signed, draft) and _may_be_one(signed, draft)
        ]
        best = max(scored, key=lambda each: each[:2], default=None)
        if best is not None and best[0] >= _ALIKE:
            yield Pair(best[2].source, draft.source)
        else:
            binding.append(draft)


def _may_be_one(one: Card, other: Card) -> bool:
    """Whether two sources may be whole sources of one document, by rank and length."""
    if one.rank == other.rank:
        return one.shingles == other.shingles
    shared = len(one.shingles & other.shingles)
    return shared >= _WHOLE * max(len(one.shingles), len(other.shingles))


def likeness(one: Card, other: Card) -> float:
    """The share of the shorter source's shingles that the longer holds, 0 to 1."""
    return len(one.shingles & other.shingles) / min(len(one.shingles), len(other.shingles))


def _agree(one: Card, other: Card) -> bool:
    """Whether number and date are the same wherever both sources have them."""
    return all(
        mine is None or theirs is None or _key(mine) == _key(theirs)
        for mine, theirs in ((one.number, other.number), (one.date, other.date))
    )


def _key(value: object) -> str:
    return re.sub(r"\W", "", fold_diacritics(str(value))).casefold()


def _rank(document: Document) -> int:
    if any(page.confidence is not None for page in document.pages):
        return 0
    if document.format == "pdf":
        return 1
    return 3 if document.format in _PUBLISHED else 2
