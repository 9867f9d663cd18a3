"""Damaged copies of real files are read or refused; none shows a fault of the program.

``RASOAT_FUZZ`` sets how many are tried (200 unless told).
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableFile
from pipeline.intake.looks import Taken, Task, Wanting, first_look
from pipeline.read.sniff import sniff
from pipeline.store import Result
from pipeline.walls import Walls
from pipeline.workers import Workers
from tests.hostile.making import CHANGES, mutated_one

DEMO = Path(__file__).parents[2] / "corpus" / "demo"
SOURCES = sorted(path for path in DEMO.rglob("*") if path.is_file() and path.stat().st_size)
SECONDS = 60.0


@pytest.fixture(scope="module")
def workers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzz")
    with Workers(1, Walls(writable=(folder,))) as started:
        yield started


@settings(
    max_examples=int(os.environ.get("RASOAT_FUZZ", "200")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    source=st.sampled_from(SOURCES),
    changes=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=3),
    seed=st.integers(0, 2**32 - 1),
)
def test_a_damaged_file_is_read_or_refused(workers, tmp_path, source, changes, seed):
    path = tmp_path / source.name
    path.write_bytes(mutated_one(source, changes, seed, SOURCES))
    try:
        if sniff(path).needs_office:
            return  # LibreOffice reads those, in a process of its own
    except UnreadableFile:
        return
    ((_, answer),) = workers.run(first_look, [Task(path)], SECONDS)
    assert isinstance(answer, Taken | Wanting), answer
    if isinstance(answer, Taken):
        msgspec.msgpack.decode(answer.encoded, type=Result)
