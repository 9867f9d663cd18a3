"""What recognising one page gives."""

from __future__ import annotations

import msgspec

from pipeline.model.reading import Line, Mend, Page, ReadNote, Table


class ScannedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A recognised page: its lines and tables in reading order, what was noticed and mended."""

    page: Page
    blocks: tuple[Line | Table, ...]
    notes: tuple[ReadNote, ...] = ()
    mends: tuple[Mend, ...] = ()
