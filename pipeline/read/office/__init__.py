"""Files through LibreOffice without a window, once for a batch: to DOCX and XLSX, or printed."""

from __future__ import annotations

from pipeline.read.office.converting import convert, convert_old, convert_one, print_documents
from pipeline.read.office.limits import Limits
from pipeline.read.office.program import find_program
from pipeline.read.office.suffixes import PRINTED

__all__ = [
    "PRINTED",
    "Limits",
    "convert",
    "convert_old",
    "convert_one",
    "find_program",
    "print_documents",
]
