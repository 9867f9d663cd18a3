"""The verdicts of all units on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.directives.matching.answering import Searched, answer
from pipeline.directives.matching.asking import basis_of
from pipeline.directives.matching.standing import counting
from pipeline.law.register import Register
from pipeline.model.demand import Requirement
from pipeline.model.run import Unit, UnitKind
from pipeline.model.verdict import Answer


def answers(
    requirements: Sequence[Requirement],
    units: Mapping[str, Unit],
    searched: Sequence[Searched],
    on: date,
    register: Register,
) -> Iterator[Answer]:
    """A verdict for each unit that has documents and each requirement, by unit, then requirement.

    Documents of a ministry bind all its units but Party organisations; those of a Party committee
    bind nobody else.

    Args:
        requirements: the catalogue.
        units: all units, by id.
        searched: all documents with what they tell.
        on: the day of the review.
        register: for the names of legal bases.
    """
    counts = counting([(each.unit, each.card) for each in searched], on)
    standing = [each for each, is_counted in zip(searched, counts, strict=True) if is_counted]
    of_ministry = [each for each in standing if units[each.unit].kind is UnitKind.MINISTRY]
    bases = {each.id: basis_of(each, register) for each in requirements}
    for unit_id in sorted({each.unit for each in searched}):
        unit = units[unit_id]
        own = [each for each in standing if each.unit == unit_id]
        bound = unit.kind not in (UnitKind.MINISTRY, UnitKind.PARTY)
        above = of_ministry if bound else []
        for requirement in requirements:
            yield answer(requirement, unit, own, above, on, bases[requirement.id])
