"""``make bench``: speed on PDFs and scans, memory of a run, a second run, a large report."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from rich.console import Console

from tests.bench.again import compare_again
from tests.bench.handed_in import cost_of_papers
from tests.bench.memory import peak_of_analyze, unpack_html
from tests.bench.recognition import compare_recognition
from tests.bench.report_page import open_large_report
from tests.bench.speed import compare

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def main() -> None:
    """Run every benchmark whose data is there, and say which data is not."""
    arguments = argparse.ArgumentParser(prog="make bench")
    arguments.add_argument("--pdfs", type=Path, default=SHARED / "files")
    arguments.add_argument("--html", type=Path, default=SHARED / "vbpl" / "documents.jsonl.xz")
    arguments.add_argument("--jobs", type=int, default=4)
    given = arguments.parse_args()
    console = Console(width=100)
    cost_of_papers(console)
    pdfs = sorted(path for path in given.pdfs.glob("*.pdf") if ".scan." not in path.name)
    if pdfs:
        compare(pdfs, console)
    else:
        console.print(f"no PDF in {given.pdfs}: speed not measured")
    scans = sorted(given.pdfs.glob("*.scan.pdf"))
    if scans:
        compare_recognition(scans, given.jobs, console)
    else:
        console.print(f"no scans (*.scan.pdf) in {given.pdfs}: recognition not measured")
    if given.html.exists():
        with tempfile.TemporaryDirectory() as folder:
            unpack_html(given.html, Path(folder))
            peak_of_analyze(Path(folder), given.jobs, console)
            compare_again(Path(folder), given.jobs, console)
    else:
        console.print(f"{given.html} is not there: memory and second run not measured")
    open_large_report(console)


main()
