"""What a directive or a law demands of internal documents."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from pipeline.model.facts import Bound
from pipeline.model.run import Unit, UnitKind
from pipeline.model.stretch import TimeUnit


class Deontic(StrEnum):
    """What sort of demand it is."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    DEADLINE = "deadline"  # a duty whose point is its time limit
    AUTHORITY = "authority"  # who decides
    DOCUMENT = "document"  # a document of its own must be there
    CITATION = "citation"  # which instrument or body may be named; the register knows which ended


class Force(StrEnum):
    """Whether a unit can breach it; orientation is never breached."""

    BINDING = "binding"
    ORIENTATION = "orientation"


class ReadState(StrEnum):
    """How the clause was known to whoever wrote the requirement."""

    FULL = "full"  # the clause was read in its own words
    SECONDARY = "secondary"  # only reports of it were read
    UNCONFIRMED = "unconfirmed"


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """The time allowed, or kept, shown or told ahead at least; ``working`` days or others."""

    number: float
    unit: TimeUnit
    working: bool = False
    bound: Bound = Bound.MOST


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """The clause a requirement rests on: an id of the register and a path ("d5.k2"), or ""."""

    instrument: str
    provision: str = ""


AnyOf = tuple[str, ...]  # wordings of one thing, of which one is enough


class Elements(msgspec.Struct, frozen=True, kw_only=True):
    """What a provision must hold to meet a requirement; what is empty is not asked for.

    Of an element that lists several things, all must be there, each in one of its wordings.
    """

    who: tuple[AnyOf, ...] = ()
    what: tuple[AnyOf, ...] = ()
    deadline: Limit | None = None
    frequency: str = ""
    authority: tuple[AnyOf, ...] = ()
    form: tuple[AnyOf, ...] = ()
    record: tuple[AnyOf, ...] = ()


class Telling(StrEnum):
    """What a sample clause tells of a requirement."""

    MET = "met"
    PARTLY = "partly"
    CONTRARY = "contradicts"
    NEAR = "near"  # it sounds alike and is on another matter


class Sample(msgspec.Struct, frozen=True):
    """A made-up clause, its heading first, and what it tells of a requirement."""

    telling: Telling
    words: str


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """A demand, what it rests on, whom it concerns, and how well it is known.

    ``unit_kinds``, ``fields`` and ``doc_kinds`` narrow it; an empty one narrows nothing. Fields and
    kinds of document stand in all their wordings; units of ``field_kinds`` have such a field
    without saying so. It holds from the day ``since`` until the day before ``until``.
    ``samples`` show how regulations tell of it.
    """

    id: str
    topic: str
    demand: str
    basis: tuple[Basis, ...]
    deontic: Deontic
    force: Force
    addressee: str
    elements: Elements
    state: ReadState
    source: str
    unit_kinds: tuple[UnitKind, ...] = ()
    fields: tuple[str, ...] = ()
    field_kinds: tuple[UnitKind, ...] = ()
    doc_kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    verified: bool = False
    note: str = ""
    samples: tuple[Sample, ...] = ()

    def applies(self, unit: Unit, on: date) -> bool:
        """Whether it concerns ``unit`` on the day ``on``."""
        if (self.since and on < self.since) or (self.until and on >= self.until):
            return False
        if self.unit_kinds and unit.kind not in self.unit_kinds:
            return False
        if not self.fields or unit.kind in self.field_kinds:
            return True
        own = {field.casefold() for field in unit.fields}
        return any(field.casefold() in own for field in self.fields)
