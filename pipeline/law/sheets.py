"""Tables of proposals: written for a person to mark in a spreadsheet, whole or not at all.

A person writes ``x`` in ``accept`` and their name in ``accepted_by``, and may mend other cells.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.errors import BadSettings
from pipeline.law.tables import Row
from pipeline.spreadsheets import begins_formula

MARKS = ("accept", "accepted_by")
_LONGEST_QUOTE = 600


def write_sheet(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]], out: Path) -> int:
    """Write a table that Excel opens as text, no cell of which it takes for a formula.

    Returns:
        The number of rows.

    Raises:
        BadSettings: if it cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({name: harmless(value) for name, value in row.items()})
        count += 1
    try:
        out.write_text(text.getvalue(), "utf-8-sig", newline="")
    except OSError as error:
        raise BadSettings(
            "Không ghi được bảng đề nghị.", remedy="Chọn chỗ ghi khác (--out).", file=out
        ) from error
    return count


def harmless(value: str) -> str:
    """A cell that no spreadsheet takes for a formula; the mark is taken off when read."""
    shown = "".join(letter for letter in value if letter.isprintable())
    return f"'{shown}" if begins_formula(shown) else shown


def quoted(words: str) -> str:
    """Words of a text as a cell shows them: on one line, cut where they are very long."""
    return " ".join(words.split())[:_LONGEST_QUOTE]


def who_accepted(row: Row) -> str:
    """The name in an accepted row; a fault where there is none."""
    name = row.text("accepted_by")
    if not name:
        row.complain("accepted_by", "đã đánh dấu nhận thì phải ghi tên người nhận")
    return name
