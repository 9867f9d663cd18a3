"""How property tests run: never against the clock, and on CI the same examples each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("rasoat", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("rasoat")
