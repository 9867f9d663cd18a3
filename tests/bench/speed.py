"""What reading, structure and citations cost, against plain text extraction of the same pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

from pipeline.extract import extract_facts
from pipeline.read import read_file
from pipeline.structure import build_document

REPEATS = 3


def plain_text(file: Path) -> None:
    """The engine's own text of every page, with nothing around it."""
    with pypdfium2.PdfDocument(file) as pdf:
        for page in pdf:
            page.get_textpage().get_text_range()


def plumber_text(file: Path) -> None:
    """pdfplumber's text of every page."""
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def stages(files: Sequence[Path]) -> dict[str, float]:
    """Seconds for reading, structure and extraction over all files, one core, one pass."""
    seconds = dict.fromkeys(("read", "structure", "extract"), 0.0)
    for file in files:
        start = time.perf_counter()
        reading = read_file(file)
        read = time.perf_counter()
        document = build_document(reading)
        built = time.perf_counter()
        extract_facts(document)
        end = time.perf_counter()
        seconds["read"] += read - start
        seconds["structure"] += built - read
        seconds["extract"] += end - built
    return seconds


def best(call: Callable[[], None]) -> float:
    """The least seconds of several passes: the one least disturbed."""
    passes = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        passes.append(time.perf_counter() - start)
    return min(passes)


def compare(files: Sequence[Path], console: Console) -> None:
    """Print seconds and ratios for ``files``."""
    n_pages = sum(len(pypdfium2.PdfDocument(file)) for file in files)
    plain = best(lambda: [plain_text(file) for file in files] and None)
    passes = [stages(files) for _ in range(REPEATS)]
    ours = min(passes, key=lambda seconds: sum(seconds.values()))
    start = time.perf_counter()
    for file in files:
        plumber_text(file)
    plumber = time.perf_counter() - start
    total = sum(ours.values())
    table = Table(
        "", "giây", "trang/giây", "× pypdfium2", title=f"{len(files)} PDF, {n_pages} trang"
    )
    for name, seconds in (
        ("pypdfium2, plain text", plain),
        *((f"rasoat {stage}", value) for stage, value in ours.items()),
        ("rasoat, all three", total),
        ("pdfplumber extract_text", plumber),
    ):
        table.add_row(name, f"{seconds:.2f}", f"{n_pages / seconds:.0f}", f"{seconds / plain:.2f}")
    console.print(table)
    console.print(
        f"rasoat / pypdfium2 = {total / plain:.2f}; rasoat / pdfplumber = {total / plumber:.3f}"
    )
