"""A document with all that it tells of the requirements."""

from __future__ import annotations

import msgspec

from pipeline.directives.matching.looking import Look
from pipeline.directives.matching.standing import Head
from pipeline.evidence import name_document
from pipeline.model.demand import Requirement
from pipeline.model.run import Dossier

_NOTHING = Look()


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was searched: whose it is, what it is, and what it tells of each requirement.

    ``looks`` are by the requirement's id; one it tells nothing of may be missing.
    """

    file: str
    unit: str
    name: str
    head: Head
    looks: dict[str, Look]

    def look(self, requirement: Requirement) -> Look:
        """What it tells of a requirement."""
        return self.looks.get(requirement.id, _NOTHING)


def searched_of(dossier: Dossier, head: Head, looks: dict[str, Look]) -> Searched:
    """A document with its head and its looks, by the requirement's id."""
    return Searched(
        file=dossier.source.path,
        unit=dossier.source.unit,
        name=name_document(dossier),
        head=head,
        looks=looks,
    )
