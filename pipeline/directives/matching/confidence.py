"""How sure a verdict is."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.directives.matching.concerning import Concern
from pipeline.directives.matching.weighing import ALIKE, Seen, Weighed
from pipeline.model.verdict import Verdict

_CLEAR = 0.15  # of likeness from the border at which a verdict would change
# How often each verdict was right against a reader's (docs/figures.md).
_BASE = {
    Verdict.MET: 0.7,
    Verdict.PARTLY: 0.5,
    Verdict.NOT_FOUND: 0.75,
    Verdict.CONTRADICTS: 0.85,
    Verdict.NOT_APPLICABLE: 0.95,
}


def confidence(
    verdict: Verdict,
    concerned: Concern,
    seen: Sequence[Seen],
    told: Sequence[Weighed],
) -> float:
    """The chance that the verdict is right, 0 to 1: by verdict, and by how clear the words are."""
    best = max((each.sighting.likeness for each in seen), default=0.0)
    margin = min(abs(best - ALIKE) / _CLEAR, 1.0)
    doubt = 0.1 if concerned is Concern.BY_CONTENT else 0.0
    if verdict is Verdict.NOT_APPLICABLE:
        return _BASE[verdict]
    return round(_BASE[verdict] - doubt + 0.1 * (margin - 0.5), 3)
