"""Lines of a passage as sequences of words, each with what can be seen of it.

What the rules found is among the features: the chain learns where to believe them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.responsibilities.adjuncts import leading_adjuncts
from pipeline.extract.responsibilities.learnt.classes import WordClasses
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.vocabulary import key, starting
from pipeline.language import LineKind

_WORD = re.compile(r"\w+(?:[/.-]\w+)*|[^\w\s]")
_DUTY = re.compile(r"(?i:trách nhiệm|nghĩa vụ|nhiệm vụ|quyền hạn|thẩm quyền|quyền)")
_LAST = 4  # words of the line above that are looked at
_OPENING = 3  # words of the article's heading, and of the line before
_OUTSIDE = ("<s>", "</s>")


class Word(NamedTuple):
    """A word or a sign; ``low`` in small letters, every digit of a number made 0."""

    start: int
    end: int
    low: str


class LineOfWords(NamedTuple):
    """``line`` counts in the passage; one list of features for each word."""

    line: int
    words: tuple[Word, ...]
    features: list[list[str]]


class _Marks(NamedTuple):
    """What begins, stands or goes on at offsets of the text."""

    verbs: dict[int, str]
    bearers: dict[int, str]
    modals: dict[int, str]
    openers: dict[int, str]  # "c" a condition, "a" another adjunct
    adjuncts: dict[int, str]
    clauses: dict[int, int]  # where a clause begins: its end
    action_starts: dict[int, str]
    actions: set[int]
    bearers_ruled: dict[int, str]


def lines_of(seen: Seen, classes: WordClasses) -> list[LineOfWords]:
    """The lines of the passage that hold words."""
    marks = _marks(seen)
    split = [
        tuple(
            Word(match.start(), match.end(), _low(match[0]))
            for match in _WORD.finditer(seen.passage.text, line.span.start, line.span.end)
        )
        for line in seen.passage.lines
    ]
    heading = _of_heading(seen, split)
    return [
        LineOfWords(place, words, _features(seen, classes, marks, place, split, heading))
        for place, words in enumerate(split)
        if words
    ]


def words_in(line: str) -> list[str]:
    """The words and signs of a line as features tell them."""
    return [_low(match[0]) for match in _WORD.finditer(line)]


def _low(word: str) -> str:
    return re.sub(r"\d", "0", word) if word[0].isdigit() else word.lower()


def _of_heading(seen: Seen, split: Sequence[tuple[Word, ...]]) -> list[str]:
    first = next(
        (place for place, line in enumerate(seen.passage.lines) if line.kind is LineKind.ARTICLE),
        None,
    )
    if first is None:
        return ["h=none"]
    body = seen.passage.lines[first].body
    said = [word.low for word in split[first] if word.start >= body.start]
    named = seen.vocabulary.bearer.search(seen.masked, body.start, body.end)
    duty = _DUTY.search(seen.masked, body.start, body.end)
    return [
        *(f"h{place}={word}" for place, word in enumerate(said[:_OPENING])),
        "h=" + " ".join(said[:2]),
        f"hn={named.start() == body.start if named else ''}",
        f"hd={duty[0].lower() if duty else ''}",
    ]


def _marks(seen: Seen) -> _Marks:
    masked, words, passage = seen.masked, seen.vocabulary, seen.passage

    def found(pattern: re.Pattern[str]) -> dict[int, str]:
        return {match.start(): key(match[0]) for match in starting(pattern).finditer(masked)}

    conditions = found(words.condition)
    openers = dict.fromkeys(found(words.adjunct), "a") | dict.fromkeys(conditions, "c")
    adjuncts: dict[int, str] = {}
    for clause in passage.clauses:
        told, rest = leading_adjuncts(masked, clause.span.start, clause.span.end, words)
        for adjunct in told:
            kind = "C" if adjunct.is_condition else "D"
            adjuncts.update(dict.fromkeys(range(adjunct.span.start, adjunct.span.end), kind))
        adjuncts[rest] = "R"
    starts: dict[int, str] = {}
    actions: set[int] = set()
    named: dict[int, str] = {}
    for norm in seen.ruled:
        line = passage.text.rfind("\n", 0, norm.action.start)
        whose = "n" if norm.bearer is None else "s" if norm.bearer.start > line else "a"
        starts[norm.action.start] = whose
        actions.update(range(norm.action.start, norm.action.end))
        if norm.bearer is not None:
            named.update(dict.fromkeys(range(norm.bearer.start, norm.bearer.end), "I"))
            named[norm.bearer.start] = "B"
    return _Marks(
        verbs=found(words.verb),
        bearers=found(words.bearer),
        modals=found(words.modal),
        openers=openers,
        adjuncts=adjuncts,
        clauses={clause.span.start: clause.span.end for clause in passage.clauses},
        action_starts=starts,
        actions=actions,
        bearers_ruled=named,
    )


def _of_line(
    seen: Seen, place: int, split: Sequence[tuple[Word, ...]], heading: Sequence[str]
) -> list[str]:
    """What the line and the lines round it tell, for the words that open a clause."""
    line = seen.passage.lines[place]
    lines = seen.passage.lines
    above = lines[line.parent] if line.parent is not None else None
    given = seen.settings[line.parent] if line.parent is not None else None
    tail = split[line.parent][-_LAST:] if line.parent is not None else ()
    before = split[place - 1][:_OPENING] if place else ()
    named = above is not None and seen.vocabulary.bearer.match(
        seen.masked, above.body.start, above.body.end
    )
    return [
        f"pm={given.mode.name if given else ''}",
        f"pb={bool(given and given.bearer)}",
        f"pk={above.kind if above else ''}",
        f"pl={bool(above and above.leads)}",
        f"pn={bool(named)}",
        f"leads={line.leads}",
        f"holds={any(each.parent == place for each in lines[place + 1 : place + 2])}",
        "pt=" + " ".join(word.low for word in tail),
        "lb=" + " ".join(word.low for word in before),
        *heading,
    ]


class _Before:
    """What the words of a line told so far."""

    def __init__(self) -> None:
        self.named = False  # whether the clause has named somebody
        self.modal = ""
        self.sign = "^"
        self.verb_end = -1
        self.ruled = ""


def _features(
    seen: Seen,
    classes: WordClasses,
    marks: _Marks,
    place: int,
    split: Sequence[tuple[Word, ...]],
    heading: Sequence[str],
) -> list[list[str]]:
    line = seen.passage.lines[place]
    round_it = _of_line(seen, place, split, heading)
    kind = f"lk={line.kind}"
    mode = f"{round_it[0]}{round_it[1]}"
    lows = [*_OUTSIDE[:1] * 2, *(word.low for word in split[place]), *_OUTSIDE[1:] * 3]
    single = [classes.of(low) for low in lows]
    pairs = [classes.of_pair(*two) for two in pairwise(lows)]
    told: list[list[str]] = []
    so_far = _Before()
    for at, word in enumerate(split[place], 2):
        opens = word.start in marks.clauses or word.start == line.body.start
        if opens:
            so_far.named, so_far.modal = False, ""
        features = [
            *_of_words(lows[at - 2 : at + 3]),
            *_of_classes(single[at - 1 : at + 1], pairs[at - 2 : at + 2]),
            *_of_marks(marks, word.start, seen.passage.text[word.start], so_far),
            kind,
            mode,
        ]
        if opens:
            features += ["opens", f"o={word.low}", f"occ={pairs[at]}"]
            features += [f"{each}@" for each in round_it]
            features.append(f"{kind}{mode}{_kinds(marks, word.start)}@")
        if word.start in marks.bearers:
            so_far.named = True
        if not word.low[0].isalnum():
            so_far.sign = word.low
        told.append(features)
    return told


def _of_words(lows: Sequence[str]) -> list[str]:
    before2, before, now, after, after2 = lows
    return [
        f"w={now}",
        f"w-={before}",
        f"w+={after}",
        f"w--={before2}",
        f"w++={after2}",
        f"b={now} {after}",
        f"b-={before} {now}",
        f"b+={after} {after2}",
        f"b--={before2} {before}",
        f"t={now} {after} {after2}",
        f"t-={before2} {before} {now}",
    ]


def _of_classes(single: Sequence[int], pairs: Sequence[int]) -> list[str]:
    before2, before, now, after = pairs
    return [
        f"c={single[1]}",
        f"c-c={single[0]}|{single[1]}",
        f"cc={now}",
        f"cc-={before}",
        f"cc+={after}",
        f"cc-cc={before2}|{now}",
    ]


def _kinds(marks: _Marks, start: int) -> str:
    """Which kinds of words begin at ``start``: verb, bearer, modal."""
    kinds = (("v", marks.verbs), ("b", marks.bearers), ("m", marks.modals))
    return "".join(sign for sign, found in kinds if start in found)


def _of_marks(marks: _Marks, start: int, letter: str, so_far: _Before) -> list[str]:
    kinds = _kinds(marks, start)
    verb, name, modal = marks.verbs.get(start), marks.bearers.get(start), marks.modals.get(start)
    if verb:
        so_far.verb_end = start + len(verb)
    if modal:
        so_far.modal = modal
    adjunct = marks.adjuncts.get(start, "")
    whose = marks.action_starts.get(start)
    ruled = f"B{whose}" if whose else "A" if start in marks.actions else ""
    shape = "." if not letter.isalnum() else "0" if letter.isdigit() else letter.isupper()
    features = [
        f"s={shape}",
        f"v={kinds}{marks.openers.get(start, '')}",
        f"in={start < so_far.verb_end}",
        f"a={adjunct}",
        f"r={ruled}",
        f"rb={marks.bearers_ruled.get(start, '')}",
        f"r-r={so_far.ruled}|{ruled}",
        f"so={so_far.named}|{so_far.modal}|{so_far.sign}",
        f"sov={so_far.named}|{kinds}|{adjunct}",
    ]
    features += [
        f"{what}={said}"
        for what, said in (("verb", verb), ("name", name), ("modal", modal))
        if said
    ]
    if adjunct == "R":
        features.append(f"rest={kinds}")
    so_far.ruled = ruled
    return features
