"""The verdicts of all units on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.directives.matching.answering import Desk, answer
from pipeline.directives.matching.asking import basis_of
from pipeline.directives.matching.searched import Searched
from pipeline.directives.matching.standing import counting
from pipeline.directives.matching.words import folded
from pipeline.law.register import Register
from pipeline.model.demand import Requirement
from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import Answer
from pipeline.structure.metadata.numbers import is_of_ministry


def answers(
    requirements: Sequence[Requirement],
    units: Mapping[str, Unit],
    searched: Sequence[Searched],
    on: date,
    register: Register,
) -> Iterator[Answer]:
    """A verdict for each unit that has documents and each requirement, by unit, then requirement.

    Documents of the ministry, or signed under its symbol wherever they are kept, bind all its units
    but Party organisations, and are the ministry's own; those of a Party committee bind nobody
    else.

    Args:
        requirements: the catalogue.
        units: all units, by id.
        searched: all documents with what they tell.
        on: the day of the review.
        register: for the names of legal bases, and for bodies that have ended.
    """
    standing = standing_of(searched, on)
    bases = {each.id: basis_of(each, register) for each in requirements}
    ended = ended_bodies(register, on)
    for unit_id in sorted({each.unit for each in searched}):
        unit = units[unit_id]
        own, above = own_and_above(unit, standing, units)
        for requirement in requirements:
            yield answer(requirement, Desk(unit, own, above, on, bases[requirement.id], ended))


def standing_of(searched: Sequence[Searched], on: date) -> list[Searched]:
    """The documents that count on the day ``on``."""
    counts = counting([(each.unit, each.head) for each in searched], on)
    return [each for each, is_counted in zip(searched, counts, strict=True) if is_counted]


def own_and_above(
    unit: Unit, standing: Sequence[Searched], units: Mapping[str, Unit]
) -> tuple[list[Searched], list[Searched]]:
    """A unit's own documents, and those of others that bind it.

    Args:
        unit: whom it is about.
        standing: all documents that count.
        units: all units whose documents they are, by id.
    """
    own = [each for each in standing if each.unit == unit.id]
    if unit.kind is UnitKind.PARTY:
        return own, []
    of_ministry = [
        each
        for each in standing
        if each.unit != unit.id
        and (units[each.unit].kind is UnitKind.MINISTRY or is_of_ministry(each.head.number))
    ]
    if unit.kind is UnitKind.MINISTRY:  # wherever they are kept, they are its own
        return [*own, *of_ministry], []
    return own, of_ministry


def ended_bodies(register: Register, on: date) -> dict[str, tuple[str, ...]]:
    """The names of bodies that have ended, each with the issuers at which it lives on."""
    return {
        folded(called): tuple(folded(each) for each in body.lives_at)
        for body in register.bodies
        if body.since is None or body.since <= on
        for called in (body.name, *body.names)
    }
