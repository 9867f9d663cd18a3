"""The time limit of a step as a value, and of several that follow one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.extract.deadlines import deadline_alone, find_deadlines
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import beside_of
from pipeline.model.facts import ApprovalStep, Deadline, DeadlineKind, Quote, StepKind

_AFTERWARDS = (StepKind.RECORD, StepKind.SUPERVISE)
_LETTERED = re.compile(r"(?P<base>[\d.]*\d)\.?[a-zđ]$")
_BARE = re.compile(r"[\d\s.,/½–-]+$")


def due_of(told: Quote | None, unit: str = "", work: str = "") -> Deadline | None:
    """The one limit that the words ``told`` tell; None where they tell none, or several.

    Args:
        told: the time limit as written.
        unit: in what a bare number counts, as a head says: "ngày làm việc".
        work: what is to be done by then; how long papers are kept is a least time.
    """
    if told is None:
        return None
    words = told.quote
    if unit and _BARE.match(words):
        counted = deadline_alone(f"{words.strip()} {unit}", work)
        return counted and msgspec.structs.replace(counted, quote=told)
    alone = deadline_alone(words, work)
    limits = [] if alone is None else [alone]
    limits += [
        each
        for each in find_deadlines(words)
        if alone is None or not each.quote.span.meets(alone.quote.span)
    ]
    return limits[0].moved(told.start) if len(limits) == 1 else None


def times_in_turn(steps: Sequence[ApprovalStep]) -> tuple[Deadline, ...]:
    """The times that surely add up where ``steps`` are done, in their order.

    Of rows for several cases of one step (3a, 3b) the longest counts, and so it does of several
    works under one number and of limits that run from one event, told alike; a time told for
    several steps at once counts once. What is done in one case only, beside another step, or after
    the work ("Lưu hồ sơ") adds nothing.
    """
    times: list[Deadline] = []
    told: set[int] = set()
    before = ""
    running: dict[str, int] = {}  # the place among ``times`` of what runs from an event
    for step in _until_done(steps):
        due, lettered = step.due, _LETTERED.match(step.number)
        if due is None or due.quote.start in told:
            continue
        if due.kind is not DeadlineKind.WITHIN or not due.hours_allowed:
            continue  # "ngay trong ngày" takes no further day
        if beside_of(step) or (step.branch and lettered is None):
            continue
        told.add(due.quote.start)
        number = lettered["base"] if lettered is not None else step.number
        event = " ".join(due.event.quote.casefold().split()) if due.event else ""
        place = len(times) - 1 if number and number == before else running.get(event)
        if place is None:
            place = len(times)
            times.append(due)
        else:
            times[place] = max(times[place], due, key=lambda each: each.hours_allowed or 0.0)
        if event:
            running[event] = place
        before = number
    return tuple(times)


def _until_done(steps: Sequence[ApprovalStep]) -> Sequence[ApprovalStep]:
    """``steps`` up to the last that hands the result over, without the last ones where these only
    keep or watch what was done, or follow the end of the work by their own words."""
    handed = vocabulary().handed_over
    done = [at for at, step in enumerate(steps, 1) if handed.match(step.action.quote)]
    within = steps[: done[-1]] if done else steps
    last = max((at for at, step in enumerate(within) if not _is_afterwards(step)), default=-1)
    return within[: last + 1]


def _is_afterwards(step: ApprovalStep) -> bool:
    told = (step.action, step.deadline)
    return step.kind in _AFTERWARDS or any(
        vocabulary().afterwards.search(quote.quote) for quote in told if quote
    )
