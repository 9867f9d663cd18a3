"""What one document tells of one requirement: of the document alone, so kept between runs.

The articles that may be about the requirement are searched for (``searching``); of each the passage
that tells most is chosen, and what it says of the elements is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from pipeline.directives.matching.asking import kinds_like, topics_of
from pipeline.directives.matching.clauses import best_clause
from pipeline.directives.matching.index import Index, OfStrands
from pipeline.directives.matching.judging import Words
from pipeline.directives.matching.objections import Hints, Passage, hints_of
from pipeline.directives.matching.pertinence import BY_KIND, Chances
from pipeline.directives.matching.remarks import Remarked, best_remarks, remarks_on
from pipeline.directives.matching.samples import Alike
from pipeline.directives.matching.searching import Signs, articles_about, lifted, signs_of
from pipeline.evidence import evidence_at
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.document import Document, Span
from pipeline.model.finding import Evidence

_ARTICLES = 4  # kept of one document
_PASSAGES = 4  # of an article, judged
_QUOTED = 420  # letters of a passage quoted
_SHORT_ARTICLE = 6000  # letters of an article whose clauses may speak for one another


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is about a requirement, and in it the passage that is most so.

    ``things`` tells how much of each thing asked for the article tells, ``rarities`` how rare the
    words are by which it tells it (a common word stands anywhere); ``share`` is what it tells of
    all of them by their weight, ``here`` what the passage tells with what holds it, ``own`` what
    it tells alone; ``matter`` how much of the whole demand the article tells, ``topic`` how much
    of the topic it or its titles tell, all 0 to 1; ``letters`` how like its likest passage is to
    the demand letter by letter, ``themes`` in what it is about.
    ``alike`` is how alike it is to the likest samples, ``chances`` how likely it tells of the
    requirement by what was learnt of it, None where nothing was; ``hints`` what speaks for and
    against it in the passages on its matter.
    ``governing`` are the words that hold the passage, where they end with a colon.
    ``home`` is the article's eId; ``is_row`` is whether it is the row of a table.
    """

    evidence: Evidence
    home: str
    things: tuple[float, ...]
    rarities: tuple[float, ...]
    share: float
    here: float
    own: float
    matter: float
    topic: float
    letters: float = 0.0
    themes: float = 0.0
    alike: Alike[float]
    chances: Chances[float] | None = None
    hints: Hints = Hints()
    is_row: bool = False
    governing: str = ""
    remarks: tuple[Remarked, ...]

    @property
    def likeness(self) -> float:
        """How close it stands to the demand, 0 to 1."""
        told = 0.15 * self.share + 0.15 * self.here + 0.25 * self.own + 0.15 * self.things[0]
        return round(told + 0.2 * self.matter + 0.1 * self.topic, 4)


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a document tells of a requirement.

    ``titled`` is how much of what is asked for the titles tell, ``topical`` how much of its topic,
    ``on_topic`` how much of the part of it that they tell most of;
    ``kindred`` how much of a kind of document the requirement names. ``named`` are, for a
    requirement on what is cited, the words that name each thing, None where nothing does;
    ``contrary`` are words of the lists that say the contrary of what is asked for.
    """

    sightings: tuple[Sighting, ...] = ()
    titled: float = 0.0
    topical: float = 0.0
    on_topic: float = 0.0
    kindred: float = 0.0
    named: tuple[Evidence | None, ...] = ()
    contrary: Evidence | None = None


def look(requirement: Requirement, index: Index, meaning: np.ndarray | None = None) -> Look:
    """Hold one requirement against one document.

    Args:
        requirement: of the catalogue.
        index: of the document.
        meaning: the cosine of the demand and each strand by an encoder of the user's, where there
            is one: what stands out is looked at though it says it in other words, but meaning
            alone never makes an element present.
    """
    things = requirement.elements.what
    signs = signs_of(requirement, index)
    if meaning is not None:
        signs = lifted(signs, index, meaning)
    citing = requirement.deontic is Deontic.CITATION
    return Look(
        sightings=tuple(_sightings(requirement, index, signs)),
        titled=round(min(_titled(index, thing) for thing in things), 4),
        topical=round(index.titled(requirement.topic), 4),
        on_topic=round(max(map(index.titled, topics_of(requirement))), 4),
        kindred=round(_kindred(index, requirement.doc_kinds), 4),
        named=tuple(map(index.names.first, things)) if citing else (),
        contrary=index.names.contrary(things),
    )


def _titled(index: Index, wordings: Sequence[str]) -> float:
    return max((index.titled(each) for each in wordings), default=0.0)


def _kindred(index: Index, doc_kinds: Sequence[str]) -> float:
    """How much of a kind of document the titles tell; a plan is no regulation of the same name."""
    return max((index.titled(each, kinds_like(each)) for each in doc_kinds), default=0.0)


def _sightings(requirement: Requirement, index: Index, signs: Signs) -> Iterator[Sighting]:
    ranked = sorted(articles_about(index, signs), key=lambda each: (-each.cues.worth, each.strands))
    for article in sorted(ranked[:_ARTICLES], key=lambda each: each.strands):
        yield _sighting(requirement, index, signs, article.strands)


def _sighting(requirement: Requirement, index: Index, signs: Signs, strands: list[int]) -> Sighting:
    shares, worth = signs.shares, signs.worth
    order = sorted(strands, key=lambda number: (-float(worth[number]), number))[:_PASSAGES]
    said = {number: _words(requirement, index, number) for number in order}
    judged = [(number, tuple(remarks_on(requirement, said[number]))) for number in order]
    first = max(judged, key=lambda each: (float(worth[each[0]]) + 0.3 * _met(each[1]), -each[0]))
    number = first[0]
    near = [remarks for place, remarks in judged if worth[place] >= 0.8 * worth[number]]
    article = signs.whole[:, strands].max(1)
    return Sighting(
        evidence=_evidence(index.document, index.strands[number].span),
        home=index.strands[number].home,
        is_row=index.strands[number].is_row,
        governing=said[number].governing,
        things=tuple(round(float(each), 4) for each in article),
        rarities=tuple(round(float(each), 4) for each in signs.rare[:, strands].max(1)),
        share=round(float(shares @ article), 4),
        here=round(float(shares @ signs.whole[:, number]), 4),
        own=round(float(shares @ signs.own[:, number]), 4),
        matter=round(float(signs.matter[strands].max()), 4),
        topic=round(float(signs.topic[strands].max()), 4),
        letters=round(float(signs.letters[strands].max()), 4),
        themes=round(float(signs.themes[strands].max()), 4),
        alike=Alike(*(round(float(each[strands].max()), 4) for each in signs.alike)),
        chances=signs.chances and _chances(signs.chances, strands),
        hints=_hints(requirement, index, signs, strands),
        remarks=best_remarks(first[1], near, [remarks for _, remarks in judged]),
    )


def _chances(told: OfStrands, strands: Sequence[int]) -> Chances[float]:
    """The most that is said in an article; what the words say, of its most pertinent strand."""
    at = max(strands, key=lambda number: (float(told.own.pertinent[number]), -number))
    most = Chances(*(each[strands].max() for each in told.in_article))
    most = most._replace(**{name: getattr(told.own, name)[at] for name in BY_KIND})
    return Chances(*(round(float(each), 4) for each in most))


def _hints(requirement: Requirement, index: Index, signs: Signs, strands: Sequence[int]) -> Hints:
    if signs.chances is None:
        return Hints()
    pertinent = signs.chances.own.pertinent
    return hints_of(
        requirement,
        (
            Passage(index.document.words(index.strands[each].span), float(pertinent[each]))
            for each in strands
        ),
    )


def _met(remarks: tuple[Remarked, ...]) -> float:
    """The share of the elements that are there as asked for."""
    return sum(each.state.is_enough for each in remarks) / len(remarks) if remarks else 0.0


def _evidence(document: Document, span: Span) -> Evidence:
    words = document.words(span)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if end - start > _QUOTED:
        cut = document.text.rfind(" ", start, start + _QUOTED)
        end = cut if cut > start else start + _QUOTED
    evidence = evidence_at(document, Span(start, end))
    return msgspec.structs.replace(evidence, context="")


def _words(requirement: Requirement, index: Index, number: int) -> Words:
    document, strand = index.document, index.strands[number]
    own = document.words(strand.span)
    near = strand.above[len(strand.above) - strand.near :]
    lead = "\n".join(document.words(index.strands[each].span) for each in near)
    article = "\n".join(
        document.words(index.strands[each].span) for each in index.homes.get(strand.home, ())
    )
    wordings = [each for thing in requirement.elements.what for each in thing]
    clause = best_clause(own, wordings)
    rest = article if len(article) <= _SHORT_ARTICLE else ""
    governing = "\n".join(
        words
        for each in near
        if (words := document.words(index.strands[each].span).rstrip()).endswith(":")
    )
    return Words(clause.text, own, lead, rest, governing, clause.matter, strand.is_row)
