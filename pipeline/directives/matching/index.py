"""Where the words of wordings stand in a document, and how much of a wording a passage tells.

Each strand has an inverted index of syllables. A word counts in full where its syllables stand side
by side, less where they stand near each other; less again where it stands in what a passage hangs
from. How much of a wording is told is the share of its words, each by its rarity.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.directives.matching.blanks import blanks_of
from pipeline.directives.matching.letters import in_letters, like_by_letters
from pipeline.directives.matching.naming import Names
from pipeline.directives.matching.passages import Strand, strands_of
from pipeline.directives.matching.pertinence import BY_KIND, Chances, Pertinence, pertinence
from pipeline.directives.matching.samples import Alike, alike, in_columns
from pipeline.directives.matching.themes import Themes, themes
from pipeline.directives.matching.words import (
    Syllables,
    Word,
    Wording,
    folded,
    lists,
    syllables,
    wording,
)
from pipeline.model.demand import Requirement, Sample
from pipeline.model.document import Document
from pipeline.word_lists import whole_words

_NEAR = 2  # syllables that may stand between those of one word
_APART = 0.8  # what a word torn apart counts
_OTHERWISE, _BY_ONE = 0.95, 0.75  # what a word counts said in another way; by one syllable
_BY_HEADING = 0.75  # what a word of the lead-in counts for a strand's own
_SHORT = 2000  # letters of an article that may be like a sample as a whole
_LEAD, _TITLE = 0.9, 0.6  # what a word counts in the lead-in or the article's heading; in titles

Strengths = np.ndarray  # one number a strand, 0 to 1


class Told(NamedTuple):
    """How much of a wording each strand tells.

    In ``whole`` words of what holds a strand count a little less, those of titles much less; in
    ``own`` titles do not count and headings count less; in ``anywhere`` all count in full.
    """

    whole: Strengths
    own: Strengths
    anywhere: Strengths


class Passages(NamedTuple):
    """Passages in ``columns``; ``numbers`` and ``strands`` pair each with the strands it is of.

    ``columns`` tell them by runs of syllables, ``letters`` by runs of letters.
    """

    columns: csr_matrix
    letters: csr_matrix
    numbers: np.ndarray
    strands: np.ndarray


class OfStrands(NamedTuple):
    """Chances of strands by their ``own`` passage, and by the likest that holds them."""

    own: Chances[Strengths]
    in_article: Chances[Strengths]


class _Standing(NamedTuple):
    """How strongly a word stands in each strand, in what holds it nearby, and in its titles."""

    own: Strengths
    near: Strengths
    far: Strengths


class Index:
    """The strands of one document and where each syllable stands in them."""

    def __init__(self, document: Document) -> None:
        """Args: document: as structured."""
        self.document = document
        blanks = blanks_of(document)
        self.names = Names(document, blanks)
        self.strands: tuple[Strand, ...] = strands_of(document, blanks)
        self._places: dict[str, dict[int, list[int]]] = defaultdict(dict)
        head = f"{document.metadata.kind or ''} {document.metadata.title or ''}"
        self._headings: list[str] = []
        for number, strand in enumerate(self.strands):
            text = document.words(strand.span) if number else head
            if strand.is_title:
                self._headings.append(folded(text))
            for place, (syllable, _) in enumerate(syllables(_in_its_sense(text))):
                self._places[syllable].setdefault(number, []).append(place)
        self._none = np.zeros(len(self.strands), np.float32)
        self._nowhere = _Standing(self._none, self._none, self._none)
        self._lays_down = np.asarray([strand.lays_down for strand in self.strands])
        self.charges_nobody = np.asarray([not strand.assigns for strand in self.strands])
        self._titles = [number for number, strand in enumerate(self.strands) if strand.is_title]
        self.homes: dict[str, list[int]] = defaultdict(list)
        for number, strand in enumerate(self.strands):
            if strand.home:
                self.homes[strand.home].append(number)
        self._near, self._far = _above(self.strands)
        self._words: dict[tuple[Syllables, ...], _Standing] = {}
        self._told: dict[str, Told] = {}
        self._chances: tuple[Pertinence, Chances[np.ndarray]] | None = None
        self._themes: tuple[Themes, np.ndarray] | None = None

    def told(self, text: str) -> Told:
        """How much of the wording ``text`` each strand tells; titles lay down nothing."""
        if text not in self._told:
            self._told[text] = self._telling(text)
        return self._told[text]

    @cached_property
    def passages(self) -> Passages:
        """Passages to hold beside sample clauses.

        Every strand with what holds it in its article, and short articles as a whole, which are
        of each of their strands.
        """
        texts: list[str] = []
        passages: list[int] = []
        strands: list[int] = []
        for number, strand in enumerate(self.strands):
            if strand.lays_down:
                above = strand.above[len(strand.above) - strand.near :]
                passages.append(len(texts))
                strands.append(number)
                texts.append(self._words_of((*above, number)))
        for numbers in self.homes.values():
            whole = self._words_of(numbers)
            if len(numbers) > 1 and len(whole) <= _SHORT:
                passages += [len(texts)] * len(numbers)
                strands += numbers
                texts.append(whole)
        return Passages(
            in_columns(texts),
            in_letters(texts),
            np.asarray(passages, np.int64),
            np.asarray(strands, np.int64),
        )

    def _words_of(self, strands: Sequence[int]) -> str:
        return "\n".join(self.document.words(self.strands[each].span) for each in strands)

    def alike(self, samples: tuple[Sample, ...]) -> Alike[np.ndarray]:
        """How alike each strand is to the likest sample of each kind."""
        told = alike(self.passages.columns, samples)
        return Alike(*(self._likest(each) for each in told))

    def by_letters(self, requirement: Requirement) -> Strengths:
        """How like each strand is to the demand letter by letter."""
        return self._likest(like_by_letters(self.passages.letters, requirement))

    def by_themes(self, requirement: Requirement) -> Strengths:
        """How like each strand is to the demand in what it is about; 0 without the model."""
        learnt = themes()
        if learnt is None:
            return self._likest(np.zeros(self.passages.columns.shape[1]))
        if self._themes is None or self._themes[0] is not learnt:
            self._themes = learnt, learnt.of(self.passages.columns)
        return self._likest(self._themes[1] @ learnt.asked(requirement))

    def chances(self, requirement: Requirement) -> OfStrands | None:
        """How likely each strand tells of a requirement; None where no judge of it was learnt."""
        learnt = pertinence()
        rows = learnt.rows_of(requirement) if learnt else None
        if learnt is None or rows is None:
            return None
        if self._chances is None or self._chances[0] is not learnt:
            self._chances = learnt, learnt.chances(self.passages.columns)
        told = Chances(
            *(
                each[rows.of_kind if name in BY_KIND else rows.of_requirement]
                for name, each in zip(Chances._fields, self._chances[1], strict=True)
            )
        )
        return OfStrands(
            Chances(*(self._its_own(each) for each in told)),
            Chances(*(self._likest(each) for each in told)),
        )

    def _its_own(self, told: np.ndarray) -> Strengths:
        """For each strand what is told of its own passage."""
        own = np.zeros(len(self.strands))
        strands, first = np.unique(self.passages.strands, return_index=True)
        own[strands] = told[self.passages.numbers[first]]
        return own

    def _likest(self, told: np.ndarray) -> Strengths:
        """For each strand the most of what is told of its passages."""
        likest = np.zeros(len(self.strands))
        np.maximum.at(likest, self.passages.strands, told[self.passages.numbers])
        return likest

    def titled(self, text: str, kinds: tuple[str, ...] = ()) -> float:
        """How much of the wording the titles tell: of the document, of what is issued with it.

        Where ``kinds`` are given, only titles that hold one of these words count.
        """
        words = wording(text)
        own = np.stack([self._standing_of(word).own[self._titles] for word in words])
        if kinds:
            named = whole_words(kinds)
            own = own * [named.search(heading) is not None for heading in self._headings]
        return float((_shares(words) @ own).max())

    def _telling(self, text: str) -> Told:
        words = wording(text)
        standing = [self._standing_of(word) for word in words]
        if all(each is self._nowhere for each in standing):
            return Told(self._none, self._none, self._none)
        own = np.stack([each.own for each in standing])
        near = np.stack([each.near for each in standing])
        far = np.stack([each.far for each in standing])
        shares, down = _shares(words), self._lays_down
        lead = np.maximum(own, _LEAD * near)
        return Told(
            whole=(shares @ np.maximum(lead, _TITLE * far)) * down,
            own=(shares @ np.maximum(own, _BY_HEADING * near)) * down,
            anywhere=(shares @ np.maximum(own, np.maximum(near, far))) * down,
        )

    def _standing_of(self, word: Word) -> _Standing:
        if word.ways not in self._words:
            own = self._looked_up(word.ways)
            if own is self._none:
                self._words[word.ways] = self._nowhere
            else:
                padded = np.append(own, np.float32(0))
                self._words[word.ways] = _Standing(
                    own, padded[self._near].max(1), padded[self._far].max(1)
                )
        return self._words[word.ways]

    def _looked_up(self, ways: tuple[Syllables, ...]) -> Strengths:
        found: dict[int, float] = {}
        for rank, way in enumerate(ways):
            if not all(syllable in self._places for syllable in way):
                continue
            for strand, strength in self._standing(way).items():
                otherwise = 1.0 if rank == 0 else _BY_ONE if len(way) == 1 else _OTHERWISE
                said = strength * otherwise
                found[strand] = max(found.get(strand, 0.0), said)
        if not found:
            return self._none
        strengths = np.zeros(len(self.strands), np.float32)
        strengths[list(found)] = list(found.values())
        return strengths

    def _standing(self, way: Syllables) -> dict[int, float]:
        """The strands in which the syllables of ``way`` stand in order, near each other."""
        first, *rest = (self._places[syllable] for syllable in way)
        found: dict[int, float] = {}
        for strand, starts in first.items():
            later = [places.get(strand) for places in rest]
            if None in later:
                continue
            ends = [_run(start, later) for start in starts]
            told = [1.0 if end - start == len(rest) else _APART for start, end in ends if end >= 0]
            if told:
                found[strand] = max(told)
        return found


def _in_its_sense(text: str) -> str:
    """The folded text without the phrases in which a word means another thing."""
    return _another_sense().sub("#", folded(text))


@cache
def _another_sense() -> re.Pattern[str]:
    return whole_words(lists().another_sense)


def _shares(words: Wording) -> np.ndarray:
    weights = np.asarray([word.weight for word in words], np.float32)
    shares: np.ndarray = weights / weights.sum()
    return shares


def _run(start: int, later: list[list[int] | None]) -> tuple[int, int]:
    """From where to where a word stands whose first syllable is at ``start``; (start, -1): not."""
    at = start
    for places in later:
        step = next((place for place in places or () if at < place <= at + 1 + _NEAR), -1)
        if step < 0:
            return start, -1
        at = step
    return start, at


def _above(strands: tuple[Strand, ...]) -> tuple[np.ndarray, np.ndarray]:
    """For each strand the numbers of those it hangs from, near and far; the last number is none."""
    nothing = len(strands)
    near = [strand.above[len(strand.above) - strand.near :] for strand in strands]
    far = [strand.above[: len(strand.above) - strand.near] for strand in strands]
    return _padded(near, nothing), _padded(far, nothing)


def _padded(rows: list[tuple[int, ...]], nothing: int) -> np.ndarray:
    width = max((len(row) for row in rows), default=0) or 1
    return np.asarray([row + (nothing,) * (width - len(row)) for row in rows], np.int64)
