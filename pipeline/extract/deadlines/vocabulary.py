"""The words of ``words.yaml``, checked, and the patterns of time limits made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.extract.deadlines import patterns
from pipeline.model.stretch import TimeUnit
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, any_word, held_in

_FILE = Path(__file__).with_name("words.yaml")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[TimeUnit, Words]
    numbers: dict[str, float]
    working: Words
    within: Words
    at_least: Words
    earliest: Words
    at_latest: Words
    moments: Words
    other_matter: Words
    counting: Words
    ahead_of: Words
    told_ahead: Words
    by_date: Words
    periodic: Words
    each: Words
    at_once: Words
    day_of: Words
    same_day: Words
    share_of_day: Words
    from_: Words = msgspec.field(name="from")


class Vocabulary(NamedTuple):
    """Patterns over small letters with folded tones, and the values of words."""

    opener: re.Pattern[str]  # cheap: where a time limit may stand
    before: re.Pattern[str]
    within: re.Pattern[str]
    date: re.Pattern[str]
    every: re.Pattern[str]
    at_once: re.Pattern[str]
    same_day: re.Pattern[str]
    share_of_day: re.Pattern[str]  # ends in a word of which "trong ngày" tells a share
    event: re.Pattern[str]
    day_of: re.Pattern[str]
    told_ahead: re.Pattern[str]  # "báo trước cho …": the time that follows is ahead
    each: tuple[str, ...]  # before a unit: it recurs, as in "mỗi năm"
    units: dict[str, TimeUnit]
    numbers: dict[str, float]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary beside this module; see ``load_vocabulary``."""
    return load_vocabulary(_FILE)


def load_vocabulary(file: Path) -> Vocabulary:
    """The patterns made of the words of ``file``.

    Raises:
        BadRegister: a list is missing, empty, misspelt in its name, or holds something else.
    """
    words = held_in(file, _Words)
    units = {fold_tone(word): unit for unit, each in words.units.items() for word in each}
    numbers = {fold_tone(word): value for word, value in words.numbers.items()}
    unit, number = _any(units), patterns.number_of(_any(numbers))
    length = patterns.length_of(number, unit, _any(words.working))
    each, within = rf"(?:{_any(words.each)})", rf"(?:{_any(words.within)})"
    by_date, periodic, at_once = map(_any, (words.by_date, words.periodic, words.at_once))
    least, latest, earliest = map(_any, (words.at_least, words.at_latest, words.earliest))
    opening = (within, least, latest, earliest, by_date, periodic, each, at_once)
    ahead = patterns.Ahead(
        within=within,
        least=least,
        latest=latest,
        earliest=earliest,
        moment=_any(words.moments),
        other_matter=_any(words.other_matter),
        counting=_any(words.counting),
        event_after=_any(words.ahead_of),
    )
    return Vocabulary(
        opener=re.compile(patterns.opener(opening, number, unit)),
        before=re.compile(patterns.before(length, ahead)),
        within=re.compile(patterns.within(within, f"{least}|{earliest}", length)),
        date=re.compile(patterns.date(by_date, each, unit)),
        every=re.compile(patterns.every(periodic, each, number, unit)),
        at_once=re.compile(patterns.at_once(at_once)),
        same_day=re.compile(patterns.same_day(_any(words.same_day))),
        share_of_day=re.compile(rf"(?:{_any(words.share_of_day)})\s*$"),
        event=re.compile(patterns.event(_any(words.from_))),
        day_of=re.compile(patterns.day_of(_any(words.day_of))),
        told_ahead=re.compile(patterns.told_ahead(_any(words.told_ahead))),
        each=tuple(map(fold_tone, words.each)),
        units=units,
        numbers=numbers,
    )


def _any(words: Iterable[str]) -> str:
    return any_word(map(fold_tone, words))
