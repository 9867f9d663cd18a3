"""Steps told in a table: a row a step, its cells by the roles of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.procedures.prose import kind_of
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import ApprovalStep, Quote, StepColumn, StepTable

_NUMBER = re.compile(r"\d+(?:\.\d+)*")


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
            branch=_branch(action),
            number=_number(row.cells.get(StepColumn.STEP)),
            form=_said(row.cells.get(StepColumn.FORM)),
            partners=tuple(filter(None, (_said(row.cells.get(StepColumn.PARTNER)),))),
        )


def _branch(action: Quote) -> Quote | None:
    """The case a row begins with: "Nếu hồ sơ chưa hợp lệ, trả lại …"."""
    found = vocabulary().case.match(action.quote)
    if found is None:
        return None
    start = action.start + found.start("case")
    return Quote(quote=found["case"], start=start, end=start + len(found["case"]))


def _number(quote: Quote | None) -> str:
    """The number in a cell such as "Bước 3" or "2.1."."""
    found = _NUMBER.search(quote.quote) if quote is not None else None
    return found[0] if found else ""


def _said(quote: Quote | None) -> Quote | None:
    """A cell that says something; a dash or blank says nothing."""
    return quote if quote is not None and any(map(str.isalnum, quote.quote)) else None
