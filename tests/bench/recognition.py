"""What recognising scans costs over all cores, against a plain loop of the same recogniser."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
from rich.console import Console

from pipeline.config import Settings
from pipeline.progress import SILENT
from pipeline.run import analyze

_DPI = 300  # what people hand to the recogniser


def plain_loop(files: Sequence[Path], folder: Path) -> float:
    """Seconds of one recogniser at a time over the pages' pictures; drawing them counts too."""
    start = time.perf_counter()
    for file in files:
        with pypdfium2.PdfDocument(file) as pdf:
            for page in pdf:
                picture = folder / "page.png"
                page.render(scale=_DPI / 72, grayscale=True).to_pil().save(picture)
                subprocess.run(
                    ["tesseract", str(picture), "stdout", "-l", "vie"],
                    capture_output=True,
                    check=True,
                    env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                )
    return time.perf_counter() - start


def whole_batch(files: Sequence[Path], folder: Path, jobs: int) -> float:
    """Seconds of a whole run over the same scans with ``jobs`` workers, caches empty."""
    corpus = folder / "corpus"
    (corpus / "vp").mkdir(parents=True)
    for file in files:
        shutil.copy(file, corpus / "vp")
    settings = Settings(
        corpus=corpus,
        out=folder / "out",
        as_of=date(2026, 11, 23),
        jobs=jobs,
        cache=folder / "cache",
    )
    start = time.perf_counter()
    analyze(settings, SILENT)
    return time.perf_counter() - start


def compare_recognition(files: Sequence[Path], jobs: int, console: Console) -> None:
    """Print the share of ideal scaling that a whole run over ``files`` reaches."""
    n_pages = sum(len(pypdfium2.PdfDocument(file)) for file in files)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = plain_loop(files, folder)
        ours = whole_batch(files, folder, jobs)
    console.print(f"{len(files)} scans, {n_pages} pages, {jobs} workers")
    console.print(f"plain tesseract loop, one at a time: {plain:.1f} s")
    console.print(f"whole run: {ours:.1f} s; share of ideal scaling {plain / jobs / ours:.2f}")
