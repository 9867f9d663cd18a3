"""What the tables and papers of a large report cost, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
from rich.console import Console

from pipeline.report.content import Content, gather
from pipeline.report.csv_list import csv_list
from pipeline.report.sarif import sarif_log
from pipeline.report.word import write_word
from pipeline.report.workbook import write_workbook
from tests.report.sample import RULES, sample_findings, sample_run

N_FINDINGS = 20_000
N_FILES = 960


def cost_of_papers(console: Console) -> None:
    """Print seconds, size and the growth of the peak of memory for each kind of file."""
    for name, write in _WRITERS.items():
        ours, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=_measure, args=(write, theirs))
        process.start()
        seconds, size, before, after = ours.recv()
        process.join()
        console.print(
            f"{name}, {N_FINDINGS:,} findings in {N_FILES} files: {seconds:.1f} s, "
            f"{size / 1e6:.1f} MB, peak of memory {before:.0f} MiB before, {after:.0f} MiB after"
        )


def _measure(write: Callable[[Content, Path], None], answer: Connection) -> None:
    run = sample_run(N_FILES)
    content = gather(run, sample_findings(run, N_FINDINGS), RULES)
    with tempfile.TemporaryDirectory() as folder:
        before, start = _peak(), time.perf_counter()
        write(content, Path(folder))
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    answer.send((seconds, size, before, _peak()))


def _peak() -> float:
    """The most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _xlsx(content: Content, out: Path) -> None:
    write_workbook(content, out / "findings.xlsx")


def _csv(content: Content, out: Path) -> None:
    (out / "findings.csv").write_bytes(csv_list(content))


def _sarif(content: Content, out: Path) -> None:
    (out / "findings.sarif").write_bytes(msgspec.json.encode(sarif_log(content)))


_WRITERS = {
    "review sheets and lists (Word)": write_word,
    "findings.xlsx": _xlsx,
    "findings.csv": _csv,
    "findings.sarif": _sarif,
}
