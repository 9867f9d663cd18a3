"""Files in old formats to DOCX and XLSX, by LibreOffice without a window, once for a batch."""

from __future__ import annotations

from pipeline.read.office.converting import convert, convert_old, convert_one
from pipeline.read.office.limits import Limits

__all__ = ["Limits", "convert", "convert_old", "convert_one"]
