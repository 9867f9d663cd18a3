"""What can go wrong, each error naming the file, the place in it, and what a person can do.

An error raised while one document is read becomes that document's outcome; an error raised
while settings or registers are loaded stops the run before it starts.
"""

from __future__ import annotations

from pathlib import Path


class RasoatError(Exception):
    """Base of every error a user can meet. Messages are in Vietnamese, for the reviewer.

    Args:
        problem: what is wrong, one sentence.
        remedy: what to do about it, one sentence.
        file: the file it concerns, if one.
        place: where in the file ("dòng 12, cột effective"; "trang 3"), if known.
    """

    def __init__(
        self, problem: str, *, remedy: str, file: Path | str | None = None, place: str | None = None
    ) -> None:
        self.problem = problem
        self.remedy = remedy
        self.file = str(file) if file is not None else None
        self.place = place
        where = ", ".join(part for part in (self.file, place) if part)
        super().__init__(f"{where}: {problem} {remedy}" if where else f"{problem} {remedy}")


class UnreadableFile(RasoatError):
    """A file that cannot be read at all: empty, truncated, encrypted, not what its name says."""


class BadRegister(RasoatError):
    """A row of a register, unit list or vocabulary that breaks its rules."""


class BadSettings(RasoatError):
    """A setting, path or argument that makes no run possible."""


class BadDatabase(RasoatError):
    """A database of decisions that cannot be opened, read or written, or is of a newer rasoat."""


class BadSheet(RasoatError):
    """A returned work list, or a row of it, from which no decision can be taken."""


class RunLocked(RasoatError):
    """Another run writes to the same folder."""
