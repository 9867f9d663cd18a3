"""Where the arrows of a flow chart lead, from step to step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.facts import Arrow
from pipeline.model.reading import Drawing, Shape


def is_bound(shape: Shape, drawing: Drawing) -> bool:
    """Whether an arrow leads to a shape or from it."""
    return any(shape.id in (each.source, each.target) for each in drawing.connectors)


def ends_here(words: str) -> bool:
    """Whether a shape only says that the work begins or ends: "Bắt đầu"."""
    return vocabulary().chart_end.fullmatch(" ".join(words.split())) is not None


def ways_between(drawing: Drawing, orders: Mapping[str, int]) -> dict[str, tuple[Arrow, ...]]:
    """The ways from each step, each once.

    Args:
        drawing: the chart.
        orders: the order of each shape that is a step; the others are passed through.
    """
    return {
        id_: tuple(dict.fromkeys(_from(id_, "", drawing, orders, frozenset()))) for id_ in orders
    }


def _from(
    shape: str, case: str, drawing: Drawing, orders: Mapping[str, int], passed: frozenset[str]
) -> Iterator[Arrow]:
    """The ways from a shape; beyond one that is no step they go on, in the case it asks for."""
    words = {each.id: " ".join(each.text.split()) for each in drawing.shapes}
    for each in drawing.connectors:
        if each.source != shape or each.target in passed:
            continue
        told = " ".join(filter(None, (case, " ".join(each.label.split()))))
        if each.target in orders:
            yield Arrow(orders[each.target], told)
        elif ends_here(words.get(each.target, "")):
            yield Arrow(len(orders) + 1, told)
        else:
            asked = " ".join(filter(None, (told, words.get(each.target, ""))))
            yield from _from(each.target, asked, drawing, orders, passed | {each.target})
