"""Steps one by one, as the rules of the six clear things ask of each: of tables and of prose.

In prose only what is headed "Bước 1", "Bước 2" is told step by step; what a clause leaves out may
stand in the one before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.deadlines import find_deadlines
from pipeline.model.document import ProvisionKind, Span
from pipeline.model.facts import (
    ApprovalStep,
    Procedure,
    Quote,
    StepColumn,
    StepKind,
    StepRow,
    StepTable,
)
from pipeline.model.run import Dossier
from pipeline.rules.pro.doing import decides
from pipeline.rules.pro.procedures import FEWEST, is_plan, own
from pipeline.rules.pro.vocabulary import any_of

_AWAITED = (StepKind.CHECK, StepKind.APPRAISE, StepKind.CONSULT, StepKind.REVISE, StepKind.ISSUE)
_FIRST = re.compile(r"[\n.:;]")


class Step(NamedTuple):
    """A step: its ``name`` ("Bước 3"), what is done, by whom, and by when as written.

    ``words`` is all that is written of it, ``brings`` whether a result or a note is told,
    ``awaited`` whether papers handed on lie with somebody until it is done.
    """

    name: str
    content: Quote
    actor: Quote | None
    time: Quote | None
    words: str
    brings: bool
    awaited: bool

    @property
    def shown(self) -> str:
        """What is done, without what is said of it after."""
        return _FIRST.split(self.content.quote.strip(), maxsplit=1)[0].strip()


class Course(NamedTuple):
    """The steps of one table or one procedure in prose, and where they stand.

    ``asks_who`` tells whether the table has a place for who does a step.
    """

    steps: tuple[Step, ...]
    span: Span
    in_table: bool
    asks_who: bool


def courses(dossier: Dossier) -> Iterator[Course]:
    """All tables of steps, then the procedures in prose of a unit's own document."""
    yield from map(_of_table, dossier.facts.step_tables)
    if is_plan(dossier.document):
        return
    for procedure in own(dossier):
        steps = tuple(_of_prose(procedure, dossier))
        if len(steps) >= FEWEST:
            span = Span(procedure.steps[0].action.start, procedure.steps[-1].action.end)
            yield Course(steps, span, in_table=False, asks_who=True)


def _of_table(table: StepTable) -> Course:
    steps = tuple(
        Step(
            name=f"Bước {number.quote.strip()}" if number is not None else "Bước",
            content=content,
            actor=_said(row, StepColumn.RESPONSIBLE),
            time=_said(row, StepColumn.TIME),
            words="\n".join(cell.quote for cell in row.cells.values()),
            brings=any(_said(row, column) for column in (StepColumn.RESULT, StepColumn.NOTE)),
            awaited=place > 0 or any_of("handing_in").match(content.quote.strip()) is None,
        )
        for place, row in enumerate(table.rows)
        for content, number in [(_said(row, StepColumn.CONTENT), row.cells.get(StepColumn.STEP))]
        if content is not None
    )
    return Course(
        steps, table.span, in_table=True, asks_who=StepColumn.RESPONSIBLE in table.columns
    )


def _said(row: StepRow, column: StepColumn) -> Quote | None:
    """What a cell says; a dash says nothing."""
    cell = row.cells.get(column)
    return cell if cell is not None and any(map(str.isalnum, cell.quote)) else None


def _of_prose(procedure: Procedure, dossier: Dossier) -> Iterator[Step]:
    """One step a heading "Bước …", whatever works it holds; none where a work stands outside."""
    held: dict[Span, list[ApprovalStep]] = defaultdict(list)
    for step in procedure.steps:
        path = dossier.document.path_at(step.action.start)
        node = next((each for each in path if each.kind is ProvisionKind.STEP), None)
        if node is None:
            return
        held[node.span].append(step)
    for place, (span, works) in enumerate(held.items()):
        words = dossier.document.words(span)
        times = [work.deadline for work in works]
        times += [told.moved(span.start).quote for told in find_deadlines(words)]
        yield Step(
            name=f"Bước {works[0].number}".strip(),
            content=works[0].action,
            actor=_first([work.actor for work in works]),
            time=_first(times),
            words=words,
            brings=False,
            awaited=place > 0 and any(_is_awaited(work) for work in works),
        )


def _is_awaited(work: ApprovalStep) -> bool:
    return work.branch is None and (work.kind in _AWAITED or decides(work))


def _first(quotes: Sequence[Quote | None]) -> Quote | None:
    return next((quote for quote in quotes if quote is not None), None)
