"""Tables that go on over the page: repeated heads dropped, rows broken between pages made whole."""

from __future__ import annotations

import re

import msgspec

from pipeline.model.reading import Cell, Table

_SIDES = 6.0  # points by which the sides of a table may shift from page to page
_GOES_ON = re.compile(r"[a-zà-ỹđ,;)]")


def continued(above: Table, below: Table) -> Table | None:
    """Both as one table if ``below`` goes on with ``above`` on the next page, else None.

    The columns must stand at the same places. Rows of head that are repeated are dropped, and a
    row that the page broke is joined cell by cell.
    """
    if above.n_columns != below.n_columns or above.box is None or below.box is None:
        return None
    sides = [(above.box.x0, below.box.x0)]
    if above.ruled:  # without rules the right side is where the longest words end
        sides.append((above.box.x1, below.box.x1))
    if any(abs(one - other) > _SIDES for one, other in sides):
        return None
    dropped = _repeated_heads(above, below)
    rest = [cell for cell in below.cells if cell.row >= dropped]
    n_rows = above.n_rows + below.n_rows - dropped
    cells = above.cells
    if _is_broken(above, rest, dropped):
        first = [cell for cell in rest if cell.row == dropped]
        cells = _joined(above, first)
        rest = [cell for cell in rest if cell.row > dropped]
        dropped += 1
        n_rows -= 1
    moved = tuple(
        msgspec.structs.replace(cell, row=cell.row + above.n_rows - dropped) for cell in rest
    )
    return msgspec.structs.replace(above, cells=cells + moved, n_rows=n_rows)


def _repeated_heads(above: Table, below: Table) -> int:
    """How many rows ``below`` opens with that open ``above`` too."""
    count = 0
    while count < min(above.n_rows, below.n_rows) - 1:
        words = _row_text(above, count)
        if not words or words != _row_text(below, count):
            break
        count += 1
    return count


def _is_broken(above: Table, rest: list[Cell], row: int) -> bool:
    """Whether the row below goes on with the last one above: unnumbered, and in mid-sentence."""
    last = {cell.column: cell for cell in above.cells if cell.row == above.n_rows - 1}
    first = {cell.column: cell for cell in rest if cell.row == row and cell.text.strip()}
    if not first or 0 in first or not last.get(0) or not last[0].text.strip():
        return False
    if any(cell.rowspan > 1 for cell in first.values()):
        return False
    return all(column in last and last[column].text.strip() for column in first) and any(
        _GOES_ON.match(cell.text.strip()) for cell in first.values()
    )


def _joined(above: Table, first: list[Cell]) -> tuple[Cell, ...]:
    """The cells of ``above``, those of its last row with the lines that follow on the next page."""
    more = {cell.column: cell.lines for cell in first}
    return tuple(
        msgspec.structs.replace(cell, lines=cell.lines + more.get(cell.column, ()))
        if cell.row == above.n_rows - 1
        else cell
        for cell in above.cells
    )


def _row_text(table: Table, row: int) -> str:
    words = "|".join(cell.text for cell in table.cells if cell.row == row)
    return " ".join(words.split()).casefold()
