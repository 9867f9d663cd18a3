"""Which documents of the ministry its other documents had ended by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pipeline.law.numbers import number_key
from pipeline.rules.peers import ByNumber, EndedPeer
from pipeline.sorting import DocumentCard, Ending, endings, orders_felt


def ended_peers(cards: Iterable[DocumentCard], on: date) -> ByNumber[EndedPeer]:
    """What orders in the corpus had ended as a whole by a day, whether or not it lies there itself.

    An order that tells no date is taken for a document of the corpus, or for none.

    Args:
        cards: all documents of the corpus.
        on: the day of the review; an order without a day of its own holds from its document's.
    """
    known = tuple(cards)
    first: dict[tuple[str, date | None], EndedPeer] = {}
    for ended in sorted(_ended(known, on), key=lambda each: each.since):
        first.setdefault((number_key(ended.number), ended.dated), ended)
    return ByNumber(first.values())


def _ended(known: Sequence[DocumentCard], on: date) -> Iterator[EndedPeer]:
    for felt in orders_felt(known, on):
        if felt.order.whole and felt.order.dated:
            yield _peer(felt.order.number, felt.order.dated, felt.by.unit, felt)
    by_path = {card.path: card for card in known}
    for path, found in endings(known, on).items():
        ended = by_path[path]
        for ending in found:
            if ending.order.whole:
                yield _peer(ended.number, ended.dated, ended.unit, ending)


def _peer(number: str, dated: date | None, unit: str, ending: Ending) -> EndedPeer:
    return EndedPeer(
        number=number,
        dated=dated,
        unit=unit,
        by=ending.by.name,
        by_number=ending.by.number,
        by_dated=ending.by.dated,
        since=ending.since,
        quote=ending.order.quote,
    )
