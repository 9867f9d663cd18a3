"""The settings of one run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SHIPPED_LAW = Path(__file__).parent.parent / "corpus" / "law"
SHIPPED_DIRECTIVES = SHIPPED_LAW.parent / "directives"
# Real documents and texts of gold, beside the project: what is measured on and learnt from.
SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"

NO_DATABASE = "none"  # as a command's argument: keep nothing, compare with nothing


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told.

    Args:
        corpus: folder of documents, one folder below it a unit.
        out: folder for the reports.
        as_of: the day for which validity is asked.
        jobs: number of worker processes.
        law: folder of the registers.
        cache: folder for what was read from each file.
        database: where runs and decisions are kept, a file of SQLite or an address; None keeps
            nothing, and the report tells of this run alone.
        series: what the run is one of; only runs of a series are compared. The name of the
            corpus's folder where it is empty.
        keep: of how many weeks the last run is kept.
        directives: folder of the catalogue of requirements.
        encoder: folder of the user's encoder; None looks by words alone.
    """

    corpus: Path
    out: Path
    as_of: date
    jobs: int = os.cpu_count() or 1
    law: Path = SHIPPED_LAW
    cache: Path = Path(".cache")
    database: str | None = None
    series: str = ""
    keep: int = 8
    directives: Path = SHIPPED_DIRECTIVES
    encoder: Path | None = None


def database_beside(out: Path) -> Path:
    """Where runs and decisions are kept by default: beside the reports, which come and go."""
    return out.absolute().parent / "review" / "rasoat.sqlite3"
