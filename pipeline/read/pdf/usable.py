"""Which pages of a PDF must be recognised from their picture: none, or no real text on them.

A scanner's own recogniser, without Vietnamese, leaves a layer of rubbish behind the picture; it is
told by its text: few of its words are Vietnamese syllables.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pipeline.read.hygiene import fold_tone, normalise
from pipeline.read.hygiene.spelling import is_syllable
from pipeline.read.pdf.engine import PageText

_LEAST_LETTERS = 8  # a page with fewer is a picture, if it shows one, or blank
_FEW_LETTERS = 300  # a stamp or a signature over a scan has no more
_PICTURE = 0.5  # of the page: a scan covers more
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 12
_MOST_WORDS = 2000
_MARKED = re.compile(r"[^\W\d_A-Za-z]")
_REAL = 0.8  # of the words of real text are syllables, foreign names and abbreviations aside
_LEAST_MARKED = 0.35  # of the words of Vietnamese text bear marks; real pages have two thirds


class Layer(StrEnum):
    """What a page's text layer is worth."""

    TEXT = "text"
    NONE = "none"  # the page is a picture
    RUBBISH = "rubbish"  # the page is a picture, with a layer that is no Vietnamese


def layer_of(page: PageText) -> Layer:
    """What the text layer of ``page`` is worth; only a page that shows a picture is in doubt."""
    letters = len(page.text.strip())
    if letters < _LEAST_LETTERS:
        return Layer.NONE if page.picture_share() > 0.0 else Layer.TEXT
    if page.picture_share() <= _PICTURE:
        return Layer.TEXT
    if letters < _FEW_LETTERS:
        return Layer.NONE
    return Layer.RUBBISH if is_rubbish(page.text) else Layer.TEXT


def is_rubbish(text: str) -> bool:
    """Whether ``text`` is no Vietnamese: broken words, foreign letters, marks gone or strewn.

    Words of capitals alone are left out, for abbreviations are no syllables.
    """
    words = _WORD.findall(normalise(text).text)[:_MOST_WORDS]
    judged = [word for word in words if len(word) > 1 and not word.isupper()] or words
    if len(judged) < _LEAST_WORDS:
        return False
    real = sum(is_syllable(fold_tone(word.lower())) for word in judged)
    marked = sum(_MARKED.search(word) is not None for word in judged)
    return real < _REAL * len(judged) or marked < _LEAST_MARKED * len(judged)
