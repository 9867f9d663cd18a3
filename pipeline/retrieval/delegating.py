"""What an article of a law leaves to decrees and circulars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from pipeline.retrieval.articles import Article
from pipeline.word_lists import Patterns, any_pattern, broken, held_in

_FILE = Path(__file__).with_name("words.yaml")
_SENTENCE = re.compile(r"[^.;\n]+")
GOVERNMENT, MINISTRY = 1, 2  # columns of what ``traits`` returns


def traits(laws: Sequence[Article]) -> np.ndarray:
    """A row for each article: log length, times it delegates (to the government, a ministry,
    anyone), whether it is a general one, the length of its heading in words, and how far it
    stands from the beginning, 1 for the last."""
    last = max((law.place for law in laws), default=1)
    return np.asarray(
        [
            (
                np.log1p(len(law.text)),
                len(_pattern("to_government").findall(law.text)),
                len(_pattern("to_ministry").findall(law.text)),
                len(_pattern("to_anyone").findall(law.text)),
                is_general(law.heading),
                len(law.heading.split()),
                law.place / max(last, 1),
            )
            for law in laws
        ],
        np.float32,
    ).reshape(len(laws), 7)


def is_general(heading: str) -> bool:
    """Whether an article of that heading is a general one, as of scope or entry into force."""
    return _pattern("general").search(heading.lower()) is not None


def is_of_scope(heading: str) -> bool:
    """Whether an article of that heading says what its instrument is about."""
    return _pattern("scope").search(heading.lower()) is not None


def left_to_others(text: str) -> str:
    """The sentences of an article of a law that leave something to decrees or circulars."""
    patterns = [_pattern(each) for each in ("to_anyone", "to_government", "to_ministry")]
    sentences = (match[0] for match in _SENTENCE.finditer(text))
    return " ".join(each for each in sentences if any(one.search(each) for one in patterns))


@cache
def _pattern(field: str) -> re.Pattern[str]:
    return load_pattern(_FILE, field)


def load_pattern(file: Path, field: str) -> re.Pattern[str]:
    """The patterns of a list as one.

    Raises:
        BadRegister: if the list is missing, or one is no pattern.
    """
    held = held_in(file, dict[str, Patterns])
    if field not in held:
        raise broken(file, "Thiếu danh sách này.", field)
    return re.compile(any_pattern(held[field]))
