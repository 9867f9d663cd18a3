"""The matters of ``matters.yaml``, checked as they are loaded."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from pipeline.word_lists import Words, broken, held_in, whole_words

_FILE = Path(__file__).with_name("matters.yaml")


class Aspect(StrEnum):
    """What of a matter is compared."""

    MONEY = "money"
    TIME = "time"
    SCHEDULE = "schedule"


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    label: str
    aspect: Aspect
    words: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]


class Matter(NamedTuple):
    """A matter that units should handle alike; a sentence on it matches all of ``groups``."""

    id: str
    label: str
    aspect: Aspect
    groups: tuple[re.Pattern[str], ...]

    def is_told_in(self, sentence: str) -> bool:
        """Whether ``sentence`` is about it."""
        return all(group.search(sentence) for group in self.groups)


@cache
def matters() -> tuple[Matter, ...]:
    """All matters.

    Raises:
        BadRegister: if the file breaks its form, or an id stands twice.
    """
    return load(_FILE)


def load(file: Path) -> tuple[Matter, ...]:
    """The matters of ``file``; raises as ``matters``."""
    rows = held_in(file, tuple[_Row, ...])
    ids = [row.id for row in rows]
    for place, id_ in enumerate(ids):
        if id_ in ids[:place]:
            raise broken(file, f"Mã «{id_}» dùng hai lần.", place, "id")
    return tuple(
        Matter(row.id, row.label, row.aspect, tuple(map(whole_words, row.words))) for row in rows
    )
