"""Blank forms of a document: what is there to be filled in lays down nothing."""

from __future__ import annotations

import re

from pipeline.model.document import Document, Provision, ProvisionKind

_TO_FILL_IN = re.compile(r"\.{3,}|…+|_{3,}")
_FEWEST_TO_FILL_IN, _LETTERS_TO_ONE = 4, 1500  # places of an annex of blank forms


def blanks_of(document: Document) -> tuple[Provision, ...]:
    """The provisions that are blank forms, or annexes with many places to fill, in order."""
    return tuple(node for node in document.walk() if _is_blank(document, node))


def _is_blank(document: Document, node: Provision) -> bool:
    if node.kind is not ProvisionKind.ANNEX:
        return node.kind is ProvisionKind.FORM
    words = document.words(node.span)
    places = sum(1 for _ in _TO_FILL_IN.finditer(words))
    return places >= max(_FEWEST_TO_FILL_IN, len(words) / _LETTERS_TO_ONE)
