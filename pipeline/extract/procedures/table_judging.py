"""Whether a table of works and doers tells steps that follow one another.

Work plans, calendars, agendas, lists of papers, tables of competence and of reports have the same
columns. What the table is called counts first; then whether its times are lengths of work or
moments of a calendar, and whether its works differ as those of a procedure do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.extract.procedures.tabular import steps_of_table
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.document import Document, ProvisionKind
from pipeline.model.facts import (
    ApprovalStep,
    Bound,
    DeadlineKind,
    StepColumn,
    StepKind,
    StepRow,
    StepTable,
)
from pipeline.word_lists import Patterns, Words, any_pattern, held_in, whole_words

_FILE = Path(__file__).with_name("other_tables.yaml")
_LABEL = re.compile(r"(?:(?:bảng|biểu)\s+(?:số\s+)?)?(?:[\dIVX]+[.\d]*|[a-zđ])[.:)]\s*", re.I)
_LONGEST_CAPTION = 120  # letters
_LENGTHS = (DeadlineKind.WITHIN, DeadlineKind.AT_ONCE, DeadlineKind.BEFORE)
_DECISIONS = (StepKind.DECIDE, StepKind.SIGN, StepKind.ISSUE)
_TURNS = (  # work in its order has one of each
    (StepKind.PREPARE, StepKind.SUBMIT, StepKind.DELIVER, StepKind.RECEIVE),
    (StepKind.CHECK, StepKind.APPRAISE, StepKind.CONSULT),
    _DECISIONS,
)
_LEAST_KINDS = 2
_MOSTLY = 2 / 3


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plans: Words
    headings: Words
    papers: Words
    copies: Patterns
    dated: Patterns
    periods: Patterns


class _Words(NamedTuple):
    plan: re.Pattern[str]
    heading: re.Pattern[str]
    paper: re.Pattern[str]
    copies: re.Pattern[str]
    dated: re.Pattern[str]
    period: re.Pattern[str]


@cache
def other_tables() -> _Words:
    """The words of ``other_tables.yaml`` as patterns.

    Raises:
        BadRegister: naming the field, where a list is missing, empty or malformed.
    """
    held = held_in(_FILE, _Held)
    return _Words(
        *map(whole_words, (held.plans, held.headings, held.papers)),
        *(
            re.compile(any_pattern(patterns), re.IGNORECASE)
            for patterns in (held.copies, held.dated, held.periods)
        ),
    )


def tells_steps(document: Document, table: StepTable) -> bool:
    """Whether what ``table`` of ``document`` tells are steps that follow one another."""
    steps = steps_of_table(table)
    called = _called(document, table)
    if called or any(_is_numbered_step(row) for row in table.rows):
        return True
    if _mostly(other_tables().dated, steps):
        return False
    lasting = any(map(_lasts, steps))
    kinds = {step.kind for step in steps}
    several = len(kinds - {StepKind.OTHER}) >= _LEAST_KINDS
    if _is_plan(document, table):
        return lasting and several
    if called is False:
        return (lasting and several) or not any(map(kinds.isdisjoint, _TURNS))
    if lasting:
        return True
    if _mostly(other_tables().period, steps):
        return not kinds.isdisjoint(_DECISIONS)
    if _share(map(_is_paper, table.rows)) > _MOSTLY:
        return False
    of_procedure = vocabulary().sure_heading.match(document.metadata.kind or "") is not None
    return of_procedure or len(kinds) >= _LEAST_KINDS


def _called(document: Document, table: StepTable) -> bool | None:
    """Whether the nearest words above that tell what the table is call it one of steps."""
    words = vocabulary()
    for heading in _headings(document, table):
        if words.sure_heading.match(heading) or words.steps_heading.match(heading):
            return True
        if other_tables().heading.match(heading):
            return None if words.sure_heading.search(heading) else False
    return None


def _headings(document: Document, table: StepTable) -> Iterator[str]:
    """The line above the table and the headings that hold it, the nearest first."""
    above = document.text[: table.span.start].rstrip()
    caption = above[above.rfind("\n") + 1 :]
    label = _LABEL.match(caption)
    if len(caption) <= _LONGEST_CAPTION:
        yield caption[label.end() :] if label else caption
    for node in reversed(document.path_at(table.span.start)):
        if node.kind is not ProvisionKind.ATTACHMENT and node.heading:
            yield node.heading


def _is_plan(document: Document, table: StepTable) -> bool:
    """Whether the document, or what is attached to it and holds the table, is a plan."""
    held_in_it = document.path_at(table.span.start)
    names = [node.heading for node in held_in_it if node.kind is ProvisionKind.ATTACHMENT]
    return any(other_tables().plan.match(name or "") for name in [document.metadata.kind, *names])


def _is_numbered_step(row: StepRow) -> bool:
    """Whether a row says itself that it is a step: "Bước 2"."""
    cell = row.cells.get(StepColumn.STEP)
    return cell is not None and cell.quote.casefold().lstrip().startswith("bước")


def _lasts(step: ApprovalStep) -> bool:
    """Whether a step has a time that it may take."""
    due = step.due
    return due is not None and due.kind in _LENGTHS and due.bound is Bound.MOST


def _mostly(moment: re.Pattern[str], steps: Sequence[ApprovalStep]) -> bool:
    """Whether most of the times that steps have begin with a ``moment``."""
    times = [step.deadline.quote.strip() for step in steps if step.deadline is not None]
    return _share(moment.match(time) is not None for time in times) >= _MOSTLY


def _is_paper(row: StepRow) -> bool:
    """Whether a row names a paper, by its work or by how many copies of it there must be."""
    words = other_tables()
    work = row.cells[StepColumn.CONTENT].quote.strip()
    beside = (
        row.cells[role].quote for role in (StepColumn.NOTE, StepColumn.FORM) if role in row.cells
    )
    return words.paper.match(work) is not None or any(map(words.copies.match, beside))


def _share(hits: Iterable[bool]) -> float:
    told = list(hits)
    return sum(told) / len(told) if told else 0.0
