"""Steps that a text numbers itself: "Bước 1: …", each on a line of its own or inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.language import Line, LineKind
from pipeline.language.borders import lines_of, may_hold_steps
from pipeline.model.document import Span

_LEAST = 2
_CLAUSE = re.compile(r"[^;\n]*?(?=[.;:]?\s*(?:[;\n]|\.\s|$))")


class NumberedStep(NamedTuple):
    """A step's number as written, its words, and the first clause of them, if it has any."""

    number: str
    span: Span
    work: Span | None


def numbered_steps(text: str) -> tuple[NumberedStep, ...]:
    """The steps ``text`` numbers, in its order; none where there is but one.

    Spans count characters of ``text``.
    """
    if not may_hold_steps(text):
        return ()
    lines = lines_of(text)
    steps = [place for place, line in enumerate(lines) if line.kind is LineKind.STEP]
    if len(steps) < _LEAST:
        return ()
    ends = [*steps[1:], len(lines)]
    return tuple(
        NumberedStep(
            lines[place].num,
            Span(lines[place].span.start, _end(lines, place, stop)),
            _work(text, lines[place:stop]),
        )
        for place, stop in zip(steps, ends, strict=True)
    )


def _end(lines: tuple[Line, ...], step: int, stop: int) -> int:
    """Where a step ends: at ``stop``, or at the khoản after the one that holds the steps."""
    holder = next((line.num for line in reversed(lines[:step]) if line.kind is LineKind.CLAUSE), "")
    following = str(int(holder) + 1) if holder.isdecimal() else None
    for place in range(step + 1, stop):
        if lines[place].kind is LineKind.CLAUSE and lines[place].num == following:
            return lines[place - 1].span.end
    return lines[stop - 1].span.end


def step_at(steps: Sequence[NumberedStep], place: int) -> NumberedStep | None:
    """The step whose words hold ``place``."""
    return next((step for step in steps if step.span.start <= place < step.span.end), None)


def works_without(
    steps: tuple[NumberedStep, ...], taken: set[NumberedStep]
) -> Iterator[tuple[NumberedStep, Span]]:
    """The steps not ``taken``, and the words of their work."""
    return ((step, step.work) for step in steps if step.work and step not in taken)


def _work(text: str, lines: Sequence[Line]) -> Span | None:
    """The first clause of a step: what it is called, or the work it opens with."""
    for line in lines:
        clause = _CLAUSE.match(text, line.body.start, line.body.end)
        end = clause.end() if clause else line.body.end
        words = text[line.body.start : end].rstrip(" .;:")
        if words:
            return Span(line.body.start, line.body.start + len(words))
    return None
