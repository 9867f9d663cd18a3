"""The flow charts of a Word document: shapes and arrows, in DrawingML, in VML, and as SmartArt.

``drawingml`` and ``vml`` find shapes and lines with their places, ``arrows`` tells which shapes a
line joins, ``flow`` sets shapes in the order of the arrows, ``smartart`` reads diagrams.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.model.reading import Drawing
from pipeline.read.docx.drawings.arrows import join
from pipeline.read.docx.drawings.drawingml import drawn_in_drawingml
from pipeline.read.docx.drawings.flow import in_order
from pipeline.read.docx.drawings.smartart import diagram_of
from pipeline.read.docx.drawings.vml import drawn_in_vml
from pipeline.read.docx.package import Package, Relationship

__all__ = ["diagram_of", "drawings_of"]

_LEAST_SHAPES = 2


def drawings_of(
    body: _Element, package: Package, links: dict[str, Relationship]
) -> tuple[Drawing, ...]:
    """The flow charts of a document: every group of shapes, the shapes that stand free taken
    together, and every diagram; a single text box is none."""
    return tuple(_drawings(body, package, links))


def _drawings(
    body: _Element, package: Package, links: dict[str, Relationship]
) -> Iterator[Drawing]:
    for found in (*drawn_in_drawingml(body), *drawn_in_vml(body)):
        drawing = in_order(join(found))
        if len(drawing.shapes) >= _LEAST_SHAPES:
            yield drawing
    yield from diagram_of(body, package, links)
