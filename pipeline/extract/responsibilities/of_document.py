"""The norms of a document: article by article, where there are articles, tables and forms apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from pipeline.extract.responsibilities.charter import Owner, owned, owner_of
from pipeline.extract.responsibilities.factory import responsibilities_in
from pipeline.model.document import APART, Document, Provision, ProvisionKind, Span
from pipeline.model.facts import Responsibility


def responsibilities_of(document: Document) -> tuple[Responsibility, ...]:
    """The norms of ``document`` in reading order; spans count characters of its text.

    New text for other documents binds in those, and blank forms bind nobody: both are left out.
    """
    left_out = sorted(_left_out(document))
    owner = owner_of(document)
    starts = [span.start for span in left_out]
    found: list[Responsibility] = []
    for region in _regions(document.provisions):
        for norm in _norms(document, region, owner):
            moved = norm.moved(region.span.start)
            place = moved.action.start
            before = bisect_right(starts, place) - 1
            if before >= 0 and place < left_out[before].end:
                continue
            path = document.path_at(place)
            found.append(msgspec.structs.replace(moved, eid=path[-1].eid if path else ""))
    return tuple(found)


def _norms(document: Document, region: Provision, owner: Owner | None) -> Iterator[Responsibility]:
    """The norms of a region; spans count its characters."""
    text = document.words(region.span)
    if owner is None or not owner.heads(region):
        yield from responsibilities_in(text)
        return
    at = len(text[: region.head.end - region.span.start].rstrip(" .:"))
    for norm in responsibilities_in(text[:at] + owner.words + text[at:]):
        yield owned(norm, owner, at, region.span.start)


def _regions(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """The articles; where a branch has none, its topmost nodes."""
    for node in provisions:
        if node.kind in APART:
            continue
        if node.kind is not ProvisionKind.ARTICLE and any(
            each.kind in (ProvisionKind.ARTICLE, *APART) for each in node.walk()
        ):
            yield from _regions(node.children)
        else:
            yield node


def _left_out(document: Document) -> Iterator[Span]:
    for node in document.walk():
        if node.kind in APART:
            yield node.span
        for table in node.tables:
            yield table.span
