"""What a second run costs after a row of the register or the day has changed, against the first."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from pipeline.config import SHIPPED_LAW, Settings
from pipeline.progress import SILENT
from pipeline.run import analyze


def compare_again(corpus: Path, jobs: int, console: Console) -> None:
    """Print the seconds of a first run over ``corpus`` and of runs after one change of law.

    Re-checking is a run without the writing of its report, which looks at neither.
    """
    with tempfile.TemporaryDirectory() as folder:
        law = Path(folder) / "law"
        shutil.copytree(SHIPPED_LAW, law)
        settings = Settings(
            corpus=corpus,
            out=Path(folder) / "out",
            as_of=date(2026, 11, 23),
            jobs=jobs,
            law=law,
            cache=Path(folder) / "cache",
        )
        first, first_report = _seconds(settings)
        console.print(f"first run, {jobs} workers: {first + first_report:.1f} s")
        _change_a_row(law / "instruments.csv")
        for what, changed in (
            ("one row of instruments.csv changed", settings),
            ("another AS_OF", replace(settings, as_of=date(2025, 6, 1))),
        ):
            check, report = _seconds(changed)
            console.print(
                f"{what}: re-checked in {check:.2f} s, {check / (first + first_report):.3f} of the "
                f"first run; with its report {check + report:.2f} s"
            )


def _seconds(settings: Settings) -> tuple[float, float]:
    """Seconds of a run without its report, and of the report."""
    start = time.perf_counter()
    batch = analyze(settings, SILENT)
    whole = time.perf_counter() - start
    report = batch.seconds["report"]
    return whole - report, report


def _change_a_row(table: Path) -> None:
    """Have the decree on records of 2020 end a year before the day of the review."""
    text = table.read_text("utf-8-sig")
    row = next(line for line in text.splitlines() if line.startswith("30-2020-ND-CP,"))
    changed = row.replace(",,no,", ",2025-11-23,yes,", 1)
    assert changed != row, "the row reads otherwise now"
    table.write_text(text.replace(row, changed, 1), "utf-8-sig")
