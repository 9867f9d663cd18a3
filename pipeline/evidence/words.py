"""The words that prove a finding, with their place and the line around them."""

from __future__ import annotations

from pipeline.evidence.place import name_place
from pipeline.model.document import Document, Span
from pipeline.model.finding import Evidence

_CONTEXT_LETTERS = 320


def evidence_at(document: Document, span: Span) -> Evidence:
    """The words of ``span`` as evidence: where they stand and the line around them."""
    place = document.place(span)
    path = document.path_at(span.start)
    return Evidence(
        quote=document.words(span),
        where=name_place(document, span),
        eid=path[-1].eid if path else "",
        page=place.page,
        boxes=place.boxes,
        span=span,
        context=_context(document.text, span),
    )


def _context(text: str, span: Span) -> str:
    """The paragraph around ``span``, cut at word borders where it is long."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    room = max(_CONTEXT_LETTERS - (span.end - span.start), 0) // 2
    lead, tail = "", ""
    if span.start - start > room:
        start, lead = text.find(" ", span.start - room, span.start) + 1 or span.start, "… "
    if end - span.end > room:
        end, tail = text.rfind(" ", span.end, span.end + room), " …"
        end = span.end if end < 0 else end
    return f"{lead}{text[start:end].strip()}{tail}"
