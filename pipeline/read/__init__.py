"""From bytes to lines and tables: what a file is, is told by its bytes, not by its name."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.reading import Reading
from pipeline.read.sniff import Format, sniff

__all__ = ["read_file"]


def read_file(path: Path) -> Reading:
    """Read one file, whatever its name says.

    Args:
        path: the file.

    Returns:
        Its lines and tables in reading order.

    Raises:
        UnreadableFile: if it is empty, damaged, protected, or of a kind that is not read.
        OSError: if it cannot be opened.
    """
    match sniff(path):
        case Format.PDF:
            from pipeline.read import pdf

            return pdf.read(path)
        case Format.DOCX:
            from pipeline.read import docx

            return docx.read(path)
        case Format.HTML:
            from pipeline.read import html

            return html.read(path)
        case Format.TXT:
            from pipeline.read import txt

            return txt.read(path)
