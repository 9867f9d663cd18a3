"""By which words the heading or caption of a picture says that it is a flow chart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.word_lists import held_in, words_of

NEAR = 3  # lines of words above a picture, and one below, are its heading and caption
_FILE = Path(__file__).with_name("words.yaml")
_HEADING = 160  # letters


def naming(texts: Iterable[str]) -> str:
    """The first of the texts that names a flow chart, if it is short enough for a heading."""
    for text in texts:
        if len(text) <= _HEADING and any(word in text.casefold() for word in _list("words")):
            return text
    return ""


def is_drawing_program(name: str) -> bool:
    """Whether an embedded object's program ("Visio.Drawing.15") draws flow charts."""
    return any(program.casefold() in name.casefold() for program in _list("programs"))


@cache
def _list(field: str) -> tuple[str, ...]:
    return words_of(_FILE, held_in(_FILE, dict[str, Any]), field)
