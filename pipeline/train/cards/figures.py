"""How figures stand in a card."""

from __future__ import annotations

from pipeline.evaluate.scores import Score


def cells(score: Score) -> str:
    """Precision, recall and F1 as the last cells of a row, without the bars around them."""
    return f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
