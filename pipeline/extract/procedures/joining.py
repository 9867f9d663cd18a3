"""Procedures of one document that are one: told in several places, or told twice.

One whose numbers go on where those of the one before end is its second part. Prose that goes
through the steps of a table once more, by their numbers, tells what the table leaves out; so does a
description below a flow table, an item a row ("5.2.1", "5.2.2", …).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.extract.deadlines import find_deadlines, labelled_deadline
from pipeline.extract.procedures.due import due_of
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import ways_in
from pipeline.model.document import Document, Span
from pipeline.model.facts import ApprovalStep, Bound, Deadline, DeadlineKind, Procedure

_WORD = re.compile(r"[^\W\d_]+")
_ITEM = re.compile(r"^(?P<holder>(?:\d{1,2}\.)+)(?P<nth>\d{1,2})[.)]?\s+(?=\S)", re.MULTILINE)
_SENTENCE = re.compile(r"(?:[^.\n]|\.(?!\s))+")
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


def described(document: Document, procedure: Procedure) -> Procedure:
    """``procedure``, told in a table, with what a description of its steps says beyond.

    The items of the description are numbered within their section, one for each step in the order
    of the table; most of them speak of the same work.
    """
    for items in _descriptions(document, len(procedure.steps)):
        told = [document.text[item.start : item.end] for item in items]
        pairs = list(zip(procedure.steps, told, strict=True))
        if sum(_alike(_words(step), _in(words)) for step, words in pairs) < _MOSTLY * len(pairs):
            continue
        steps = [
            _filled(step, _described(step, words, item.start))
            for (step, words), item in zip(pairs, items, strict=True)
        ]
        return _with_steps(procedure, steps)
    return procedure


def _descriptions(document: Document, length: int) -> Iterator[list[Span]]:
    """The runs of ``length`` items that are numbered within one section."""
    tables = [table.span for node in document.walk() for table in node.tables]
    tables += [table.span for table in document.tables]
    labels = [
        label
        for label in _ITEM.finditer(document.text)
        if not any(span.start <= label.start() < span.end for span in tables)
    ]
    for holder in dict.fromkeys(label["holder"] for label in labels):
        run = [label for label in labels if label["holder"] == holder]
        if len(run) < _LEAST or [int(label["nth"]) for label in run] != [*range(1, length + 1)]:
            continue
        ends = [*(label.start() for label in run[1:]), _end(document, run[-1].start())]
        yield [Span(label.end(), end) for label, end in zip(run, ends, strict=True)]


def _end(document: Document, place: int) -> int:
    """Where what begins at ``place`` ends: its provision, or its line outside of any."""
    path = document.path_at(place)
    line_end = document.text.find("\n", place)
    if path:
        return path[-1].span.end
    return line_end if line_end >= 0 else len(document.text)


def _described(step: ApprovalStep, words: str, start: int) -> ApprovalStep:
    """``step`` with the time and the ways that the ``words`` of its description tell.

    The time is that of the work itself, not of a case of it, nor how long papers are kept.
    """
    limits = (
        limit.moved(start + sentence.start())
        for sentence in _SENTENCE.finditer(words)
        if not vocabulary().case.match(sentence[0])
        for limit in _limits(sentence[0])
        if limit.kind is not DeadlineKind.WITHIN or limit.bound is Bound.MOST
    )
    deadline = next((limit.quote for limit in limits), None)
    return msgspec.structs.replace(
        step,
        deadline=deadline,
        due=due_of(deadline, work=step.action.quote),
        ways=tuple(ways_in(words, start)),
    )


def _limits(sentence: str) -> tuple[Deadline, ...]:
    named = labelled_deadline(sentence)
    return (named,) if named is not None else find_deadlines(sentence)


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
    if not any(numbers):
        numbers = [step.order for step in table.steps]
    if len(numbers) < _LEAST or numbers != list(by_number):
        return None
    pairs = list(zip(table.steps, by_number.values(), strict=True))
    alike = sum(any(_alike(_words(step), _words(work)) for work in works) for step, works in pairs)
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


def _alike(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _words(step: ApprovalStep) -> set[str]:
    return _in(step.action.quote)


def _in(words: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(words)}


def _filled(step: ApprovalStep, work: ApprovalStep) -> ApprovalStep:
    timed = step if step.deadline is not None else work
    led = {way.to for way in step.ways}
    return msgspec.structs.replace(
        step,
        actor=step.actor or work.actor,
        deadline=timed.deadline,
        due=timed.due,
        output=step.output or work.output,
        branch=step.branch or work.branch,
        ways=(*step.ways, *(way for way in work.ways if way.to not in led)),
    )


def _with_steps(procedure: Procedure, steps: Iterable[ApprovalStep]) -> Procedure:
    ordered = (msgspec.structs.replace(step, order=place) for place, step in enumerate(steps, 1))
    return msgspec.structs.replace(procedure, steps=tuple(ordered))
