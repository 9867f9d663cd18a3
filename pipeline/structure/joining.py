"""Whether a line goes on with the paragraph of the line before it.

A reader that knows says so (``Line.joins``). For pages the answer comes from geometry: a first
line is indented or follows a line that ends short of the right margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.reading import Align, Line
from pipeline.structure.labels import read_label

_ENDS = '.;:!?”"/'
_ISSUED_WITH = re.compile(r"\((?:Ban hành )?kèm theo", re.IGNORECASE)
_INDENT = 8.0  # points a first line stands in at least
_SHORT = 0.06  # a line that ends this part of the width before the margin ends its paragraph


@dataclass(frozen=True, slots=True)
class Margins:
    """The left and right margin of running text, in points; None where lines have no boxes."""

    left: float | None
    right: float | None

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Margins:
        """The margins most lines keep to."""
        boxes = [line.box for line in lines if line.box is not None]
        if not boxes:
            return cls(None, None)
        left = Counter(round(box.x0 / 3) for box in boxes).most_common(1)[0][0] * 3.0
        right = Counter(round(box.x1 / 3) for box in boxes).most_common(1)[0][0] * 3.0
        return cls(left, right)


def continues(paragraph: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Whether ``line`` belongs to the paragraph whose lines are ``paragraph``."""
    if line.joins is not None:
        return line.joins
    last = paragraph[-1]
    if line.box is None or last.box is None or margins.left is None or margins.right is None:
        return _reads_on(last, line)
    if line.align is not last.align and Align.LEFT not in (line.align, last.align):
        return False
    if line.align is not Align.LEFT and last.align is line.align:
        return line.bold == last.bold and not read_label(line.text)
    width = max(margins.right - margins.left, 1.0)
    if line.box.x0 > margins.left + _INDENT:
        return False
    if last.box.x1 < margins.right - width * _SHORT:
        return False
    if read_label(line.text) and last.text[-1:] in _ENDS:
        return False
    return line.bold == last.bold or not read_label(line.text)


def _reads_on(last: Line, line: Line) -> bool:
    """Without geometry: a line goes on that starts small after a line without an end."""
    first = line.text[:1]
    if last.text[-1:] in _ENDS or not first or read_label(line.text):
        return False
    if first == "(":
        return not _ISSUED_WITH.match(line.text)
    return first.islower() or first.isdigit() or first in ",;)"
