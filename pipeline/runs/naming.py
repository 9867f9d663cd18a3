"""What a run is called: the day it asks about, and its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NAME = re.compile(r"(?P<as_of>\d{4}-\d\d-\d\d)_(?P<number>\d{4,})")


@dataclass(frozen=True, slots=True, order=True)
class RunName:
    """A run's name, ``2026-11-23_0007``; runs are in order by their number.

    Args:
        number: from 1, over all runs of one folder, whatever day they ask about.
        as_of: the day whose law was applied.
    """

    number: int
    as_of: date

    def __str__(self) -> str:
        """As a folder is called."""
        return f"{self.as_of.isoformat()}_{self.number:04}"


def parse_name(text: str) -> RunName | None:
    """The run a folder is named for; None where it is named for none."""
    parts = _NAME.fullmatch(text)
    if parts is None:
        return None
    try:
        name = RunName(int(parts["number"]), date.fromisoformat(parts["as_of"]))
    except ValueError:
        return None
    return name if str(name) == text else None
