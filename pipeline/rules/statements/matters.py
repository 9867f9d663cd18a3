"""The matters of ``matters.yaml``, checked as they are loaded."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import BadRegister
from pipeline.word_lists import whole_words

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
    words: tuple[tuple[str, ...], ...]


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
    try:
        rows = msgspec.yaml.decode(file.read_bytes(), type=tuple[_Row, ...])
    except msgspec.MsgspecError as error:
        raise _bad(file, f"sai cấu trúc ({error})") from error
    ids = [row.id for row in rows]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice:
        raise _bad(file, f"mã «{twice}» dùng hai lần")
    empty = next((row.id for row in rows if not row.words or not all(row.words)), None)
    if empty:
        raise _bad(file, f"việc «{empty}» có nhóm từ trống")
    return tuple(
        Matter(row.id, row.label, row.aspect, tuple(map(whole_words, row.words))) for row in rows
    )


def _bad(file: Path, problem: str) -> BadRegister:
    return BadRegister(
        f"Danh mục việc cần làm thống nhất {problem}.", remedy="Sửa lại danh mục.", file=file
    )
