"""Words between quotation marks, and new text for another document: not the document's own."""

from __future__ import annotations

from pipeline.model.document import Document, ProvisionKind, Span

_AHEAD = 200


def is_quoted(document: Document, span: Span) -> bool:
    """Whether ``span`` stands in quoted new text, or between quotation marks in its paragraph."""
    if any(node.kind is ProvisionKind.QUOTE for node in document.path_at(span.start)):
        return True
    start = document.text.rfind("\n", 0, span.start) + 1
    before = document.text[start : span.start]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1 and '"' in document.text[span.end : span.end + _AHEAD]
