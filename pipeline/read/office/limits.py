"""What converting one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the office program.

    Args:
        seconds: how long it may work without finishing a file.
        seconds_per_megabyte: how much longer, for each megabyte of the largest file at hand.
        memory: bytes of address space.
        file_size: bytes of the largest file it may write.
    """

    seconds: float = 20.0
    seconds_per_megabyte: float = 10.0
    memory: int = 4 * 2**30
    file_size: int = 256 * 2**20

    def patience(self, size: int) -> float:
        """Seconds to wait for a file of ``size`` bytes."""
        return self.seconds + self.seconds_per_megabyte * size / 2**20
