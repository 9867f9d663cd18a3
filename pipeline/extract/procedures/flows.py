"""A procedure as a graph: which step follows which, and under which condition.

The main path runs through the steps without a condition, in their order. A step under a condition
leaves it at the step before: what asks for more goes back to whoever hands in, a refusal ends the
work, all else joins the path again. Where the text itself names the step to go to ("quay lại bước
2"), that step follows. A flow chart draws its ways itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import ApprovalStep, StepKind

START = 0
_SENTENCE_END = re.compile(r"[.;\n]")
_HANDING_IN = (StepKind.PREPARE, StepKind.SUBMIT, StepKind.REVISE)


class Flow(NamedTuple):
    """``source`` and ``target`` are orders of steps; START, or one past the last step: the end."""

    source: int
    target: int
    condition: str = ""


def flows_of(steps: tuple[ApprovalStep, ...]) -> tuple[Flow, ...]:
    """The edges of the graph of ``steps``, from START to ``len(steps) + 1``, each once."""
    if any(step.leads_to for step in steps):
        return _as_drawn(steps)
    end = len(steps) + 1
    found: list[Flow] = []
    last = START  # of the main path
    pending: list[Flow] = []  # branches that join the path where it goes on
    for step in steps:
        if step.branch is None:
            found.append(Flow(last, step.order))
            found += [flow._replace(target=step.order) for flow in pending]
            pending, last = [], step.order
        else:
            found.append(Flow(last, step.order, step.branch.quote))
            after = _after_branch(step, steps, end)
            if after is None:
                pending.append(Flow(step.order, end))
            else:
                found.append(Flow(step.order, after))
        found += _sent(step, steps)
    found += [Flow(last, end), *pending]
    return tuple(dict.fromkeys(found))


def _as_drawn(steps: tuple[ApprovalStep, ...]) -> tuple[Flow, ...]:
    """The ways of a flow chart; it begins where none leads to, and ends where none leads from."""
    led_to = {way.order for step in steps for way in step.leads_to if way.order != step.order}
    first = [step for step in steps if step.order not in led_to] or steps[:1]
    found = [Flow(START, step.order) for step in first]
    for step in steps:
        found += [Flow(step.order, way.order, way.case) for way in step.leads_to]
        if not step.leads_to:
            found.append(Flow(step.order, len(steps) + 1))
    return tuple(dict.fromkeys(found))


def _after_branch(step: ApprovalStep, steps: tuple[ApprovalStep, ...], end: int) -> int | None:
    """The step after one that stands under a condition; None where it joins the path again."""
    named = _sent(step, steps)
    if named:
        return named[0].target
    words = vocabulary()
    said = f"{step.branch.quote if step.branch else ''} {step.action.quote}"
    if words.refused.search(said):
        return end
    if words.asked_back.search(said):
        earlier = [
            each.order
            for each in steps[: step.order - 1]
            if each.kind in _HANDING_IN and each.branch is None
        ]
        return earlier[-1] if earlier else None
    return None


def _sent(step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> list[Flow]:
    """Where the text sends the work to, and in which case: "Không đạt: quay lại bước 2"."""
    numbers = {each.number or str(each.order): each.order for each in steps}
    found = []
    for match in vocabulary().go_to.finditer(step.action.quote):
        if match["step"] in numbers:
            sentence = _SENTENCE_END.split(step.action.quote[: match.start()])[-1]
            found.append(Flow(step.order, numbers[match["step"]], sentence.strip(" \n:,-")))
    return found
