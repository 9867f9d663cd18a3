"""Peak memory of ``rasoat analyze`` and its workers together."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from rich.console import Console

_PAUSE = 0.05


def peak_of_analyze(corpus: Path, jobs: int, console: Console) -> None:
    """Print the peak of the summed proportional memory of the command and its children.

    Proportional (PSS) counts a page that several processes share once in all.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [
            *(sys.executable, "-m", "pipeline.cli", "analyze"),
            *("--corpus", str(corpus), "--out", f"{folder}/out", "--cache", f"{folder}/cache"),
            *("--jobs", str(jobs), "--as-of", "2026-11-23"),
        ]
        start = time.perf_counter()
        run = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peak = 0
        while run.poll() is None:
            peak = max(peak, _memory(run))
            time.sleep(_PAUSE)
        seconds = time.perf_counter() - start
    n_files = sum(1 for path in corpus.rglob("*") if path.is_file())
    console.print(
        f"rasoat analyze, {n_files} files, {jobs} workers: peak {peak / 2**20:.0f} MiB in all, "
        f"{seconds:.0f} s, exit {run.returncode}"
    )


def unpack_html(archive: Path, corpus: Path) -> None:
    """Write each document of a ``.jsonl.xz`` of ``{"id", "html"}`` as a file of one unit."""
    unit = corpus / "vbpl"
    unit.mkdir(parents=True)
    with lzma.open(archive, "rt", encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            (unit / f"{entry['id']}.html").write_text(entry["html"], "utf-8")


def _memory(run: psutil.Process) -> int:
    total = 0
    try:
        processes = [run, *run.children(recursive=True)]
    except psutil.Error:
        return 0
    for process in processes:
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total
