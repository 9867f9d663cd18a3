"""Killed at random moments: no half-written report is ever seen, and the next run is right.

``RASOAT_KILLS=50`` kills so often; a few suffice for every day.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest

from pipeline.config import Settings
from tests.run.conftest import DEMO
from tests.runs.conftest import DAY, NEXT_WEEK, command, rasoat, write_texts

KILLS = int(os.environ.get("RASOAT_KILLS", "4"))
SEED = 20261123
FROM_DEMO = ("csq-ban-nam/QC lam viec DSQ.docx", "csq-ban-nam/QC thu phi moi.pdf")


@dataclass(frozen=True)
class Begun:
    """A first week as left behind, what the second must look like, and how long it takes."""

    first: Settings
    second: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Begun:
    """Two undisturbed weeks over text, HTML, PDF, Word and an empty file; the first is kept."""
    top = tmp_path_factory.mktemp("killed")
    corpus = top / "kho"
    write_texts(corpus)
    for name in FROM_DEMO:
        shutil.copy(DEMO / name, corpus / "vp")
    first = Settings(
        corpus=corpus,
        out=top / "first" / "out",
        as_of=DAY,
        jobs=2,
        cache=top / "first" / "cache",
        database=str(top / "first" / "review.sqlite3"),
    )
    assert rasoat(first).returncode == 0
    with (corpus / "vp" / "quy-che.txt").open("a", encoding="utf-8") as file:
        file.write("Điều 3. Theo Điều 99 Quy chế này.\n")
    second = copied(first, top / "undisturbed", warm=False)
    start = time.monotonic()
    assert rasoat(second).returncode == 0
    seconds = time.monotonic() - start
    return Begun(first, report(second), seconds)


def copied(first: Settings, top: Path, warm: bool) -> Settings:
    """The first week, copied to be gone on with; without its cache unless ``warm``."""
    old = first.out.parent
    shutil.copytree(old, top, symlinks=True)
    if not warm:
        shutil.rmtree(top / "cache")
    (top / "tmp").mkdir()
    return replace(
        first,
        out=top / "out",
        as_of=NEXT_WEEK,
        cache=top / "cache",
        database=str(top / "review.sqlite3"),
    )


def report(settings: Settings) -> dict[str, bytes]:
    """What a reader sees of the newest run, timings aside."""
    newest = (settings.out / "latest").resolve()
    files = {
        path.relative_to(newest).as_posix(): path.read_bytes()
        for path in newest.rglob("*")
        if path.is_file()
    }
    del files["run.log"]
    record = json.loads(files["run.json"])
    del record["timings"]
    return {**files, "run.json": json.dumps(record).encode()}


def moments() -> Iterator[tuple[float, str, bool]]:
    """When to kill, as a share of a run's time; what; and whether the cache is there."""
    chance = random.Random(SEED)
    for at in range(KILLS):
        share = (at + chance.random()) / KILLS
        yield share, ("group", "parent")[at % 2], at % 4 > 1


def left_of(session: int) -> list[psutil.Process]:
    """The processes of a session that still run."""
    left = []
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE:
                left.append(process)
        except (ProcessLookupError, psutil.NoSuchProcess):
            continue
    return left


@pytest.mark.parametrize(("share", "what", "warm"), list(moments()))
def test_the_next_run_is_that_of_an_undisturbed_week(begun, tmp_path, share, what, warm):
    settings = copied(begun.first, tmp_path / "week", warm)
    environment = {**os.environ, "TMPDIR": str(tmp_path / "week" / "tmp")}
    before = report(settings)
    running = subprocess.Popen(
        command(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    )
    # With a cache a run is over sooner.
    end = time.monotonic() + share * begun.seconds * (0.6 if warm else 1)
    while time.monotonic() < end and running.poll() is None:
        assert report(settings) in (before, begun.second)
    if what == "group":
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()
    assert report(settings) in (before, begun.second)
    psutil.wait_procs(left_of(running.pid), timeout=20)
    assert left_of(running.pid) == []

    again = subprocess.run(command(settings), capture_output=True, env=environment, check=False)
    assert again.returncode == 0, again.stderr
    seen = report(settings)
    assert [name for name in begun.second if seen.get(name) != begun.second[name]] == []
    assert seen.keys() == begun.second.keys()
    assert list((tmp_path / "week" / "tmp").iterdir()) == []
    for folder in (settings.out, settings.cache):
        assert list(folder.rglob(".rasoat-*")) == []
    told = (settings.out / "metrics.csv").read_text("utf-8").splitlines()
    runs = sorted(path.name for path in (settings.out / "runs").iterdir())
    assert {line.partition(",")[0] for line in told[1:]} >= set(runs)
    assert len(told) in (3, 4)  # the head, the first week, and the second once or twice
