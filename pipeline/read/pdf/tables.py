"""Ruled tables: the grid from drawn lines, the text from the engine's letters.

Method: pdfplumber's table geometry (edges → intersections → cells) on the lines PDFium found.
pdfplumber's own reading of letters is left aside, for it costs dozens of times as much.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
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

    edges = [_edge(rule) for rule in (*rules, *_cut_off(rules))]
    edges = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(edges, _SNAP, _SNAP))
    grids = []
    for table in cells_to_tables(cells):
        boxes = tuple(Box(*(float(side) for side in cell)) for cell in sorted(table, key=_by_row))
        columns = {box.x0 for box in boxes}
        rows = {box.top for box in boxes}
        if len(columns) > 1 and len(rows) > 1:
            grids.append(Grid(around(boxes), boxes))
    return grids


def _cut_off(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The sides that cells lack which go on over the page, at the end of the rules beside them.

    A word processor draws no line where a page ends within a row.
    """
    down = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.x0)
    lefts = [rule.x0 for rule in down]
    for rule in down:
        for end, beyond in ((rule.bottom, _SNAP), (rule.top, -_SNAP)):
            for each in down[bisect_left(lefts, rule.x0 - _SNAP) :]:
                if each.top <= end + beyond <= each.bottom:
                    break  # the rules go on, so the table does
                if each.x0 > rule.x0 + _SNAP and _ends_at(each, end):
                    yield Rule(rule.x0, end, each.x1, end)
                    break


def _ends_at(rule: Rule, height: float) -> bool:
    return min(abs(rule.top - height), abs(rule.bottom - height)) <= _SNAP


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
            home = _cell_at(grid, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2, home)
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


def _cell_at(grid: Grid, x: float, y: float, last: int | None) -> int:
    """The cell nearest to a point; letters mostly stay in the cell of the one before."""
    if last is not None and _away(grid.cells[last], x, y) == 0:
        return last
    return min(range(len(grid.cells)), key=lambda index: _away(grid.cells[index], x, y))


def _away(box: Box, x: float, y: float) -> float:
    """How far a point stands from a box, in points; 0 within."""
    return max(box.x0 - x, x - box.x1, 0.0) + max(box.top - y, y - box.bottom, 0.0)


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
