"""Which syllables follow which in Vietnamese legal text: counts, and how likely a pair is.

The counts stand in ``company.csv``, one row a syllable: the syllables that follow it, each with how
often. Only pairs seen three times or more are kept. They were counted by ``count.py``, which tells
the source.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from math import log
from pathlib import Path

from pipeline.errors import BadRegister

START = ""  # stands before the first syllable of a clause
LEAST_SEEN = 3
_FILE = Path(__file__).with_name("company.csv")
_TRUST = 10.0  # how many times a syllable must be seen for its own followers to outweigh all
_UNSEEN = 0.3


class Company:
    """Counts of pairs of syllables (lower case, tone folded)."""

    def __init__(self, followers: dict[str, dict[str, int]]) -> None:
        """``followers``: by syllable, those that follow it and how often."""
        self._followers = followers
        self._as_first = {left: sum(each.values()) for left, each in followers.items()}
        self._alone: Counter[str] = Counter()
        for each in followers.values():
            self._alone.update(each)
        self._total = self._alone.total() + len(self._alone)

    def knows(self, syllable: str) -> bool:
        """Whether the syllable was seen at all."""
        return syllable in self._alone

    def syllables(self) -> list[str]:
        """All that were seen."""
        return list(self._alone)

    def count(self, left: str, right: str) -> int:
        """How often ``right`` was seen next after ``left``."""
        return self._followers.get(left, {}).get(right, 0)

    def likelihood(self, left: str, right: str) -> float:
        """The natural logarithm of how likely ``right`` follows ``left``.

        Method: the pair's own count, smoothed with that of ``right`` alone (Dirichlet prior).
        """
        alone = (self._alone[right] + _UNSEEN) / self._total
        together = self.count(left, right) + _TRUST * alone
        return log(together / (self._as_first.get(left, 0) + _TRUST))


@cache
def company() -> Company:
    """The counts of ``company.csv``.

    Raises:
        BadRegister: if a row is not a syllable and followers with counts.
    """
    return load(_FILE)


def load(file: Path) -> Company:
    """The counts of ``file``; columns ``syllable`` and ``followers`` ("bổ:120 khi:7").

    Raises:
        BadRegister: as above, with the line.
    """
    followers: dict[str, dict[str, int]] = {}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            try:
                pairs = (pair.rsplit(":", 1) for pair in row["followers"].split())
                followers[row["syllable"]] = {right: int(count) for right, count in pairs}
            except (KeyError, ValueError, AttributeError) as error:
                raise BadRegister(
                    "Dòng này không có âm tiết và các âm tiết đi sau kèm số lần gặp.",
                    remedy="Tạo lại tệp bằng python -m pipeline.read.scan.mending.count.",
                    file=file,
                    place=f"dòng {len(followers) + 2}",
                ) from error
    return Company(followers)
