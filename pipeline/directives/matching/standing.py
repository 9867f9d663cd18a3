"""Which documents of a unit count on a day.

A draft does not; nor does one that another document replaces or repeals as a whole, one whose title
a newer one of the same kind and unit repeats, or one not yet in force.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from pipeline.directives.matching.words import folded
from pipeline.law.amendments import changes_of
from pipeline.law.amendments.bearers import meant
from pipeline.law.numbers import number_key
from pipeline.model.document import ProvisionKind
from pipeline.model.law import LawChange
from pipeline.model.run import Dossier
from pipeline.structure.metadata.forms import is_normative

_DRAFT = re.compile(r"(?<!\w)(?:bản )?dự thảo(?: lần)?(?!\w)", re.IGNORECASE)
_HEAD = 300  # letters in which a draft says that it is one
_ENDS = frozenset({LawChange.REPEALED, LawChange.REPLACED})


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is ended as a whole: its number, its date where told, and from when."""

    number: str
    dated: date | None = None
    since: date | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a document, with what it ends: what tells which documents count.

    ``is_normative`` is whether it is a legal normative document (circular, decree, law), not a rule
    that a body writes for its own work.
    """

    number: str = ""
    kind: str = ""
    title: str = ""
    issuer: str = ""
    dated: date | None = None
    effective: date | None = None
    is_draft: bool = False
    is_normative: bool = False
    ends: tuple[Ended, ...] = ()


def head_of(dossier: Dossier) -> Head:
    """The head of a document."""
    document = dossier.document
    metadata = document.metadata
    attached = (each for each in document.provisions if each.kind is ProvisionKind.ATTACHMENT)
    title = metadata.title or next((each.heading for each in attached), "")
    changes = changes_of(document, dossier.facts.citations)
    return Head(
        number=metadata.number or "",
        kind=metadata.kind or "",
        title=title,
        issuer=metadata.issuer or "",
        dated=metadata.date,
        effective=metadata.effective,
        is_draft=not metadata.number and _DRAFT.search(document.text[:_HEAD]) is not None,
        is_normative=is_normative(metadata),
        ends=tuple(
            Ended(number=order.number, dated=order.dated, since=order.since)
            for order in changes.statements
            if order.number and order.is_whole and order.change in _ENDS
        ),
    )


class _Held(NamedTuple):
    """A head with its place among all, and the unit whose document it is."""

    place: int
    unit: str
    head: Head

    @property
    def dated(self) -> date | None:
        """The document's date."""
        return self.head.dated


def counting(heads: Sequence[tuple[str, Head]], on: date) -> tuple[bool, ...]:
    """For each head with its unit, whether the document counts on the day ``on``."""
    held = [_Held(place, unit, head) for place, (unit, head) in enumerate(heads)]
    standing = [each for each in held if not each.head.is_draft and _has_begun(each.head, on)]
    ended = set(_ended(standing, on))
    counts = {
        each.place
        for each in standing
        if each.place not in ended and not any(_is_new_edition(other, each) for other in standing)
    }
    return tuple(place in counts for place in range(len(held)))


def _has_begun(head: Head, on: date) -> bool:
    starts = head.effective or head.dated
    return starts is None or starts <= on


def _ended(standing: Sequence[_Held], on: date) -> Iterator[int]:
    """The places of those that another one has ended as a whole by the day ``on``."""
    bearing: dict[str, list[_Held]] = defaultdict(list)
    for each in standing:
        if each.head.number:
            bearing[number_key(each.head.number)].append(each)
    for by in standing:
        for order in by.head.ends:
            since = order.since or by.dated
            if since is None or since > on:
                continue
            others = [each for each in bearing[number_key(order.number)] if each is not by]
            yield from (each.place for each in meant(order.dated, by, others))


def _is_new_edition(other: _Held, one: _Held) -> bool:
    """Whether the other is a newer document of the same unit, kind and title."""
    if other.unit != one.unit or other.head.kind != one.head.kind or not one.head.title:
        return False
    alike = folded(other.head.title).strip(" .") == folded(one.head.title).strip(" .")
    return alike and other.dated is not None and one.dated is not None and other.dated > one.dated
