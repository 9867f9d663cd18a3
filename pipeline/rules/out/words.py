"""The words of ``words.yaml``, checked and made into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words as Listed
from pipeline.word_lists import as_written, held_in

# "Điều 15.", "2.", "a)", "a.6)", "-" before the words of a provision.
_LABEL = r"(?:^|\n)\s*(?:điều\s+\w+\s*[.:]|[\w.]{1,6}[.)/]|[-+*•])?\s*"
_SOME_WORDS_ON = r"(?!\w)[^.;:]{0,60}?(?:,|\s(?:và|hoặc|về|cho|tới|đến|với))\s*$"
_FILE = Path(__file__).with_name("words.yaml")


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    amended_by: Listed
    title_opens: Listed
    repeals_opening: Listed
    repeals_closing: Listed
    transitional: Listed
    work_before: Listed
    work_to: Listed
    work_after: Listed


class Words(NamedTuple):
    """One pattern a list, over text in lower case whose tone placement was folded."""

    amended_by: re.Pattern[str]
    title_opens: re.Pattern[str]
    repeals_opening: re.Pattern[str]  # after the label of a provision
    repeals_closing: re.Pattern[str]
    transitional: re.Pattern[str]
    work_before: re.Pattern[str]  # at the end of what stands before
    work_to: re.Pattern[str]  # some words before what stands before
    work_after: re.Pattern[str]


@cache
def words() -> Words:
    """Load, check and compile the lists.

    Raises:
        BadRegister: if a list is missing, misspelt in its name, or holds something else.
    """
    lists = held_in(_FILE, _Lists)
    return Words(
        amended_by=_pattern(lists.amended_by),
        title_opens=_pattern(lists.title_opens),
        repeals_opening=_pattern(lists.repeals_opening, start=_LABEL),
        repeals_closing=_pattern(lists.repeals_closing),
        transitional=_pattern(lists.transitional),
        work_before=_pattern(lists.work_before, end=r"(?:\s+(?:cho|với|về))?\s*$"),
        work_to=_pattern(lists.work_to, end=_SOME_WORDS_ON),
        work_after=_pattern(lists.work_after),
    )


def plain(text: str) -> str:
    """``text`` as the patterns want it; of the same length, so offsets stay true."""
    lowered = text.lower()
    return fold_tone(lowered if len(lowered) == len(text) else text)


def _pattern(
    phrases: Iterable[str], start: str = r"(?<!\w)", end: str = r"(?!\w)"
) -> re.Pattern[str]:
    return re.compile(f"{start}{as_written(map(plain, phrases))}{end}")
