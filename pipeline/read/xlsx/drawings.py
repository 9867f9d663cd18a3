"""Shapes drawn on a sheet, and the arrows between them (ISO/IEC 29500-1, 20.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml.etree import _Element

from pipeline.model.reading import Connector, Drawing, Line, Origin, Shape

_ON_SHEET: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MAIN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Drawn(NamedTuple):
    """What is drawn on a sheet: shapes with text, their text as lines, number of pictures."""

    drawing: Drawing
    lines: tuple[Line, ...]
    pictures: int


def read_drawing(root: _Element) -> Drawn:
    """Read a drawing part; shapes stand in the order of the rows they begin at."""
    shapes: list[Shape] = []
    connectors: list[Connector] = []
    for anchor in sorted(root, key=_begins_at):
        shapes += (_shape(each) for each in anchor.iter(f"{_ON_SHEET}sp"))
        connectors += filter(None, map(_connector, anchor.iter(f"{_ON_SHEET}cxnSp")))
    told = tuple(shape for shape in shapes if shape.text)
    lines = tuple(
        Line(text=text, origin=Origin.TEXTBOX)
        for shape in told
        for text in shape.text.splitlines()
        if text.strip()
    )
    known = {shape.id for shape in told}
    joined = tuple(each for each in connectors if {each.source, each.target} <= known)
    pictures = sum(1 for _ in root.iter(f"{_ON_SHEET}pic"))
    return Drawn(Drawing(shapes=told, connectors=joined), lines, pictures)


def _begins_at(anchor: _Element) -> tuple[int, int]:
    start = anchor.find(f"{_ON_SHEET}from")
    if start is None:
        return (0, 0)
    row, column = (start.findtext(f"{_ON_SHEET}{name}", "0") for name in ("row", "col"))
    return (int(row), int(column)) if row.isdecimal() and column.isdecimal() else (0, 0)


def _shape(element: _Element) -> Shape:
    outline = element.find(f"{_ON_SHEET}spPr/{_MAIN}prstGeom")
    return Shape(
        id=_id(element),
        text="\n".join(_paragraphs(element)),
        form="" if outline is None else outline.get("prst", ""),
    )


def _paragraphs(element: _Element) -> Iterator[str]:
    for paragraph in element.iterfind(f"{_ON_SHEET}txBody/{_MAIN}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_MAIN}t"))
        if text.strip():
            yield " ".join(text.split())


def _connector(element: _Element) -> Connector | None:
    ends = [next(element.iter(f"{_MAIN}{name}"), None) for name in ("stCxn", "endCxn")]
    source, target = ("" if end is None else end.get("id", "") for end in ends)
    return Connector(source=source, target=target) if source and target else None


def _id(element: _Element) -> str:
    named = next(element.iter(f"{_ON_SHEET}cNvPr"), None)
    return "" if named is None else str(named.get("id", ""))
