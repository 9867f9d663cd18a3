"""Excel workbooks (.xlsx) to lines and tables (ISO/IEC 29500-1, SpreadsheetML)."""

from __future__ import annotations

from pipeline.read.xlsx.reader import read

__all__ = ["read"]
