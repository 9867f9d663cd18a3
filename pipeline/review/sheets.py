"""A returned work list, read: whatever order its rows and columns are in, and whoever saved it."""

from __future__ import annotations

import hashlib
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import openpyxl

from pipeline.errors import BadSheet

_MOST_BYTES = 1_000_000_000  # unpacked; a list of 20,000 findings has some 60 MB
_MOST_ROWS = 200_000
_HEAD_WITHIN = 20  # rows: reviewers put titles above a table
FINDING, DECISION, REASON, UNTIL, REVIEWER, RUN = (
    "Mã phát hiện",
    "Quyết định",
    "Lý do",
    "Để sau đến ngày",
    "Người rà soát",
    "Lần rà soát",
)
_ALSO = {"Dấu nhận dạng": FINDING, "Quyết định rà soát": DECISION}
Value = str | int | float | datetime | date | bool | None


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell's value, and where it stands ("cột K"); a formula without a result says so."""

    value: Value = None
    column: str = ""
    is_formula: bool = False

    @property
    def words(self) -> str:
        """Its value as one line of composed text; "" for an empty cell."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(unicodedata.normalize("NFC", str(value)).split())


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row with something in the columns of a decision; cells by the column's heading."""

    sheet: str
    number: int
    cells: dict[str, Cell]

    def cell(self, heading: str) -> Cell:
        """The cell below a heading; an empty one where the column is not there."""
        return self.cells.get(heading, Cell())


class ReturnedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A returned file: its name, its SHA-256, and the rows that hold a decision."""

    name: str
    sha256: str
    rows: tuple[Row, ...]


def read_sheet(file: Path) -> ReturnedSheet:
    """Read a returned work list.

    Columns are known by their headings, wherever they stand; hidden and filtered rows count.

    Raises:
        BadSheet: it is no XLSX workbook, is too large, or no sheet has the columns of decisions.
    """
    try:
        source = file.read_bytes()
    except OSError as error:
        raise BadSheet(
            f"Không mở được tệp ({error.strerror}).", remedy="Kiểm tra đường dẫn.", file=file
        ) from error
    _refuse_bombs(file)
    rows = _rows(file, with_results=False)
    if any(cell.is_formula for row in rows for cell in row.cells.values()):
        told = {(row.sheet, row.number): row for row in _rows(file, with_results=True)}
        rows = [_with_results(row, told.get((row.sheet, row.number), row)) for row in rows]
    return ReturnedSheet(
        name=file.name, sha256=hashlib.sha256(source).hexdigest(), rows=tuple(rows)
    )


def _refuse_bombs(file: Path) -> None:
    remedy = "Trong Excel hoặc LibreOffice, lưu lại dạng .xlsx, không đặt mật khẩu."
    try:
        with zipfile.ZipFile(file) as parcel:
            size = sum(item.file_size for item in parcel.infolist())
            names = set(parcel.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise BadSheet("Tệp không phải sổ XLSX.", remedy=remedy, file=file) from error
    if "xl/workbook.xml" not in names:
        raise BadSheet("Tệp không phải sổ XLSX.", remedy=remedy, file=file)
    if size > _MOST_BYTES:
        raise BadSheet("Tệp quá lớn, không giống phiếu rà soát.", remedy=remedy, file=file)


def _rows(file: Path, *, with_results: bool) -> list[Row]:
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=with_results)
        try:
            found, heads = [], []
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                table = _Table(file, sheet.title, sheet.iter_rows())
                found += list(table.rows())
                heads.append(table.has_head)
        finally:
            book.close()
    except BadSheet:
        raise
    except Exception as error:  # openpyxl raises whatever a malformed part makes it meet
        raise BadSheet(
            f"Sổ XLSX hỏng ({type(error).__name__}).",
            remedy="Mở bằng LibreOffice hoặc Excel, lưu lại rồi nộp lại.",
            file=file,
        ) from error
    if not any(heads):
        raise BadSheet(
            f"Không có trang nào có đủ cột «{FINDING}» và «{DECISION}».",
            remedy="Dùng trang «Phát hiện» của findings.xlsx; đừng đổi tên hai cột này.",
            file=file,
        )
    return found


class _Table:
    """One sheet: rows above the heads are passed over."""

    def __init__(self, file: Path, name: str, rows: Iterator[Sequence[Any]]) -> None:
        self._file = file
        self._name = name
        self._rows = rows
        self.has_head = False

    def rows(self) -> Iterator[Row]:
        columns: dict[str, int] = {}
        for number, cells in enumerate(self._rows, start=1):
            if number > _MOST_ROWS:
                raise BadSheet(
                    f"Quá {_MOST_ROWS} dòng.",
                    remedy="Xóa các dòng trống ở cuối trang.",
                    file=self._file,
                    place=f"trang «{self._name}»",
                )
            if not columns:
                if number > _HEAD_WITHIN:
                    return
                columns = self._columns(cells, number)
                continue
            row = Row(
                sheet=self._name,
                number=number,
                cells={
                    heading: _cell(cells[place], place)
                    for heading, place in columns.items()
                    if place < len(cells)
                },
            )
            if any(row.cell(heading).words for heading in (DECISION, REASON, UNTIL)):
                yield row

    def _columns(self, cells: Sequence[Any], number: int) -> dict[str, int]:
        """Places of the columns in a row of heads; nothing in any other row."""
        wanted = {_plain(name): name for name in (FINDING, DECISION, REASON, UNTIL, REVIEWER, RUN)}
        wanted |= {_plain(name): meant for name, meant in _ALSO.items()}
        found: dict[str, int] = {}
        for place, cell in enumerate(cells):
            heading = wanted.get(_plain(str(cell.value or "")))
            if heading is None:
                continue
            if heading in found:
                raise BadSheet(
                    f"Có hai cột «{heading}» (cột {_letter(found[heading])} và {_letter(place)}).",
                    remedy="Giữ lại một cột rồi nộp lại.",
                    file=self._file,
                    place=f"trang «{self._name}», dòng {number}",
                )
            found[heading] = place
        if FINDING in found and DECISION in found:
            self.has_head = True
            return found
        return {}


def _cell(cell: Any, place: int) -> Cell:
    is_formula = cell.data_type == "f"
    value = None if cell.data_type == "e" else cell.value
    return Cell(value=value, column=_letter(place), is_formula=is_formula)


def _with_results(row: Row, told: Row) -> Row:
    """Formulas replaced by their results; one without a result stays marked."""
    cells = {
        heading: told.cell(heading)
        if cell.is_formula and told.cell(heading).value is not None
        else cell
        for heading, cell in row.cells.items()
    }
    return msgspec.structs.replace(row, cells=cells)


def _letter(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
