"""What is wrong with the graph of a procedure: steps nobody reaches, steps that lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pipeline.extract.procedures.flows import START, flows_of, place_of
from pipeline.model.facts import ApprovalStep

_BEGUN = re.compile(r"\d+")  # 3 is told by 3.1 and 3.2 too
_COUNTED = re.compile(r"(?P<number>\d+)[a-zđ]?")


class FaultKind(StrEnum):
    """A fault in the order of the work."""

    UNREACHED = "unreached"  # no way leads to it
    NO_WAY_OUT = "no_way_out"  # the end cannot be reached from it
    NO_SUCH_STEP = "no_such_step"  # it sends the work to a step that is not there
    OUT_OF_ORDER = "out_of_order"  # its number is below that of the step before
    NUMBER_LEFT_OUT = "number_left_out"  # numbers are left out between the step before and it


class Fault(NamedTuple):
    """A fault at the step of that order; ``about`` is the number of the step meant, if any.

    Where numbers are left out it is they: "5", or "5–7".
    """

    kind: FaultKind
    order: int
    about: str = ""


def faults_of(steps: tuple[ApprovalStep, ...]) -> tuple[Fault, ...]:
    """The faults of the graph of ``steps``, in their order."""
    flows = flows_of(steps)
    end = len(steps) + 1
    reached = _reached(START, _neighbours((flow.source, flow.target) for flow in flows))
    leaving = _reached(end, _neighbours((flow.target, flow.source) for flow in flows))
    found = [
        *(Fault(FaultKind.UNREACHED, step.order) for step in steps if step.order not in reached),
        *(Fault(FaultKind.NO_WAY_OUT, step.order) for step in steps if step.order not in leaving),
        *_dangling(steps),
        *_disorder(steps),
    ]
    return tuple(sorted(found, key=lambda fault: (fault.order, fault.kind)))


def _dangling(steps: tuple[ApprovalStep, ...]) -> Iterator[Fault]:
    for step in steps:
        for way in step.ways:
            if place_of(way.to, step, steps) is None:
                yield Fault(FaultKind.NO_SUCH_STEP, step.order, way.to)


def _disorder(steps: tuple[ApprovalStep, ...]) -> Iterator[Fault]:
    before = 0
    told = {int(begun[0]) for step in steps if (begun := _BEGUN.match(step.number))}
    for step in steps:
        number = _counted(step)
        if number is None:
            continue
        # One numbered step may hold several works; from 1 on, another group of steps begins.
        if number < before and number != 1:
            yield Fault(FaultKind.OUT_OF_ORDER, step.order, step.number)
        if before and number > before + 1 and told.isdisjoint(range(before + 1, number)):
            yield Fault(FaultKind.NUMBER_LEFT_OUT, step.order, _between(before, number))
        before = number


def _counted(step: ApprovalStep) -> int | None:
    """The number of a step that counts on from the one before: 3 of "3" and of "3a"."""
    counted = _COUNTED.fullmatch(step.number)
    return int(counted["number"]) if counted else None


def _between(before: int, number: int) -> str:
    """The numbers between two: "5", or "5–7"."""
    first, last = before + 1, number - 1
    return f"{first}" if first == last else f"{first}–{last}"


def _neighbours(pairs: Iterable[tuple[int, int]]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for source, target in pairs:
        found[source].add(target)
    return found


def _reached(start: int, neighbours: Mapping[int, set[int]]) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        for place in neighbours.get(waiting.pop(), set()) - seen:
            seen.add(place)
            waiting.append(place)
    return seen
