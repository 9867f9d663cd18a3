"""Into which documents instruments were carried: as verdicts.json tells it, and as chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from pipeline.inert import storable
from pipeline.model.trace import Carrying, Trace

_DEEPEST = 6  # levels of a chain that are shown one below another; what is deeper joins the last
_DIRECTLY = {
    "thực hiện": "thực hiện trực tiếp",
    "căn cứ": "căn cứ trực tiếp",
    "dẫn chiếu": "có dẫn chiếu",
    "sửa đổi": "có sửa đổi",
}


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

    @property
    def carries(self) -> bool:
        """Whether it was written to carry the instrument out, or answers it since."""
        return not (self.earlier or self.in_passing)


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


class Branch(NamedTuple):
    """A document of a chain, what goes through it, and how it cites what it hangs on.

    ``cites`` is "" at the top. ``again`` is True where it hangs elsewhere, too, and what goes
    through it is shown there.
    """

    told: CarryingRecord
    cites: str = ""
    below: tuple[Branch, ...] = ()
    again: bool = False

    def ways(self, n_demands: int) -> str:
        """How it carries the instrument out, in words; ``n_demands`` rest on the instrument."""
        return ways_told(self.told, self.cites, n_demands, "văn bản trên")


def ways_told(told: CarryingRecord, cites: str, n_demands: int, above: str) -> str:
    """How a document carries an instrument out, in words.

    Args:
        told: the document.
        cites: how it cites the one it goes through, "" where it goes through none.
        n_demands: how many demands rest on the instrument.
        above: what the one it goes through is called.
    """
    parts = [f"{cites} {above}"] if cites else []
    parts += [_DIRECTLY[told.cites]] if told.cites else []
    parts += [f"đáp ứng {len(told.meets)} trên {n_demands} yêu cầu"] if told.meets else []
    return "; ".join(parts)


class Chains(NamedTuple):
    """The chains of one instrument: from the ministry, straight from units, what was there before.

    ``n_carrying`` counts the documents of ``by_ministry`` and ``by_units``, each once;
    ``n_passing`` those that only name the instrument, which are in none.
    """

    by_ministry: tuple[Branch, ...] = ()
    by_units: tuple[Branch, ...] = ()
    earlier: tuple[Branch, ...] = ()
    n_carrying: int = 0
    n_passing: int = 0


def chains_of(trace: TraceRecord) -> Chains:
    """The documents of a trace, each below those it goes through."""
    carrying = [each for each in trace.documents if each.carries]
    below: dict[str, list[tuple[str, CarryingRecord]]] = defaultdict(list)
    for each in carrying:
        for through in each.through:
            below[through.file].append((through.cites, each))
    shown: set[str] = set()
    tops = [_branch(each, "", below, shown, 1) for each in carrying if not each.through]
    return Chains(
        by_ministry=tuple(each for each in tops if each.told.by_ministry),
        by_units=tuple(each for each in tops if not each.told.by_ministry),
        earlier=tuple(Branch(each) for each in trace.documents if each.earlier),
        n_carrying=len(carrying),
        n_passing=sum(each.in_passing for each in trace.documents),
    )


def _branch(
    told: CarryingRecord,
    cites: str,
    below: Mapping[str, Sequence[tuple[str, CarryingRecord]]],
    shown: set[str],
    level: int,
) -> Branch:
    """A document with what goes through it; ``shown`` gathers those whose branches are there."""
    if told.file in shown:
        return Branch(told, cites, again=bool(below.get(told.file)))
    shown.add(told.file)
    if level == _DEEPEST:
        return Branch(told, cites, tuple(_flat(told, below, shown)))
    branches = [
        _branch(each, how, below, shown, level + 1) for how, each in below.get(told.file, ())
    ]
    return Branch(told, cites, tuple(branches))


def _flat(
    told: CarryingRecord,
    below: Mapping[str, Sequence[tuple[str, CarryingRecord]]],
    shown: set[str],
) -> Iterator[Branch]:
    """All that goes through a document, however far down, one beside the other."""
    waiting = [told.file]
    while waiting:
        for cites, each in below.get(waiting.pop(), ()):
            if each.file not in shown:
                shown.add(each.file)
                waiting.append(each.file)
                yield Branch(each, cites)


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
