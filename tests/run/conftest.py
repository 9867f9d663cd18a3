"""One run over the demo corpus, shared by the tests that look at it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.progress import SILENT
from pipeline.run import Batch, analyze

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "corpus" / "demo"
AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory) -> tuple[Batch, Path]:
    """The batch over the demo corpus, and the folder of its report."""
    folder = tmp_path_factory.mktemp("demo-run")
    settings = Settings(
        corpus=DEMO, out=folder / "out", as_of=AS_OF, jobs=2, cache=folder / "cache"
    )
    return analyze(settings, SILENT), folder / "out"
