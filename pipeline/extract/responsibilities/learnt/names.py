"""Who may bear an action, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extract.responsibilities.learnt.chain import Likely
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.extract.responsibilities.learnt.works import Work
from pipeline.extract.responsibilities.ruled import Seen
from pipeline.model.document import Span

_LEAST = (0.5, 0.2)  # how likely the words of a name are part of a bearer
_ANOTHER = 0.5
_LINES_BEFORE = 3
_MOST_BEFORE = 4
_MOST_AFTER = 2
_MODAL = 4  # words before an action among which its modal is looked for
_LONGEST = 260  # letters of a name


class Name(NamedTuple):
    """Words that the chain takes for a bearer's name."""

    span: Span
    line: int
    likely: float
    begins: float


def names_of(lines: Sequence[LineOfWords], likely: Sequence[Likely]) -> list[Name]:
    """The names of bearers in the passage, those surely told and those perhaps."""
    found: dict[Span, Name] = {}
    for line, told in zip(lines, likely, strict=True):
        for least in _LEAST:
            for first, last in _runs(told, least):
                span = Span(line.words[first].start, line.words[last].end)
                mean = float(told.bearer[first : last + 1].mean())
                name = Name(span, line.line, mean, float(told.bearer_begins[first]))
                found.setdefault(span, name)
    return sorted(found.values())


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


class Choice(NamedTuple):
    """Whom a work may be of; None for nobody named. ``row`` holds its features."""

    name: Span | None
    row: tuple[float, ...]


class Namer:
    """Gives the choices for works of one passage."""

    def __init__(self, seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely]) -> None:
        self._seen = seen
        self._names = names_of(lines, likely)
        self._begins = {each.span: each.begins for each in self._names}
        self._words = {line.line: (line, told) for line, told in zip(lines, likely, strict=True)}
        self._ruled = [
            (
                norm.bearer.span if norm.bearer else None,
                norm.action.span,
            )
            for norm in seen.ruled
        ]
        self._above: dict[int, list[Span]] = {}
        self._told: dict[Span, float] = {}

    def choices(self, work: Work) -> list[Choice]:
        """Nobody, and every name that may be meant, with what speaks for each."""
        passage = self._seen.passage
        stands = passage.lines[work.line].span
        above = passage.above(work.line)
        ruled = max(self._ruled, key=lambda each: work.span.overlap(each[1]), default=None)
        agreed = work.span.overlap(ruled[1]) if ruled else 0.0
        of_rules = ruled[0] if ruled and agreed > 0 else None
        clause = max(
            (
                each.span.start
                for each in passage.clauses
                if each.line == work.line and each.span.start <= work.span.start
            ),
            default=stands.start,
        )
        bound = self._bound(work, clause)
        sources = self._sources(work, above, of_rules, clause, bound)
        spans = sorted(sources)
        nobody_of_rules = ruled is not None and agreed > 0 and ruled[0] is None
        likeliest = max((self._likely(each) for each in spans), default=0.0)
        general = (
            agreed,
            *work.begins,
            float(len(spans)),
            likeliest,
            float(bound < work.span.start),
        )
        choices = [Choice(None, (1.0, float(nobody_of_rules), *general, *([0.0] * 20)))]
        for span in spans:
            told = sources[span]
            in_line = stands.start <= span.start < stands.end
            depth = next((rank for rank, each in enumerate(above) if self._holds(each, span)), -1)
            line = passage.lines[above[depth]] if depth >= 0 else passage.lines[work.line]
            before = passage.text[max(0, span.start - 4) : span.start]
            rank = sum(other.start == span.start and other.end > span.end for other in spans)
            choices.append(
                Choice(
                    span,
                    (
                        0.0,
                        float("rule" in told),
                        *general,
                        self._likely(span),
                        self._begins.get(span, 0.0),
                        float("ruled line" in told),
                        float("ruled above" in told),
                        float("set" in told),
                        float("named" in told),
                        float("line before" in told),
                        float("after" in told),
                        float(in_line),
                        float(in_line and span.start >= clause),
                        float(bound - span.end) if in_line else -1.0,
                        float(sum(span.end <= other.start < work.span.start for other in spans)),
                        float(depth),
                        float(span.end - span.start),
                        float(span.start == line.body.start),
                        float(span.end >= len(passage.text[: line.body.end].rstrip(" :"))),
                        float(before == "của "),
                        float(rank),
                        float(passage.text.count(",", span.start, span.end)),
                        max((span.overlap(each) for each, _ in self._ruled if each), default=0.0),
                    ),
                )
            )
        return choices

    def _bound(self, work: Work, clause: int) -> int:
        """Where the modal before the action begins; the action itself where there is none."""
        line, _ = self._words[work.line]
        bound = work.span.start
        for word in reversed(line.words[max(0, work.first - _MODAL) : work.first]):
            if word.start < clause:
                break
            modal = self._seen.vocabulary.modal.match(self._seen.masked, word.start)
            if modal and modal.end() >= bound - 1:
                bound = word.start
        return bound

    def _sources(
        self, work: Work, above: tuple[int, ...], of_rules: Span | None, clause: int, bound: int
    ) -> dict[Span, set[str]]:
        """The names that may be meant, and where each comes from."""
        stands = self._seen.passage.lines[work.line].span
        found: dict[Span, set[str]] = {}
        told = [
            *((span, "rule") for span in (of_rules,) if span is not None),
            *self._of_rules(stands, above),
            *self._in_line(work, clause, bound),
            *(each for place in above for each in self._in_line_above(place)),
            *self._in_lines_before(work.line, above),
        ]
        for span, source in told:
            found.setdefault(span, set()).add(source)
        return found

    def _of_rules(self, stands: Span, above: tuple[int, ...]) -> Iterator[tuple[Span, str]]:
        for bearer, _ in self._ruled:
            if bearer is not None and stands.start <= bearer.start < stands.end:
                yield bearer, "ruled line"
            elif bearer is not None and any(self._holds(each, bearer) for each in above):
                yield bearer, "ruled above"

    def _in_line(self, work: Work, clause: int, bound: int) -> Iterator[tuple[Span, str]]:
        seen = self._seen
        here = [name.span for name in self._names if name.line == work.line]
        for span in [each for each in here if each.end <= work.span.start][-_MOST_BEFORE:]:
            yield span, "before"
        for span in [each for each in here if each.start >= work.span.end][:_MOST_AFTER]:
            yield span, "after"
        matches = list(seen.vocabulary.bearer.finditer(seen.masked, clause, bound))
        for match in matches[:1] + matches[1:][-2:]:
            end = match.start() + len(seen.passage.text[match.start() : bound].rstrip(" ,"))
            if end - match.start() <= _LONGEST:
                yield Span(match.start(), end), "own words"

    def _in_line_above(self, place: int) -> Iterator[tuple[Span, str]]:
        bearer = self._seen.settings[place].bearer
        if bearer is not None:
            yield bearer, "set"
        for name in [each for each in self._names if each.line == place][-_MOST_BEFORE:]:
            yield name.span, "above"
        for span in self._named_in(place):
            yield span, "named"

    def _in_lines_before(self, line: int, above: tuple[int, ...]) -> Iterator[tuple[Span, str]]:
        for place in range(line - 1, max(-1, line - 1 - _LINES_BEFORE), -1):
            if place not in above:
                for name in [each for each in self._names if each.line == place][-2:]:
                    yield name.span, "line before"

    def _named_in(self, place: int) -> list[Span]:
        """Names by their first words in a line above: up to a modal, or to the line's end."""
        if place in self._above:
            return self._above[place]
        seen = self._seen
        body = seen.passage.lines[place].body
        found: list[Span] = []
        for match in list(seen.vocabulary.bearer.finditer(seen.masked, body.start, body.end))[:3]:
            modal = seen.vocabulary.modal.search(seen.masked, match.end(), body.end)
            end = modal.start() if modal else body.end
            end = match.start() + len(seen.passage.text[match.start() : end].rstrip(" :,;."))
            if end - match.start() <= _LONGEST:
                found.append(Span(match.start(), end))
        self._above[place] = found
        return found

    def _likely(self, span: Span) -> float:
        """How likely the words of ``span`` are a bearer's."""
        if span in self._told:
            return self._told[span]
        self._told[span] = mean = self._mean(span)
        return mean

    def _mean(self, span: Span) -> float:
        for line, told in self._words.values():
            if line.words[0].start <= span.start < line.words[-1].end:
                inside = [
                    float(told.bearer[place])
                    for place, word in enumerate(line.words)
                    if span.start <= word.start and word.end <= span.end
                ]
                return sum(inside) / len(inside) if inside else 0.0
        return 0.0

    def _holds(self, line: int, span: Span) -> bool:
        held = self._seen.passage.lines[line].span
        return held.start <= span.start < held.end


def rows_of(choices: Sequence[Choice]) -> np.ndarray:
    """Their features, choices × columns."""
    return np.array([each.row for each in choices], np.float64)
