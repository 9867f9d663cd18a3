"""Word borders of a stretch of text, from the conditional random field of underthesea.

Vietnamese writes a space after every syllable; the segmenter tells which syllables make one word.
It costs some 4 µs a letter, so it is asked only where a pattern is in doubt.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[Span, ...]:
    """The words of ``text`` in order; spans count its characters.

    Syllables the segmenter gives back otherwise than they were written are left out.
    """
    found: list[Span] = []
    place = 0
    for word in _segmenter()(text):
        start = text.find(word, place)
        if start < 0:
            continue
        place = start + len(word)
        found.append(Span(start, place))
    return tuple(found)


@cache
def _segmenter() -> Callable[[str], list[str]]:
    from underthesea import word_tokenize

    def segment(text: str) -> list[str]:
        words: list[str] = word_tokenize(text, use_token_normalize=False)
        return words

    return segment
