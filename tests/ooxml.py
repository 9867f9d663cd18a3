"""What an Office file breaks of its standard, and of the limits Excel sets besides."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple
from openxml_audit import FileFormat, OpenXmlValidator

# Excel specifications and limits; names of sheets by ECMA-376 Part 1, 18.2.19.
LONGEST_TEXT = 32_767
MOST_LINKS = 65_530  # on one sheet
LONGEST_CHOICES = 255  # letters of the formula behind a drop-down
LAST_CELL = (1_048_576, 16_384)
SHEET_NAME = re.compile(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')")


def broken_rules(file: Path) -> list[str]:
    """What ``file`` (XLSX or DOCX) breaks of the schemas that ship with Microsoft's Open XML SDK.

    They hold the elements, attributes and types of ECMA-376 (transitional) and their order;
    relations and content types of the package are followed too.
    """
    result = OpenXmlValidator(FileFormat.OFFICE_2007, max_errors=20).validate(file)
    return [f"{error.part_uri}{error.path}: {error.description}" for error in result.errors]


def broken_limits(file: Path) -> Iterator[str]:
    """What a workbook breaks of Excel's limits, which no schema tells."""
    workbook = openpyxl.load_workbook(file)
    names = [name.casefold() for name in workbook.sheetnames]
    if len(names) != len(set(names)):
        yield f"two sheets of one name: {workbook.sheetnames}"
    for sheet in workbook:
        if not SHEET_NAME.fullmatch(sheet.title):
            yield f"{sheet.title}: no name for a sheet"
        cells = [cell for row in sheet.iter_rows() for cell in row]
        texts = [cell for cell in cells if isinstance(cell.value, str)]
        yield from (
            f"{sheet.title}!{cell.coordinate}: {len(cell.value)} letters"
            for cell in texts
            if len(cell.value) > LONGEST_TEXT
        )
        links = sum(cell.hyperlink is not None for cell in cells)
        if links > MOST_LINKS:
            yield f"{sheet.title}: {links} links"
        for rule in sheet.data_validations.dataValidation:
            if len(rule.formula1) > LONGEST_CHOICES:
                yield f"{sheet.title}: {len(rule.formula1)} letters of choices"
    yield from _broken_cells(file)


def _broken_cells(file: Path) -> Iterator[str]:
    """Cells outside the sheet, or out of order."""
    with zipfile.ZipFile(file) as package:
        for part in package.namelist():
            if not part.startswith("xl/worksheets/sheet"):
                continue
            last = (0, 0)
            for cell in etree.fromstring(package.read(part)).iter("{*}c"):
                place = coordinate_to_tuple(cell.get("r"))
                if not last < place or any(
                    n > most for n, most in zip(place, LAST_CELL, strict=True)
                ):
                    yield f"{part}: {cell.get('r')} out of place"
                last = place
