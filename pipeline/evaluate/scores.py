"""What an evaluation comes to, in one shape for every stage."""

from __future__ import annotations

import msgspec

_CONTEXT = 60


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Counts for one layer ("provisions", "citations +instrument", "number").

    ``right`` of ``predicted`` things found are right, out of ``gold`` that there are.
    """

    layer: str
    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1; 1 where nothing was found."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found, 0 to 1; 1 where there is nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class WorstCase(msgspec.Struct, frozen=True, kw_only=True):
    """One thing missed or wrong: the item it is in, what is the matter, and the text there."""

    item: str
    fault: str
    text: str


def case_at(item: str, fault: str, text: str, start: int, end: int) -> WorstCase:
    """A case at ``start`` to ``end`` of the item's text, with the words around it."""
    around = text[max(start - _CONTEXT, 0) : end + _CONTEXT]
    return WorstCase(item=item, fault=fault, text=" ".join(around.split()))


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """Scores over ``n_items`` items, remarks in words, and the worst cases, worst first."""

    stage: str
    n_items: int
    scores: tuple[Score, ...]
    remarks: tuple[str, ...] = ()
    worst: tuple[WorstCase, ...] = ()
