"""One sheet: the cells that hold something, merged areas, what is hidden, head and foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.read.xlsx.sheetml import Area, Place, area, is_set, place, s, whole
from pipeline.read.xlsx.shown import shown_number
from pipeline.read.xlsx.styles import Look, Styles

_HEADS = ("oddHeader", "firstHeader", "evenHeader")
_FEET = ("oddFooter", "firstFooter", "evenFooter")
_HEAD_PART = re.compile(r"&([LCR])")
_FONT_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3})')
_HEAD_CODE = re.compile(r"&[A-Za-z&+-]")
_PAGE_COUNT = re.compile(
    r"(?:trang|page|tr\.)?\s*&P(?:\s*(?:/|of|trên|tổng số)\s*&N)?", re.IGNORECASE
)
_MOST_CELLS = 200_000  # with text; a list of steps has some hundreds


class TooLarge(Exception):
    """More cells hold text than in any document."""


class Value(NamedTuple):
    """What a cell shows, and how."""

    text: str
    look: Look


@dataclass(slots=True)
class Sheet:
    """A sheet as read; ``merged`` leads from the first cell of a merged area to the area.

    ``hidden`` is the number of cells with text in hidden rows and columns, ``unworked`` that of
    formulas whose result the file does not hold.
    """

    values: dict[Place, Value] = field(default_factory=dict)
    merged: dict[Place, Area] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()
    hidden: int = 0
    unworked: int = 0


def read_sheet(
    root: _Element, strings: Sequence[str], styles: Styles, *, epoch_1904: bool
) -> Sheet:
    """Read a sheet's part.

    Args:
        root: of the part.
        strings: the workbook's shared strings.
        styles: the workbook's looks.
        epoch_1904: whether days are counted from 1904.

    Raises:
        TooLarge: if it holds more cells than a document would.
    """
    sheet = Sheet()
    hidden_columns = _hidden_columns(root)
    for cell, spot, in_hidden_row in _cells(root):
        look = styles.look(whole(cell, "s"))
        text = _text(cell, strings, look, epoch_1904)
        if text is None:
            sheet.unworked += 1
        elif text.strip():
            sheet.values[spot] = Value(text, look)
            sheet.hidden += in_hidden_row or _is_in(spot.column, hidden_columns)
            if len(sheet.values) > _MOST_CELLS:
                raise TooLarge
    for element in root.iter(s("mergeCell")):
        merged = area(element.get("ref", ""))
        if merged is not None:
            sheet.merged[merged.first] = merged
    sheet.heads = tuple(_furniture(root, _HEADS))
    sheet.feet = tuple(_furniture(root, _FEET))
    return sheet


def _cells(root: _Element) -> Iterator[tuple[_Element, Place, bool]]:
    """Each cell with its place; what names no place stands after the one before it."""
    row_number = 0
    for row in root.iterfind(f"{s('sheetData')}/{s('row')}"):
        row_number = whole(row, "r", row_number + 1)
        column = 0
        for cell in row.iterchildren(s("c")):
            spot = place(cell.get("r", "")) or Place(row_number, column + 1)
            column = spot.column
            yield cell, spot, is_set(row, "hidden")


def _text(cell: _Element, strings: Sequence[str], look: Look, epoch_1904: bool) -> str | None:
    """What a cell shows; None for a formula without its result."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        held = cell.find(s("is"))
        return "" if held is None else plain_text(held)
    value: str | None = cell.findtext(s("v"))
    if value is None or (kind == "n" and not value):
        return None if cell.find(s("f")) is not None else ""
    if kind == "s":
        number = int(value) if value.strip().isdecimal() else len(strings)
        return strings[number] if number < len(strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "n":
        return shown_number(value, look.format_id, look.code, epoch_1904=epoch_1904)
    return value


def plain_text(element: _Element) -> str:
    """The text of a string item, its runs joined, phonetic hints left out."""
    return "".join(
        text.text or ""
        for text in element.iter(s("t"))
        if (holder := text.getparent()) is None or holder.tag != s("rPh")
    )


def _hidden_columns(root: _Element) -> list[tuple[int, int]]:
    return [
        (whole(each, "min"), whole(each, "max"))
        for each in root.iterfind(f"{s('cols')}/{s('col')}")
        if is_set(each, "hidden")
    ]


def _is_in(column: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= column <= last for first, last in spans)


def _furniture(root: _Element, names: Sequence[str]) -> Iterator[str]:
    """The running heads or feet, left, middle and right apart, without codes (18.3.1.46)."""
    for name in names:
        for part in _HEAD_PART.split(root.findtext(f"{s('headerFooter')}/{s(name)}", ""))[::2]:
            text = _PAGE_COUNT.sub(" ", _FONT_CODE.sub("", part))
            text = _HEAD_CODE.sub(lambda found: "&" if found[0] == "&&" else " ", text)
            yield from filter(None, (" ".join(line.split()) for line in text.splitlines()))
