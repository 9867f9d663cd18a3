"""Writes the answer key: what was planted where, and which documents are clean."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from demo_builder.bad_files import BAD_FILES
from demo_builder.sources import Source

_COLUMNS = ("file", "code", "subject", "place", "quote", "note", "status")


def write_key(sources: Sequence[Source], folder: Path) -> None:
    """Write ``answer_key.csv`` and ``clean.csv`` (documents without any planted fault)."""
    rows = [
        (source.path, f.code, f.subject, f.place, f.quote, f.note, f.status)
        for source in sources
        for f in source.faults
    ]
    for source in sources:
        if source.secret:
            rows.append((source.path, "DOC109", "withheld", "toàn tệp", "", "dấu MẬT", "finished"))
    for path, note in BAD_FILES.items():
        rows.append((path, "DOC101", "unreadable", "toàn tệp", "", note, "finished"))
    _write(folder / "answer_key.csv", _COLUMNS, rows)
    clean = [(source.path,) for source in sources if not source.faults and not source.secret]
    _write(folder / "clean.csv", ("file",), clean)


def _write(file: Path, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(head)
        writer.writerows(rows)
