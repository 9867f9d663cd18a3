"""The procedures of a document: its tables of steps, and what tells steps in prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.extract.procedures.joining import completed, continued, described
from pipeline.extract.procedures.naming import called
from pipeline.extract.procedures.prose import steps_of_prose
from pipeline.extract.procedures.tabular import steps_of_table
from pipeline.extract.procedures.tellers import tellers_of
from pipeline.extract.procedures.ways import ways_in
from pipeline.model.document import Document
from pipeline.model.facts import ApprovalStep, Procedure, Responsibility, StepTable


def procedures_of(
    document: Document, norms: Sequence[Responsibility], tables: Sequence[StepTable]
) -> tuple[Procedure, ...]:
    """The procedures of ``document`` in reading order.

    Args:
        document: the document.
        norms: its responsibilities, in reading order.
        tables: its tables of steps.
    """
    found = completed(_of_tables(document, tables), _of_prose(document, norms))
    return continued(sorted(found, key=lambda procedure: procedure.steps[0].action.start))


def _of_tables(document: Document, tables: Sequence[StepTable]) -> Iterator[Procedure]:
    for table in tables:
        steps = tuple(map(_with_ways, steps_of_table(table)))
        if steps:
            title = called(document, document.path_at(table.span.start))
            yield described(document, Procedure(title=title, eid=table.eid, steps=steps))


def _of_prose(document: Document, norms: Sequence[Responsibility]) -> Iterator[Procedure]:
    starts = [norm.action.start for norm in norms]
    for teller in tellers_of(document):
        span = teller.span
        group = norms[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        text = f"{teller.lead}{document.words(span)}"
        steps = steps_of_prose(text, group, span.start - len(teller.lead))
        if steps:
            yield Procedure(title=teller.title, eid=teller.eid, steps=steps)


def _with_ways(step: ApprovalStep) -> ApprovalStep:
    ways = tuple(ways_in(step.action.quote, step.action.start))
    return msgspec.structs.replace(step, ways=(*ways, *step.ways))
