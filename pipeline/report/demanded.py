"""What an instrument demands, and what the units' documents make of it: for its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.model.verdict import Verdict
from pipeline.report.traces import TraceRecord
from pipeline.report.verdicts import VerdictRecord


class Demand(NamedTuple):
    """A requirement: its clauses in words, and how many units came to which verdict."""

    id: str
    demand: str
    basis: str
    verified: bool
    counts: Mapping[Verdict, int]


class Demanding(NamedTuple):
    """What an instrument demands, and into which documents it has been carried."""

    demands: tuple[Demand, ...] = ()
    trace: TraceRecord | None = None


def demanding(
    traces: Iterable[TraceRecord], verdicts: Iterable[VerdictRecord]
) -> dict[str, Demanding]:
    """By the id of each instrument what it demands; one nobody was asked about is not there."""
    asked: dict[str, list[VerdictRecord]] = {}
    for record in verdicts:
        asked.setdefault(record.requirement, []).append(record)
    told = {
        trace.instrument: Demanding(
            tuple(_demand(asked[each]) for each in trace.requirements if each in asked),
            trace,
        )
        for trace in traces
    }
    return {id_: each for id_, each in told.items() if each.demands}


def _demand(records: list[VerdictRecord]) -> Demand:
    first = records[0]
    counts = Counter(record.verdict for record in records)
    return Demand(first.requirement, first.demand, first.basis, first.verified, counts)
