"""The words by which assignments are told, from ``words.yaml``, and words made comparable."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import held_in, words_of

_FILE = Path(__file__).with_name("words.yaml")


def key(text: str) -> str:
    """The text without differences of case, spaces and place of tone."""
    return " ".join(fold_tone(text).casefold().split())


@cache
def listed(field: str) -> tuple[str, ...]:
    """The keys of the list ``field``.

    Raises:
        BadRegister: if the file holds no such list.
    """
    return tuple(map(key, words_of(_FILE, held_in(_FILE, dict[str, Any]), field)))


def begins(text: str, field: str) -> bool:
    """Whether the text begins with a whole entry of the list ``field``."""
    said = key(text)
    return any(
        said.startswith(entry) and not said[len(entry) :][:1].isalnum() for entry in listed(field)
    )


def content_words(task: str) -> frozenset[str]:
    """The syllables that tell a task from others."""
    common = {word for entry in listed("common") for word in entry.split()}
    return frozenset(re.findall(r"\w+", key(task))) - common
