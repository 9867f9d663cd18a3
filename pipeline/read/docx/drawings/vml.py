"""Shapes and lines in VML, as Word wrote them before 2010 and LibreOffice still does beside.

A drawing that is there in DrawingML too (``mc:AlternateContent``) is left to that. Source:
ISO/IEC 29500-4, part 19.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.model.reading import Box
from pipeline.read.docx.drawings.drawn import Drawn, DrawnLine, DrawnShape, Point
from pipeline.read.docx.wordml import MC, V, W, points

_V = f"{{{V}}}"
_O = "{urn:schemas-microsoft-com:office:office}"
_W = f"{{{W}}}"
_SHAPES = frozenset(f"{_V}{name}" for name in ("shape", "rect", "roundrect", "oval"))
_FALLBACK = f"{{{MC}}}Fallback"
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_CONNECTORS = re.compile(r"_x0000_t3[2-9]\b")


def drawn_in_vml(body: _Element) -> Iterator[Drawn]:
    """Every group of VML shapes, and all those that stand free, as one."""
    shapes: list[DrawnShape] = []
    lines: list[DrawnLine] = []
    for picture in body.iter(f"{_W}pict"):
        if any(True for _ in picture.iterancestors(_FALLBACK)):
            continue
        group = picture.find(f"{_V}group")
        found = _parts(picture if group is None else group)
        if group is None:
            shapes += found.shapes
            lines += found.lines
        else:
            yield found
    yield Drawn(tuple(shapes), tuple(lines))


def _parts(holder: _Element) -> Drawn:
    shapes: list[DrawnShape] = []
    lines: list[DrawnLine] = []
    for element in holder.iter():
        if element.tag == f"{_V}line":
            lines.append(_line(element))
        elif element.tag in _SHAPES:
            if element.get(f"{_O}connectortype") or _CONNECTORS.search(element.get("type", "")):
                lines.append(_connector(element))
            else:
                text = "\n".join(_paragraphs(element))
                id_ = element.get("id") or f"vml-{len(shapes)}"
                form = element.get("type", "").lstrip("#") or element.tag.rpartition("}")[2]
                shapes.append(DrawnShape(id_, text, form, _box(element)))
    return Drawn(tuple(shapes), tuple(lines))


def _paragraphs(element: _Element) -> Iterator[str]:
    for paragraph in element.iterfind(f"{_V}textbox/{_W}txbxContent/{_W}p"):
        text = "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))
        if text.strip():
            yield " ".join(text.split())


def _line(element: _Element) -> DrawnLine:
    start, end = (_point(element.get(name, "0,0")) for name in ("from", "to"))
    return DrawnLine(start, end, "", "", turned=_is_turned(element))


def _connector(element: _Element) -> DrawnLine:
    box = _box(element)
    flip = _style(element).get("flip", "")
    left, right = (box.x1, box.x0) if "x" in flip else (box.x0, box.x1)
    top, bottom = (box.bottom, box.top) if "y" in flip else (box.top, box.bottom)
    return DrawnLine((left, top), (right, bottom), "", "", turned=_is_turned(element))


def _is_turned(element: _Element) -> bool:
    """Whether the arrow's head is at the start of the line alone."""
    stroke = element.find(f"{_V}stroke")
    if stroke is None:
        return False
    return bool(stroke.get("startarrow")) and not stroke.get("endarrow")


def _box(element: _Element) -> Box:
    style = _style(element)
    left = _length(style.get("margin-left") or style.get("left"))
    top = _length(style.get("margin-top") or style.get("top"))
    return Box(left, top, left + _length(style.get("width")), top + _length(style.get("height")))


def _style(element: _Element) -> dict[str, str]:
    return {found[1]: found[2].strip() for found in _STYLE.finditer(element.get("style", ""))}


def _point(written: str) -> Point:
    across, _, down = written.partition(",")
    return _length(across), _length(down)


def _length(written: str | None) -> float:
    """A length in points; a bare number counts the units of its group."""
    return points((written or "0").strip(), per_point=1) or 0.0
