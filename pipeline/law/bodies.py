"""Mentions of bodies and posts that ended or changed their name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.model.document import Span
from pipeline.model.facts import BodyMention
from pipeline.model.law import Body
from pipeline.read.hygiene import fold_tone


def find_bodies(text: str, bodies: Sequence[Body]) -> tuple[BodyMention, ...]:
    """Every mention of one of ``bodies`` in ``text``, longest name first.

    A longer name that holds one of theirs and still lives (``Body.except_in``) is no mention.
    """
    if not bodies:
        return ()
    pattern, owners = _names(tuple(bodies))
    mentions: list[BodyMention] = []
    start = 0
    for line in text.split("\n"):
        for match in pattern.finditer(fold_tone(line)):
            owner = owners[_key(match[0])]
            if owner:
                span = Span(start + match.start(), start + match.end())
                mentions.append(
                    BodyMention(span=span, quote=text[span.start : span.end], body=owner)
                )
        start += len(line) + 1
    return tuple(mentions)


@lru_cache(maxsize=4)
def _names(bodies: tuple[Body, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names, and whose each name is ("" for a name that still lives)."""
    owners: dict[str, str] = {}
    for body in bodies:
        owners |= {_key(fold_tone(name)): body.id for name in body.names}
    for body in bodies:
        owners |= {_key(fold_tone(name)): "" for name in body.except_in}
    spelled = {fold_tone(name) for body in bodies for name in (*body.names, *body.except_in)}
    ordered = sorted(spelled, key=lambda name: (-len(name), name))
    words = "|".join(_spelling(name) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), owners


def _spelling(name: str) -> str:
    """A name as a pattern: spaces may be any, inner words may be in capitals or not."""
    first, *rest = name.split()
    loose = "".join(rf"\s+{_either_case(word)}" for word in rest)
    return re.escape(first) + loose


def _either_case(word: str) -> str:
    first = word[0]
    if not first.isalpha():
        return re.escape(word)
    return f"[{first.lower()}{first.upper()}]{re.escape(word[1:])}"


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
