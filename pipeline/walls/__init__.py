"""What a worker process may do while it reads a file nobody has yet looked at."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Walls", "enter"]


@dataclass(frozen=True, slots=True)
class Walls:
    """Limits of one worker.

    Args:
        memory: bytes of address space.
        writable: folders below which it may write.
    """

    memory: int = 4 * 2**30
    writable: tuple[Path, ...] = ()


def enter(walls: Walls) -> None:
    """Put this process behind ``walls``; there is no way back."""
    resource.setrlimit(resource.RLIMIT_AS, (walls.memory, walls.memory))
