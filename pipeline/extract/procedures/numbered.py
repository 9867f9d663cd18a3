"""Steps that a text numbers itself.

"Bước 1: …" is one, on a line of its own or inside one; and so is each item of a list that calls its
items steps: under "… gồm các bước:", or under a heading such as "CÁC BƯỚC THỰC HIỆN".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.responsibilities.vocabulary import vocabulary as norm_words
from pipeline.language import Line, LineKind
from pipeline.language.borders import lines_of, may_hold_steps
from pipeline.model.document import Span

_LEAST = 2
_ITEMS = (LineKind.CLAUSE, LineKind.POINT, LineKind.INDENT)
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
    heading = text.partition("\n")[0]
    if not (may_hold_steps(text) or vocabulary().steps_heading.search(heading)):
        return ()
    lines = lines_of(text)
    steps = [place for place, line in enumerate(lines) if line.kind is LineKind.STEP]
    if len(steps) >= _LEAST and _are_steps(text, [lines[place] for place in steps]):
        ends = [
            _end(lines, place, stop)
            for place, stop in zip(steps, [*steps[1:], len(lines)], strict=True)
        ]
    else:
        steps = _listed(text, lines)
        ends = [_last_below(lines, place) for place in steps]
    return tuple(
        NumberedStep(
            lines[place].num if lines[place].num[:1].isdigit() else "",
            Span(lines[place].span.start, lines[end].span.end),
            _work(text, lines[place : end + 1]),
        )
        for place, end in zip(steps, ends, strict=True)
    )


def _are_steps(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines labelled as steps are some: "B1." may name a grade, where no work follows."""
    said = any("ước" in text[line.label.start : line.label.end].lower() for line in lines)
    return said or _mostly_work(text, lines)


def _mostly_work(text: str, lines: Sequence[Line]) -> bool:
    return sum(_opens_work(text, line.body) for line in lines) * 2 >= len(lines)


def _listed(text: str, lines: Sequence[Line]) -> list[int]:
    """The items of the first list that calls them steps; half or more tell work or a doer."""
    for place, line in enumerate(lines):
        if not _calls_steps(text[line.body.start : line.body.end], place, line):
            continue
        items = [
            below
            for below in range(place + 1, len(lines))
            if lines[below].kind in _ITEMS and lines[below].parent == place
        ]
        items = [each for each in items if lines[each].kind is lines[items[0]].kind]
        if len(items) >= _LEAST and _mostly_work(text, [lines[each] for each in items]):
            return items
    return []


def _calls_steps(words: str, place: int, line: Line) -> bool:
    """Whether a line leads in steps, or is the heading of a text that lists them.

    The khoản of an article headed "Trình tự thực hiện" may hold several steps, or none.
    """
    if place == 0 and line.kind is not LineKind.ARTICLE:
        return vocabulary().steps_heading.match(words) is not None
    return (line.leads or place == 0) and vocabulary().steps_lead.search(words) is not None


def _opens_work(text: str, body: Span) -> bool:
    """Whether an item opens with a verb of work, or with who does it."""
    words = vocabulary()
    if words.noun.match(text, body.start):
        return False
    opens = words.verb.match(text, body.start) or norm_words().bearer.match(text, body.start)
    return opens is not None


def _last_below(lines: Sequence[Line], item: int) -> int:
    """The last line of an item: it, or one that stands under it."""
    below = {item}
    for place in range(item + 1, len(lines)):
        if lines[place].parent not in below:
            break
        below.add(place)
    return max(below)


def _end(lines: tuple[Line, ...], step: int, stop: int) -> int:
    """The last line of a step: before ``stop``, or before the khoản after the one that holds it."""
    holder = next((line.num for line in reversed(lines[:step]) if line.kind is LineKind.CLAUSE), "")
    following = str(int(holder) + 1) if holder.isdecimal() else None
    for place in range(step + 1, stop):
        if lines[place].kind is LineKind.CLAUSE and lines[place].num == following:
            return place - 1
    return stop - 1


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
