"""A table as a grid: which cell stands at each row and column, merged cells at each of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import DocumentTable, TableCell


class Grid:
    """The cells of a table by place.

    Args:
        table: a table of a document.
    """

    def __init__(self, table: DocumentTable) -> None:
        self.n_rows, self.n_columns = table.n_rows, table.n_columns
        self._at: dict[tuple[int, int], TableCell] = {}
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.rowspan, table.n_rows)):
                for column in range(cell.column, min(cell.column + cell.colspan, table.n_columns)):
                    self._at.setdefault((row, column), cell)

    def at(self, row: int, column: int) -> TableCell | None:
        """The cell that covers a place; None where the table has a hole."""
        return self._at.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The words at a place, on one line."""
        cell = self.at(row, column)
        return " ".join(cell.text.split()) if cell else ""

    def texts(self, row: int) -> list[str]:
        """The words of a row, a column each."""
        return [self.text(row, column) for column in range(self.n_columns)]

    def fills_row(self, row: int) -> TableCell | None:
        """The one cell that has words in a row, if it covers most of it: a title between steps."""
        cells = {id(cell): cell for cell in self._row(row) if cell.text.strip()}
        if len(cells) != 1:
            return None
        (cell,) = cells.values()
        wide = cell.colspan > self.n_columns / 2 and cell.rowspan == 1
        return cell if wide and self.n_columns > 1 else None

    def _row(self, row: int) -> Iterator[TableCell]:
        for column in range(self.n_columns):
            cell = self.at(row, column)
            if cell is not None:
                yield cell
