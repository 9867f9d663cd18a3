"""The findings of the report served, by fingerprint."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from pipeline.report.records import FindingRecord, FindingsFile


def finding_of(report: Path, fingerprint: str) -> FindingRecord | None:
    """The finding with this fingerprint; None where the report has none."""
    file = report.resolve() / "findings.json"
    try:
        stamp = file.stat().st_mtime_ns
    except OSError:
        return None
    return _read(file, stamp).get(fingerprint)


@lru_cache(maxsize=2)
def _read(file: Path, stamp: int) -> dict[str, FindingRecord]:
    """Args: file: where; stamp: when it was written, so that a new report is read anew."""
    told = msgspec.json.decode(file.read_bytes(), type=FindingsFile)
    return {finding.fingerprint: finding for finding in told.findings}
