"""What converting one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the office program.

    Args:
        seconds: how long it may work without finishing a file.
        memory: bytes of address space.
        file_size: bytes of the largest file it may write.
    """

    seconds: float = 90.0
    memory: int = 4 * 2**30
    file_size: int = 256 * 2**20
