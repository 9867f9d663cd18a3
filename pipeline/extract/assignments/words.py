"""The words by which assignments are told, from ``words.yaml``, and words made comparable."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.extract.responsibilities.vocabulary import vocabulary
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import as_written, held_in, whole_words, words_of

_FILE = Path(__file__).with_name("words.yaml")
_MATTER = 3  # syllables that name what a task is done to


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


def holds(text: str, field: str) -> bool:
    """Whether a whole entry of the list ``field`` stands in the text."""
    return _any_of(field).search(key(text)) is not None


@cache
def _any_of(field: str) -> re.Pattern[str]:
    return whole_words(listed(field))


def heads_column(text: str, field: str) -> bool:
    """Whether a head names a column of ``field``: it, alone or with words that may stand by it."""
    named, made = _columns(field)
    said = key(text)
    return made.fullmatch(said) is not None and named.search(said) is not None


@cache
def _columns(field: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    named = listed(field)
    word = as_written([*named, *listed(f"with_{field}")])
    joint = r"(?:[\s,/;()–-]|(?<!\w)và(?!\w))+"
    return whole_words(named), re.compile(rf"{word}(?:{joint}{word})*\)?")


def content_words(task: str) -> frozenset[str]:
    """The syllables that tell a task from others."""
    return frozenset(in_order(task))


def in_order(task: str) -> list[str]:
    """The same in their order."""
    common = {word for entry in listed("common") for word in entry.split()}
    return [word for word in re.findall(r"\w+", key(task)) if word not in common]


def matter_of(task: str) -> frozenset[str]:
    """The first syllables of what a task is done to: "Đánh giá mức độ hài lòng …", mức độ hài."""
    said = key(task)
    while started := _verbs().match(said):
        said = said[started.end() :]
    vague = {word for entry in listed("vague") for word in entry.split()}
    return frozenset([word for word in in_order(said) if word not in vague][:_MATTER])


@cache
def _verbs() -> re.Pattern[str]:
    """A verb or a word of no content at the beginning, with what joins it to the next."""
    common = "|".join(map(re.escape, listed("common")))
    return re.compile(rf"(?:{vocabulary().verb.pattern}|(?:{common})(?!\w))(?:,|\s|và(?!\w))*")
