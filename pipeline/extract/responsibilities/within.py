"""Posts and units of one house: names that leave no doubt where they end."""

from __future__ import annotations

from pipeline.extract.responsibilities.vocabulary import Vocabulary
from pipeline.model.document import Span


def named_within(masked: str, start: int, end: int, words: Vocabulary) -> int | None:
    """Where the first words of a post ("văn thư") or unit ("Phòng Tổng …") at ``start`` end.

    None where neither begins there. Of a unit a name must follow, with a capital.
    """
    post = words.post.match(masked, start, end)
    if post is not None:
        return post.end()
    unit = words.unit_within.match(masked, start, end)
    return unit.end() if unit is not None and masked[unit.end()].isupper() else None


def acts_at(masked: str, bearer: Span, action: int, words: Vocabulary) -> bool:
    """Whether ``bearer`` is the whole name of a post or unit whose verb stands at ``action``."""
    named = named_within(masked, bearer.start, bearer.end, words)
    if named is None:
        return False
    inside = words.predicate.finditer(masked, named, bearer.end)
    if any(not each[0][0].isupper() for each in inside):
        return False
    return not masked[bearer.end : action].strip() and words.verb.match(masked, action) is not None
