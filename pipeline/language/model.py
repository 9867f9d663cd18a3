"""A text as lines that hold one another, and clauses inside them.

Spans are half-open offsets into the text as given.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

import msgspec

from pipeline.model.document import Span


class LineKind(StrEnum):
    """What a line is in the order of a legal text, told by its label."""

    HEADING = "heading"  # phần, chương, mục, and titles in capitals
    ARTICLE = "article"  # "Điều 5. …": the line is its heading
    SECTION = "section"  # "II. …"
    CLAUSE = "clause"  # khoản: "2. …", "5.1. …"
    STEP = "step"  # "Bước 1: …"
    POINT = "point"  # điểm: "b) …", "b1) …", "2) …"
    INDENT = "indent"  # "- …", "+ …"
    TEXT = "text"  # no label
    CLOSING = "closing"  # recipients and signatures


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line without its break: ``label`` is empty where there is none, ``body`` the rest.

    ``parent`` is the place in ``Passage.lines`` of the line it stands under: a point under its
    clause, an item under its lead-in. ``leads`` tells a line that ends with a colon.
    """

    kind: LineKind
    span: Span
    label: Span
    body: Span
    num: str = ""
    parent: int | None = None
    leads: bool = False


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """Words between two borders, without the sign that ends them.

    ``line`` and ``sentence`` count from 0 in the passage; clauses of one sentence are parted by
    semicolons. ``end`` is the sign that ends the clause (".", ";", ":", "?", "!") or "".
    """

    span: Span
    line: int
    sentence: int
    end: str = ""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its lines and clauses in reading order; headings are lines without clauses."""

    text: str
    lines: tuple[Line, ...]
    clauses: tuple[Clause, ...]

    def words(self, span: Span) -> str:
        """The text of ``span``."""
        return self.text[span.start : span.end]

    def line_at(self, offset: int) -> Line:
        """The line that holds ``offset``; lines of blanks alone are none of the passage's."""
        return self.lines[bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1]

    def above(self, line: int) -> tuple[int, ...]:
        """The lines that ``line`` stands under, nearest first."""
        found: list[int] = []
        parent = self.lines[line].parent
        while parent is not None:
            found.append(parent)
            parent = self.lines[parent].parent
        return tuple(found)
