"""All demands of a document: by article where it has articles, by sentence where it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from pipeline.directives.drafting.articles import demand_of
from pipeline.directives.drafting.demands import Demand
from pipeline.directives.drafting.prose import demands_in
from pipeline.extract.deadlines import find_deadlines
from pipeline.model.document import APART, Document, Provision, ProvisionKind, Span
from pipeline.model.facts import Facts, Responsibility


def demands_of(document: Document, facts: Facts) -> tuple[Demand, ...]:
    """The demands of ``document``, in reading order; spans count characters of its text.

    Args:
        document: as understood.
        facts: what was extracted from it.
    """
    regions = list(_prose(document))
    left_out = list(_left_out(document))
    prose: list[Demand] = []
    for region in regions:
        for demand in demands_in(document.words(region)):
            moved = demand.moved(region.start)
            if not any(moved.span.meets(each) for each in left_out):
                prose.append(_enriched(document, moved, facts.responsibilities))
    taken = [demand.sentence for demand in prose]
    norms = (
        demand_of(document, norm)
        for norm in facts.responsibilities
        if not any(norm.action.span.meets(each) for each in taken)
    )
    return tuple(
        sorted((*prose, *(each for each in norms if each)), key=lambda each: each.span.start)
    )


def _prose(document: Document) -> Iterator[Span]:
    """The stretches without articles; all of the text where it has none."""
    if not _has_articles(document.provisions):
        yield Span(0, len(document.text))
        return
    yield from _without_articles(document.provisions)


def _without_articles(nodes: Iterable[Provision]) -> Iterator[Span]:
    for node in nodes:
        if node.kind in (*APART, ProvisionKind.ARTICLE, ProvisionKind.ANNEX):
            continue
        if _has_articles((node,)):
            yield from _without_articles(node.children)
        else:
            yield node.span


def _has_articles(nodes: Iterable[Provision]) -> bool:
    return any(
        node.kind is ProvisionKind.ARTICLE
        or (node.kind not in APART and _has_articles(node.children))
        for node in nodes
    )


def _left_out(document: Document) -> Iterator[Span]:
    """Head, legal basis, forms, quoted text and tables ask nothing in sentences."""
    yield from document.metadata.spans.values()
    yield from document.metadata.legal_basis
    for table in document.tables:
        yield table.span
    for node in document.walk():
        if node.kind in APART:
            yield node.span
        for table in node.tables:
            yield table.span


def _enriched(document: Document, demand: Demand, norms: Iterable[Responsibility]) -> Demand:
    """A demand with whom, with whom and by when, as its lead-in line or its sentence tells."""
    same = next(
        (each for each in norms if demand.span.meets(each.action.span)),
        None,
    )
    due = same.due if same and same.due else None
    if due is None:
        limits = find_deadlines(document.text, demand.span.start, demand.sentence.end)
        due = limits[0] if limits else None
    addressee = demand.addressee
    if same and same.bearer and same.bearer.end <= demand.sentence.start:
        addressee = addressee or same.bearer
    return msgspec.structs.replace(
        demand, due=due, addressee=addressee, partners=same.partners if same else ()
    )
