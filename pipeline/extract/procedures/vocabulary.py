"""The words of procedures, checked as they are loaded from ``kinds.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.facts import StepKind
from pipeline.word_lists import Words, as_written, broken, held_in, whole_words

_FILE = Path(__file__).with_name("kinds.yaml")
_STEP = r"(?:bước\s+(?:số\s+)?|B(?=\d))"
# A step of what is told elsewhere: "quay lại bước 2 Quy trình mua sắm", not "của quy trình này".
_OF_ANOTHER = (
    r"(?!\s+(?:(?:của|tại|trong|nêu tại|quy định tại)\s+)?"
    r"(?:quy trình|thủ tục|điều|khoản|mục|phần|phụ lục)(?!\w)(?!\s+này))"
)


class _Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: Words
    kind: StepKind
    over: tuple[StepKind, ...]


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[StepKind, Words]
    manners: Words
    nouns: Words
    no_works: Words
    of_a_thing: Words
    openings: Words
    headings: Words
    sure_headings: Words
    no_headings: Words
    steps_headings: Words
    content_headings: Words
    closing_headings: Words
    steps_leads: Words
    signs: tuple[_Sign, ...]
    answers: Words
    outputs: Words
    bring_out: tuple[StepKind, ...]
    go_to: Words
    refused: Words
    asked_back: Words
    mended: Words
    cases: Words
    beside: Words
    alongside: Words
    chart_ends: Words
    granted: Words
    handed_over: Words
    afterwards: Words


class Sign(NamedTuple):
    """Words that make a step of ``kind``, where its verb alone makes one of ``over``."""

    words: re.Pattern[str]
    kind: StepKind
    over: frozenset[StepKind]


class Vocabulary(NamedTuple):
    """Patterns, matched without case: ``kinds`` by the verb, all verbs in one pattern."""

    kinds: dict[str, StepKind]
    verb: re.Pattern[str]
    manner: re.Pattern[str]
    noun: re.Pattern[str]
    no_work: re.Pattern[str]
    of_a_thing: re.Pattern[str]  # in small letters alone
    opening: re.Pattern[str]  # at the end of a name, the verb of the work
    heading: re.Pattern[str]
    sure_heading: re.Pattern[str]
    no_heading: re.Pattern[str]
    steps_heading: re.Pattern[str]
    content_heading: re.Pattern[str]
    closing_heading: re.Pattern[str]
    steps_lead: re.Pattern[str]
    signs: tuple[Sign, ...]
    answers: re.Pattern[str]  # who was asked for an opinion answers
    output: re.Pattern[str]
    bring_out: frozenset[StepKind]
    go_to: re.Pattern[str]  # its group "step" is the number of the step named
    case: re.Pattern[str]  # its group "case" is the case an action begins with
    beside: re.Pattern[str]  # its group "case" names the step ("step") that one is done beside
    alongside: re.Pattern[str]  # its group "case" opens what another does meanwhile
    chart_end: re.Pattern[str]  # in a flow chart, where the work begins or ends
    granted: re.Pattern[str]
    refused: re.Pattern[str]
    asked_back: re.Pattern[str]
    mended: re.Pattern[str]  # what is sent back comes again
    handed_over: re.Pattern[str]  # opens the action that brings the work to its end
    afterwards: re.Pattern[str]  # a work, or its time, that follows the end


@cache
def vocabulary() -> Vocabulary:
    """What ``kinds.yaml`` lists.

    Raises:
        BadRegister: naming the field, where a list is missing or empty, a kind is unknown, or a
            verb stands under two kinds.
    """
    return load(_FILE)


def load(file: Path) -> Vocabulary:
    """What ``file`` lists; raises as ``vocabulary``."""
    told = held_in(file, _Held)
    kinds: dict[str, StepKind] = {}
    for kind, verbs in told.kinds.items():
        for place, verb in enumerate(verbs):
            if verb in kinds:
                raise broken(file, f"«{verb}» đã ở loại {kinds[verb]}.", "kinds", kind, place)
            kinds[verb] = kind
    return Vocabulary(
        kinds=kinds,
        verb=whole_words(kinds),
        manner=whole_words(told.manners),
        noun=whole_words(told.nouns),
        no_work=whole_words(told.no_works),
        of_a_thing=re.compile(rf"{as_written(told.of_a_thing)}(?!\w)"),
        opening=re.compile(rf"\s+{whole_words(told.openings).pattern}$", re.IGNORECASE),
        heading=whole_words(told.headings),
        sure_heading=whole_words(told.sure_headings),
        no_heading=whole_words(told.no_headings),
        steps_heading=whole_words(told.steps_headings),
        content_heading=whole_words(told.content_headings),
        closing_heading=whole_words(told.closing_headings),
        steps_lead=whole_words(told.steps_leads),
        signs=tuple(
            Sign(whole_words(sign.words), sign.kind, frozenset(sign.over)) for sign in told.signs
        ),
        answers=whole_words(told.answers),
        output=whole_words(told.outputs),
        bring_out=frozenset(told.bring_out),
        go_to=re.compile(
            rf"{whole_words(told.go_to).pattern}\s+{_STEP}(?P<step>\d+(?:\.\d+)*[a-zđ]?)"
            rf"(?!\w){_OF_ANOTHER}",
            re.IGNORECASE,
        ),
        case=re.compile(
            rf"\W*(?P<case>{whole_words(told.cases).pattern}[^,:;\n]+?)"
            r"\s*[,:\n]",
            re.IGNORECASE,
        ),
        beside=re.compile(
            rf"\W*(?P<case>{whole_words(told.beside).pattern}\s+bước\s+(?:số\s+)?"
            r"(?P<step>\d+(?:\.\d+)*[a-zđ]?)(?!\w))",
            re.IGNORECASE,
        ),
        alongside=re.compile(
            rf"\W*(?P<case>{whole_words(told.alongside).pattern})\s*,?\s*", re.IGNORECASE
        ),
        chart_end=re.compile(as_written(told.chart_ends), re.IGNORECASE),
        granted=whole_words(told.granted),
        refused=whole_words(told.refused),
        asked_back=whole_words(told.asked_back),
        mended=whole_words(told.mended),
        handed_over=whole_words(told.handed_over),
        afterwards=whole_words(told.afterwards),
    )
