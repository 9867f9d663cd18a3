"""The procedures of a document: its tables of steps, and the articles that tell steps in prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from pipeline.extract.procedures.prose import steps_of_prose
from pipeline.extract.procedures.tabular import steps_of_table
from pipeline.extract.procedures.ways import ways_in
from pipeline.model.document import Document, Provision, ProvisionKind
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
    found = [*_of_tables(document, tables), *_of_articles(document, norms)]
    return tuple(sorted(found, key=lambda procedure: procedure.steps[0].action.start))


def _of_tables(document: Document, tables: Sequence[StepTable]) -> Iterator[Procedure]:
    for table in tables:
        steps = tuple(map(_with_ways, steps_of_table(table)))
        if steps:
            path = document.path_at(table.span.start)
            yield Procedure(title=_name(document) or _title(path), eid=table.eid, steps=steps)


def _of_articles(document: Document, norms: Sequence[Responsibility]) -> Iterator[Procedure]:
    groups: dict[str, list[Responsibility]] = defaultdict(list)
    holders: dict[str, Provision] = {}
    for norm in norms:
        path = document.path_at(norm.action.start)
        holder = next((node for node in path if node.kind is ProvisionKind.ARTICLE), None)
        if holder is None:  # procedures without articles: what holds the steps
            above = [node for node, below in pairwise(path) if below.kind is ProvisionKind.STEP]
            holder = above[-1] if above else None
        if holder is not None:
            groups[holder.eid].append(norm)
            holders[holder.eid] = holder
    for eid, group in groups.items():
        holder = holders[eid]
        steps = steps_of_prose(document.words(holder.span), group, holder.span.start)
        if steps:
            yield Procedure(title=holder.heading or _name(document), eid=eid, steps=steps)


def _with_ways(step: ApprovalStep) -> ApprovalStep:
    ways = tuple(ways_in(step.action.quote, step.action.start))
    return msgspec.structs.replace(step, ways=ways)


def _title(path: Sequence[Provision]) -> str:
    return next((node.heading for node in reversed(path) if node.heading), "")


def _name(document: Document) -> str:
    return document.metadata.title or ""
