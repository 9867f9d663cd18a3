"""The procedures of a document: its tables of steps, and the articles that tell steps in prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.extract.procedures.joining import completed, continued
from pipeline.extract.procedures.numbered import numbered_steps
from pipeline.extract.procedures.prose import steps_of_prose
from pipeline.extract.procedures.tabular import steps_of_table
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.extract.procedures.ways import ways_in
from pipeline.model.document import APART, Document, Provision, ProvisionKind
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
    found = completed(_of_tables(document, tables), _of_articles(document, norms))
    return continued(sorted(found, key=lambda procedure: procedure.steps[0].action.start))


def _of_tables(document: Document, tables: Sequence[StepTable]) -> Iterator[Procedure]:
    for table in tables:
        steps = tuple(map(_with_ways, steps_of_table(table)))
        if steps:
            path = document.path_at(table.span.start)
            yield Procedure(title=_name(document) or _title(path), eid=table.eid, steps=steps)


def _of_articles(document: Document, norms: Sequence[Responsibility]) -> Iterator[Procedure]:
    starts = [norm.action.start for norm in norms]
    for holder in _holders(document, document.provisions):
        span = holder.span
        group = norms[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        steps = steps_of_prose(document.words(span), group, span.start)
        if steps:
            named = [holder.heading or "", _name(document)]
            if holder.kind is not ProvisionKind.ARTICLE and _headed_steps(holder):
                named.reverse()
            yield Procedure(title=named[0] or named[1], eid=holder.eid, steps=steps)


def _holders(document: Document, nodes: Iterable[Provision]) -> Iterator[Provision]:
    """What may tell steps: articles; where there are none, what holds steps or calls its items so.

    Blank forms and new text for other documents tell none.
    """
    for node in nodes:
        if node.kind in APART:
            continue
        of_steps = any(child.kind is ProvisionKind.STEP for child in node.children)
        if node.kind is ProvisionKind.ARTICLE or of_steps or _calls_steps(document, node):
            yield node
        else:
            yield from _holders(document, node.children)


def _calls_steps(document: Document, node: Provision) -> bool:
    return _headed_steps(node) and numbered_steps(document.words(node.span)) != ()


def _headed_steps(node: Provision) -> bool:
    """Whether the heading says no more than that steps follow."""
    return vocabulary().steps_heading.match(node.heading or "") is not None


def _with_ways(step: ApprovalStep) -> ApprovalStep:
    ways = tuple(ways_in(step.action.quote, step.action.start))
    return msgspec.structs.replace(step, ways=ways)


def _title(path: Sequence[Provision]) -> str:
    return next((node.heading for node in reversed(path) if node.heading), "")


def _name(document: Document) -> str:
    return document.metadata.title or ""
