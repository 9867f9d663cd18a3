"""The words of ``words.yaml``, checked as they are loaded."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from pipeline.word_lists import whole_words, words_of

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(field: str) -> tuple[str, ...]:
    """The list ``field``.

    Raises:
        BadRegister: if it is missing, empty, or holds anything but words.
    """
    return words_of(_FILE, yaml.safe_load(_FILE.read_text("utf-8")), field)


@cache
def any_of(field: str) -> re.Pattern[str]:
    """Whole words of the list ``field``, in any letter case, the longest first."""
    return whole_words(words(field))
