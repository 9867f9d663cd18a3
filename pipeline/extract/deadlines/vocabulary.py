"""The words of ``words.yaml``, checked, and the patterns of time limits made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.extract.deadlines import dates, patterns
from pipeline.model.stretch import TimeUnit
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, any_word, held_in

_FILE = Path(__file__).with_name("words.yaml")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[TimeUnit, Words]
    half_days: Words
    numbers: dict[str, float]
    ordinals: dict[str, float]
    half_more: Words
    working: Words
    within: Words
    labels: Words
    at_least: Words
    earliest: Words
    at_latest: Words
    at_most: Words
    moments: Words
    other_matter: Words
    counting: Words
    ahead_of: Words
    told_ahead: Words
    by_date: Words
    weekdays: dict[str, Words]
    parts_of_day: Words
    afternoon: Words
    named_days: Words
    following: Words
    within_period: Words
    periodic: Words
    each: Words
    at_once: Words
    day_of: Words
    same_day: Words
    share_of_day: Words
    by_next_day: Words
    next_day: Words
    kept: Words
    kept_things: Words
    handed_over: Words
    then: Words
    measured: Words
    measures: Words
    from_: Words = msgspec.field(name="from")


class Vocabulary(NamedTuple):
    """Patterns over small letters with folded tones, and the values of words."""

    opener: re.Pattern[str]  # cheap: where a time limit may stand
    before: re.Pattern[str]
    within: re.Pattern[str]
    counted_on: re.Pattern[str]  # "T+2"
    next_day: re.Pattern[str]
    date: re.Pattern[str]
    every: re.Pattern[str]
    at_once: re.Pattern[str]
    same_day: re.Pattern[str]
    share_of_day: re.Pattern[str]  # ends in a word of which "trong ngày" tells a share
    label: re.Pattern[str]  # "Thời gian: " before a time, in a cell
    event: re.Pattern[str]
    day_of: re.Pattern[str]
    told_ahead: re.Pattern[str]  # "báo trước cho …": the time that follows is ahead
    at_most: re.Pattern[str]  # ends in "không quá": so often at most is no duty
    kept: re.Pattern[str]  # ends in "lưu …": so long a thing must be kept
    handed_on: re.Pattern[str]  # behind the time: "sau đó nộp", so it is when they are handed over
    measured: re.Pattern[str]  # ends in what lasts so long: "thử việc", "có giá trị"
    measures: re.Pattern[str]  # behind a time that measures something: "tháng lương"
    each: tuple[str, ...]  # before a unit: it recurs, as in "mỗi năm"
    units: dict[str, TimeUnit]
    half_days: frozenset[str]
    numbers: dict[str, float]
    dates: dates.Read  # what words of dates mean


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
    half_days = frozenset(map(fold_tone, words.half_days))
    numbers = {fold_tone(word): value for word, value in words.numbers.items()}
    weekdays = {fold_tone(word): int(day) for day, each in words.weekdays.items() for word in each}
    ordinals = numbers | {fold_tone(word): value for word, value in words.ordinals.items()}
    unit, number = _any(units), patterns.number_of(_any(numbers))
    lasting = rf"{unit}|{patterns.part_of_day(_any(half_days))}"
    working = _any(words.working)
    length = patterns.length_of(number, lasting, _any(words.half_more), working)
    each, within = rf"(?:{_any(words.each)})", rf"(?:{_any(words.within)})"
    by_date, periodic, at_once = map(_any, (words.by_date, words.periodic, words.at_once))
    least, latest, earliest = map(_any, (words.at_least, words.at_latest, words.earliest))
    by_next_day, in_period = _any(words.by_next_day), _any(words.within_period)
    parts = _any(words.parts_of_day)
    timed = (within, least, latest, earliest, by_date, by_next_day, in_period)
    opening = (*timed, periodic, each, at_once, _any(words.same_day))
    named_days = rf"(?:(?:{parts})\s+)?(?:{_any(weekdays)})"
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
    of_dates = dates.Words(
        by_date=by_date,
        each=each,
        unit=unit,
        part=parts,
        weekday=_any(weekdays),
        named_day=_any(words.named_days),
        within=in_period,
        ordinal=_any(ordinals),
    )
    told_ahead = re.compile(patterns.told_ahead(_any(words.told_ahead)))
    return Vocabulary(
        opener=re.compile(patterns.opener(opening, number, lasting, named_days)),
        before=re.compile(patterns.before(length, ahead)),
        within=re.compile(patterns.within(within, f"{least}|{earliest}", length)),
        counted_on=re.compile(patterns.counted_on(rf"{within}|{by_date}", working)),
        next_day=re.compile(patterns.next_day(by_next_day, _any(words.next_day))),
        date=re.compile(dates.date(of_dates)),
        every=re.compile(patterns.every(periodic, each, least, number, unit)),
        at_once=re.compile(patterns.at_once(at_once)),
        same_day=re.compile(patterns.same_day(_any(words.same_day))),
        share_of_day=_ending(words.share_of_day),
        label=re.compile(rf"(?<!\w)(?:{_any(words.labels)})\s*:\s*"),
        event=re.compile(patterns.event(_any(words.from_))),
        day_of=re.compile(patterns.day_of(_any(words.day_of))),
        told_ahead=told_ahead,
        at_most=_ending(words.at_most),
        kept=re.compile(
            patterns.kept(*map(_any, (words.kept, words.kept_things, words.handed_over)))
        ),
        handed_on=re.compile(patterns.handed_on(_any(words.then), _any(words.handed_over))),
        measured=re.compile(patterns.measured(_any(words.measured))),
        measures=re.compile(rf"\s+(?:{_any(words.measures)})(?!\w)"),
        each=tuple(map(fold_tone, words.each)),
        units=units | dict.fromkeys(half_days, TimeUnit.DAY),
        half_days=half_days,
        numbers=numbers,
        dates=dates.Read(
            units=units,
            weekdays=weekdays,
            ordinals=ordinals,
            afternoon=re.compile(_any(words.afternoon)),
            following=re.compile(rf"(?<!\w)(?:{_any(words.following)})(?!\w)"),
            told_ahead=told_ahead,
        ),
    )


def _any(words: Iterable[str]) -> str:
    return any_word(map(fold_tone, words))


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(words)})\s*$")
