"""What is wrong with the graph of a procedure: steps nobody reaches, steps that lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pipeline.extract.procedures.flows import START, flows_of
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import ApprovalStep


class FaultKind(StrEnum):
    """A fault in the order of the work."""

    UNREACHED = "unreached"  # no way leads to it
    NO_WAY_OUT = "no_way_out"  # the end cannot be reached from it
    NO_SUCH_STEP = "no_such_step"  # it sends the work to a step that is not there
    OUT_OF_ORDER = "out_of_order"  # its number is below that of the step before


class Fault(NamedTuple):
    """A fault at the step of that order; ``about`` is the number of the step meant, if any."""

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
    numbers = {each.number or str(each.order) for each in steps}
    for step in steps:
        for match in vocabulary().go_to.finditer(step.action.quote):
            if match["step"] not in numbers:
                yield Fault(FaultKind.NO_SUCH_STEP, step.order, match["step"])


def _disorder(steps: tuple[ApprovalStep, ...]) -> Iterator[Fault]:
    before = 0
    for step in steps:
        if not step.number.isdecimal():
            continue
        number = int(step.number)
        # One numbered step may hold several works; from 1 on, another group of steps begins.
        if number < before and number != 1:
            yield Fault(FaultKind.OUT_OF_ORDER, step.order, step.number)
        before = number


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
