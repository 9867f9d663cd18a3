"""Which documents of the corpus end which others, wholly or in part, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from pipeline.law.numbers import number_key
from pipeline.sorting.cards import DocumentCard, Order


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """A document that ends another: which it is, the order in it, and from when it holds."""

    by: DocumentCard
    order: Order
    since: date


def endings(cards: Iterable[DocumentCard], on: date) -> Mapping[str, tuple[Ending, ...]]:
    """By the path of a document, what had ended it or a part of it on the day ``on``.

    A number alone can be that of several documents, as each unit counts its own: an order that
    tells no date is taken for a document of its own unit, or for the only one of that number, and
    for none where that leaves a choice.

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
    for card in known:
        for order in card.orders:
            since = order.since or card.dated
            if since is None or since > on:
                continue
            for ended in _meant(order, card, by_number[number_key(order.number)]):
                found[ended.path].append(Ending(by=card, order=order, since=since))
    return {path: tuple(each) for path, each in found.items()}


def _meant(order: Order, by: DocumentCard, bearers: list[DocumentCard]) -> list[DocumentCard]:
    others = [card for card in bearers if not _same(card, by) and _is_older(card, by)]
    if order.dated is not None:
        return [card for card in others if card.dated == order.dated]
    for chosen in ([card for card in others if card.unit == by.unit], others):
        if len({card.dated for card in chosen}) == 1:
            return chosen
    return []


def _same(one: DocumentCard, other: DocumentCard) -> bool:
    """Whether both are one document, perhaps from two files."""
    return one.path == other.path or (
        number_key(one.number) == number_key(other.number) and one.dated == other.dated
    )


def _is_older(card: DocumentCard, by: DocumentCard) -> bool:
    return card.dated is None or by.dated is None or card.dated <= by.dated
