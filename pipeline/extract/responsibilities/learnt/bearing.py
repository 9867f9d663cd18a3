"""Who may bear an action, and what speaks for each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.extract.responsibilities.adjuncts import leading_adjuncts
from pipeline.extract.responsibilities.learnt.chain import Likely
from pipeline.extract.responsibilities.learnt.names import NamesAround, Source, names_of
from pipeline.extract.responsibilities.learnt.sequences import LineOfWords
from pipeline.extract.responsibilities.learnt.traits import (
    KINDS,
    MODES,
    OfChoice,
    OfPlace,
    OfWords,
    OfWork,
    place_in,
)
from pipeline.extract.responsibilities.learnt.works import Work
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.vocabulary import starting
from pipeline.model.document import Span

_MODAL = 4  # words before an action among which its modal is looked for
_BEFORE = ("của", "do", "thì", "với", "cho", "giao", "và", "hoặc", "theo", "tại", "khi", "nếu",
           "để", "bởi", "từ", "bị", "được", "về", "là", "hợp", "gửi", "trên", "trong",
           ",", ";", ":", ".", ")", "(")  # fmt: skip
_AFTER = ("có", "phải", "được", "không", "chịu", "thì", "là", "và", "hoặc", "để", "khi", "của",
          "quyết", "thực", "tổ", "ban", "căn", "theo", "trong", "đã", "tại", "sẽ",
          ",", ";", ":", ".", ")", "(")  # fmt: skip


class Choice(NamedTuple):
    """Whom a work may be of; None for nobody named. ``row`` holds its features."""

    name: Span | None
    row: tuple[float, ...]


class _Words:
    """The words of a line, found by where they stand, and what the chain says of them."""

    def __init__(self, line: LineOfWords, likely: Likely) -> None:
        self.words = line.words
        self.likely = likely
        self._starts = [word.start for word in line.words]

    def holds(self, span: Span) -> bool:
        """Whether ``span`` begins in the line."""
        return self._starts[0] <= span.start < self.words[-1].end

    def inside(self, span: Span) -> tuple[int, int]:
        """The first word of ``span``, and the one after its last."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return first, bisect_right(self._starts, span.end - 1)


class _Names:
    """Names around a work, with where each was found, and by where they begin and end."""

    def __init__(self, spans: Sequence[Span], sources: dict[Span, set[Source]]) -> None:
        self.sources = sources
        self.ends: defaultdict[int, list[int]] = defaultdict(list)  # by where they begin
        self.starts: defaultdict[int, list[int]] = defaultdict(list)  # by where they end
        self._in_order = [span.start for span in spans]
        for span in spans:
            self.ends[span.start].append(span.end)
            self.starts[span.end].append(span.start)

    def before(self, place: int) -> int:
        """How many begin before ``place``; ``spans`` were in order."""
        return bisect_left(self._in_order, place)


class _Ruled(NamedTuple):
    """What the rules say of a work: whom the norm that overlaps it most is of, and how far."""

    bearer: Span | None
    agreed: float

    @property
    def nobody(self) -> bool:
        """Whether the rules saw the work and nobody who bears it."""
        return self.agreed > 0 and self.bearer is None


class Namer:
    """Gives the choices for works of one passage."""

    def __init__(self, seen: Seen, lines: Sequence[LineOfWords], likely: Sequence[Likely]) -> None:
        self._seen = seen
        names = names_of(seen, lines, likely)
        self._around = NamesAround(seen, names)
        self._said = Counter(self._low(each.span) for each in names)
        self._ruled_said = Counter(
            self._low(norm.bearer.span) for norm in seen.ruled if norm.bearer
        )
        self._words = {
            line.line: _Words(line, told) for line, told in zip(lines, likely, strict=True)
        }
        self._ruled = [
            (norm.bearer.span if norm.bearer else None, norm.action.span) for norm in seen.ruled
        ]
        self._told: dict[Span, OfWords] = {}
        self._agreed: dict[Span, float] = {}  # of a name with the one of the rules it overlaps most
        self._verb = starting(seen.vocabulary.verb)
        self._modal = starting(seen.vocabulary.modal)

    def choices(self, work: Work) -> list[Choice]:
        """Nobody, and every name that may be meant, with what speaks for each."""
        ruled = self._of_rules(work)
        clause = self._clause(work)
        bound = self._bound(work, clause)
        sources = self._around.of(work, clause, bound)
        if ruled.bearer is not None:
            sources.setdefault(ruled.bearer, set()).add(Source.RULE)
        spans = sorted(sources)
        around = _Names(spans, sources)
        _, rest = leading_adjuncts(
            self._seen.masked, clause, work.span.start, self._seen.vocabulary
        )
        general = self._of_work(work, ruled, spans, clause, rest, bound)
        return [
            Choice(None, (*OfChoice(True, ruled.nobody), *general, *OfWords(), *OfPlace())),
            *(
                Choice(
                    span,
                    (
                        *OfChoice(False, Source.RULE in sources[span]),
                        *general,
                        *self._of_words(span),
                        *self._of_place(span, work, around, clause, rest, bound),
                    ),
                )
                for span in spans
            ),
        ]

    def _of_rules(self, work: Work) -> _Ruled:
        told = max(self._ruled, key=lambda each: work.span.overlap(each[1]), default=None)
        agreed = work.span.overlap(told[1]) if told else 0.0
        return _Ruled(told[0] if told and agreed > 0 else None, agreed)

    def _clause(self, work: Work) -> int:
        """Where the clause of the work begins."""
        passage = self._seen.passage
        return max(
            (
                each.span.start
                for each in passage.clauses
                if each.line == work.line and each.span.start <= work.span.start
            ),
            default=passage.lines[work.line].span.start,
        )

    def _bound(self, work: Work, clause: int) -> int:
        """Where the modal before the action begins; the action itself where there is none."""
        words = self._words[work.line].words
        bound = work.span.start
        for word in reversed(words[max(0, work.first - _MODAL) : work.first]):
            if word.start < clause:
                break
            modal = self._seen.vocabulary.modal.match(self._seen.masked, word.start)
            if modal and modal.end() >= bound - 1:
                bound = word.start
        return bound

    def _of_work(
        self, work: Work, ruled: _Ruled, spans: Sequence[Span], clause: int, rest: int, bound: int
    ) -> OfWork:
        """What holds of the work; ``rest`` is where its clause goes on after its adjuncts."""
        stands = self._seen.passage.lines[work.line]
        given = self._seen.settings[stands.parent] if stands.parent is not None else None
        own, above, nobody, after = work.begins
        return OfWork(
            agreed=ruled.agreed,
            own=own,
            above=above,
            nobody=nobody,
            after=after,
            names=len(spans),
            likeliest=max((self._of_words(span).likely for span in spans), default=0.0),
            modal=bound < work.span.start,
            kind=KINDS.index(stands.kind),
            mode=MODES.index(given.mode) if given is not None else -1,
            set_above=given is not None and given.bearer is not None,
            depth=len(self._seen.passage.above(work.line)),
            first=work.first,
            adjuncts=rest - clause,
            between=work.span.start - rest,
            names_here=sum(span.start >= stands.span.start for span in spans),
        )

    def _of_place(
        self,
        span: Span,
        work: Work,
        around: _Names,
        clause: int,
        rest: int,
        bound: int,
    ) -> OfPlace:
        passage = self._seen.passage
        stands = passage.lines[work.line]
        above = passage.above(work.line)
        in_line = stands.span.start <= span.start < stands.span.end
        in_clause = in_line and span.start >= clause
        depth = next(
            (rank for rank, each in enumerate(above) if self._around.holds(each, span)), -1
        )
        body = (passage.lines[above[depth]] if depth >= 0 else stands).body
        found = around.sources[span]
        return OfPlace(
            rule=Source.RULE in found,
            ruled_line=Source.RULED_LINE in found,
            ruled_above=Source.RULED_ABOVE in found,
            set_above=Source.SET in found,
            named=Source.NAMED in found,
            line_before=Source.LINE_BEFORE in found,
            after=Source.AFTER in found,
            before=Source.BEFORE in found,
            own_words=Source.OWN_WORDS in found,
            stretch=Source.STRETCH in found,
            stretch_above=Source.STRETCH_ABOVE in found,
            heading=Source.HEADING in found,
            above=Source.ABOVE in found,
            in_line=in_line,
            in_clause=in_clause,
            past_adjuncts=float(np.sign(span.start - rest)) if in_clause else -2.0,
            distance=bound - span.end if in_line else -1,
            others_between=max(0, around.before(work.span.start) - around.before(span.end)),
            depth=depth,
            opens_line=span.start == body.start,
            ends_line=span.end >= len(passage.text[: body.end].rstrip(" :")),
            longer=sum(end > span.end for end in around.ends[span.start]),
            shorter=sum(end < span.end for end in around.ends[span.start]),
            wider=sum(start < span.start for start in around.starts[span.end]),
            ruled=self._most_agreed(span),
        )

    def _most_agreed(self, name: Span) -> float:
        if name not in self._agreed:
            named = (bearer for bearer, _ in self._ruled if bearer)
            self._agreed[name] = max(map(name.overlap, named), default=0.0)
        return self._agreed[name]

    def _of_words(self, span: Span) -> OfWords:
        if span not in self._told:
            self._told[span] = self._look(span)
        return self._told[span]

    def _low(self, span: Span) -> str:
        return self._seen.passage.words(span).lower()

    def _look(self, span: Span) -> OfWords:
        seen = self._seen
        line = next(each for each in self._words.values() if each.holds(span))
        words, of = line.words, line.likely
        first, end = line.inside(span)
        likely = of.bearer[first:end]
        lows = [word.low for word in words[first:end]]
        last = end == len(words)
        following = span.end if last else words[end].start
        name = self._low(span)
        return OfWords(
            likely=sum(likely) / len(likely),
            least=min(likely),
            begins=of.bearer_begins[first],
            first=likely[0],
            last=likely[-1],
            before=of.bearer[first - 1] if first else 0.0,
            after=0.0 if last else of.bearer[end],
            another_begins=max(of.bearer_begins[first + 1 : end], default=0.0),
            action_inside=max(of.begins[first + 1 : end], default=0.0),
            action_after=0.0 if last else of.begins[end],
            goes_on_after=0.0 if last else of.goes_on[end],
            action_most=max(of.goes_on[first:end]),
            word_before=place_in(_BEFORE, words[first - 1].low if first else ""),
            word_after=place_in(_AFTER, "" if last else words[end].low),
            verbs=sum(1 for _ in self._verb.finditer(seen.masked, span.start + 1, span.end)),
            modals=sum(1 for _ in self._modal.finditer(seen.masked, span.start + 1, span.end)),
            verb_after=self._verb.match(seen.masked, following) is not None,
            modal_after=self._modal.match(seen.masked, following) is not None,
            then_inside="thì" in lows,
            by_inside="do" in lows,
            commas=lows.count(","),
            capital=seen.passage.text[span.start].isupper(),
            opens=seen.vocabulary.bearer.match(seen.masked, span.start) is not None,
            said=self._said[name],
            ruled_said=self._ruled_said[name],
            words=end - first,
            letters=span.end - span.start,
        )


def rows_of(choices: Sequence[Choice]) -> np.ndarray:
    """Their features, choices × columns."""
    return np.array([each.row for each in choices], np.float64)
