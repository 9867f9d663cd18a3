"""What one document tells of one requirement: of the document alone, so kept between runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
import numpy as np

from pipeline.directives.matching.clauses import best_clause
from pipeline.directives.matching.index import Index
from pipeline.directives.matching.judging import (
    Remark,
    Words,
    judge_authority,
    judge_deadline,
    judge_frequency,
    judge_modality,
    judge_papers,
    judge_who,
)
from pipeline.directives.matching.words import folded
from pipeline.model.demand import Deontic, Requirement
from pipeline.model.document import Document, Span
from pipeline.model.finding import Evidence
from pipeline.model.verdict import ElementKind, State
from pipeline.rules.evidence import evidence_at

FLOOR = 0.5  # of a thing's words, below which a passage is not about it
_CANDIDATES = 8  # passages judged for each thing
_KEPT = 3  # of them kept
_QUOTED = 420  # letters of a passage quoted
_TIME = re.compile(
    r"\b(?:h[ằà]ng|mỗi|định kỳ|trong|quá|đủ|ít nhất|chậm nhất|sau) (?:\d+ )?"
    r"(?:ngày|tuần|tháng|quý|năm)(?: làm việc)?|\d+ (?:giờ|ngày|tuần|tháng|quý|năm)(?: làm việc)?"
)
_MATTER = 0.4  # what the whole demand weighs in choosing, against the words of one thing


class Remarked(msgspec.Struct, frozen=True, kw_only=True):
    """How one thing of an element stands; ``number`` counts the things of that element."""

    kind: ElementKind
    state: State
    number: int = 0
    quote: str = ""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that is about a requirement.

    ``things`` tells how much of each thing asked for it tells, with what holds it, and ``own`` how
    much alone (each 0 to 1); ``matter`` how much of the whole demand. ``home`` is its article.
    """

    evidence: Evidence
    home: str
    things: tuple[float, ...]
    own: tuple[float, ...]
    matter: float
    remarks: tuple[Remarked, ...]

    @property
    def likeness(self) -> float:
        """How close it stands to the demand, 0 to 1."""
        told = 0.5 * max(self.things) + 0.5 * sum(self.things) / len(self.things)
        return round(0.55 * told + 0.15 * max(self.own) + 0.3 * self.matter, 4)

    def worth(self, thing: int) -> float:
        """What it is worth as the provision for one thing: words, matter and elements together."""
        asked = [remark for remark in self.remarks if remark.kind is not ElementKind.MODALITY]
        met = sum(remark.state.is_enough for remark in asked) / len(asked) if asked else 0.0
        return self.things[thing] + 0.2 * self.own[thing] + 0.4 * self.matter + 0.3 * met


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a document tells of a requirement.

    ``titled`` is how much of what is asked for the titles tell, ``topical`` how much of its topic;
    ``of_kind`` is whether the document is of a kind the requirement names.
    """

    sightings: tuple[Sighting, ...] = ()
    titled: float = 0.0
    topical: float = 0.0
    of_kind: bool = False


def look(requirement: Requirement, index: Index) -> Look:
    """Hold one requirement against one document."""
    things = [_told(index, thing) for thing in requirement.elements.what]
    matter = index.told(_matter_of(requirement)).whole
    candidates = sorted({n for whole, own in things for n in _best(whole, own, matter)})
    seen = [_sighting(requirement, index, number, things, matter) for number in candidates]
    return Look(
        sightings=tuple(_kept(seen)),
        titled=round(
            min(
                max(index.titled(wording) for wording in thing)
                for thing in requirement.elements.what
            ),
            4,
        ),
        topical=round(index.titled(requirement.topic), 4),
        of_kind=_is_of_kind(requirement, index.document),
    )


@lru_cache(maxsize=1024)
def _matter_of(requirement: Requirement) -> str:
    """The demand without its people and times, which a provision against it says otherwise."""
    asked = requirement.elements
    people = [folded(word) for thing in (*asked.who, *asked.authority) for word in thing]
    rest = folded(requirement.demand)
    for word in sorted(people, key=len, reverse=True):
        rest = rest.replace(word, " ")
    rest = _TIME.sub(" ", rest)
    return rest if rest.strip() else requirement.demand


def _told(index: Index, thing: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    told = [index.told(wording) for wording in thing]
    whole = np.stack([each.whole for each in told])
    own = np.stack([each.own for each in told])
    return whole.max(0), own.max(0)


def _best(whole: np.ndarray, own: np.ndarray, matter: np.ndarray) -> list[int]:
    order = np.argsort(-(whole + 0.3 * own + _MATTER * matter), kind="stable")[:_CANDIDATES]
    return [int(number) for number in order if whole[number] >= FLOOR]


def _sighting(
    requirement: Requirement,
    index: Index,
    number: int,
    things: list[tuple[np.ndarray, np.ndarray]],
    matter: np.ndarray,
) -> Sighting:
    strand = index.strands[number]
    return Sighting(
        evidence=_evidence(index.document, strand.span),
        home=strand.home,
        things=tuple(round(float(whole[number]), 4) for whole, _ in things),
        own=tuple(round(float(own[number]), 4) for _, own in things),
        matter=round(float(matter[number]), 4),
        remarks=tuple(_remarks(requirement, _words(requirement, index, number))),
    )


def _kept(seen: list[Sighting]) -> list[Sighting]:
    """Those closest to the demand for each thing, in reading order."""
    kept = set()
    for thing in range(len(seen[0].things) if seen else 0):
        order = sorted(range(len(seen)), key=lambda n: (-seen[n].worth(thing), n))
        kept |= {number for number in order[:_KEPT] if seen[number].things[thing] >= FLOOR}
    return [seen[number] for number in sorted(kept)]


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
        document.words(each.span)
        for each in index.strands
        if strand.home.rpartition("__")[2].startswith("art_") and each.home == strand.home
    )
    wordings = [wording for thing in requirement.elements.what for wording in thing]
    clause = best_clause(own, wordings)
    return Words(clause.text, own, lead, article or own, clause.matter, strand.is_row)


def _remarks(requirement: Requirement, words: Words) -> Iterator[Remarked]:
    asked = requirement.elements
    for number, thing in enumerate(asked.who):
        yield _remarked(ElementKind.WHO, judge_who(thing, words), number)
    if asked.deadline:
        yield _remarked(ElementKind.DEADLINE, judge_deadline(asked.deadline, words))
    if asked.frequency:
        yield _remarked(ElementKind.FREQUENCY, judge_frequency(asked.frequency, words))
    for number, thing in enumerate(asked.authority):
        yield _remarked(ElementKind.AUTHORITY, judge_authority(thing, words), number)
    for kind, things in ((ElementKind.FORM, asked.form), (ElementKind.RECORD, asked.record)):
        for number, thing in enumerate(things):
            yield _remarked(kind, judge_papers(thing, words), number)
    if requirement.deontic is not Deontic.DOCUMENT:
        yield _remarked(ElementKind.MODALITY, judge_modality(requirement.deontic, words))


def _remarked(kind: ElementKind, remark: Remark, number: int = 0) -> Remarked:
    return Remarked(kind=kind, state=remark.state, number=number, quote=remark.quote)


def _is_of_kind(requirement: Requirement, document: Document) -> bool:
    metadata = document.metadata
    titles = [metadata.kind or "", metadata.title or ""]
    titles += [node.heading for node in document.provisions]
    told = folded("\n".join(titles))
    return any(folded(kind) in told for kind in requirement.doc_kinds)
