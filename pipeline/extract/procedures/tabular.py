"""Steps told in a table: a row a step, its cells by the roles of their columns."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.procedures.prose import kind_of
from pipeline.model.facts import ApprovalStep, Quote, StepColumn, StepTable


def steps_of_table(table: StepTable) -> tuple[ApprovalStep, ...]:
    """The steps of a table, in its order; a row without content is none."""
    return tuple(_steps(table))


def _steps(table: StepTable) -> Iterator[ApprovalStep]:
    order = 0
    for row in table.rows:
        action = row.cells.get(StepColumn.CONTENT)
        if action is None or not action.quote.strip():
            continue
        order += 1
        yield ApprovalStep(
            order=order,
            kind=kind_of(action.quote),
            action=action,
            actor=_said(row.cells.get(StepColumn.RESPONSIBLE)),
            deadline=_said(row.cells.get(StepColumn.TIME)),
            output=_said(row.cells.get(StepColumn.RESULT)),
        )


def _said(quote: Quote | None) -> Quote | None:
    """A cell that says something; a dash or blank says nothing."""
    return quote if quote is not None and any(map(str.isalnum, quote.quote)) else None
