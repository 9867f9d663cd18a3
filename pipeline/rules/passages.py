"""The words of a document that tell of one procedure."""

from __future__ import annotations

from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import Procedure


def passage_of(procedure: Procedure, document: Document) -> Span:
    """The article that holds the steps, else the least provision that does; all, where none does."""
    places = [step.action for step in procedure.steps]
    steps = Span(min(each.start for each in places), max(each.end for each in places))
    holding = [
        node
        for node in document.path_at(steps.start)
        if node.span.start <= steps.start and steps.end <= node.span.end
    ]
    article = next((node for node in holding if node.kind is ProvisionKind.ARTICLE), None)
    if article is not None:
        return article.span
    return holding[-1].span if holding else Span(0, len(document.text))
