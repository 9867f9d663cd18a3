"""Where the name of a bearer may stand: by the chain, by the rules, by the words that open one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import islice, pairwise
from typing import NamedTuple

from pipeline.extract.responsibilities.learnt.chain import Likely
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.extract.responsibilities.learnt.works import Work
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.subjects.candidates import candidates_of, tokens_of
from pipeline.extract.responsibilities.vocabulary import starting
from pipeline.language import LineKind
from pipeline.model.document import Span

_LEAST = (0.5, 0.2)  # how likely the words of a name are part of a bearer
_ANOTHER = 0.5
_LINES_BEFORE = 3
_MOST_BEFORE = 4
_MOST_AFTER = 2
_MOST_ABOVE = 3
_MOST_ENDS = 3  # verbs before which a name may end
_LONGEST = 260  # letters of a name
_JOINED = re.compile(r"\s*(?:[,;]|(?:,\s*)?(?:và/hoặc|và|hoặc))\s+")  # between names of one list
# What may stand before a name that nothing else tells, and after one in a line above.
_BORDERS = re.compile(
    r"[,.] |\b(?:của|đối với|do|bởi|thì|trường hợp|nghiêm cấm|được) ", re.IGNORECASE
)
_STOPS = re.compile(r" (?:có|khi|trong|về|tại|-|–) ")
_SIGNS = " ,;:."


class Source(Enum):
    """Where a name that may be meant was found."""

    RULE = auto()  # the rules give the work to it
    RULED_LINE = auto()  # they give it another work of the line
    RULED_ABOVE = auto()
    SET = auto()  # the line above gives it to those under it
    NAMED = auto()  # its first words stand in a line above
    ABOVE = auto()  # the chain tells it in a line above
    LINE_BEFORE = auto()
    BEFORE = auto()  # in the line, before the action
    AFTER = auto()
    OWN_WORDS = auto()  # its first words stand before the action
    STRETCH = auto()  # the words from a border of the line to the action
    STRETCH_ABOVE = auto()  # the words from a border of a line above to its modal
    HEADING = auto()  # the words from a border of the article's heading to another


class Name(NamedTuple):
    """Words that the chain takes for a bearer's name, or for several that one list joins."""

    span: Span
    line: int


def names_of(seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely]) -> list[Name]:
    """The names of bearers in the passage, those surely told and those perhaps."""
    found: set[Name] = set()
    for line, told in zip(lines, likely, strict=True):
        for least in _LEAST:
            spans = [
                Span(line.words[first].start, line.words[last].end)
                for first, last in _runs(told, least)
            ]
            spans += _lists(seen, spans)
            found.update(Name(span, line.line) for span in spans)
    return sorted(found)


def _runs(told: Likely, least: float) -> Iterator[tuple[int, int]]:
    count = len(told.bearer)
    first = 0
    while first < count:
        if told.bearer[first] <= least:
            first += 1
            continue
        last = first
        while (
            last + 1 < count
            and told.bearer[last + 1] > least
            and told.bearer_begins[last + 1] <= _ANOTHER
        ):
            last += 1
        yield first, last
        first = last + 1


def _lists(seen: Seen, names: Sequence[Span]) -> list[Span]:
    """Names that stand in a row with nothing but a comma or "và" between them, as one."""
    found: list[Span] = []
    first = 0
    for place, (name, following) in enumerate(pairwise(names), 1):
        if not _JOINED.fullmatch(seen.masked, name.end, following.start):
            first = place
        found += [Span(names[each].start, following.end) for each in range(first, place)]
    return found


class NamesAround:
    """The names that works of one passage may be of."""

    def __init__(self, seen: Seen, names: Sequence[Name]) -> None:
        self._seen = seen
        self._opens = starting(seen.vocabulary.bearer)
        self._ruled = [norm.bearer.span for norm in seen.ruled if norm.bearer]
        self._names: dict[int, list[Span]] = {}
        for name in names:
            self._names.setdefault(name.line, []).append(name.span)
        self._above: dict[int, list[tuple[Span, Source]]] = {}
        self._modals = starting(seen.vocabulary.modal)

    def of(self, work: Work, clause: int, bound: int) -> dict[Span, set[Source]]:
        """The names, and where each comes from.

        Args:
            work: the action.
            clause: where its clause begins.
            bound: where its modal begins; the action itself where there is none.
        """
        passage = self._seen.passage
        above = passage.above(work.line)
        found: dict[Span, set[Source]] = {}
        told = [
            *self._of_rules(passage.lines[work.line].span, above),
            *self._in_line(work, clause, bound),
            *(each for place in above for each in self._in_a_line_above(place)),
            *self._in_lines_before(work.line, above),
        ]
        for span, source in told:
            found.setdefault(span, set()).add(source)
        return found

    def _of_rules(self, stands: Span, above: tuple[int, ...]) -> Iterator[tuple[Span, Source]]:
        for bearer in self._ruled:
            if stands.start <= bearer.start < stands.end:
                yield bearer, Source.RULED_LINE
            elif any(self.holds(each, bearer) for each in above):
                yield bearer, Source.RULED_ABOVE

    def _in_line(self, work: Work, clause: int, bound: int) -> Iterator[tuple[Span, Source]]:
        here = self._names.get(work.line, [])
        for span in [each for each in here if each.end <= work.span.start][-_MOST_BEFORE:]:
            yield span, Source.BEFORE
        for span in [each for each in here if each.start >= work.span.end][:_MOST_AFTER]:
            yield span, Source.AFTER
        matches = list(self._opens.finditer(self._seen.masked, clause, bound))
        for match in matches[:1] + matches[1:][-2:]:
            for end in self._ends(match, bound):
                yield Span(match.start(), end), Source.OWN_WORDS
        for span in self._stretches(clause, bound, [bound]):
            yield span, Source.STRETCH

    def _ends(self, opened: re.Match[str], bound: int) -> set[int]:
        """Where the name may end that ``opened`` begins: at ``bound``, or before a verb."""
        seen = self._seen
        tokens = tokens_of(seen.masked, opened.start(), bound)
        verbs = candidates_of(seen.masked, opened.end(), bound, tokens, seen.vocabulary)
        stops = [bound, *(verb.start for verb in verbs[:_MOST_ENDS])]
        ends = {
            opened.start() + len(seen.passage.text[opened.start() : stop].rstrip(" ,"))
            for stop in stops
        }
        return {end for end in ends if end - opened.start() <= _LONGEST}

    def _in_a_line_above(self, place: int) -> list[tuple[Span, Source]]:
        if place not in self._above:
            self._above[place] = list(self._looked_for_in(place))
        return self._above[place]

    def _looked_for_in(self, place: int) -> Iterator[tuple[Span, Source]]:
        bearer = self._seen.settings[place].bearer
        if bearer is not None:
            yield bearer, Source.SET
        for span in self._names.get(place, [])[-_MOST_BEFORE:]:
            yield span, Source.ABOVE
        for span in self._named_in(place):
            yield span, Source.NAMED
        heads = self._seen.passage.lines[place].kind is LineKind.ARTICLE
        for span in self._stretches_in(place):
            yield span, Source.HEADING if heads else Source.STRETCH_ABOVE

    def _in_lines_before(self, line: int, above: tuple[int, ...]) -> Iterator[tuple[Span, Source]]:
        for place in range(line - 1, max(-1, line - 1 - _LINES_BEFORE), -1):
            if place not in above:
                for span in self._names.get(place, [])[-2:]:
                    yield span, Source.LINE_BEFORE

    def _named_in(self, place: int) -> list[Span]:
        """Names by their first words in a line above: up to a modal, or to the line's end."""
        seen = self._seen
        body = seen.passage.lines[place].body
        found: list[Span] = []
        for match in list(self._opens.finditer(seen.masked, body.start, body.end))[:_MOST_ABOVE]:
            modal = seen.vocabulary.modal.search(seen.masked, match.end(), body.end)
            end = modal.start() if modal else body.end
            end = match.start() + len(seen.passage.text[match.start() : end].rstrip(" :,;."))
            if end - match.start() <= _LONGEST:
                found.append(Span(match.start(), end))
        return found

    def _stretches_in(self, place: int) -> list[Span]:
        """Words between borders of a line above: up to a modal, "có", or the line's end."""
        body = self._seen.passage.lines[place].body
        ends = {body.end}
        for pattern in (_STOPS, self._modals):
            found = pattern.finditer(self._seen.masked, body.start, body.end)
            ends.update(each.start() for each in islice(found, _MOST_ENDS))
        return self._stretches(body.start, body.end, sorted(ends))

    def _stretches(self, first: int, last: int, ends: Sequence[int]) -> list[Span]:
        """Words from a border between ``first`` and ``last`` to one of ``ends``."""
        masked, text = self._seen.masked, self._seen.passage.text
        borders = [each.end() for each in _BORDERS.finditer(masked, first, last)]
        found: list[Span] = []
        for end in ends:
            before = [border for border in borders if border < end]
            for start in {first, *before[-_MOST_BEFORE:]}:
                bare = start + len(text[start:end].rstrip(_SIGNS))
                if start + 1 < bare <= start + _LONGEST:
                    found.append(Span(start, bare))
        return found

    def holds(self, line: int, span: Span) -> bool:
        """Whether ``span`` begins in the line."""
        held = self._seen.passage.lines[line].span
        return held.start <= span.start < held.end
