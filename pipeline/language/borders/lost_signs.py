"""Where a sentence ends in a line that lost the sign, or the break, that ended it.

Texts copied out of forms and web pages lose line breaks. A capital that only a time limit, a case,
or the title of a step begins with opens a sentence wherever a word stands before it. Where a line
has lost one sign so, or after a bracket, it has likely lost more: there the name of a body followed
by what it does opens one too, unless the word before it leads up to a name ("gửi Cục", "của Vụ").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.document import Span
from pipeline.word_lists import Words, as_written, held_in

_FILE = Path(__file__).with_name("lost_signs.yaml")
_LONGEST_NAME = 14  # words up to what the body does
_LONGEST_TITLE = 10  # words of the title of a step
_BEFORE = r"(?:(?<=[^\W\d_])|(?<=[^\W\d]\))|(?<=\D\)))\s"


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    openings: Words
    openings_after_colon: Words
    bodies: Words
    leading_up: Words
    acts: Words
    titles: Words


class _Patterns(NamedTuple):
    opening: re.Pattern[str]
    closed_bracket: re.Pattern[str]
    name: re.Pattern[str]


def signs_lost(text: str, body: Span) -> Iterator[int]:
    """The spaces in ``body`` before which a sentence ends without its sign, rising."""
    told = _patterns()
    openings = [match.start() for match in told.opening.finditer(text, body.start, body.end)]
    torn = openings or told.closed_bracket.search(text, body.start, body.end)
    names = told.name.finditer(text, body.start, body.end) if torn else ()
    yield from sorted({*openings, *(match.start() for match in names)})


@cache
def _patterns() -> _Patterns:
    held = held_in(_FILE, _Held)
    openings, after_colon = as_written(held.openings), as_written(held.openings_after_colon)
    bodies, acts = as_written(held.bodies), as_written(held.acts)
    not_after = "".join(rf"(?<!\b{re.escape(word)})" for word in held.leading_up)
    titles, small = as_written(held.titles), r"[^\W\d_][\w/-]*"
    name = rf"{bodies}\s(?:{small}\s|\([^()\n]*\)\s){{0,{_LONGEST_NAME}}}?{acts}\s"
    return _Patterns(
        opening=re.compile(
            rf"{_BEFORE}(?={openings}\s|{titles}(?:\s{small}){{0,{_LONGEST_TITLE}}}:(?:\s|$))"
            rf"|(?<=\w:)\s(?={after_colon}\s)"
        ),
        closed_bracket=re.compile(rf"(?<=\D\))\s(?={bodies}\s)"),
        name=re.compile(rf"{not_after}{_BEFORE}(?={name})"),
    )
