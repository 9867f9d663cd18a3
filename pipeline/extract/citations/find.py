"""Finds every citation of a text.

Method: one pattern proposes where a citation may start; from there a small grammar reads the
provisions (``targets``) and the instrument (``instruments``). What is left unsaid ("Điều này", a
bare "Điều 5") is told by where the paragraph stands (``places``) and by what an amending article
is about (``surroundings``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pipeline.extract.citations.aliases import Aliases, definitions_in
from pipeline.extract.citations.instruments import Named, more_numbers, parse_instrument
from pipeline.extract.citations.places import Place, places_by_label, places_by_tree
from pipeline.extract.citations.roles import Before, Roles, ends_sentence, is_nested
from pipeline.extract.citations.surroundings import (
    Amended,
    Lead,
    Leads,
    narrowed,
)
from pipeline.extract.citations.targets import Here, Targets, parse_targets, place_of
from pipeline.extract.citations.vocabulary import Vocabulary, vocabulary
from pipeline.model.document import Document, Span
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.read.hygiene import fold_tone

# Between the provisions and their instrument.
_BELONGS = re.compile(
    r" *,? *(?:(?:được +)?(?:ban hành +)?kèm(?: +theo)?(?: +của)? +|"
    r"ban hành +(?:tại|theo) +|"
    r"(?:của|tại|thuộc|trong) +)?"
)

# "bổ sung khoản 3 vào sau khoản 2 Điều 6": what stands beside tells the article.
_BESIDE = re.compile(r" +(?:(?:vào +)?(?:liền +|ngay +)?(?:sau|trước)|vào) +")


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every mention of an instrument, or of a provision of one, in a loose text.

    Args:
        text: paragraphs a line each; labels ("Điều 5.", "1.", "a)") begin their line.

    Returns:
        Citations in the order of the text; spans count characters of ``text``.
    """
    return _find(text, places_by_label(text), Amended())


def citations_of(document: Document) -> tuple[Citation, ...]:
    """Every citation of a document, told by its tree where a paragraph stands.

    The title says what the articles of an amending document are about where they do not.

    Returns:
        Citations in the order of the text; spans count characters of ``document.text``.
    """
    return _find(document.text, places_by_tree(document), _amended_by_title(document))


def _find(text: str, places: Iterable[Place], about: Amended) -> tuple[Citation, ...]:
    words = vocabulary()
    folded = "\n".join(fold_tone(line) for line in text.split("\n"))
    leads = Leads(folded, words, about)
    aliases = Aliases()
    found: list[Citation] = []
    for place in places:
        lead = leads.over(place)
        reader = _Reader(text, folded, words, place, lead, aliases)
        found += reader.read()
        leads.take(place, lead, reader.about if lead.amends else lead.about)
    return tuple(found)


def _amended_by_title(document: Document) -> Amended:
    title = document.metadata.title or ""
    if not vocabulary().amending.match(fold_tone(title)):
        return Amended()
    cited = [citation for citation in find_citations(title) if citation.number]
    if not cited:
        return Amended()
    first = cited[0]
    return Amended(
        Named(first.instrument or "", 0, first.number, first.kind, first.dated, first.year)
    )


class _Reader:
    """Reads the citations of one paragraph.

    ``about`` tells afterwards what the paragraph amends, if it does.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        words: Vocabulary,
        place: Place,
        lead: Lead,
        aliases: Aliases,
    ) -> None:
        self.text, self.folded, self.words = text, folded, words
        self.place, self.lead, self.aliases = place, lead, aliases
        self._roles = Roles(text, folded, words, place, lead)
        self._before: Before | None = None
        self._instrument: Named | None = None
        self._path: str | None = None

    @property
    def about(self) -> Amended:
        """What the paragraph is about, the unsaid as in the lead above it."""
        return narrowed(self.lead.about, self._instrument, self._path)

    def read(self) -> list[Citation]:
        """The paragraph's citations, in order."""
        place = self.place
        found: list[Citation] = []
        definitions = definitions_in(self.text, self.folded, place.body, place.end, self.words)
        position = place.body
        while (start := self._next(position, place.end)) is not None:
            if definitions and definitions[0].start < start:
                definition = definitions.pop(0)
                self.aliases.learn(definition, found, self.text)
                # A short name is no mention where it is given.
                position = max(position, definition.start)
                if not definition.names_by_itself:
                    position = max(position, definition.end)
                continue
            citations, position = self._citations_at(start)
            found += citations
        for definition in definitions:
            self.aliases.learn(definition, found, self.text)
        return self._with_later_instrument(found)

    def _with_later_instrument(self, found: list[Citation]) -> list[Citation]:
        """ "Bổ sung khoản 4 vào Điều 7 Thông tư số …": the one named last holds for the first."""
        if not self.lead.amends or self._instrument is None:
            return found
        named = self._instrument
        return [
            named_as(citation, named) if citation.instrument is None else citation
            for citation in found
        ]

    def _next(self, position: int, end: int) -> int | None:
        """Where the next citation may start: a word of the grammar, or a name the text defined."""
        match = self.words.start.search(self.folded, position, end)
        defined = self.aliases.next_from(self.text, position, end)
        starts = [at for at in (match.start() if match else None, defined) if at is not None]
        return min(starts, default=None)

    def _citations_at(self, start: int) -> tuple[list[Citation], int]:
        text, folded = self.text, self.folded
        if text.startswith(("các ", "Các "), start):
            start += 4
        if alias := self.aliases.at(text, start):
            return [self._make(start, alias.end, (), alias, alias=True)], alias.end
        targets = self._targets_at(start)
        if targets is None:
            named = parse_instrument(text, folded, start, self.words)
            if named is None:
                return [], start + 1
            citations = [self._named(start, named)]
            for at, other in more_numbers(text, folded, named, self.words):
                citations.append(self._named(at, other))
                named = other
            return citations, named.end
        return self._with_targets(start, targets)

    def _targets_at(self, start: int) -> Targets | None:
        """The provisions named at ``start``, told by their neighbour or by where they stand."""
        targets = parse_targets(self.text, start, self._here())
        if targets is None or not self.lead.amends or self.place.quoted:
            return targets
        if targets.anaphoric:
            return parse_targets(self.text, start, self.place.here)
        if beside := _BESIDE.match(self.text, targets.end, self.place.end):
            neighbour = parse_targets(self.text, beside.end(), self._here())
            if neighbour is not None and neighbour.paths:
                return parse_targets(self.text, start, place_of(neighbour.paths[0]))
        return targets

    def _with_targets(self, start: int, targets: Targets) -> tuple[list[Citation], int]:
        text, folded = self.text, self.folded
        gap = _BELONGS.match(text, targets.end)
        after = gap.end() if gap else targets.end
        if not targets.anaphoric:
            if own := self.words.own.match(folded, after):
                return [self._own(start, own.end(), targets.paths)], own.end()
            if alias := self.aliases.at(text, after):
                return [self._make(start, alias.end, targets.paths, alias, alias=True)], alias.end
            if named := parse_instrument(text, folded, after, self.words):
                citation = self._named(start, named, targets.paths)
                self._note_path(targets, start)
                return [citation], named.end
        return self._alone(start, targets), targets.end

    def _alone(self, start: int, targets: Targets) -> list[Citation]:
        """Provisions without an instrument: the document's own, or those it amends."""
        if targets.levels <= {"form"} or (targets.levels == {"annex"} and targets.paths == ("pl",)):
            return []
        if targets.levels & {"chapter", "section", "part"} and not targets.paths:
            return []
        if self.lead.amends and not self.place.quoted and not targets.anaphoric:
            named = self._instrument or self.lead.about.instrument
            self._note_path(targets, start)
            return [self._make(start, targets.end, targets.paths, named)]
        return [self._own(start, targets.end, targets.paths)]

    def _named(self, start: int, named: Named, paths: tuple[str, ...] = ()) -> Citation:
        citation = self._make(start, named.end, paths, named)
        told_above = self._path is not None and self.lead.about.instrument is not None
        amender = citation.role is CitationRole.HISTORY or self._set_apart(start)
        if self._instrument is None and not told_above and not amender:
            self._instrument = named
        return citation

    def _note_path(self, targets: Targets, start: int) -> None:
        if self._path is None and targets.paths and not self._set_apart(start):
            self._path = targets.paths[0]

    def _set_apart(self, start: int) -> bool:
        """Whether the words stand in a quoted phrase or a bracket of the amending sentence."""
        before = self.text[self.place.body : start]
        return before.count("“") > before.count("”") or before.count("(") > before.count(")")

    def _here(self) -> Here:
        """The article and clause that "này" and unsaid levels mean."""
        here, about = self.place.here, self.lead.about
        if self.place.quoted:
            return Here(here.article or about.article, here.clause or about.clause)
        if self.lead.amends:
            return Here(about.article, about.clause)
        return here

    def _own(self, start: int, end: int, paths: tuple[str, ...]) -> Citation:
        return self._make(start, end, paths, Named(SELF, end))

    def _make(
        self,
        start: int,
        end: int,
        paths: tuple[str, ...],
        named: Named | None,
        *,
        alias: bool = False,
    ) -> Citation:
        kind = named.kind if named else None
        if self._before and ends_sentence(self.text, self._before.end, start):
            self._before = None
        nested = is_nested(self.text, start, kind, self._before)
        if named is not None and named.instrument == SELF:
            role = CitationRole.MENTION
        else:
            role = self._roles.of(start, end, self._before, nested=nested)
        head_role = self._before.head_role if self._before and nested else role
        self._before = Before(end, kind, nested, role, head_role)
        citation = Citation(
            span=Span(start, end),
            quote=self.text[start:end],
            instrument=None,
            provisions=paths,
            role=role,
            alias=alias,
        )
        return citation if named is None else named_as(citation, named)


def named_as(citation: Citation, named: Named | Citation) -> Citation:
    """``citation`` with what the text, or another citation, says of the instrument."""
    return msgspec.structs.replace(
        citation,
        instrument=named.instrument,
        number=named.number,
        kind=named.kind,
        dated=named.dated,
        year=named.year,
        issuer=named.issuer,
    )
