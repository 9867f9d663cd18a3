"""Steps that a text numbers itself: "Bước 1: …", each on a line of its own or inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.language import LineKind
from pipeline.language.borders import lines_of
from pipeline.model.document import Span

_LEAST = 2
_CLAUSE = re.compile(r"[^;\n]*?(?=[.;:]?\s*(?:[;\n]|\.\s|$))")


class NumberedStep(NamedTuple):
    """A step's number as written, its words, and the work they open with, if a verb opens them."""

    number: str
    span: Span
    work: Span | None


def numbered_steps(text: str) -> tuple[NumberedStep, ...]:
    """The steps ``text`` numbers, in its order; none where there is but one.

    Spans count characters of ``text``; a step goes on to the next one.
    """
    lines = [line for line in lines_of(text) if line.kind is LineKind.STEP]
    if len(lines) < _LEAST:
        return ()
    ends = [*(line.span.start for line in lines[1:]), len(text)]
    return tuple(
        NumberedStep(line.num, Span(line.span.start, end), _work(text, line.body))
        for line, end in zip(lines, ends, strict=True)
    )


def step_at(steps: tuple[NumberedStep, ...], place: int) -> NumberedStep | None:
    """The step whose words hold ``place``."""
    return next((step for step in steps if step.span.start <= place < step.span.end), None)


def works_without(
    steps: tuple[NumberedStep, ...], taken: set[NumberedStep]
) -> Iterator[tuple[NumberedStep, Span]]:
    """The steps not ``taken`` that open with a verb, and the words of their work."""
    return ((step, step.work) for step in steps if step.work and step not in taken)


def _work(text: str, body: Span) -> Span | None:
    opens = vocabulary().verb.match(text, body.start, body.end)
    if opens is None or vocabulary().noun.match(text, body.start):
        return None
    clause = _CLAUSE.match(text, body.start, body.end)
    end = clause.end() if clause else body.end
    return Span(body.start, len(text[:end].rstrip(" .;:")))
