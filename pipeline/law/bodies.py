"""Mentions of bodies and posts that ended or changed their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.model.document import Span
from pipeline.model.facts import BodyMention
from pipeline.model.law import Body
from pipeline.read.hygiene import fold_tone


def find_bodies(text: str, bodies: Sequence[Body]) -> tuple[BodyMention, ...]:
    """Every mention of one of ``bodies`` in ``text``, longest name first.

    A longer name that holds one of theirs and still lives (``Body.except_in``) is no mention:
    "Chánh Thanh tra Bộ Quốc phòng" is not "Chánh Thanh tra Bộ".
    """
    if not bodies:
        return ()
    names, living, owners = _names(tuple(bodies))
    mentions: list[BodyMention] = []
    start = 0
    for line in text.split("\n"):
        folded = fold_tone(line)
        alive = [match.span() for match in living.finditer(folded)] if living else []
        for match in names.finditer(folded):
            first, last = match.span()
            if any(begin < last < end or begin < first < end for begin, end in alive):
                continue
            span = Span(start + first, start + last)
            owner = owners[_key(match[0])]
            mentions.append(BodyMention(span=span, quote=text[span.start : span.end], body=owner))
        start += len(line) + 1
    return tuple(mentions)


@lru_cache(maxsize=4)
def _names(
    bodies: tuple[Body, ...],
) -> tuple[re.Pattern[str], re.Pattern[str] | None, dict[str, str]]:
    """A pattern for the names, one for longer names that live, and whose each name is."""
    owners = {_key(fold_tone(name)): body.id for body in bodies for name in body.names}
    alive = [name for body in bodies for name in body.except_in]
    names = _pattern(name for body in bodies for name in body.names)
    return names, _pattern(alive) if alive else None, owners


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted({fold_tone(name) for name in names}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(_spelling(name) for name in ordered)})(?!\w)")


def _spelling(name: str) -> str:
    """A name as a pattern: spaces may be any, words may begin in capitals or not."""
    first, *rest = name.split()
    return re.escape(first) + "".join(rf"\s+{_either_case(word)}" for word in rest)


def _either_case(word: str) -> str:
    first = word[0]
    if not first.isalpha():
        return re.escape(word)
    return f"[{first.lower()}{first.upper()}]{re.escape(word[1:])}"


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
