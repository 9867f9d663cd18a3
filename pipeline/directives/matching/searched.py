"""A document with all that it tells of the requirements."""

from __future__ import annotations

import msgspec

from pipeline.directives.matching.looking import Look
from pipeline.directives.matching.standing import Card
from pipeline.model.demand import Requirement

_NOTHING = Look()


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was searched: whose it is, what it is, and what it tells of each requirement.

    ``looks`` are by the requirement's id; one it tells nothing of may be missing.
    """

    file: str
    unit: str
    name: str
    card: Card
    looks: dict[str, Look]

    def look(self, requirement: Requirement) -> Look:
        """What it tells of a requirement."""
        return self.looks.get(requirement.id, _NOTHING)
