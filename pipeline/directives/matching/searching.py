"""Which articles of a document may be about a requirement: what speaks for it, and their order.

Several ways of looking are taken together, for each misses what another finds: words and their
synonyms, each with what holds it in the structure of the document; the whole demand; runs of
letters, where scanning broke words; what a passage is about, where it shares no word; likeness to
sample clauses; and what judges of passages learnt of the requirement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.directives.matching.asking import asks_who_is_charged, matter_of, topics_of
from pipeline.directives.matching.index import Index, OfStrands
from pipeline.directives.matching.samples import Alike
from pipeline.directives.matching.words import wording
from pipeline.model.demand import AnyOf, Requirement
from pipeline.retrieval.encoder.fusing import fused

FLOOR = 0.4  # share of the things asked for, below which words do not make an article about them
_MATTER_COUNTS = 0.4  # what the share of the whole demand weighs beside that of the things
_ALIKE = 0.3  # likeness to a sample from which on an article may be about it in other words
_ALIKE_COUNTS = 1.0
_PERTINENT = 0.2  # chance of being on the matter from which on an article may be about it
_PERTINENT_COUNTS = 2.0
_LETTERS = 0.25  # likeness by letters from which on it may be about it in broken words
_LETTERS_COUNT, _THEMES_COUNT = 1.0, 0.25
_OWN_COUNTS, _LETTERS_WITHIN = 0.3, 0.3  # among the passages of one article
_HEAVIEST = 12.0  # rarity beyond which a thing weighs no more


class Signs(NamedTuple):
    """What speaks, in each strand, for its being about a requirement.

    ``whole``, ``own`` and ``rare`` are things asked for × strands: how much of each thing is told,
    with what holds the strand and by it alone, and by how rare words; ``weights`` what each thing
    weighs. The others have one number a strand: how much of the whole demand (``matter``) and of
    the ``topic`` it tells, how like it is to the demand by ``letters`` and in its ``themes``.
    """

    whole: np.ndarray
    own: np.ndarray
    rare: np.ndarray
    weights: np.ndarray
    matter: np.ndarray
    topic: np.ndarray
    letters: np.ndarray
    themes: np.ndarray
    alike: Alike[np.ndarray]
    chances: OfStrands | None

    @property
    def shares(self) -> np.ndarray:
        """The weights of the things, as shares of 1."""
        shares: np.ndarray = self.weights / self.weights.sum()
        return shares

    @property
    def pertinent(self) -> np.ndarray:
        """How likely each strand, or its article, is on the matter; 0 where nothing was learnt."""
        return self.chances.in_article.pertinent if self.chances else np.zeros_like(self.matter)

    @property
    def likest(self) -> np.ndarray:
        """How alike each strand is to the likest sample on the matter."""
        likest: np.ndarray = np.maximum.reduce(self.alike.on_the_matter)
        return likest

    @property
    def worth(self) -> np.ndarray:
        """How much each strand tells, to choose among those of one article.

        What was learnt counts by the strand's own words, more so to the contrary.
        """
        worth: np.ndarray = self.shares @ self.whole + _OWN_COUNTS * (self.shares @ self.own)
        worth = worth + _MATTER_COUNTS * self.matter + _LETTERS_WITHIN * self.letters
        if self.chances is not None:
            own = self.chances.own
            worth = worth + _PERTINENT_COUNTS * own.pertinent + own.contrary
        return worth


class Cues(NamedTuple):
    """What speaks for an article: of each sign the most in it, 0 to 1."""

    share: float
    matter: float
    letters: float
    themes: float
    alike: float
    pertinent: float

    @property
    def may_be_about(self) -> bool:
        """Whether it is worth being read. Themes alone tell a field, not a demand."""
        return (
            self.share >= FLOOR
            or self.alike >= _ALIKE
            or self.letters >= _LETTERS
            or self.pertinent >= _PERTINENT
        )

    @property
    def worth(self) -> float:
        """By what articles are ordered."""
        return (
            self.share
            + _MATTER_COUNTS * self.matter
            + _LETTERS_COUNT * self.letters
            + _THEMES_COUNT * self.themes
            + _ALIKE_COUNTS * self.alike
            + _PERTINENT_COUNTS * self.pertinent
        )


class Article(NamedTuple):
    """An article, by those of its strands in which anything speaks for it, and what does."""

    strands: list[int]
    cues: Cues


def signs_of(requirement: Requirement, index: Index) -> Signs:
    """What speaks for the strands of a document being about a requirement."""
    things = [_of_thing(index, thing) for thing in requirement.elements.what]
    lays_down = index.charges_nobody if not asks_who_is_charged(requirement) else 1
    return Signs(
        whole=np.stack([whole for whole, _, _ in things]) * lays_down,
        own=np.stack([own for _, own, _ in things]) * lays_down,
        rare=np.stack([rare for _, _, rare in things]) * lays_down,
        weights=np.asarray([_weight(thing) for thing in requirement.elements.what]),
        matter=index.told(matter_of(requirement)).whole * lays_down,
        topic=np.stack([index.told(each).anywhere for each in topics_of(requirement)]).max(0),
        letters=index.by_letters(requirement),
        themes=index.by_themes(requirement),
        alike=index.alike(requirement.samples),
        chances=index.chances(requirement),
    )


def lifted(signs: Signs, index: Index, meaning: np.ndarray) -> Signs:
    """The signs, lifted where the meaning of a strand stands out; titles lay down nothing."""
    titles = np.asarray([strand.is_title for strand in index.strands])
    whole = fused(signs.whole, np.repeat(meaning[None], len(signs.whole), 0))
    matter = fused(signs.matter[None], meaning[None])[0]
    return signs._replace(
        whole=np.where(titles, signs.whole, whole),
        matter=np.where(titles, signs.matter, matter),
    )


def articles_about(index: Index, signs: Signs) -> Iterator[Article]:
    """The articles that may be about the requirement, in the order of the document.

    A row of a table, and a clause outside all articles, is one of its own.
    """
    speaks = (
        (signs.shares @ signs.whole > 0)
        | (signs.likest >= _ALIKE)
        | (signs.letters >= _LETTERS)
        | (signs.pertinent >= _PERTINENT)
    )
    homes: dict[str, list[int]] = defaultdict(list)
    for number in np.flatnonzero(speaks).tolist():
        homes[index.strands[number].home or f"#{number}"].append(number)
    for strands in homes.values():
        article = Article(strands, cues_of(signs, strands))
        if article.cues.may_be_about:
            yield article


def articles_in(index: Index) -> list[list[int]]:
    """The strands that lay something down, by their numbers, together those of one article."""
    homes: dict[str, list[int]] = defaultdict(list)
    for number, strand in enumerate(index.strands):
        if strand.lays_down:
            homes[strand.home or f"#{number}"].append(number)
    return list(homes.values())


def cues_of(signs: Signs, strands: Sequence[int]) -> Cues:
    """What speaks for an article.

    Args:
        signs: of all strands of its document.
        strands: the numbers of its own.
    """
    return Cues(
        share=float(signs.shares @ signs.whole[:, strands].max(1)),
        matter=float(signs.matter[strands].max()),
        letters=float(signs.letters[strands].max()),
        themes=float(signs.themes[strands].max()),
        alike=float(signs.likest[strands].max()),
        pertinent=float(signs.pertinent[strands].max()),
    )


def _of_thing(index: Index, thing: AnyOf) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    told = [index.told(each) for each in thing]
    return (
        np.stack([each.whole for each in told]).max(0),
        np.stack([each.own for each in told]).max(0),
        np.stack([each.whole * _rarity(way) for each, way in zip(told, thing, strict=True)]).max(0),
    )


def _rarity(text: str) -> float:
    """How rare the words of a wording are together, 0 to 1."""
    return min(1.0, sum(word.weight for word in wording(text)) / _HEAVIEST)


def _weight(thing: AnyOf) -> float:
    """What a thing weighs: the rarity of its commonest wording."""
    return min(map(_rarity, thing))
