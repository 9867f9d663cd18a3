"""Whose rules a document holds, and which other documents it hangs on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pipeline.model.document import Document
from pipeline.model.facts import CitationRole
from pipeline.model.run import Dossier, Unit, UnitKind
from pipeline.read.hygiene import letters_of
from pipeline.structure.metadata.numbers import is_of_ministry

_INSTEAD = (CitationRole.AMENDS, CitationRole.REPEALS)


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a document comes from.

    ``unit`` is its unit's id; ``rank`` is 0 for a document of the whole ministry, 1 for one of a
    unit. ``number`` is its own, "" for none; ``names`` are the numbers of the instruments it names,
    ``changes`` of those it amends or repeals: letters and digits alone.
    """

    unit: str
    rank: int
    number: str = ""
    names: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()


def origin_of(dossier: Dossier, unit: Unit) -> Origin:
    """The origin of one document.

    Args:
        dossier: the document with its citations.
        unit: whose it is.
    """
    cited = dossier.facts.citations
    return Origin(
        unit=unit.id,
        rank=0 if _binds_all_units(dossier.document, unit) else 1,
        number=letters_of(dossier.document.metadata.number or ""),
        names=_letters(each.number for each in cited),
        changes=_letters(each.number for each in cited if each.role in _INSTEAD),
    )


def hold_side_by_side(one: Origin, other: Origin) -> bool:
    """Whether two documents may be in force beside each other.

    They are not where one document is kept in two places, or one amends or repeals the other.
    """
    if one.number and one.number == other.number:
        return False
    return one.number not in other.changes and other.number not in one.changes


def carries_out(one: Origin, other: Origin) -> bool:
    """Whether one document names the other, and so goes by what it says beside its own words."""
    return one.number in other.names or other.number in one.names


def _binds_all_units(document: Document, unit: Unit) -> bool:
    """Whether it is the ministry's own, or signed under its symbol elsewhere."""
    return unit.kind is UnitKind.MINISTRY or is_of_ministry(document.metadata.number or "")


def _letters(numbers: Iterable[str | None]) -> frozenset[str]:
    return frozenset(letters_of(number) for number in numbers if number)
