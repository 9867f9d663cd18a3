"""The roles that a norm gives, read off its bearer, partners and action.

The bearer of a power approves, of anything else leads; whom the work is done with takes part; to
whom it is submitted for a decision approves; whom it is reported or sent to is informed.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.extract.responsibilities.vocabulary import vocabulary
from pipeline.model.facts import Modality, Responsibility
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import held_in, whole_words, words_of

_FILE = Path(__file__).with_name("words.yaml")
_BREAK = re.compile(r"[,;.:(\n]")


class Roles(NamedTuple):
    """The names that hold each role of a task, as quoted."""

    leads: tuple[str, ...]
    takes_part: tuple[str, ...]
    approves: tuple[str, ...]
    informed: tuple[str, ...]


class _Words(NamedTuple):
    submitting: re.Pattern[str]
    approving: re.Pattern[str]
    telling: re.Pattern[str]
    ends: re.Pattern[str]


def roles_of(norm: Responsibility) -> Roles:
    """The roles that ``norm`` gives; a prohibition gives none but to its bearer."""
    words = _words()
    bearer = (norm.bearer.quote,) if norm.bearer else ()
    partners = tuple(partner.quote for partner in norm.partners)
    approves = [] if norm.modality is not Modality.POWER else list(bearer)
    informed: list[str] = []
    action = norm.action.quote
    for opener in words.submitting.finditer(action):
        name = _name_at(action, opener.end())
        if name and words.approving.match(action[opener.end() :].lstrip()[len(name) :].lstrip()):
            approves.append(name)
    for opener in words.telling.finditer(action):
        name = _name_at(action, opener.end())
        if name and name not in approves:
            informed.append(name)
    leads = () if norm.modality is Modality.POWER else bearer
    return Roles(leads, partners, tuple(dict.fromkeys(approves)), tuple(dict.fromkeys(informed)))


def _name_at(action: str, start: int) -> str:
    """The name that begins at ``start``; "" where none does."""
    rest = action[start:].lstrip()
    opened = vocabulary().bearer.match(fold_tone(rest))
    if opened is None:
        return ""
    stops = [
        found.start()
        for pattern in (_BREAK, _words().ends)
        if (found := pattern.search(rest, opened.end()))
    ]
    return rest[: min(stops, default=len(rest))].strip()


@cache
def _words() -> _Words:
    told = held_in(_FILE, dict[str, Any])
    return _Words(**{name: whole_words(words_of(_FILE, told, name)) for name in _Words._fields})
