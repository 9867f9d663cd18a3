"""A procedure as a graph: which step follows which, and under which condition.

The main path runs through the steps without a condition, and those in the case that all is well, in
their order. A step under another condition leaves it at the step before: what asks for more goes
back to whom it names, or whoever hands in, a refusal ends the work, all else joins the path again.
"Khi nhận được đơn" before the first step is what starts the work, no choice. Where the text
itself names the step to go to ("quay lại bước 2"), that step follows. Steps 3a and 3b, and one done
"đồng thời với bước 3" or by another one "song song", stand side by side: one of them is done, or
all at once. A flow chart draws its ways itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import beside_of, is_alongside
from pipeline.model.facts import ApprovalStep, StepKind

START = 0
_HANDING_IN = (StepKind.PREPARE, StepKind.SUBMIT, StepKind.REVISE)
_LETTERED = re.compile(r"(?P<base>\d+(?:\.\d+)*)\.?[a-zđ]")
_EVENT = re.compile(r"(?:ngay\s+)?khi\s", re.IGNORECASE)
_DENIED = re.compile(r"(?<!\w)(?:không|chưa)(?!\w)", re.IGNORECASE)


class Flow(NamedTuple):
    """``source`` and ``target`` are orders of steps; START, or one past the last step: the end.

    ``fork`` tells a way that is taken together with the other such ways of its source where its
    condition holds, ``join`` that its target waits for all such ways.
    """

    source: int
    target: int
    condition: str = ""
    fork: bool = False
    join: bool = False


def flows_of(steps: tuple[ApprovalStep, ...]) -> tuple[Flow, ...]:
    """The edges of the graph of ``steps``, from START to ``len(steps) + 1``, each once."""
    if any(step.arrows for step in steps):
        return _as_drawn(steps)
    end = len(steps) + 1
    found: list[Flow] = []
    last = START  # of the main path
    open_ways = [Flow(START, end)]  # they lead to where the path goes on
    for stage in _stages(steps):
        if len(stage) == 1 and _leaves_path(stage[0], steps):
            (step,) = stage
            found.append(Flow(_parting(step, steps, found, last), step.order, _case(step)))
            found += _after_branch(step, steps)
            open_ways = [way._replace(join=False) for way in open_ways]
            open_ways += _joining(step, steps)
            continue
        at_once = len(stage) > 1 and (any(map(beside_of, stage)) or not any(map(_case, stage)))
        going_on: list[Flow] = []
        for step in stage:
            case = _case(step)
            found += [
                way._replace(target=step.order, condition=case, fork=at_once) for way in open_ways
            ]
            if _leaves_path(step, steps):
                found += _after_branch(step, steps)
                going_on += _joining(step, steps)
            else:
                found += _sent(step, steps)
                going_on.append(Flow(step.order, end, join=at_once))
                last = step.order
        open_ways = going_on or open_ways
    return _named_once([*found, *open_ways])


def _named_once(found: Sequence[Flow]) -> tuple[Flow, ...]:
    """The flows without repeats: a way on that the text names with its case is no second way."""
    named = {(flow.source, flow.target) for flow in found if flow.condition}
    return tuple(
        flow
        for flow in dict.fromkeys(found)
        if flow.condition or flow.fork or flow.join or (flow.source, flow.target) not in named
    )


def _as_drawn(steps: tuple[ApprovalStep, ...]) -> tuple[Flow, ...]:
    """The ways of a flow chart; it begins where none leads to, and ends where none leads from."""
    led_to = {way.order for step in steps for way in step.arrows if way.order != step.order}
    first = [step for step in steps if step.order not in led_to] or steps[:1]
    found = [Flow(START, step.order) for step in first]
    for step in steps:
        found += [Flow(step.order, way.order, way.case) for way in step.arrows]
        if not step.arrows:
            found.append(Flow(step.order, len(steps) + 1))
    return tuple(dict.fromkeys(found))


def _parting(
    step: ApprovalStep, steps: tuple[ApprovalStep, ...], found: Sequence[Flow], last: int
) -> int:
    """Where a step leaves the path: at ``last``, or where that is the opposite case, before it.

    "Đơn đạt thì ký; chưa đạt thì trả lại": what is handed back was not signed.
    """
    words, case = vocabulary(), _case(step)
    denies = words.refused.search(case) or words.asked_back.search(case)
    if last == START or last != step.order - 1 or not _case(steps[last - 1]) or not denies:
        return last
    return next(flow.source for flow in found if flow.target == last)


def place_of(number: str, step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> int | None:
    """The order of the step that ``step`` calls by ``number``; None where there is none.

    Where steps are counted anew for each case, the nearest before is meant. "Bước 3" is the first
    of 3a and 3b, or of 3.1 and 3.2, too.
    """
    numbers = [each.number or str(each.order) for each in steps]
    meant = re.compile(rf"{re.escape(number)}(?:\.\S+|[a-zđ])?")
    hits = [meant.fullmatch(each) is not None for each in numbers]
    begun = [
        place for place, hit in enumerate(hits, 1) if hit and not any(hits[place - 2 : place - 1])
    ]
    before = [order for order in begun if order <= step.order]
    return before[-1] if before else next(iter(begun), None)


def _stages(steps: tuple[ApprovalStep, ...]) -> list[list[ApprovalStep]]:
    """The steps in their order, those that stand side by side together."""
    stages: list[list[ApprovalStep]] = []
    for step in steps:
        named = beside_of(step)
        if named:
            holds = (stage for stage in stages if any(_has(each, named) for each in stage))
        else:
            holds = (
                stage for stage in stages[-1:] if is_alongside(step) or _is_instead(step, stage)
            )
        stage = next(holds, None)
        if stage is None:
            stages.append([step])
        else:
            stage.append(step)
    return stages


def _has(step: ApprovalStep, number: str) -> bool:
    """Whether a step is called by ``number``, be it with a letter."""
    return (step.number or str(step.order)) == number or _base(step.number) == number


def _base(number: str) -> str:
    lettered = _LETTERED.fullmatch(number)
    return lettered["base"] if lettered else ""


def _is_instead(step: ApprovalStep, stage: Sequence[ApprovalStep]) -> bool:
    """Whether ``step`` is another way to do what ``stage`` does: 3b beside 3a."""
    base = _base(step.number)
    return base != "" and all(
        _base(each.number) == base and each.number != step.number for each in stage
    )


def _case(step: ApprovalStep) -> str:
    """The case a step is done in, "" where it always is."""
    besides = is_alongside(step) or beside_of(step)
    return step.branch.quote if step.branch and not besides else ""


def _leaves_path(step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> bool:
    """Whether a step is done in a case other than that all is well, or that the work begins."""
    case = _case(step)
    well = vocabulary().granted.search(case) and not _DENIED.search(case)
    begins = step.order == 1 and _EVENT.match(case) and not any(map(_case, steps[1:2]))
    return bool(case) and not well and not begins


def _after_branch(step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> Iterator[Flow]:
    """The ways from a step off the path; none where it joins the path again."""
    sent = _sent(step, steps)
    if sent:
        yield from (way._replace(condition="") if nth == 0 else way for nth, way in enumerate(sent))
        return
    words, action = vocabulary(), step.action.quote
    said = f"{_case(step)} {action}"
    refused, asked = words.refused.search(said), words.asked_back.search(said)
    if not refused and not asked:
        return
    named = _named(step, steps)
    mended = words.mended.search(action) or (named and asked and not words.refused.search(action))
    if refused and not mended:
        yield Flow(step.order, len(steps) + 1)
        return
    earlier = [each for each in steps[: step.order - 1] if each.branch is None]
    back = named or _last(each for each in earlier if each.kind in _HANDING_IN) or earlier[:1]
    yield from (Flow(step.order, each.order) for each in back)


def _named(step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> list[ApprovalStep]:
    """The last step before ``step`` of somebody else whom it names: "trả lại Phòng Hợp tác"."""
    doer, said = _doer(step), " ".join(step.action.quote.casefold().split())
    return _last(
        each
        for each in steps[: step.order - 1]
        if each.branch is None and _doer(each) not in ("", doer) and _doer(each) in said
    )


def _last(steps: Iterable[ApprovalStep]) -> list[ApprovalStep]:
    return list(steps)[-1:]


def _doer(step: ApprovalStep) -> str:
    return " ".join(step.actor.quote.casefold().split()) if step.actor else ""


def _joining(step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> list[Flow]:
    """The way of a step off the path that leads to where the path goes on, if it does."""
    end = len(steps) + 1
    return [] if any(_after_branch(step, steps)) else [Flow(step.order, end)]


def _sent(step: ApprovalStep, steps: tuple[ApprovalStep, ...]) -> list[Flow]:
    """Where the text sends the work to, and in which case: "Không đạt: quay lại bước 2"."""
    found = []
    for way in step.ways:
        target = place_of(way.to, step, steps)
        if target is not None:
            found.append(Flow(step.order, target, way.case))
    return found
