"""Reads a register's CSV tables as a lawyer saves them, and tells every bad row at once.

Excel writes UTF-8 with a mark, semicolons between columns in Vietnamese locales, dates as
31/12/2020, and an apostrophe before numbers it was told to leave alone. All of that is taken;
anything that would have to be guessed is refused with file, line and field.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadRegister

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_LOCAL = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_YES = {"yes": True, "có": True, "x": True, "true": True, "1": True}
_NO = {"no": False, "không": False, "false": False, "0": False, "": False}
_REMEDY = "Sửa các dòng nêu trên trong Excel, lưu lại dạng CSV UTF-8 rồi chạy lại."
_MOST_SHOWN = 20
# A save in an old code page leaves a question mark for each letter it lacks: "Ngh? d?nh".
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")


class Day(NamedTuple):
    """A date as far as it is known: a year, perhaps a month, perhaps a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The date, where the day is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


class Fault(NamedTuple):
    """What is wrong in one field of a row; ``grave`` is False for what a person should look at."""

    file: Path
    line: int
    field: str
    problem: str
    grave: bool = True

    def __str__(self) -> str:
        """File, line, field and what is wrong, on one line."""
        return f"{self.file.name} dòng {self.line}, cột {self.field}: {self.problem}"


class Complaints:
    """The faults of all tables, gathered so that a lawyer mends them in one go."""

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def add(self, file: Path, line: int, field: str, problem: str) -> None:
        """A fault in one field."""
        self._found.append(Fault(file, line, field, problem))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults so far."""
        return tuple(self._found)

    def raise_if_any(self) -> None:
        """Refuse the tables if anything was found.

        Raises:
            BadRegister: with every fault, the first twenty in words.
        """
        if self._found:
            shown = "; ".join(str(fault) for fault in self._found[:_MOST_SHOWN])
            more = len(self._found) - _MOST_SHOWN
            tail = f"; và {more} lỗi khác" if more > 0 else ""
            files = ", ".join(dict.fromkeys(str(fault.file) for fault in self._found))
            raise BadRegister(f"{shown}{tail}.", remedy=_REMEDY, file=files)


class Row:
    """A row whose fields are read and checked one by one."""

    def __init__(
        self, file: Path, line: int, fields: dict[str, str], complaints: Complaints
    ) -> None:
        """Args: file, line: where it stands; fields: by column; complaints: where faults go."""
        self.file, self.line = file, line
        self._fields, self._complaints = fields, complaints

    def text(self, field: str) -> str:
        """The text of a field; "" where there is none."""
        return self._fields.get(field, "")

    def needed(self, field: str) -> str:
        """The text of a field that must not be empty."""
        text = self.text(field)
        if not text:
            self.complain(field, "không được để trống")
        return text

    def listed(self, field: str) -> tuple[str, ...]:
        """The parts of a field, separated by semicolons."""
        return tuple(part.strip() for part in self.text(field).split(";") if part.strip())

    def day(self, field: str) -> Day | None:
        """The date in a field: 2020-12-31, 31/12/2020, 2020-12 or 2020."""
        text = self.text(field)
        if not text:
            return None
        if match := _ISO.match(text):
            parts = [int(part) for part in match.groups() if part]
        elif match := _LOCAL.match(text):
            parts = [int(part) for part in reversed(match.groups())]
        else:
            self.complain(field, f"«{text}» không phải ngày (ghi 2020-12-31 hoặc 31/12/2020)")
            return None
        try:
            date(*(parts + [1] * (3 - len(parts))))
        except ValueError:
            self.complain(field, f"«{text}» là ngày không có thật")
            return None
        return Day(*parts)

    def flag(self, field: str) -> bool:
        """Yes or no."""
        text = self.text(field).casefold()
        answer = _YES.get(text, _NO.get(text))
        if answer is None:
            self.complain(field, f"«{self.text(field)}» phải là yes hoặc no")
        return bool(answer)

    def complain(self, field: str, problem: str) -> None:
        """Add a fault of this row."""
        self._complaints.add(self.file, self.line, field, problem)


def read_rows(file: Path, columns: tuple[str, ...], complaints: Complaints) -> Iterator[Row]:
    """The rows of a table.

    Args:
        file: a CSV file with a head row.
        columns: the columns that must be there; others are left alone.
        complaints: where faults of the rows go.

    Raises:
        BadRegister: if the file is missing, is not UTF-8 or UTF-16, or lacks a column.
    """
    text = text_of(file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    names = [name.strip() for name in next(reader, [])]
    missing = [column for column in columns if column not in names]
    if missing:
        raise BadRegister(
            f"Thiếu cột {', '.join(missing)}.",
            remedy="Thêm cột vào dòng đầu rồi chạy lại.",
            file=file,
            place="dòng 1",
        )
    for values in reader:
        line = reader.line_num
        cells = [unicodedata.normalize("NFC", value).strip().removeprefix("'") for value in values]
        if not any(cells):
            continue
        if len(cells) > len(names):
            complaints.add(file, line, names[-1], "thừa ô; kiểm tra dấu phẩy hoặc dấu nháy kép")
            continue
        fields = dict(zip(names, cells, strict=False))
        for name in columns:
            if _LOST_LETTER.search(fields.get(name, "")):
                complaints.add(file, line, name, "chữ có dấu đã mất khi lưu (thành dấu ?)")
        yield Row(file, line, fields, complaints)


def delimiter_of(text: str) -> str:
    """What stands between the columns of a table, by its head row."""
    return max(",;\t", key=text.split("\n", 1)[0].count)


def text_of(file: Path) -> str:
    """The text of a table, as Excel or an editor saved it.

    Raises:
        BadRegister: if the file is missing, or is neither UTF-8 nor UTF-16.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadRegister(
            "Không mở được bảng.", remedy="Kiểm tra thư mục các bảng (--law).", file=file
        ) from error
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadRegister(
            "Bảng không ở bảng mã UTF-8.",
            remedy="Trong Excel chọn Save As, kiểu «CSV UTF-8», rồi chạy lại.",
            file=file,
        ) from error
