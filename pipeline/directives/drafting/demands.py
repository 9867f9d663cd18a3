"""A demand as the text words it, before it becomes a draft requirement."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from pipeline.model.document import Span
from pipeline.model.facts import Deadline, Modality, Quote


class Told(StrEnum):
    """How the text tells the demand."""

    BOUND = "bound"  # a clause of law binds somebody to it
    ASKED = "asked"  # somebody asks for it, or a plan lists it
    REPORTED = "reported"  # it is told as done; the demand behind it is inferred
    GENERAL = "general"  # it names nothing that could be checked


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """What is demanded, of whom, how firmly.

    ``span`` covers the words of the work in the text, ``words`` those words on one line (with the
    verb first where the text says it is being done); ``in_full`` tells that they hold subject and
    modal too. ``sentence`` is what the evidence quotes. ``condition`` is the case it is bound to,
    "" for none. ``soft`` marks orientation; ``doubts`` say in words why a reader should look twice.
    """

    span: Span
    words: str
    sentence: Span
    told: Told
    in_full: bool = False
    addressee: Quote | None = None
    modality: Modality = Modality.OBLIGATION
    soft: bool = False
    due: Deadline | None = None
    partners: tuple[Quote, ...] = ()
    condition: str = ""
    doubts: tuple[str, ...] = ()

    def moved(self, by: int) -> Demand:
        """The same demand in a text that begins ``by`` characters earlier."""
        return msgspec.structs.replace(
            self,
            span=self.span.moved(by),
            sentence=self.sentence.moved(by),
            addressee=self.addressee and self.addressee.moved(by),
            due=self.due and self.due.moved(by),
            partners=tuple(partner.moved(by) for partner in self.partners),
        )
