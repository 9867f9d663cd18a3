"""Which requirement of the catalogue a draft may repeat."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.directives.drafting.drafting import Draft
from pipeline.model.demand import Requirement
from pipeline.retrieval.encoder.fusing import fused
from pipeline.retrieval.encoder.likeness import Encoder, likeness
from pipeline.retrieval.likeness import tf_idf

_ALIKE = 0.4  # from where on most pairs are about one matter


def alike_in(
    catalogue: Sequence[Requirement], drafts: Sequence[Draft], encoder: Encoder | None = None
) -> tuple[str, ...]:
    """For each draft the id of the requirement most alike, "" where none is alike enough.

    Args:
        catalogue: the requirements there are.
        drafts: to compare with them.
        encoder: of the user's, to see what is alike in other words; None for words alone.

    Raises:
        BadSettings: if the encoder cannot be used.
    """
    if not catalogue or not drafts:
        return ("",) * len(drafts)
    asked = [f"{each.requirement.demand} {each.requirement.addressee}" for each in drafts]
    held = [_words(each) for each in catalogue]
    scores = tf_idf(asked, held, (1, 2))
    if encoder is not None:
        demands = [each.requirement.demand for each in drafts]
        scores = fused(scores, likeness(encoder, demands, [each.demand for each in catalogue]))
    best = scores.argmax(1)
    return tuple(
        catalogue[place].id if scores[row, place] >= _ALIKE else ""
        for row, place in enumerate(map(int, best))
    )


def _words(requirement: Requirement) -> str:
    wordings = (wording for thing in requirement.elements.what for wording in thing)
    return " ".join((requirement.demand, requirement.addressee, *wordings))
