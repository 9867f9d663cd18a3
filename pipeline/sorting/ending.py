"""Which documents of the corpus end which others, wholly or in part, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from pipeline.law.amendments.bearers import meant
from pipeline.law.numbers import number_key
from pipeline.sorting.cards import DocumentCard, Order


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """A document that ends another: which it is, the order in it, and from when it holds."""

    by: DocumentCard
    order: Order
    since: date


def endings(cards: Iterable[DocumentCard], on: date) -> Mapping[str, tuple[Ending, ...]]:
    """By the path of a document, what had ended it or a part of it on the day ``on``.

    Args:
        cards: all documents of the corpus.
        on: the day of the review; an order without a day of its own holds from its document's.
    """
    known = tuple(cards)
    by_number: dict[str, list[DocumentCard]] = defaultdict(list)
    for card in known:
        if card.number:
            by_number[number_key(card.number)].append(card)
    found: dict[str, list[Ending]] = defaultdict(list)
    for ending in orders_felt(known, on):
        card, order = ending.by, ending.order
        bearers = by_number[number_key(order.number)]
        others = [each for each in bearers if not _same(each, card)]
        for ended in meant(order.dated, card, others):
            found[ended.path].append(ending)
    return {path: tuple(each) for path, each in found.items()}


def orders_felt(cards: Iterable[DocumentCard], on: date) -> Iterator[Ending]:
    """Every order that had taken effect on a day, whatever it ends; see ``endings``."""
    for card in cards:
        for order in card.orders:
            since = order.since or card.dated
            if since is not None and since <= on:
                yield Ending(by=card, order=order, since=since)


def _same(one: DocumentCard, other: DocumentCard) -> bool:
    """Whether both are one document, perhaps from two files."""
    return one.path == other.path or (
        number_key(one.number) == number_key(other.number) and one.dated == other.dated
    )
