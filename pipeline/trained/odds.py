"""Log odds, as models score, and the chances they stand for."""

from __future__ import annotations

import math


def chance_of(log_odds: float) -> float:
    """The chance of yes, 0 to 1, whose log odds these are."""
    return 1 / (1 + math.exp(-log_odds))
