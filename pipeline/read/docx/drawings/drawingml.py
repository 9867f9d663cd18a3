"""Shapes and lines in DrawingML, as Word has written them since 2010.

Source: ISO/IEC 29500-1, 20.1 and 20.4; [MS-ODRAWXML] on WordprocessingShape, -Group and -Canvas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.model.reading import Box
from pipeline.read.docx.drawings.drawn import Drawn, DrawnLine, DrawnShape
from pipeline.read.docx.wordml import A, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
_A = f"{{{A}}}"
_W = f"{{{W}}}"
_EMU = 12700  # to a point
_LINES = ("line", "straightConnector", "bentConnector", "curvedConnector")


class _Frame(NamedTuple):
    """From the coordinates inside a group to points: shift, then scale."""

    x: float = 0.0
    y: float = 0.0
    from_x: float = 0.0
    from_y: float = 0.0
    scale_x: float = 1 / _EMU
    scale_y: float = 1 / _EMU

    def point(self, x: float, y: float) -> tuple[float, float]:
        return (
            self.x + (x - self.from_x) * self.scale_x,
            self.y + (y - self.from_y) * self.scale_y,
        )


def drawn_in_drawingml(body: _Element) -> Iterator[Drawn]:
    """Every canvas and group, and all shapes that stand free, as one."""
    free: list[DrawnShape | DrawnLine] = []
    for drawing in body.iter(f"{_W}drawing"):
        frame = _anchor(drawing)
        id_ = _own_id(drawing)
        for holder in drawing.iterfind(f".//{_A}graphicData/*"):
            parts = list(_parts(holder, frame, id_))
            if holder.tag in (f"{_WPG}wgp", f"{_WPC}wpc"):
                yield _drawn(parts)
            else:
                free += parts
    yield _drawn(free)


def _drawn(parts: list[DrawnShape | DrawnLine]) -> Drawn:
    return Drawn(
        tuple(part for part in parts if isinstance(part, DrawnShape)),
        tuple(part for part in parts if isinstance(part, DrawnLine)),
    )


def _parts(element: _Element, frame: _Frame, id_: str) -> Iterator[DrawnShape | DrawnLine]:
    if element.tag == f"{_WPS}wsp":
        yield _part(element, frame, id_)
    elif element.tag in (f"{_WPG}wgp", f"{_WPG}grpSp", f"{_WPC}wpc"):
        inner = _inside(element, frame)
        for child in element:
            yield from _parts(child, inner, "")


def _part(element: _Element, frame: _Frame, id_: str) -> DrawnShape | DrawnLine:
    named = element.find(f"{_WPS}cNvPr")
    own = id_ if named is None else named.get("id", id_)
    outline = element.find(f"{_WPS}spPr/{_A}prstGeom")
    form = "" if outline is None else outline.get("prst", "")
    box, turned = _box(element.find(f"{_WPS}spPr/{_A}xfrm"), frame)
    text = "\n".join(_paragraphs(element))
    joint = element.find(f"{_WPS}cNvCnPr")
    if joint is None and not (form.startswith(_LINES) and not text):
        return DrawnShape(own, text, form, box)
    return _line(element, joint, box, turned)


def _line(
    element: _Element, joint: _Element | None, box: Box, flips: tuple[bool, bool]
) -> DrawnLine:
    across, down = flips
    left, right = (box.x1, box.x0) if across else (box.x0, box.x1)
    top, bottom = (box.bottom, box.top) if down else (box.top, box.bottom)
    glued = [
        "" if joint is None or (end := joint.find(f"{_A}{name}")) is None else end.get("id", "")
        for name in ("stCxn", "endCxn")
    ]
    heads = [
        (end := element.find(f"{_WPS}spPr/{_A}ln/{_A}{name}")) is not None
        and end.get("type", "none") != "none"
        for name in ("headEnd", "tailEnd")
    ]
    source, target = glued
    return DrawnLine((left, top), (right, bottom), source, target, turned=heads[0] and not heads[1])


def _paragraphs(element: _Element) -> Iterator[str]:
    for paragraph in element.iterfind(f"{_WPS}txbx/{_W}txbxContent/{_W}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
        if text.strip():
            yield " ".join(text.split())


def _box(placed: _Element | None, frame: _Frame) -> tuple[Box, tuple[bool, bool]]:
    if placed is None:
        return Box(frame.x, frame.y, frame.x, frame.y), (False, False)
    x, y = _pair(placed, "off", "x", "y")
    wide, high = _pair(placed, "ext", "cx", "cy")
    flips = tuple(placed.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return Box(*frame.point(x, y), *frame.point(x + wide, y + high)), (flips[0], flips[1])


def _inside(group: _Element, frame: _Frame) -> _Frame:
    placed = group.find(f"{_WPG}grpSpPr/{_A}xfrm")
    if placed is None:
        return frame
    left, top = frame.point(*_pair(placed, "off", "x", "y"))
    wide, high = _pair(placed, "ext", "cx", "cy")
    inner_wide, inner_high = _pair(placed, "chExt", "cx", "cy")
    from_x, from_y = _pair(placed, "chOff", "x", "y")
    return _Frame(
        left,
        top,
        from_x,
        from_y,
        frame.scale_x * (wide / inner_wide if inner_wide else 1.0),
        frame.scale_y * (high / inner_high if inner_high else 1.0),
    )


def _anchor(drawing: _Element) -> _Frame:
    """Where a drawing stands against its paragraph, in points."""
    offsets = []
    for side in ("positionH", "positionV"):
        found = drawing.find(f"{_WP}anchor/{_WP}{side}/{_WP}posOffset")
        offsets.append(_whole(found.text if found is not None else None) / _EMU)
    return _Frame(x=offsets[0], y=offsets[1])


def _own_id(drawing: _Element) -> str:
    named = next(drawing.iter(f"{_WP}docPr"), None)
    return "" if named is None else str(named.get("id", ""))


def _pair(placed: _Element, name: str, first: str, second: str) -> tuple[float, float]:
    found = placed.find(f"{_A}{name}")
    if found is None:
        return 0.0, 0.0
    return _whole(found.get(first)), _whole(found.get(second))


def _whole(written: str | None) -> float:
    try:
        return float(int(written or 0))
    except ValueError:
        return 0.0
