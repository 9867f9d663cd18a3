"""Words of a document made harmless for display.

A document may hold characters that hide or reverse what a reader sees, or that the file formats of
a report cannot store. They are shown by name instead, so that nothing disappears unseen.
"""

from __future__ import annotations

import re
from functools import cache

# Marks and overrides of writing direction: Vietnamese needs none, and they can make a line read
# backwards (Unicode Standard Annex #9; "Trojan Source").
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_UNSTORABLE = "\ud800-\udfff\ufffe\uffff"


@cache
def _named() -> re.Pattern[str]:
    return re.compile(f"[{_DIRECTION}]")


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROL}{_UNSTORABLE}]")


def inert(text: str) -> str:
    """``text`` for display: control characters dropped, marks of direction named.

    >>> inert("Quyết\\x07 định \\u202e21")
    'Quyết định [U+202E]21'
    """
    named = _named().sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)
    return _dropped().sub("", named)


def storable(text: str) -> str:
    """``text`` without the lone surrogates that UTF-8 cannot hold, all else as it is."""
    return text.encode("utf-8", "replace").decode("utf-8")
