"""What a reader may ask for that costs a program of its own: recognising a page, converting a file.

A batch hands in what it prepared for many files at once; alone, each is done on the spot.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.read.scan import ScannedPage

Recognise = Callable[[Path, int], "ScannedPage"]
ToOffice = Callable[[Path], Path]


def recognise_now(path: Path, page: int) -> ScannedPage:
    """The words on one page (from 1) of a PDF or picture file.

    Raises:
        UnreadableFile: if the recogniser is not installed.
    """
    from pipeline.read.scan import recognise_page

    return recognise_page(path, page)


def convert_now(path: Path) -> Path:
    """The DOCX or XLSX an office program makes of a file in an old format.

    Raises:
        UnreadableFile: if it cannot be converted, or the program is not installed.
    """
    from pipeline.read.office import convert_one

    return convert_one(path)


class Aids(NamedTuple):
    """What readers are handed.

    Args:
        recognise: from a file and the number of a page (from 1) to the page's words.
        to_office: from a file in an old format to its DOCX or XLSX.
    """

    recognise: Recognise = recognise_now
    to_office: ToOffice = convert_now
