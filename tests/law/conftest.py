"""A small register in a folder, to be spoilt one cell at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.law.register import Register, load_register

SMALL = Path(__file__).parent / "small"
INSTRUMENTS = (SMALL / "instruments.csv").read_text("utf-8")
CODIFIED = (SMALL / "instruments_codified.csv").read_text("utf-8")
BODIES = (SMALL / "bodies.csv").read_text("utf-8")


def write_tables(folder: Path, **texts: str) -> Path:
    """The three tables in ``folder``; ``texts`` replaces the text of one by its name."""
    tables = {"instruments": INSTRUMENTS, "instruments_codified": CODIFIED, "bodies": BODIES}
    for name, text in (tables | texts).items():
        (folder / f"{name}.csv").write_text(text, "utf-8-sig")
    return folder


@pytest.fixture(scope="session")
def small() -> Register:
    return load_register(SMALL)


@pytest.fixture(scope="session")
def shipped() -> Register:
    return load_register(SHIPPED_LAW)
