"""What was made of a requirement when a unit's documents were held against it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from pipeline.model.finding import Evidence


class Verdict(StrEnum):
    """How a unit's documents stand to a requirement."""

    MET = "met"  # đáp ứng
    PARTLY = "partly"  # đáp ứng một phần
    NOT_FOUND = "not_found"  # chưa thấy
    CONTRADICTS = "contradicts"  # trái
    NOT_APPLICABLE = "not_applicable"  # không áp dụng


class State(StrEnum):
    """How one element of a requirement stands in a provision."""

    PRESENT = "present"
    WEAKER = "weaker"  # there, but softer or less than asked for
    STRONGER = "stronger"  # more than asked for: a shorter time, a higher frequency
    CONTRADICTORY = "contradictory"
    ABSENT = "absent"

    @property
    def is_enough(self) -> bool:
        """Whether the element needs nothing more."""
        return self in (State.PRESENT, State.STRONGER)


class ElementKind(StrEnum):
    """The elements of a requirement; the first seven are those of ``Elements``."""

    WHO = "who"
    WHAT = "what"
    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    AUTHORITY = "authority"
    FORM = "form"
    RECORD = "record"
    EXTENT = "extent"  # whether it goes as far as is demanded, where single words do not tell
    MODALITY = "modality"  # whether it is laid down as strongly as it is demanded
    DOCUMENT = "document"  # a document of its own


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A provision that may answer a requirement.

    ``file`` and ``unit`` say whose it is, ``document`` how a lawyer names it; ``likeness`` is how
    close it stands to what is asked for, 0 to 1.
    """

    file: str
    unit: str
    document: str
    evidence: Evidence
    likeness: float


class JudgedElement(msgspec.Struct, frozen=True, kw_only=True):
    """An element: what is ``asked`` for, in the requirement's words, and how it stands.

    ``at`` is the place in ``Answer.provisions`` of the provision it was judged by, None where
    nothing tells of it; ``quote`` the words there.
    """

    kind: ElementKind
    asked: str
    state: State
    quote: str = ""
    at: int | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one requirement for one unit, with what it rests on.

    ``provisions`` are those it was judged by, the weightiest first; ``nearest`` those that came
    closest where none was found. ``looked_at`` are the files searched, those where the matter
    belongs first. ``by_ministry`` is True where a document that binds the unit from above decided,
    ``in_passing`` where only circulars and decrees on other matters speak, whose rules are for
    those whom they regulate, or the unit has nothing else; ``in_doubt`` where it is met in part by
    provisions that are likelier on another matter, as far as that was learnt.
    ``demand`` and ``basis`` put the other side in words; ``reason`` is the verdict's, in Vietnamese
    a lawyer can quote. ``confidence`` is the chance that the verdict is right, 0 to 1.
    """

    requirement: str
    unit: str
    verdict: Verdict
    confidence: float
    demand: str
    basis: str
    reason: str
    elements: tuple[JudgedElement, ...] = ()
    provisions: tuple[Found, ...] = ()
    nearest: tuple[Found, ...] = ()
    looked_at: tuple[str, ...] = ()
    by_ministry: bool = False
    in_passing: bool = False
    in_doubt: bool = False

    def element(self, kind: ElementKind, state: State) -> JudgedElement | None:
        """Its first element of that kind in that state."""
        judged = (each for each in self.elements if each.kind is kind and each.state is state)
        return next(judged, None)
