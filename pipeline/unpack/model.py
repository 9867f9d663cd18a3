"""What comes out of a file that holds files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be laid out of one file; sizes in bytes as unpacked, counted, never as claimed.

    Args:
        members: number of files.
        each: of one file.
        total: of all files together.
        ratio: of a file's size to the size it is packed in, once it is larger than ``free``.
        free: size up to which the ratio is not asked.
    """

    members: int = 2000
    each: int = 256 * 2**20
    total: int = 2**30
    ratio: int = 250
    free: int = 16 * 2**20


class Member(NamedTuple):
    """A file laid out at ``path``; ``name`` is the one it had, folders included, for people."""

    name: str
    path: Path


class Refused(NamedTuple):
    """A file that was not laid out: its name for people, what is wrong and what to do."""

    name: str
    problem: str
    remedy: str


class Unpacked(NamedTuple):
    """What was laid out, in the order it lay, and what was refused."""

    members: tuple[Member, ...]
    refused: tuple[Refused, ...]
