"""Which documents of a unit count on a day.

A draft does not; nor does one that a newer document of the same unit replaces or repeals by its
number, one whose title a newer one of the same kind repeats, or one not yet in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from pipeline.directives.matching.words import folded
from pipeline.model.document import ProvisionKind
from pipeline.model.facts import CitationRole
from pipeline.model.run import Dossier

_DRAFT = re.compile(r"(?<!\w)(?:bản )?dự thảo(?: lần)?(?!\w)", re.IGNORECASE)
_HEAD = 300  # letters in which a draft says that it is one
_REPLACES = re.compile(r"thay thế|bãi bỏ|hết hiệu lực")
_AROUND = 120


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What tells whether a document counts: its head, and the numbers of those it ends."""

    number: str = ""
    kind: str = ""
    title: str = ""
    issuer: str = ""
    dated: date | None = None
    effective: date | None = None
    is_draft: bool = False
    ends: tuple[str, ...] = ()


def card_of(dossier: Dossier) -> Card:
    """The card of a document."""
    document = dossier.document
    metadata = document.metadata
    attached = (each for each in document.provisions if each.kind is ProvisionKind.ATTACHMENT)
    title = metadata.title or next((each.heading for each in attached), "")
    text = folded(document.text)
    ends = [
        citation.number
        for citation in dossier.facts.citations
        if citation.number
        and (
            citation.role is CitationRole.REPEALS
            or _REPLACES.search(text[max(citation.span.start - _AROUND, 0) : citation.span.start])
            or re.match(r"[^.;\n]{0,80}hết hiệu lực", text[citation.span.end :][:_AROUND])
        )
    ]
    return Card(
        number=metadata.number or "",
        kind=metadata.kind or "",
        title=title,
        issuer=metadata.issuer or "",
        dated=metadata.date,
        effective=metadata.effective,
        is_draft=not metadata.number and _DRAFT.search(document.text[:_HEAD]) is not None,
        ends=tuple(dict.fromkeys(ends)),
    )


def counting(cards: Sequence[tuple[str, Card]], on: date) -> tuple[bool, ...]:
    """For each card with its unit, whether the document counts on the day ``on``."""
    begun = [_has_begun(card, on) for _, card in cards]
    return tuple(
        begins and not card.is_draft and not _is_ended(unit, card, cards, begun)
        for (unit, card), begins in zip(cards, begun, strict=True)
    )


def _has_begun(card: Card, on: date) -> bool:
    starts = card.effective or card.dated
    return starts is None or starts <= on


def _is_ended(
    unit: str, card: Card, others: Iterable[tuple[str, Card]], begun: Iterable[bool]
) -> bool:
    return any(
        begins
        and not other.is_draft
        and other is not card
        and _is_newer(other, card)
        and (card.number in other.ends or (owner == unit and _is_new_edition(other, card)))
        for (owner, other), begins in zip(others, begun, strict=True)
    )


def _is_newer(other: Card, card: Card) -> bool:
    return other.dated is not None and card.dated is not None and other.dated > card.dated


def _is_new_edition(other: Card, card: Card) -> bool:
    alike = folded(other.title).strip(" .") == folded(card.title).strip(" .")
    return alike and bool(card.title) and other.kind == card.kind
