"""Procedures drawn as flow charts: a step a shape, its ways the arrows that lead from it.

``placing`` finds the words of shapes in the document's text, ``telling`` reads who does what in
them, ``leading`` follows the arrows. A chart of an organisation has no works and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.extract.procedures.drawn.leading import ends_here, is_bound, ways_between
from pipeline.extract.procedures.drawn.placing import placed
from pipeline.extract.procedures.drawn.telling import step_told
from pipeline.model.document import Document
from pipeline.model.facts import ApprovalStep, Procedure, StepKind
from pipeline.model.reading import Drawing

__all__ = ["procedures_drawn"]

_LEAST = 2  # steps
_MOST_OTHER = 0.5  # of the steps may be of no known kind
_ALIKE = 0.5  # of the works: what is told elsewhere too
_OPENING = 2  # syllables that name a work


def procedures_drawn(document: Document, told: Sequence[Procedure]) -> tuple[Procedure, ...]:
    """The procedures that flow charts alone tell, in reading order.

    Args:
        document: the document.
        told: its procedures in tables and prose; a chart that sums up one of these is left out.
    """
    found = (_procedure(document, drawing) for drawing in document.drawings)
    drawn = [each for each in found if each is not None and not _is_among(each, told)]
    return tuple(sorted(drawn, key=lambda each: each.steps[0].action.start))


def _procedure(document: Document, drawing: Drawing) -> Procedure | None:
    words = placed(document.text, drawing)
    if words is None:
        return None
    shapes = [each for each in drawing.shapes if is_bound(each, drawing)]
    works = [each for each in shapes if not ends_here(each.text)]
    steps = {shape.id: step for shape in works if (step := step_told(words[shape.id])) is not None}
    orders = {id_: order for order, id_ in enumerate(steps, 1)}
    ways = ways_between(drawing, orders)
    told = tuple(
        msgspec.structs.replace(step, order=orders[id_], arrows=ways[id_])
        for id_, step in steps.items()
    )
    others = sum(step.kind is StepKind.OTHER for step in told)
    if len(told) < _LEAST or others > _MOST_OTHER * len(told):
        return None
    path = document.path_at(told[0].action.start)
    title = next((node.heading for node in reversed(path) if node.heading), "")
    return Procedure(
        title=document.metadata.title or title, eid=path[-1].eid if path else "", steps=told
    )


def _is_among(drawn: Procedure, told: Sequence[Procedure]) -> bool:
    """Whether another procedure of the document tells most of the same works."""
    works = set(_works(drawn.steps))
    return any(
        len(works & set(_works(each.steps))) >= _ALIKE * len(works) for each in told if works
    )


def _works(steps: Sequence[ApprovalStep]) -> Iterator[str]:
    for step in steps:
        yield " ".join(step.action.quote.casefold().split()[:_OPENING])
