"""Names of WordprocessingML elements, and their simple values: switches, lengths, numbers.

Source: ISO/IEC 29500-1 (Office Open XML), part 17 and section 22.9.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"

_OFF = frozenset(("0", "false", "off"))
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?$")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_MOST = 1_000_000  # no count or length of a real document is larger


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


VAL = w("val")


def value(parent: _Element | None, name: str) -> str | None:
    """The ``w:val`` of the child ``w:name``, None where there is none."""
    if parent is None:
        return None
    child = parent.find(w(name))
    return None if child is None else child.get(VAL)


def switch(parent: _Element, name: str) -> bool | None:
    """Whether the child ``w:name`` switches something on or off; None where it is silent."""
    child = parent.find(w(name))
    return None if child is None else child.get(VAL) not in _OFF


def number(written: str | None) -> int | None:
    """A whole number as written in an attribute; None for anything else."""
    if written is None:
        return None
    try:
        found = int(written)
    except ValueError:
        return None
    return found if abs(found) <= _MOST else None


def points(written: str | None, *, per_point: int = 20) -> float | None:
    """A length in points.

    Args:
        written: as in the file: a bare number, or one with its unit ("12pt", "2.5cm").
        per_point: how many of the bare number's units make a point (20 for most lengths, 2 for
            font sizes).
    """
    match = _LENGTH.match(written or "")
    if match is None:
        return None
    size = float(match[1])
    if abs(size) > _MOST:
        return None
    return size * _POINTS[match[2]] if match[2] else size / per_point
