"""What was drafted, in a few lines for the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.directives.drafting.demands import Told
from pipeline.directives.drafting.drafting import Confidence, Draft


def tell_drafts(drafts: Sequence[Draft]) -> Iterator[str]:
    """A line a file: how many drafts, how sure, how many of them only inferred or general."""
    for file in dict.fromkeys(each.file for each in drafts):
        own = [each for each in drafts if each.file == file]
        sure = Counter(each.confidence for each in own)
        told = Counter(each.told for each in own)
        counts = ", ".join(f"{sure[each]} {each.value}" for each in Confidence)
        yield (
            f"{file}: {len(own)} yêu cầu (độ chắc: {counts}); "
            f"{told[Told.REPORTED]} suy từ việc đã làm, {told[Told.GENERAL]} nói chung"
        )
