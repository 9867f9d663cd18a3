"""The limits of one worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Walls:
    """Limits of one worker.

    Args:
        memory: bytes of address space; of a child program too.
        writable: folders below which it may write; the first one holds its temporary files.
        open_files: how many it may have open at once.
        file_size: bytes of any one file it writes.
        programs: names of the programs it may start.
    """

    memory: int = 4 * 2**30
    writable: tuple[Path, ...] = ()
    open_files: int = 256
    file_size: int = 2**30
    programs: tuple[str, ...] = ("tesseract",)
