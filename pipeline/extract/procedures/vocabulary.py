"""The words of procedures, checked as they are loaded from ``kinds.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import BadRegister
from pipeline.model.facts import StepKind
from pipeline.word_lists import as_written, held_in, rows_of, whole_words, words_of

_FILE = Path(__file__).with_name("kinds.yaml")


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
    signs: tuple[Sign, ...]
    answers: re.Pattern[str]  # who was asked for an opinion answers
    output: re.Pattern[str]
    bring_out: frozenset[StepKind]
    go_to: re.Pattern[str]  # its group "step" is the number of the step named
    case: re.Pattern[str]  # its group "case" is the case an action begins with
    refused: re.Pattern[str]
    asked_back: re.Pattern[str]


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
    told = held_in(file, dict[str, Any])
    kinds: dict[str, StepKind] = {}
    names = list(told.get("kinds") or {})
    for name, kind in zip(names, _kinds(file, "kinds", names), strict=True):
        for verb in words_of(file, told["kinds"], name):
            if verb in kinds:
                raise _bad(file, name, f"«{verb}» đã ở loại {kinds[verb]}")
            kinds[verb] = kind
    return Vocabulary(
        kinds=kinds,
        verb=whole_words(kinds),
        manner=whole_words(words_of(file, told, "manners")),
        noun=whole_words(words_of(file, told, "nouns")),
        no_work=whole_words(words_of(file, told, "no_works")),
        of_a_thing=re.compile(rf"{as_written(words_of(file, told, 'of_a_thing'))}(?!\w)"),
        opening=re.compile(
            rf"\s+{whole_words(words_of(file, told, 'openings')).pattern}$", re.IGNORECASE
        ),
        heading=whole_words(words_of(file, told, "headings")),
        sure_heading=whole_words(words_of(file, told, "sure_headings")),
        no_heading=whole_words(words_of(file, told, "no_headings")),
        signs=tuple(_signs(file, rows_of(file, told, "signs"))),
        answers=whole_words(words_of(file, told, "answers")),
        output=whole_words(words_of(file, told, "outputs")),
        bring_out=frozenset(_kinds(file, "bring_out", words_of(file, told, "bring_out"))),
        go_to=re.compile(
            rf"{whole_words(words_of(file, told, 'go_to')).pattern}\s+(?:số\s+)?(?P<step>\d+)",
            re.IGNORECASE,
        ),
        case=re.compile(
            rf"\W*(?P<case>{whole_words(words_of(file, told, 'cases')).pattern}[^,:;\n]+?)"
            r"\s*[,:\n]",
            re.IGNORECASE,
        ),
        refused=whole_words(words_of(file, told, "refused")),
        asked_back=whole_words(words_of(file, told, "asked_back")),
    )


def _signs(file: Path, told: list[dict[str, Any]]) -> Iterator[Sign]:
    for row in told:
        kind, *over = _kinds(file, "signs", (str(row.get("kind")), *words_of(file, row, "over")))
        yield Sign(whole_words(words_of(file, row, "words")), kind, frozenset(over))


def _kinds(file: Path, field: str, names: Iterable[str]) -> list[StepKind]:
    kinds = []
    for name in names:
        if name not in StepKind.__members__.values():
            raise _bad(file, field, f"không có loại bước «{name}»")
        kinds.append(StepKind(name))
    return kinds


def _bad(file: Path, field: str, problem: str) -> BadRegister:
    return BadRegister(
        f"Mục «{field}»: {problem}.",
        remedy="Sửa lại danh sách này.",
        file=file,
        place=field,
    )
