"""Demands of texts without articles: directives, plans, conclusions of meetings, news of them.

A clause demands where an authority asks ("đề nghị các đơn vị …"), where something must be
("cần", "phải"), or where a work opens it ("Tiếp tục rà soát …"). A clause that tells what was done
("các đơn vị đã rà soát …") is a report: the demand behind it is inferred, and only where it names
something that can be checked. What a sentence or a lead-in line opens holds for the clauses and
items after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.directives.drafting.demands import Demand, Told
from pipeline.directives.drafting.frames import Frame, Framing
from pipeline.directives.drafting.vocabulary import Vocabulary, vocabulary
from pipeline.directives.drafting.works import has_object, opening, own_work, works_in
from pipeline.extract.responsibilities.vocabulary import key
from pipeline.extract.responsibilities.vocabulary import vocabulary as extractor_words
from pipeline.language import Clause, Passage, passage_of
from pipeline.model.document import Span
from pipeline.model.facts import Quote

_SHORTEST = 8  # letters of a work
_NAME = 40  # letters of a name that follows another
_OF_WHOM = re.compile(r"(?<!\w)(?:của|tại|ở)\s+(?:các|từng|mỗi|mọi|tất cả các)\s+")
_NAME_ENDS = re.compile(r"[,;.]|\s(?:để|nhằm|trong|theo)\s")


def demands_in(text: str) -> tuple[Demand, ...]:
    """The demands of ``text``, in reading order; spans count its characters."""
    passage = passage_of(text)
    return tuple(_Finder(passage, vocabulary()).read())


class _Finder:
    """Reads clause after clause, and remembers what the sentence and the lead-in opened."""

    def __init__(self, passage: Passage, words: Vocabulary) -> None:
        self._passage, self._words = passage, words
        self._framing = Framing(passage, words)
        self._masked, self._lower = self._framing.masked, self._framing.lower
        self._led: dict[int, Frame] = {}  # by line that leads in

    def read(self) -> Iterator[Demand]:
        """The demands of all clauses."""
        before: Frame | None = None
        sentence = -1
        for clause in self._passage.clauses:
            if clause.sentence != sentence:
                before, sentence = None, clause.sentence
            held = before or self._from_above(clause)
            frame = self._framing.of(clause, held)
            if frame is None:
                if charged := self._framing.charges(clause):
                    self._led[clause.line] = charged
                continue
            before = frame
            if clause.end == ":":
                self._led[clause.line] = frame
            yield from self._demands(clause, frame)

    def _from_above(self, clause: Clause) -> Frame | None:
        above = (self._led.get(line) for line in self._passage.above(clause.line))
        return next((frame for frame in above if frame), None)

    def _demands(self, clause: Clause, frame: Frame) -> Iterator[Demand]:
        if frame.passive is not None:
            yield from self._of_thing(clause, frame, frame.passive)
            return
        start = self._after_colon(frame.content, clause.span.end)
        for work in works_in(self._lower, start, clause.span.end, self._words):
            yield from self._demand(clause, frame, work)

    def _after_colon(self, start: int, end: int) -> int:
        colon = self._lower.find(": ", start, end)
        if colon >= 0 and self._words.lead_in_end.search(self._lower[start:colon]):
            return colon + 2
        return start

    def _of_thing(self, clause: Clause, frame: Frame, thing: Span) -> Iterator[Demand]:
        """What was done to a thing; further works of the clause follow."""
        works = list(works_in(self._lower, frame.content, clause.span.end, self._words))
        if not works:
            return
        manner = self._words.object_ends.search(self._lower, works[0].start, works[0].end)
        told = self._passage.words(
            Span(works[0].start, manner.start() if manner else works[0].end)
        ).strip()
        words = f"{told} {self._passage.words(thing)}"
        whole = Span(thing.start, works[0].end)
        yield from self._demand(clause, frame, whole, words)
        for work in works[1:]:
            yield from self._demand(clause, frame, work)

    def _demand(
        self, clause: Clause, frame: Frame, work: Span, words: str = ""
    ) -> Iterator[Demand]:
        start = work.start
        must = self._words.must.match(self._lower, start, work.end)
        start = must.end() + 1 if must else start
        pointing = self._words.pointing.match(self._lower, start, work.end)
        start = pointing.end() if pointing else start
        begin = opening(self._lower, start, work.end, self._words)
        lower = self._lower[begin : work.end]
        if work.end - begin < _SHORTEST or self._words.lead_in_end.search(lower):
            return
        if frame.told is Told.GENERAL:
            return
        if own_work(self._masked, begin, work.end, self._words) == work.end:
            return  # only with whom: the work stands in another clause
        if frame.told is Told.REPORTED and (
            self._words.told_only.match(lower)
            or not (words or has_object(self._lower, start, work.end, self._words))
        ):
            return
        core = self._core(lower if not words else words.lower())
        charged = frame.told is Told.ASKED and frame.addressee is not None
        checkable = self._is_checkable(core, charged=charged)
        if not checkable and frame.told is not Told.ASKED:
            return
        yield Demand(
            span=Span(start, work.end),
            words=words or self._passage.words(Span(start, work.end)),
            sentence=clause.span,
            told=frame.told if checkable else Told.GENERAL,
            addressee=frame.addressee or self._of_whom(work),
            modality=frame.modality,
            soft=self._words.soft.match(core) is not None,
        )

    def _is_checkable(self, core: str, *, charged: bool) -> bool:
        """Whether a work names a document, a record or a practice one can look for.

        A work that somebody named is charged with can be looked for, unless its words are hollow.
        """
        if self._words.hollow.search(core):
            return False
        if charged and self._words.soft.match(core) is None:
            return True
        if self._words.checkable.search(core):
            return True
        verbs = {key(each[0]) for each in self._words.verb.finditer(core)}
        return bool(
            verbs & (self._words.making | self._words.mending)
            and self._words.documents.search(core)
        )

    def _core(self, lower: str) -> str:
        """A work without what it is for."""
        purpose = self._words.purposes.search(lower, 1)
        return lower[: purpose.start()] if purpose else lower

    def _of_whom(self, work: Span) -> Quote | None:
        """The units a work is about: "… của từng đơn vị và cơ quan đại diện"."""
        for match in _OF_WHOM.finditer(self._lower, work.start, work.end):
            bearer = extractor_words().bearer
            if not bearer.match(self._masked, match.end(), work.end):
                continue
            stop = _NAME_ENDS.search(self._lower, match.end(), work.end)
            while stop and stop[0] == "," and bearer.match(self._masked, stop.end() + 1, work.end):
                after = _NAME_ENDS.search(self._lower, stop.end(), work.end)
                if (after.start() if after else work.end) - stop.end() > _NAME:
                    break
                stop = after
            return self._framing.quote(Span(match.end(), stop.start() if stop else work.end))
        return None
