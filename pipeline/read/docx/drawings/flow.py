"""Shapes in the order the arrows lead through them; from top to bottom where none leads."""

from __future__ import annotations

import msgspec

from pipeline.model.reading import Drawing, Shape


def in_order(drawing: Drawing) -> Drawing:
    """``drawing`` with its shapes in the order of the work.

    Method: Kahn's order, the topmost of the shapes that are ready first; in a loop the topmost
    shape left opens it.
    """
    places = {shape.id: _place(shape) for shape in drawing.shapes}
    before: dict[str, set[str]] = {id_: set() for id_ in places}
    for each in drawing.connectors:
        if each.source in places and each.target in places:
            before[each.target].add(each.source)
    order: list[str] = []
    left = set(places)
    while left:
        ready = [id_ for id_ in left if not before[id_] & left]
        chosen = min(ready or left, key=lambda id_: places[id_])
        order.append(chosen)
        left.remove(chosen)
    by_id = {shape.id: shape for shape in drawing.shapes}
    return msgspec.structs.replace(drawing, shapes=tuple(by_id[id_] for id_ in order))


def _place(shape: Shape) -> tuple[float, float, str]:
    return (shape.box.top, shape.box.x0, shape.id) if shape.box else (0.0, 0.0, shape.id)
