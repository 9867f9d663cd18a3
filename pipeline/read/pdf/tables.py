"""Ruled tables: the grid from drawn lines, the text from the engine's letters.

Method: pdfplumber's table geometry (edges → intersections → cells) on the lines PDFium found.
pdfplumber's own reading of letters is left aside, for it costs dozens of times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.model.reading import Box, Cell, Line, Table
from pipeline.read.hygiene import Noticing
from pipeline.read.pdf.engine import Font, PageText, Rule
from pipeline.read.pdf.pieces import around
from pipeline.read.pdf.scattered import Letter, letters_of, words_by_place
from pipeline.read.pdf.setting import line_set_in

_SNAP = 3.0  # points
_LEAST_SIDES = 2
_MOST_RULES = 4000
_SAME_LINE = 0.4  # of the font size


class Grid(NamedTuple):
    """The box of a table and the boxes of its cells, in points."""

    box: Box
    cells: tuple[Box, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        return self.box.x0 <= x <= self.box.x1 and self.box.top <= y <= self.box.bottom


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that ``rules`` draw, top first; frames of a single row or column are none."""
    across = sum(rule.horizontal for rule in rules)
    down = len(rules) - across
    if across < _LEAST_SIDES or down < _LEAST_SIDES or len(rules) > _MOST_RULES:
        return []
    # Imported here: most documents have no table, and pdfplumber is slow to load.
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(edges, _SNAP, _SNAP))
    grids = []
    for table in cells_to_tables(cells):
        boxes = tuple(Box(*(float(side) for side in cell)) for cell in sorted(table, key=_by_row))
        columns = {box.x0 for box in boxes}
        rows = {box.top for box in boxes}
        if len(columns) > 1 and len(rows) > 1:
            grids.append(Grid(around(boxes), boxes))
    return grids


def fill(
    grid: Grid,
    page: PageText,
    ranges: Sequence[tuple[int, int]],
    number: int,
    noticing: Noticing,
) -> Table:
    """The table of ``grid`` with its text.

    Args:
        grid: where the table and its cells stand.
        page: the page's letters.
        ranges: half-open ranges of letters that stand in the table, in reading order.
        number: the page's number.
        noticing: is told what was mended.
    """
    texts: list[list[_CellLine]] = [[] for _ in grid.cells]
    home: int | None = None
    for start, stop in ranges:
        for letter in letters_of(page, start, stop):
            box = letter.box
            found = _cell_at(grid, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, home)
            if found is not None:
                home = found
                _write(texts[home], letter, page)
    tops = sorted({box.top for box in grid.cells})
    lefts = sorted({box.x0 for box in grid.cells})
    cells = tuple(
        Cell(
            row=tops.index(box.top),
            column=lefts.index(box.x0),
            rowspan=max(sum(box.top <= top < box.bottom - _SNAP for top in tops), 1),
            colspan=max(sum(box.x0 <= left < box.x1 - _SNAP for left in lefts), 1),
            lines=tuple(line.finish(number, noticing) for line in lines),
        )
        for box, lines in zip(grid.cells, texts, strict=True)
    )
    return Table(cells=cells, n_rows=len(tops), n_columns=len(lefts), page=number, box=grid.box)


class _CellLine:
    """A line of a cell as it grows."""

    def __init__(self, letter: Letter, font: Font) -> None:
        self.letters = [letter]
        self.font = font

    def holds(self, letter: Letter) -> bool:
        near = _SAME_LINE * max(self.font.size, 4.0)
        return abs(self.letters[0].baseline - letter.baseline) <= near

    def finish(self, number: int, noticing: Noticing) -> Line:
        words = words_by_place(self.letters, self.font.size)
        stored = " ".join("".join(letter.text for letter in word) for word in words)
        box = around([letter.box for letter in self.letters if letter.text != " "])
        return line_set_in(stored, self.font, box, number, noticing, bold=self.font.bold)


def _write(lines: list[_CellLine], letter: Letter, page: PageText) -> None:
    for line in reversed(lines):
        if line.holds(letter):
            line.letters.append(letter)
            return
    if letter.text != " ":
        lines.append(_CellLine(letter, page.font(letter.offset)))


def _cell_at(grid: Grid, x: float, y: float, last: int | None) -> int | None:
    """The cell that holds a point; letters mostly stay in the cell of the one before."""
    if last is not None and _inside(grid.cells[last], x, y):
        return last
    return next((index for index, box in enumerate(grid.cells) if _inside(box, x, y)), None)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _by_row(cell: tuple[float, float, float, float]) -> tuple[float, float]:
    return cell[1], cell[0]


def _edge(rule: Rule) -> dict[str, Any]:
    if rule.horizontal:
        middle = (rule.top + rule.bottom) / 2
        sides = (rule.x0, middle, rule.x1, middle)
    else:
        middle = (rule.x0 + rule.x1) / 2
        sides = (middle, rule.top, middle, rule.bottom)
    x0, top, x1, bottom = sides
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if rule.horizontal else "v",
    }
