"""Into which documents instruments were carried, as verdicts.json tells it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from pipeline.inert import storable
from pipeline.model.trace import Carrying, Trace


class ThroughRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document by way of which another carries an instrument out, and how the other cites it."""

    file: str
    cites: str


class CarryingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A document that carries an instrument out: how it cites it, which demands it answers."""

    file: str
    unit: str
    document: str
    cites: Annotated[str, Meta(description="How it cites the instrument; empty for not at all.")]
    meets: Annotated[tuple[str, ...], Meta(description="The requirements that it answers.")]
    through: Annotated[
        tuple[ThroughRecord, ...],
        Meta(description="The documents it carries further; empty where it goes straight."),
    ] = ()
    by_ministry: Annotated[
        bool, Meta(description="True for the ministry's own, and its Party committee's.")
    ] = False
    earlier: Annotated[bool, Meta(description="True where it was there before the instrument.")] = (
        False
    )
    in_passing: Annotated[bool, Meta(description="True where it does no more than name it.")] = (
        False
    )
    lacking: Annotated[
        tuple[str, ...],
        Meta(description="Of a plan of the ministry: units without a document to carry it out."),
    ] = ()


class TraceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Into which documents an instrument has been carried."""

    instrument: str
    name: str
    requirements: tuple[str, ...]
    documents: tuple[CarryingRecord, ...]
    is_directive: bool = False
    lacks_ministry: Annotated[
        bool,
        Meta(description="True for a directive that no document of the ministry carries out."),
    ] = False


def trace_records(traces: Sequence[Trace]) -> tuple[TraceRecord, ...]:
    """The traces in the form of verdicts.json."""
    return tuple(
        TraceRecord(
            instrument=trace.instrument,
            name=trace.name,
            requirements=trace.requirements,
            documents=tuple(map(_carrying, trace.documents)),
            is_directive=trace.is_directive,
            lacks_ministry=trace.lacks_ministry,
        )
        for trace in traces
    )


def _carrying(carrying: Carrying) -> CarryingRecord:
    return CarryingRecord(
        file=storable(carrying.file),
        unit=storable(carrying.unit),
        document=storable(carrying.document),
        cites=carrying.cites,
        meets=carrying.meets,
        through=tuple(
            ThroughRecord(file=storable(each.file), cites=each.cites) for each in carrying.through
        ),
        by_ministry=carrying.by_ministry,
        earlier=carrying.earlier,
        in_passing=carrying.in_passing,
        lacking=tuple(map(storable, carrying.lacking)),
    )
