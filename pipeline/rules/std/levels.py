"""At which level of a unit a post stands, by the words that open its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from pipeline.errors import BadRegister
from pipeline.word_lists import words_of

_FILE = Path(__file__).with_name("levels.yaml")


class Level(NamedTuple):
    """A level: its ``rank`` counts from 0, the highest, and ``name`` is how a reviewer reads it."""

    rank: int
    name: str


def level_of(actor: str) -> Level | None:
    """The level of the post ``actor`` names; None where the list does not tell.

    Raises:
        BadRegister: if the list of levels breaks its rules.
    """
    name = " ".join(actor.casefold().split())
    opening = (words for words in _levels() if name == words or name.startswith(f"{words} "))
    longest = max(opening, key=len, default=None)
    return _levels()[longest] if longest is not None else None


@cache
def _levels() -> dict[str, Level]:
    return load_levels(_FILE)


def load_levels(file: Path) -> dict[str, Level]:
    """The level of each opening of a post's name, in small letters.

    Raises:
        BadRegister: if an entry lacks its name or its words, or a word stands at two levels.
    """
    found: dict[str, Level] = {}
    for rank, entry in enumerate(yaml.safe_load(file.read_text("utf-8")).get("levels") or []):
        for words in words_of(file, entry, "words"):
            if words.casefold() in found or not isinstance(entry.get("level"), str):
                raise BadRegister(
                    f"«{words}» ghi ở hai cấp, hoặc cấp không có tên.",
                    remedy="Để mỗi chức danh ở đúng một cấp có tên.",
                    file=file,
                    place="mục levels",
                )
            found[words.casefold()] = Level(rank, entry["level"])
    return found
