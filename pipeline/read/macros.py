"""Whether a file carries programs: told by what lies in it, never run."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.model.reading import ReadNote, ReadNoteKind
from pipeline.read.sniff import Format
from pipeline.read.sniff.ole import storages

_IN_OLE: Final = frozenset(("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros"))
_IN_ARCHIVE: Final = ("vbaproject.bin", "xl/macrosheets/", "scripts/", "basic/script-l")
_ARCHIVES: Final = frozenset((Format.DOCX, Format.XLSX, Format.ODT, Format.ODS, Format.XLS))
_COMPOUND: Final = frozenset((Format.DOC, Format.XLS))


def note_macros(path: Path, kind: Format) -> tuple[ReadNote, ...]:
    """A note that the file carries macros (Word, Excel: VBA; OpenDocument: Basic, scripts).

    Args:
        path: the file as it was handed in, before any conversion.
        kind: what it is.
    """
    if kind in _COMPOUND and _IN_OLE & storages(path):
        return (ReadNote(kind=ReadNoteKind.MACROS),)
    if kind in _ARCHIVES and _is_in(_members(path)):
        return (ReadNote(kind=ReadNoteKind.MACROS),)
    return ()


def _is_in(names: Iterable[str]) -> bool:
    return any(
        name.startswith(mark) or name.endswith(f"/{mark}") for name in names for mark in _IN_ARCHIVE
    )


def _members(path: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(name.lower() for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ()
