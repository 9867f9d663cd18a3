"""Finds every citation of a text.

Method: one pattern proposes where a citation may start; from there a small grammar reads the
provisions (``targets``) and the instrument (``instruments``). What is left unsaid ("Điều này", a
bare "Điều 5") is told by the paragraph's surroundings.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.citations.instruments import Named, more_numbers, parse_instrument
from pipeline.extract.citations.surroundings import Paragraph, paragraphs_of
from pipeline.extract.citations.targets import Here, Targets, parse_targets, place_of
from pipeline.extract.citations.vocabulary import Vocabulary, vocabulary
from pipeline.model.document import Span
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.read.hygiene import fold_tone

# Between the provisions and their instrument.
_BELONGS = re.compile(
    r"\s*,?\s*(?:(?:được\s+)?(?:ban hành\s+)?kèm theo(?:\s+của)?\s+|"
    r"(?:của|tại|thuộc|trong)\s+)?"
)
# "bổ sung khoản 3 vào sau khoản 2 Điều 6": what stands beside tells the article.
_BESIDE = re.compile(r"\s+(?:vào\s+)?(?:liền\s+|ngay\s+)?(?:sau|trước)\s+")
_LEGAL_BASIS = re.compile(r"\s*[-–]?\s*Căn cứ\s")
_SHORTEST_ALIAS = 3  # letters
_LOOK_BACK = 90
_LOOK_AHEAD = 160


class _Amended(NamedTuple):
    """What an amending article or clause is about: the instrument, and the article in it."""

    instrument: Named | None = None
    article: str | None = None
    clause: str | None = None


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every mention of an instrument, or of a provision of one.

    Args:
        text: paragraphs a line each; labels ("Điều 5.", "1.", "a)") begin their line.

    Returns:
        Citations in the order of the text; spans count characters of ``text``.
    """
    words = vocabulary()
    folded = "\n".join(fold_tone(line) for line in text.split("\n"))
    found: list[Citation] = []
    aliases: dict[str, Named] = {}
    article_amends = clause_amends = _Amended()
    for paragraph in paragraphs_of(text, folded, words):
        if paragraph.heads_article and not paragraph.quoted:
            article_amends = clause_amends = _Amended()
        amended = (
            clause_amends if clause_amends.instrument or clause_amends.article else article_amends
        )
        reader = _Reader(text, folded, words, paragraph, amended, aliases)
        citations = reader.read()
        found += citations
        if paragraph.amends and not paragraph.quoted:
            about = _about(reader, amended)
            if paragraph.heads_article:
                article_amends = clause_amends = about
            elif reader.is_clause:
                clause_amends = about if about.instrument or about.article else article_amends
    return tuple(found)


def _about(reader: _Reader, before: _Amended) -> _Amended:
    """What the paragraph's amendment is about; what it leaves unsaid stays as before."""
    instrument = reader.first_instrument or before.instrument
    article, clause = before.article, before.clause
    if reader.first_path:
        here = place_of(reader.first_path)
        if here.article:
            article, clause = here
    return _Amended(instrument, article, clause)


class _Reader:
    """Reads the citations of one paragraph."""

    def __init__(
        self,
        text: str,
        folded: str,
        words: Vocabulary,
        paragraph: Paragraph,
        amended: _Amended,
        aliases: dict[str, Named],
    ) -> None:
        self.text, self.folded, self.words = text, folded, words
        self.paragraph, self.amended, self.aliases = paragraph, amended, aliases
        self.first_instrument: Named | None = None
        self.first_path: str | None = None
        self.is_clause = not paragraph.heads_article and paragraph.body > paragraph.start
        self._basis = _LEGAL_BASIS.match(text, paragraph.start) is not None

    def read(self) -> list[Citation]:
        """The paragraph's citations, in order."""
        found: list[Citation] = []
        position, end = self.paragraph.body, self.paragraph.end
        while (start := self._next(position, end)) is not None:
            citations, position = self._citations_at(start)
            found += citations
            position = self._learn_alias(citations, position)
        return found

    def _next(self, position: int, end: int) -> int | None:
        """Where the next citation may start: a word of the grammar, or a name the text defined."""
        match = self.words.start.search(self.folded, position, end)
        starts = [match.start()] if match else []
        for alias in self.aliases:
            at = self.text.find(alias, position, end)
            if at >= 0 and not self.text[at - 1 : at].isalnum():
                starts.append(at)
        return min(starts) if starts else None

    def _citations_at(self, start: int) -> tuple[list[Citation], int]:
        text, folded = self.text, self.folded
        if text.startswith(("các ", "Các "), start):
            start += 4
        if alias := self._alias_at(start):
            return [self._citation(start, alias, ())], alias.end
        targets = self._targets_at(start)
        if targets is None:
            named = parse_instrument(text, folded, start, self.words)
            if named is None:
                return [], start + 1
            self._note_instrument(start, named)
            citations = [self._citation(start, named, ())]
            for at, other in more_numbers(text, folded, named, self.words):
                citations.append(self._citation(at, other, ()))
                named = other
            return citations, named.end
        return self._with_targets(start, targets)

    def _targets_at(self, start: int) -> Targets | None:
        """The provisions named at ``start``, told by their neighbour or by where they stand."""
        targets = parse_targets(self.text, start, self._here())
        if targets is None or not self.paragraph.amends or self.paragraph.quoted:
            return targets
        if targets.anaphoric:
            return parse_targets(self.text, start, self.paragraph.here)
        if beside := _BESIDE.match(self.text, targets.end, self.paragraph.end):
            neighbour = parse_targets(self.text, beside.end(), self._here())
            if neighbour is not None and neighbour.paths:
                return parse_targets(self.text, start, place_of(neighbour.paths[0]))
        return targets

    def _with_targets(self, start: int, targets: Targets) -> tuple[list[Citation], int]:
        text, folded = self.text, self.folded
        gap = _BELONGS.match(text, targets.end)
        after = gap.end() if gap else targets.end
        if not targets.anaphoric and "\n" not in text[targets.end : after]:
            if own := self.words.own.match(folded, after):
                return [self._own(start, own.end(), targets.paths)], own.end()
            if alias := self._alias_at(after):
                return [self._citation(start, alias, targets.paths)], alias.end
            if named := parse_instrument(text, folded, after, self.words):
                self._note_instrument(start, named)
                self._note_path(targets)
                return [self._citation(start, named, targets.paths)], named.end
        return self._alone(start, targets), targets.end

    def _alone(self, start: int, targets: Targets) -> list[Citation]:
        """Provisions without an instrument: the document's own, or those it amends."""
        if targets.levels <= {"form"} or (targets.levels == {"annex"} and targets.paths == ("pl",)):
            return []
        if targets.levels & {"chapter", "section", "part"} and not targets.paths:
            return []
        if self.paragraph.amends and not targets.anaphoric:
            self._note_path(targets)
            named = self.first_instrument or self.amended.instrument
            return [self._make(start, targets.end, targets.paths, named, unknown=named is None)]
        return [self._own(start, targets.end, targets.paths)]

    def _note_instrument(self, start: int, named: Named) -> None:
        """The first instrument named is the amended one, but for those inside a quoted phrase."""
        before = self.text[self.paragraph.start : start]
        if self.first_instrument is None and before.count("“") <= before.count("”"):
            self.first_instrument = named

    def _note_path(self, targets: Targets) -> None:
        if self.first_path is None and targets.paths:
            self.first_path = targets.paths[0]

    def _here(self) -> Here:
        """The article and clause that "này" and unsaid levels mean."""
        here = self.paragraph.here
        if not (self.paragraph.quoted or self.paragraph.amends):
            return here
        if self.paragraph.quoted:
            return Here(here.article or self.amended.article, here.clause or self.amended.clause)
        return Here(self.amended.article, self.amended.clause)

    def _alias_at(self, start: int) -> Named | None:
        for alias in sorted(self.aliases, key=len, reverse=True):
            if self.text.startswith(alias, start):
                end = start + len(alias)
                if not self.text[end : end + 1].isalnum():
                    return self.aliases[alias]._replace(end=end)
        return None

    def _learn_alias(self, citations: list[Citation], end: int) -> int:
        """ "(sau đây gọi là Luật PCTN)" right behind a citation names it from then on.

        Returns:
            Where to read on: behind the bracket, for a definition is no mention.
        """
        if not citations or citations[-1].instrument in (None, SELF):
            return end
        bracket = self.words.alias.search(self.folded, end, min(end + 400, self.paragraph.end))
        if bracket is None or "." in self.text[end : bracket.start()]:
            return end
        alias = self.text[bracket.start(1) : bracket.end(1)].strip()
        named = parse_instrument(self.text, self.folded, bracket.start(1), self.words)
        if named is not None and named.number:
            # "(sau đây gọi là Luật số 32/2024/QH15)" names it by its own number.
            return end
        if not alias[:1].isupper() or len(alias) <= _SHORTEST_ALIAS:
            return end
        last = citations[-1]
        self.aliases[alias] = Named(
            instrument=last.instrument or "",
            end=0,
            number=last.number,
            kind=last.kind,
            dated=last.dated,
            year=last.year,
            issuer=last.issuer,
        )
        return bracket.end()

    def _own(self, start: int, end: int, paths: tuple[str, ...]) -> Citation:
        return Citation(
            span=Span(start, end),
            quote=self.text[start:end],
            instrument=SELF,
            provisions=paths,
            role=self._role(start, end),
        )

    def _citation(self, start: int, named: Named, paths: tuple[str, ...]) -> Citation:
        return self._make(start, named.end, paths, named)

    def _make(
        self,
        start: int,
        end: int,
        paths: tuple[str, ...],
        named: Named | None,
        *,
        unknown: bool = False,
    ) -> Citation:
        if named is None or unknown:
            return Citation(
                span=Span(start, end),
                quote=self.text[start:end],
                instrument=None,
                provisions=paths,
                role=self._role(start, end),
            )
        return Citation(
            span=Span(start, end),
            quote=self.text[start:end],
            instrument=named.instrument,
            provisions=paths,
            number=named.number,
            kind=named.kind,
            dated=named.dated,
            year=named.year,
            issuer=named.issuer,
            role=self._role(start, end),
            alias=any(self.text.startswith(alias, start) for alias in self.aliases),
        )

    def _role(self, start: int, end: int) -> CitationRole:
        before = self.folded[max(start - _LOOK_BACK, self.paragraph.start) : start]
        if self.words.history.search(before):
            return CitationRole.HISTORY
        if self._basis:
            return CitationRole.LEGAL_BASIS
        if self.paragraph.quoted:
            return CitationRole.MENTION
        after = self.folded[end : min(end + _LOOK_AHEAD, self.paragraph.end)]
        if self.words.repeals_before.search(before) or self.words.repeals_after.search(
            re.split(r"[.;]\s", after)[0]
        ):
            return CitationRole.REPEALS
        return CitationRole.AMENDS if self.paragraph.amends else CitationRole.MENTION
