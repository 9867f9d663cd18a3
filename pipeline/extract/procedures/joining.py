"""Procedures of one document that are one: told in several places, or told twice.

One whose numbers go on where those of the one before end is its second part. Prose that goes
through the steps of a table once more, by their numbers, tells what the table leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from pipeline.model.facts import ApprovalStep, Procedure

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2
_ALIKE = 0.6  # of the words of the shorter one of two steps
_MOSTLY = 2 / 3


def continued(procedures: Sequence[Procedure]) -> tuple[Procedure, ...]:
    """``procedures`` in reading order, those that go on with the one before joined to it."""
    found: list[Procedure] = []
    for procedure in procedures:
        if found and _goes_on(found[-1], procedure):
            found[-1] = _with_steps(found[-1], (*found[-1].steps, *procedure.steps))
        else:
            found.append(procedure)
    return tuple(found)


def completed(tables: Iterable[Procedure], prose: Iterable[Procedure]) -> list[Procedure]:
    """Procedures told in tables with what prose tells of them beyond, and all others told in prose.

    Args:
        tables: procedures told in tables.
        prose: procedures told in prose, of the same document.
    """
    found, others = list(tables), []
    for told in prose:
        for place, table in enumerate(found):
            whole = _told_again(table, told)
            if whole is not None:
                found[place] = whole
                break
        else:
            others.append(told)
    return [*found, *others]


def _told_again(table: Procedure, prose: Procedure) -> Procedure | None:
    """``table`` with what ``prose`` tells beyond it; None where that tells other work.

    A step takes from the first work of the same number what it does not tell itself; works done in
    one case only, which a table has no room for, follow it.
    """
    by_number: dict[int, list[ApprovalStep]] = {}
    for step in prose.steps:
        number = _number(step)
        if number is None:
            return None
        by_number.setdefault(number, []).append(step)
    numbers = [_number(step) for step in table.steps]
    if len(numbers) < _LEAST or numbers != list(by_number):
        return None
    pairs = list(zip(table.steps, by_number.values(), strict=True))
    alike = sum(any(_alike(step, work) for work in works) for step, works in pairs)
    if alike < _MOSTLY * len(pairs):
        return None
    steps: list[ApprovalStep] = []
    for step, (first, *others) in pairs:
        steps.append(_filled(step, first))
        steps += [
            msgspec.structs.replace(work, number=step.number)
            for work in others
            if work.branch is not None or work.ways
        ]
    return _with_steps(table, steps)


def _goes_on(before: Procedure, after: Procedure) -> bool:
    last, first = before.steps[-1].number, after.steps[0].number
    return last.isdecimal() and first.isdecimal() and int(first) == int(last) + 1


def _number(step: ApprovalStep) -> int | None:
    """The number of a step within its procedure: 2 of "2" and of "5.2.2"."""
    last = step.number.rsplit(".", 1)[-1]
    return int(last) if last.isdecimal() else None


def _alike(step: ApprovalStep, work: ApprovalStep) -> bool:
    one, other = _words(step), _words(work)
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _words(step: ApprovalStep) -> set[str]:
    return {word.casefold() for word in _WORD.findall(step.action.quote)}


def _filled(step: ApprovalStep, work: ApprovalStep) -> ApprovalStep:
    return msgspec.structs.replace(
        step,
        actor=step.actor or work.actor,
        deadline=step.deadline or work.deadline,
        output=step.output or work.output,
        branch=step.branch or work.branch,
        ways=(*step.ways, *work.ways),
    )


def _with_steps(procedure: Procedure, steps: Iterable[ApprovalStep]) -> Procedure:
    ordered = (msgspec.structs.replace(step, order=place) for place, step in enumerate(steps, 1))
    return msgspec.structs.replace(procedure, steps=tuple(ordered))
