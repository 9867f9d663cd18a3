"""What a run costs: seconds of each stage, and memory."""

from __future__ import annotations

import resource
import time


class Clock:
    """Seconds between marks, by the name of the stage each mark ends."""

    def __init__(self) -> None:
        """The first stage begins now."""
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """A stage ends, the next one begins."""
        now = time.perf_counter()
        self.seconds[stage], self._last = round(now - self._last, 3), now


def peak_mib() -> int:
    """MiB of memory of the largest process of this run up to now: this one or one it started."""
    own, begun = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return max(resource.getrusage(who).ru_maxrss for who in (own, begun)) // 1024
