"""What a file is, told by its bytes, whatever its name says."""

from __future__ import annotations

from pipeline.read.sniff.formats import Format
from pipeline.read.sniff.telling import sniff

__all__ = ["Format", "sniff"]
