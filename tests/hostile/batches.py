"""Runs of the real command over a corpus, as a scheduler would start them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

BAD_UNIT = "xau"
# The command, after its own process and all that it starts have left the network for good.
_CUT_OFF = """
from pipeline.cli import main
from pipeline.walls import network
assert network.cut()
main()
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What is left of a run: its report, its processes, and what it took.

    Args:
        findings: all findings on files outside the unit of bad files, as the report's bytes,
            but for those that come of comparing units.
        comparisons: of the findings that do, what is found: code, document, provision, words.
        statuses: by path, what became of each input of that unit.
        problems: by path, what is said of it.
        left_over: command lines of processes that outlived the run.
        peak: most memory of one process of the run, in MiB.
        seconds: wall clock.
    """

    findings: bytes
    comparisons: set[tuple[str, str, str, str]]
    statuses: dict[str, str]
    problems: dict[str, str]
    left_over: list[str]
    peak: float
    seconds: float


def run_cut_off(corpus: Path, out: Path, temporary: Path, jobs: int) -> Ran:
    """Run the command over ``corpus`` with the network cut, its temporary files in ``temporary``.

    Raises:
        AssertionError: if it fails, or the kernel does not let it leave the network.
    """
    command = [sys.executable, "-c", _CUT_OFF, "analyze", "--corpus", str(corpus)]
    command += ["--out", str(out / "report"), "--cache", str(out / "cache"), "--jobs", str(jobs)]
    command += ["--as-of", "2026-11-23"]
    started = time.perf_counter()
    log = (out.parent / f"{out.name}.log").open("w+")
    with (
        log,
        subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"TMPDIR": str(temporary)},
            start_new_session=True,
        ) as process,
    ):
        peak = _watch(process)
        log.seek(0)
        assert process.returncode == 0, log.read()
    seconds = time.perf_counter() - started
    left_over = _left_over(process.pid)
    report = json.loads((out / "report" / "latest" / "findings.json").read_bytes())
    run = json.loads((out / "report" / "latest" / "run.json").read_bytes())
    good = [each for each in report["findings"] if each["unit"] != BAD_UNIT]
    # These two families hold a document against all others: a damaged copy that can still be read
    # is one more of them, and GAP tells how many it looked into.
    alone = [each for each in good if not each["code"].startswith(("STD", "GAP"))]
    bad = [each for each in run["inputs"] if each["unit"] == BAD_UNIT]
    return Ran(
        findings=json.dumps(alone, ensure_ascii=False).encode(),
        comparisons={
            (each["code"], each["document"], str(each["provision"]), each["quote"])
            for each in good
            if each["code"].startswith("STD")
        },
        statuses={each["path"]: each["status"] for each in bad},
        problems={each["path"]: each["problem"] for each in bad},
        left_over=left_over,
        peak=peak,
        seconds=seconds,
    )


def _watch(process: subprocess.Popen[bytes]) -> float:
    peak = 0.0
    while process.poll() is None:
        for each in _session(process.pid):
            try:
                peak = max(peak, each.memory_info().rss / 2**20)
            except psutil.Error:
                continue
        time.sleep(0.05)
    return peak


def _left_over(leader: int) -> list[str]:
    """What still runs once helpers that end with their parent had the time to."""
    for _ in range(100):
        if not _session(leader):
            return []
        time.sleep(0.05)
    return [" ".join(each.cmdline()) for each in _session(leader)]


def _session(leader: int) -> list[psutil.Process]:
    members = []
    for each in psutil.process_iter():
        try:
            if os.getsid(each.pid) == leader and each.status() != psutil.STATUS_ZOMBIE:
                members.append(each)
        except (OSError, psutil.Error):
            continue
    return members
