"""The words of ``words.yaml`` and ``topics.yaml``, checked and made into patterns.

Patterns read small letters whose tone placement was folded (``fold_tone``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.extract.responsibilities.vocabulary import any_of, key
from pipeline.word_lists import Words, held_in

_HERE = Path(__file__).parent
_NO_WORD = r"(?<!\w)"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    asking: Words
    saying: Words
    noun_before: Words
    noun_after: Words
    must: Words
    forbidding: Words
    not_must: Words
    done: Words
    told_only: Words
    pointing: Words
    adverbs: Words
    connectors: Words
    adjuncts: Words
    verbs: Words
    soft: Words
    both: Words
    purposes: Words
    naming: Words
    object_ends: Words
    quantifiers: Words
    checkable: Words
    hollow: Words
    light: Words
    documents: Words
    making: Words
    mending: Words
    forms: Words
    records: Words
    recording: Words
    acts: Words
    cases: Words
    private: Words
    elsewhere: Words
    missions: Words
    short_names: Words
    torn_names: Words
    torn_ends: Words
    organisations: Words
    bare_names: Words
    relative_verbs: Words
    not_demands: Words
    lead_in_ends: Words
    skipped_headings: Words


class _Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topic: str
    words: Words


class Topic(NamedTuple):
    """A topic and what tells it."""

    name: str
    told_by: re.Pattern[str]


class Vocabulary(NamedTuple):
    """Patterns of whole words, unless said otherwise; ``verb`` adds to the extractor's verbs."""

    asking: re.Pattern[str]
    saying: re.Pattern[str]
    noun_before: re.Pattern[str]
    noun_after: re.Pattern[str]
    must: re.Pattern[str]
    not_must: re.Pattern[str]
    done: re.Pattern[str]
    told_only: re.Pattern[str]
    adverbs: re.Pattern[str]  # one or more, with the space after them
    adverb_end: re.Pattern[str]
    connectors: re.Pattern[str]
    adjuncts: re.Pattern[str]
    verb: re.Pattern[str]
    soft: re.Pattern[str]
    both: re.Pattern[str]
    purposes: re.Pattern[str]
    naming: re.Pattern[str]
    object_ends: re.Pattern[str]
    quantifiers: re.Pattern[str]
    checkable: re.Pattern[str]
    hollow: re.Pattern[str]
    documents: re.Pattern[str]
    forms: re.Pattern[str]
    recorded: re.Pattern[str]
    of_acts: re.Pattern[str]
    told_case: re.Pattern[str]
    private: re.Pattern[str]
    elsewhere: re.Pattern[str]
    missions: re.Pattern[str]
    torn_names: re.Pattern[str]
    torn_ends: re.Pattern[str]
    organising: re.Pattern[str]  # "tổ chức" as what somebody does
    bare_end: re.Pattern[str]
    relative_verbs: re.Pattern[str]
    not_demands: re.Pattern[str]
    lead_in_end: re.Pattern[str]
    skipped_heading: re.Pattern[str]
    pointing: re.Pattern[str]  # with the space after it
    short_names: frozenset[str]
    light: frozenset[str]
    forbidding: frozenset[str]
    making: frozenset[str]
    mending: frozenset[str]
    topics: tuple[Topic, ...]


@cache
def vocabulary() -> Vocabulary:
    """Load, check and compile.

    Raises:
        BadRegister: if a file breaks its form.
    """
    words = held_in(_HERE / "words.yaml", _Words)
    topics = held_in(_HERE / "topics.yaml", tuple[_Topic, ...])
    return Vocabulary(
        asking=_whole(words.asking),
        saying=_whole(words.saying),
        noun_before=re.compile(rf"{_NO_WORD}(?:{any_of(words.noun_before)})\s+$"),
        noun_after=re.compile(rf"\s*(?:,|(?:{any_of(words.noun_after)})(?!\w)|$)"),
        must=_whole(words.must),
        not_must=_whole(words.not_must),
        done=_whole(words.done),
        told_only=_whole(words.told_only),
        adverbs=re.compile(rf"(?:(?:{any_of((*words.pointing, *words.adverbs))}),?\s+)+"),
        adverb_end=re.compile(rf"\s+(?:{any_of(words.adverbs)})$"),
        connectors=re.compile(rf"(?:(?:{any_of(words.connectors)})(?:,\s*|:\s*|\s+là\s+|\s+))+"),
        adjuncts=_whole(words.adjuncts),
        verb=_whole((*words.verbs, *words.soft, *words.making, *words.mending)),
        soft=_whole(words.soft),
        both=_whole(words.both),
        purposes=_whole(words.purposes),
        naming=re.compile(rf"{_NO_WORD}(?:{any_of(words.naming)})\s+"),
        object_ends=_whole(words.object_ends),
        quantifiers=re.compile(rf"(?:(?:{any_of(words.quantifiers)}),?(?:\s+|$))+"),
        checkable=_whole(words.checkable),
        hollow=_whole(words.hollow),
        documents=_whole(words.documents),
        forms=_whole(words.forms),
        recorded=re.compile(
            rf"{_NO_WORD}(?:{any_of(words.recording)})\s+(?:\w+\s+)?"
            rf"(?P<record>{any_of(words.records)})(?!\w)"
        ),
        of_acts=re.compile(
            rf"hành vi (?:\w+ ){{0,6}}(?:{any_of(words.acts)})(?!\w)|cấm các hành vi"
        ),
        told_case=_whole(words.cases),
        private=_whole(words.private),
        elsewhere=_whole(words.elsewhere),
        missions=_whole(words.missions),
        torn_names=_whole(words.torn_names),
        organising=re.compile(rf"tổ chức(?=\s)(?!\s+(?:{any_of(words.organisations)})(?!\w))"),
        bare_end=re.compile(rf"{_NO_WORD}(?:{any_of(words.bare_names)})$"),
        relative_verbs=_whole(words.relative_verbs),
        torn_ends=re.compile(rf"{_NO_WORD}(?:{any_of(words.torn_ends)})$"),
        not_demands=_whole(words.not_demands),
        lead_in_end=re.compile(rf"{_NO_WORD}(?:{any_of(words.lead_in_ends)})\W*$"),
        skipped_heading=_whole(words.skipped_headings),
        pointing=re.compile(rf"(?:{any_of(words.pointing)})\s+"),
        short_names=frozenset(map(key, words.short_names)),
        light=frozenset(map(key, words.light)),
        forbidding=frozenset(map(key, words.forbidding)),
        making=frozenset(map(key, words.making)),
        mending=frozenset(map(key, words.mending)),
        topics=tuple(Topic(each.topic, _whole(each.words)) for each in topics),
    )


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{_NO_WORD}(?:{any_of(word.lower() for word in words)})(?!\w)")
