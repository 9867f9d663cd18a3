"""Splits text into tokens and the spaces between them.

Words are runs of letters and digits (Vietnamese parts syllables by spaces), every other sign is a
token; ``wholes.yaml`` lists what stays in one piece.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.word_lists import Words, any_pattern, as_written, broken, held_in

_FILE = Path(__file__).with_name("wholes.yaml")


class _Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: re.Pattern[str]
    example: str


class _Wholes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    patterns: tuple[_Whole, ...]
    abbreviations: Words


def split(text: str) -> tuple[list[str], list[bool]]:
    """The tokens of ``text``, and for each whether one space follows it.

    Tokens and spaces put together are ``text`` again: white space that is more than one plain
    space is a token of its own.
    """
    words: list[str] = []
    spaces: list[bool] = []
    for match in _tokens().finditer(text):
        token = match[0]
        if token[0] == " " and words and not spaces[-1]:
            spaces[-1] = True
            token = token[1:]
        if token:
            words.append(token)
            spaces.append(False)
    return words, spaces


def load_wholes(file: Path) -> re.Pattern[str]:
    """One pattern for every token, from what ``file`` lists.

    Raises:
        BadRegister: the file breaks its form, or an example does not match its pattern.
    """
    wholes = held_in(file, _Wholes)
    for place, whole in enumerate(wholes.patterns):
        if not whole.pattern.fullmatch(whole.example):
            raise broken(
                file,
                f"Ví dụ «{whole.example}» không khớp mẫu.",
                "patterns",
                place,
                remedy="Sửa mẫu hoặc ví dụ.",
            )
    shortened = as_written(wholes.abbreviations)
    numbers = any_pattern(whole.pattern for whole in wholes.patterns)
    return re.compile(rf"(?=[^\W\d_]){shortened}(?!\w)|(?=\d)(?:{numbers})|\w+|\s+|[^\w\s]")


@cache
def _tokens() -> re.Pattern[str]:
    return load_wholes(_FILE)
