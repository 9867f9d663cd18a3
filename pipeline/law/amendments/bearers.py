"""Which of the documents that bear a number an order of another one means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Bearer(Protocol):
    """A document that bears a number: whose it is, and its date where it tells one."""

    @property
    def unit(self) -> str:
        """The id of its unit."""

    @property
    def dated(self) -> date | None:
        """Its date."""


_Bearer = TypeVar("_Bearer", bound=Bearer)


def meant(dated: date | None, by: Bearer, bearers: Sequence[_Bearer]) -> list[_Bearer]:
    """The documents an order means; several where one document stands in several files.

    A number alone can be that of several documents, as each unit counts its own: an order that
    tells no date is taken for a document of its own unit, or for the only one of that number, and
    for none where that leaves a choice. Nothing newer than the order's document is meant.

    Args:
        dated: the date by which the order names the document, None where it names none.
        by: the document that gives the order.
        bearers: the others that bear the number.
    """
    older = [each for each in bearers if _is_older(each, by)]
    if dated is not None:
        return [each for each in older if each.dated == dated]
    for chosen in ([each for each in older if each.unit == by.unit], older):
        if len({each.dated for each in chosen}) == 1:
            return chosen
    return []


def _is_older(one: Bearer, other: Bearer) -> bool:
    return one.dated is None or other.dated is None or one.dated <= other.dated
