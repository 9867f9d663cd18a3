"""Whether a requirement concerns a unit on a day, by the catalogue and by what the unit writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pipeline.directives.matching.looking import Look
from pipeline.model.demand import Requirement
from pipeline.model.run import Unit

_ITS_MATTER = 0.85  # of the demand's words in one passage, from which on the unit deals with it
_ITS_TITLE = 0.8


class Concern(StrEnum):
    """Why a requirement concerns a unit or not."""

    YES = "yes"
    BY_CONTENT = "by_content"  # not by its fields, but its own documents deal with the matter
    NOT_THEN = "not_then"
    NOT_ITS_KIND = "not_its_kind"
    NOT_ITS_FIELD = "not_its_field"


def concern(requirement: Requirement, unit: Unit, on: date, own: Iterable[Look]) -> Concern:
    """Whether ``requirement`` concerns ``unit`` on the day ``on``.

    Args:
        requirement: of the catalogue.
        unit: as units.yaml describes it.
        on: the day.
        own: what the unit's own documents tell of the requirement.
    """
    if requirement.applies(unit, on):
        return Concern.YES
    if (requirement.since and on < requirement.since) or (
        requirement.until and on >= requirement.until
    ):
        return Concern.NOT_THEN
    if requirement.unit_kinds and unit.kind not in requirement.unit_kinds:
        return Concern.NOT_ITS_KIND
    deals = any(_deals_with(look) for look in own)
    return Concern.BY_CONTENT if deals else Concern.NOT_ITS_FIELD


def _deals_with(look: Look) -> bool:
    if look.titled >= _ITS_TITLE:
        return True
    return any(
        sighting.share >= _ITS_MATTER and sighting.likeness >= _ITS_MATTER
        for sighting in look.sightings
    )
