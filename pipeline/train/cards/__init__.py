"""Model cards: what a model is for, what it learnt from, how good it is, and where it fails."""

from __future__ import annotations

from pathlib import Path

from pipeline.trained.kept import CARD


def write_card(folder: Path, card: str) -> None:
    """Write ``card`` into the folder of its model."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CARD).write_text(card, "utf-8")
