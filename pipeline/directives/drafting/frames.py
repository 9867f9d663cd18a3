"""How a clause of prose puts its works: asked for, bound to, told as done, or simply listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.directives.drafting.demands import Told
from pipeline.directives.drafting.vocabulary import Vocabulary
from pipeline.directives.drafting.works import opening, verb_at
from pipeline.extract.responsibilities.predicates import find_predicate
from pipeline.extract.responsibilities.seen import masked_of
from pipeline.extract.responsibilities.vocabulary import key
from pipeline.extract.responsibilities.vocabulary import vocabulary as extractor_words
from pipeline.language import Clause, LineKind, Passage
from pipeline.model.document import Span
from pipeline.model.facts import Modality, Quote

_LONGEST_NAME = 120  # letters of whom a line charges
_LOOKED_BACK = 300  # letters before a word that tell how it is meant
_SEGMENT = 90  # letters of one of several named together
_FARTHEST = 80  # letters between who asks and the modal that belongs to it
_PASSIVE = re.compile(r"(?:việc|công tác)\s+")
_BE_DONE = re.compile(r"(?:được|đều được)\s+")
_ENTRUSTED = re.compile(
    r"(?:nhiệm vụ|trách nhiệm|chức năng)(?:\s+chính)?\s+của\s+(?P<who>[^,;]{2,80}?)\s+là\s+"
)
_COMMA = re.compile(r",\s+")
_RELATIVE = re.compile(r"(?<!\w)mà(?!\w)[^,;]*$")
_AROUND_NAMES = ' ,“”"'


class Frame(NamedTuple):
    """How a clause puts its works: ``content`` is where they begin; ``passive`` the thing done."""

    told: Told
    content: int
    addressee: Quote | None = None
    modality: Modality = Modality.OBLIGATION
    passive: Span | None = None


class Framing:
    """Tells how each clause of a passage puts its works."""

    def __init__(self, passage: Passage, words: Vocabulary) -> None:
        """Args: passage: what is read; words: the vocabulary."""
        self._passage, self._words = passage, words
        self._masked = masked_of(passage.text)
        lower = self._masked.lower()
        self._lower = lower if len(lower) == len(self._masked) else self._masked

    @property
    def masked(self) -> str:
        """The text with tones folded and brackets blanked, of the same length."""
        return self._masked

    @property
    def lower(self) -> str:
        """The same in small letters."""
        return self._lower

    def of(self, clause: Clause, held: Frame | None) -> Frame | None:
        """The frame of ``clause``, where ``held`` is of the sentence or the lead-in line so far."""
        start, end = clause.span.start, clause.span.end
        connector = self._words.connectors.match(self._lower, start, end)
        start = connector.end() if connector else start
        demanded = self._entrusted(start, end) or self._asked(start, end) or self._bound(start, end)
        if demanded is not None:
            who = demanded.addressee or (held.addressee if held else None)
            return demanded._replace(addressee=who)
        return (
            self._done(start, end)
            or self._work(start, end, held)
            or self._charged(clause, start, end)
        )

    def _entrusted(self, start: int, end: int) -> Frame | None:
        """A sentence on whose work it is: "Nhiệm vụ của Ban Chỉ đạo là xây dựng …"."""
        told = _ENTRUSTED.match(self._lower, start, end)
        if told is None or verb_at(self._lower, told.end(), end, self._words) is None:
            return None
        if not extractor_words().bearer.match(self._masked, told.start("who"), told.end("who")):
            return None
        return Frame(Told.ASKED, told.end(), self.quote(Span(*told.span("who"))))

    def _asked(self, start: int, end: int) -> Frame | None:
        """Somebody asks: "Bộ trưởng đề nghị các đơn vị rà soát …"."""
        for asking in self._words.asking.finditer(self._lower, start, end):
            if self._is_noun(asking, start, end):
                continue
            after = asking.end() + 1
            found = find_predicate(self._masked, after, end, extractor_words())
            if found and found.agent and found.subject and found.action < end:
                modality = found.modal.modality if found.modal else Modality.OBLIGATION
                return Frame(Told.ASKED, found.action, self.quote(found.subject), modality)
            must = self._must(after, min(end, after + _FARTHEST))
            if must:
                return Frame(Told.ASKED, must.end() + 1)
            if verb_at(
                self._lower, opening(self._lower, after, end, self._words), end, self._words
            ):
                return Frame(Told.ASKED, after)
        for saying in self._words.saying.finditer(self._lower, start, end):
            if not self._is_noun(saying, start, end) and (found_ := self._bound(saying.end(), end)):
                return found_
        return None

    def _before(self, start: int, end: int) -> str:
        return self._lower[max(start, end - _LOOKED_BACK) : end]

    def _is_noun(self, match: re.Match[str], start: int, end: int) -> bool:
        before = self._before(start, match.start())
        capital = self._masked[match.start()].isupper() and match.start() > start
        return bool(
            capital
            or self._words.noun_before.search(before)
            or _RELATIVE.search(before)
            or self._words.noun_after.match(self._lower, match.end(), end)
        )

    def _must(self, start: int, end: int) -> re.Match[str] | None:
        for must in self._words.must.finditer(self._lower, start, end):
            compound = any(
                each.start() < must.end() and must.start() < each.end()
                for each in self._words.not_must.finditer(self._lower, start, end)
            )
            before = self._before(start, must.start())
            if not compound and not _RELATIVE.search(before) and must.end() < end:
                return must
        return None

    def _bound(self, start: int, end: int) -> Frame | None:
        """Something must be: "cần có cơ chế …", "các đơn vị phải …"."""
        must = self._must(start, end)
        if must is None or self._words.done.search(self._lower, start, must.start()):
            return None
        addressee = self._subject(start, must.start() - 1)
        forbids = key(must[0]) in self._words.forbidding
        modality = Modality.PROHIBITION if forbids else Modality.OBLIGATION
        return Frame(Told.ASKED, must.end() + 1, addressee, modality)

    def _done(self, start: int, end: int) -> Frame | None:
        """It is told as done: "các đơn vị đã rà soát …", "việc nắm tin đã được tăng cường"."""
        for done in self._words.done.finditer(self._lower, start, end):
            if _RELATIVE.search(self._before(start, done.start())):
                continue
            content = done.end() + 1
            passive = _BE_DONE.match(self._lower, content, end)
            if passive or "được" in done[0]:
                content = passive.end() if passive else content
                thing = _PASSIVE.match(self._lower, start, done.start())
                begin = thing.end() if thing else start
                return Frame(Told.REPORTED, content, passive=Span(begin, done.start() - 1))
            work = opening(self._lower, content, end, self._words)
            if verb_at(self._lower, work, end, self._words) is None:
                continue
            if self._words.told_only.match(self._lower, work, end):
                return Frame(Told.GENERAL, end)
            return Frame(Told.REPORTED, content, self._subject(start, done.start() - 1))
        return None

    def _subject(self, start: int, end: int) -> Quote | None:
        """Who is named before a modal: "Ban Chỉ đạo, các đơn vị thuộc Bộ"; None where nobody is."""
        bearer = extractor_words().bearer
        after_adjunct = self._words.adjuncts.match(self._lower, start, end) is not None
        name: int | None = None
        for place in [
            *(each.end() for each in reversed(list(_COMMA.finditer(self._lower, start, end)))),
            start,
        ]:
            far = (name or end) - place > _SEGMENT
            if far or not bearer.match(self._masked, place, end):
                break
            if self._words.organising.match(self._lower, place, end):
                break  # "Tổ chức lực lượng …"
            name = place
            if after_adjunct:
                break
        return None if name is None else self.quote(Span(name, end))

    def _work(self, start: int, end: int, held: Frame | None) -> Frame | None:
        """A work opens the clause: "Tiếp tục rà soát …"; as what is held tells, else demanded."""
        for place in self._openings(start, end):
            work = opening(self._lower, place, end, self._words)
            if verb_at(self._lower, work, end, self._words) is None:
                continue
            if self._masked[place].isupper() and place > start:
                continue
            if self._words.told_only.match(self._lower, work, end):
                return Frame(Told.GENERAL, end)
            if held is not None:
                return held._replace(content=place, passive=None)
            return Frame(Told.ASKED, place)
        return None

    def _charged(self, clause: Clause, start: int, end: int) -> Frame | None:
        """An item or a lead-in line says who does what, or names whom its items charge.

        Elsewhere such a clause only tells: "Bộ trưởng thăm đơn vị".
        """
        line = self._passage.lines[clause.line]
        if line.kind is LineKind.TEXT and clause.end != ":":
            return None
        if not extractor_words().bearer.match(self._masked, start, end):
            return None
        found = find_predicate(self._masked, start, end, extractor_words())
        if found and found.agent and found.subject and (found.modal is None or found.modal.strong):
            return Frame(Told.ASKED, found.action, self.quote(found.subject))
        return None

    def charges(self, clause: Clause) -> Frame | None:
        """For a line that is nothing but a name, "1. Bộ Công an": how it charges its items."""
        line = self._passage.lines[clause.line]
        start, end = clause.span.start, clause.span.end
        if line.kind is LineKind.TEXT or start != line.body.start or end - start > _LONGEST_NAME:
            return None
        if not extractor_words().bearer.match(self._masked, start, end):
            return None
        if find_predicate(self._masked, start, end, extractor_words()) is not None:
            return None
        return Frame(Told.ASKED, end, self.quote(clause.span))

    def _openings(self, start: int, end: int) -> Iterator[int]:
        """Where a clause's work may begin: at once, or by an adverb behind an adjunct."""
        yield start
        if self._words.adjuncts.match(self._lower, start, end):
            for comma in _COMMA.finditer(self._lower, start, end):
                if self._words.adverbs.match(self._lower, comma.end(), end):
                    yield comma.end()

    def quote(self, span: Span) -> Quote:
        """The words of ``span``, without signs around them."""
        adverb = self._words.adverb_end.search(self._lower[span.start : span.end])
        if adverb:
            span = Span(span.start, span.start + adverb.start())
        words = self._passage.words(span)
        left = len(words) - len(words.lstrip(_AROUND_NAMES))
        kept = words.strip(_AROUND_NAMES)
        return Quote(quote=kept, start=span.start + left, end=span.start + left + len(kept))
