"""FRM: form. What Decree 30/2020/NĐ-CP, Party rules or ISO 9001 want a document to have.

``forms`` tells which of them governs a document; no rule is held against a document of another
form. ``head``, ``closing``, ``basis``, ``symbol``, ``numbering``, ``attached``, ``effect`` and
``procedure`` hold the rules, each about one part of a document.
"""

from pipeline.rules.frm import (
    attached,
    basis,
    closing,
    effect,
    head,
    numbering,
    procedure,
    symbol,
)

__all__ = [
    "attached",
    "basis",
    "closing",
    "effect",
    "head",
    "numbering",
    "procedure",
    "symbol",
]
