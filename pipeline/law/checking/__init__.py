"""Whether the tables fit together: what no single row can tell (``rasoat law check``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.law.checking.bodies import faults_of_bodies
from pipeline.law.checking.events import faults_of_events
from pipeline.law.checking.instruments import faults_of_instruments
from pipeline.law.checking.outlines import faults_of_outlines
from pipeline.law.loading import Tables, read_tables
from pipeline.law.tables import Fault


def check_tables(folder: Path, corpus: Path | None = None) -> list[Fault]:
    """Every fault of the tables in ``folder``, in the order of files and lines.

    Faults of single rows come alone: while there are any, nothing is said of how rows fit.

    Args:
        folder: where the tables of law are.
        corpus: the documents of a ministry; where given, its ``units_history.csv`` is checked with
            them.

    Raises:
        BadRegister: if a table is missing, lacks a column or is no text.
    """
    tables, complaints = read_tables(folder, corpus)
    return sorted(complaints.faults or _between_rows(tables), key=lambda each: each[:3])


def _between_rows(tables: Tables) -> Iterator[Fault]:
    yield from faults_of_instruments(tables)
    yield from faults_of_events(tables)
    yield from faults_of_bodies(tables)
    yield from faults_of_outlines(tables)
