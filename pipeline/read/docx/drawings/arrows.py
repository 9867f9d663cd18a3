"""Which shapes a line joins: those it is glued to, or those its ends touch; and what it is called.

Word glues lines only inside a canvas or group; elsewhere an end that lies on a shape's edge was
meant to. A few words beside a line ("Đạt", "Không đạt"), in no shape that lines lead to, are its
label.
"""

from __future__ import annotations

from math import hypot

from pipeline.model.reading import Box, Connector, Drawing, Shape
from pipeline.read.docx.drawings.drawn import Drawn, DrawnLine, DrawnShape, Point

_TOUCH = 14.0  # points an end may miss a shape's edge by
_BESIDE = 40.0  # points a label may stand off the middle of its line
_LABEL = 24  # letters: a longer text is no label


def join(drawn: Drawn) -> Drawing:
    """The shapes and connectors of a drawing; shapes that are labels become those of their line."""
    lines = [_turned(line) for line in drawn.lines]
    by_id = {shape.id for shape in drawn.shapes}
    ends = [
        (_end(line.source, line.start, drawn, by_id), _end(line.target, line.end, drawn, by_id))
        for line in lines
    ]
    joined = [
        (line, source, target)
        for line, (source, target) in zip(lines, ends, strict=True)
        if source and target and source != target
    ]
    met = {id_ for _, source, target in joined for id_ in (source, target)}
    labels: dict[int, str] = {}
    for shape in drawn.shapes:
        if shape.id not in met and len(shape.text) <= _LABEL:
            nearest = _nearest_line(shape, [line for line, _, _ in joined])
            if nearest is not None:
                labels.setdefault(nearest, shape.id)
    taken = set(labels.values())
    words = {shape.id: shape.text for shape in drawn.shapes}
    return Drawing(
        shapes=tuple(
            Shape(id=shape.id, text=shape.text, form=shape.form, box=shape.box)
            for shape in drawn.shapes
            if shape.id not in taken and shape.text
        ),
        connectors=tuple(
            Connector(source=source, target=target, label=words.get(labels.get(at, ""), ""))
            for at, (_, source, target) in enumerate(joined)
        ),
    )


def _turned(line: DrawnLine) -> DrawnLine:
    if not line.turned:
        return line
    return DrawnLine(line.end, line.start, line.target, line.source, turned=False)


def _end(glued: str, point: Point, drawn: Drawn, known: set[str]) -> str:
    """The shape one end of a line belongs to; "" where it ends in the open."""
    if glued in known:
        return glued
    near = [(_distance(shape.box, point), shape.id) for shape in drawn.shapes if shape.text]
    distance, shape = min(near, default=(_TOUCH + 1, ""))
    return shape if distance <= _TOUCH else ""


def _nearest_line(label: DrawnShape, lines: list[DrawnLine]) -> int | None:
    found = [(_distance(label.box, _middle(line)), at) for at, line in enumerate(lines)]
    distance, at = min(found, default=(_BESIDE + 1, 0))
    return at if distance <= _BESIDE else None


def _middle(line: DrawnLine) -> Point:
    return (line.start[0] + line.end[0]) / 2, (line.start[1] + line.end[1]) / 2


def _distance(box: Box, point: Point) -> float:
    """How far a point lies outside a box; inside, 0."""
    across = max(box.x0 - point[0], 0.0, point[0] - box.x1)
    down = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return hypot(across, down)
