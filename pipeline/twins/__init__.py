"""Sources of one document: a signed scan or PDF, the Word file it was made from, a web copy.

``finding`` tells which files are sources of one document, ``differing`` where their words differ,
``reordered`` which of these only stand in another order.
"""

from __future__ import annotations

from pipeline.twins.differing import differences
from pipeline.twins.finding import Card, Pair, card_of, pair_up

__all__ = ["Card", "Pair", "card_of", "differences", "pair_up"]
