"""What a chapter's heading says its articles amend, where the heading runs over several lines.

A heading in capitals is broken anywhere ("CỦA NGHỊ ĐỊNH SỐ / 58/2024/NĐ-CP"), so it is read as
one line again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.citations import find_citations, named_as
from pipeline.law.amendments.orders import amending
from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import SELF, Citation
from pipeline.read.hygiene import fold_tone

_LABEL = re.compile(r"\s*(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+[IVXL\d]+\.?\s*")
_GROUPS = {ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.PART}


def with_chapters(document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """``citations`` with the instrument of their chapter where they name none themselves.

    Args:
        document: as understood.
        citations: all of it.
    """
    chapters = _chapters(document)
    return tuple(_of_chapter(each, chapters) for each in citations)


def _chapters(document: Document) -> list[tuple[Span, str, Citation]]:
    """Span, heading and instrument of each chapter that announces amendments."""
    found: list[tuple[Span, str, Citation]] = []
    for node in document.walk():
        if node.kind not in _GROUPS:
            continue
        heading = " ".join(document.text[node.head.start : node.head.end].split())
        words = _LABEL.sub("", heading, count=1)
        if not amending().match(fold_tone(words)):
            continue
        # "TT- NHNN": a symbol that was broken behind its dash.
        words = re.sub(r"(?<=[A-ZĐ]-) (?=[A-ZĐ])", "", words)
        named = [each for each in find_citations(words) if each.number]
        if named:
            found.append((node.span, words, named[0]))
    return found


def _of_chapter(citation: Citation, chapters: Sequence[tuple[Span, str, Citation]]) -> Citation:
    if citation.instrument == SELF or not citation.provisions:
        return citation
    if citation.number and citation.number in citation.quote:
        return citation
    for span, heading, named in chapters:
        if not span.holds(citation.span):
            continue
        if citation.instrument is None or (citation.number and citation.number in heading):
            return named_as(citation, named)
    return citation
