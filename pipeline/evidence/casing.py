"""A title with words in capitals, written as the document itself writes those words elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

_FEWEST = 2  # words a mention must share: one alone may be another word, or part of a name


@lru_cache(maxsize=512)
def as_mentioned(title: str, text: str) -> str:
    """``title`` with the small letters that ``text`` gives its words in capitals.

    "QUY CHẾ LÀM VIỆC CỦA BỘ VIỄN DƯƠNG" becomes "Quy chế làm việc của Bộ Viễn Dương" where the
    text says so, in one place or piece by piece. Where it does not mention every word, nothing
    tells which are names, and the title stays as it is.
    """
    words = title.split()
    if not any(map(_is_capitals, words)):
        return " ".join(words)
    written = _longest(words, text, len(words))
    while len(written) < len(words):
        rest = words[len(written) :]
        run = list(takewhile(_is_capitals, rest))
        piece = _longest(run, text, _FEWEST) if run else rest[:1]
        if not piece:
            return " ".join(words)
        written += piece
    told = " ".join(written)
    return told[0].upper() + told[1:]


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _longest(words: list[str], text: str, fewest: int) -> list[str]:
    """The longest beginning of ``words``, of ``fewest`` at least, as ``text`` writes it."""
    for n in range(len(words), fewest - 1, -1):
        pattern = r"\b" + r"\s+".join(map(re.escape, words[:n])) + r"(?!\w)"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            written = found[0].split()
            # A mention that has words in capitals itself tells nothing.
            if not any(map(_is_capitals, written)):
                return written
    return []
