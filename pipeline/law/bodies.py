"""Mentions of bodies and posts that ended or changed their name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.model.document import Span
from pipeline.model.facts import BodyMention
from pipeline.model.law import Body
from pipeline.read.hygiene import fold_tone, fold_tones

_BLANKS = r"[^\S\n]+"  # a name never runs on into the next line


@lru_cache(maxsize=2)
def find_bodies(text: str, bodies: tuple[Body, ...]) -> tuple[BodyMention, ...]:
    """Every mention of one of ``bodies`` in ``text``, longest name first.

    A longer name that holds one of theirs and still lives (``Body.except_in``) is no mention:
    "Chánh Thanh tra Bộ Quốc phòng" is not "Chánh Thanh tra Bộ". Nor are words of a ministry's own
    unit without their capitals: "các hệ thống do Cục quản trị" names no Cục Quản trị.
    """
    if not bodies:
        return ()
    names, living, owners = _names(bodies)
    mentions: list[BodyMention] = []
    folded = fold_tones(text)
    found = list(names.finditer(folded))
    alive = [match.span() for match in living.finditer(folded)] if living and found else []
    for match in found:
        first, last = match.span()
        if any(begin < last < end or begin < first < end for begin, end in alive):
            continue
        owner = owners[_key(match[0])]
        mentions.append(BodyMention(span=Span(first, last), quote=text[first:last], body=owner))
    return tuple(mentions)


@lru_cache(maxsize=4)
def _names(
    bodies: tuple[Body, ...],
) -> tuple[re.Pattern[str], re.Pattern[str] | None, dict[str, str]]:
    """A pattern for the names, one for longer names that live, and whose each name is."""
    owners = {_key(fold_tone(name)): body.id for body in bodies for name in body.names}
    alive = [name for body in bodies for name in body.except_in]
    names = [(name, body.of_ministry) for body in bodies for name in body.names]
    return _pattern(names), _pattern((name, False) for name in alive) if alive else None, owners


def _pattern(names: Iterable[tuple[str, bool]]) -> re.Pattern[str]:
    """One pattern, names with the same first word together: most words of a text rule all out.

    Args:
        names: each with whether its capitals must be there.
    """
    by_first: dict[str, set[tuple[str, bool]]] = {}
    for spelled, exact in ((each, exact) for name, exact in names for each in (name, name.upper())):
        first, _, rest = " ".join(fold_tone(spelled).split()).partition(" ")
        by_first.setdefault(first, set()).add((rest, exact))
    groups = [
        re.escape(first) + f"(?:{'|'.join(_spelling(*rest) for rest in _longest(rests))})"
        for first, rests in by_first.items()
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(_longest_first(groups))})(?!\w)")


def _longest(rests: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    return sorted(rests, key=lambda rest: (-len(rest[0]), rest))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _spelling(rest: str, exact: bool) -> str:
    """The words after the first as a pattern: spaces may be any, capitals or not."""
    return "".join(rf"{_BLANKS}{_either_case(word, exact)}" for word in rest.split())


def _either_case(word: str, exact: bool) -> str:
    first = word[0]
    if word == "-":
        return "[-–—]"
    if not first.isalpha() or (exact and first.isupper()):
        return re.escape(word)
    return f"[{first.lower()}{first.upper()}]{re.escape(word[1:])}"


def _key(name: str) -> str:
    return " ".join(re.sub("[–—]", "-", name).casefold().split())
