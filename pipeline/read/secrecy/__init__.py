"""The secrecy gate: whether a document bears a mark of State secrecy."""

from __future__ import annotations

from pipeline.model.reading import Line, Reading

__all__ = ["is_marked"]

_MARKS = frozenset(("MẬT", "TỐI MẬT", "TUYỆT MẬT"))


def is_marked(reading: Reading) -> bool:
    """Whether ``reading`` bears a mark of State secrecy."""
    return any(isinstance(block, Line) and block.text in _MARKS for block in reading.blocks)
