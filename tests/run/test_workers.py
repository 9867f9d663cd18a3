"""A task that crashes, hangs or eats memory costs its own item alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.walls import Walls
from pipeline.workers import Lost, Workers

WALLS = Walls(memory=2 * 2**30)
SECONDS = 4


def misbehave(how: str) -> str:
    if how == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if how == "hang":
        time.sleep(60)
    if how == "eat":
        return str(len(bytearray(3 * 2**30)))
    if how == "raise":
        raise KeyError("điều 5")
    return how.upper()


@pytest.mark.parametrize(
    ("how", "problem", "ours"),
    [
        ("crash", "dừng đột ngột", False),
        ("hang", "quá 4 giây", False),
        ("eat", "bộ nhớ", False),
        ("raise", "KeyError", True),
    ],
)
def test_one_bad_item_among_good_ones(how, problem, ours):
    with Workers(2, WALLS) as workers:
        answers = dict(workers.run(misbehave, ["a", how, "b", "c"], SECONDS))
    assert [answers[item] for item in "abc"] == ["A", "B", "C"]
    lost = answers[how]
    assert isinstance(lost, Lost)
    assert problem in lost.problem
    assert lost.ours is ours


def stumble(folder: str) -> str:
    """Dies the first time it is asked, in a process that never comes back."""
    mark = Path(folder) / "was-here"
    if not mark.exists():
        mark.write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{mark.read_text()} {os.getpid()}"


def test_a_lost_item_is_tried_once_more_in_a_fresh_worker(tmp_path):
    with Workers(1, Walls(writable=(tmp_path,))) as workers:
        ((_, answer),) = workers.run(stumble, [str(tmp_path)], SECONDS)
    assert isinstance(answer, str)
    first, second = answer.split()
    assert first != second


def count(folder: str) -> str:
    """Writes down that it was asked, and dies every time."""
    with (Path(folder) / "times").open("a") as file:
        file.write("x")
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def test_it_is_tried_no_more_than_twice(tmp_path):
    with Workers(1, Walls(writable=(tmp_path,))) as workers:
        ((_, answer),) = workers.run(count, [str(tmp_path)], SECONDS)
    assert isinstance(answer, Lost)
    assert (tmp_path / "times").read_text() == "xx"


def test_no_process_is_left_when_work_is_broken_off():
    import psutil

    with pytest.raises(KeyboardInterrupt), Workers(2, WALLS) as workers:
        for _ in workers.run(misbehave, ["a", "hang", "hang"], 60):
            raise KeyboardInterrupt
    assert [
        p for p in psutil.Process().children(recursive=True) if "spawn_main" in str(p.cmdline())
    ] == []


class Unbuildable(Exception):
    """Cannot be rebuilt from what a process sends of it."""

    def __init__(self, *, place: str) -> None:
        super().__init__(place)


def stop_at_once(how: str) -> str:
    if how == "unbuildable":
        raise Unbuildable(place="trang 1")
    if how == "exit":
        os._exit(3)
    return how.upper()


@pytest.mark.parametrize("how", ["unbuildable", "exit"])
def test_what_breaks_a_whole_pool_costs_its_own_item_alone(how):
    items = [f"{how}" if at % 5 == 0 else f"a{at}" for at in range(40)]
    with Workers(2, WALLS) as workers:
        answers = list(workers.run(stop_at_once, items, SECONDS))
        after = list(workers.run(stop_at_once, ["b", "c"], SECONDS))
    assert sorted(item for item, _ in answers) == sorted(items)
    assert all(answer == item.upper() for item, answer in answers if item != how)
    assert all(isinstance(answer, Lost) for item, answer in answers if item == how)
    assert after == [("b", "B"), ("c", "C")]


ABANDONED = """if True:
    import os, sys, time
    sys.path.insert(0, "")
    from pipeline.walls import Walls
    from pipeline.workers import Workers
    from tests.run.test_workers import start_and_wait
    with Workers(2, Walls(writable=(__import__("pathlib").Path(sys.argv[1]),))) as workers:
        list(workers.run(start_and_wait, [sys.argv[1]] * 2, 60))
"""


def start_and_wait(folder: str) -> None:
    """Writes down which process it is, and never answers."""
    (Path(folder) / f"worker-{os.getpid()}").touch()
    while True:
        pass


def test_workers_end_with_a_parent_that_was_killed(tmp_path):
    import psutil

    command = [sys.executable, "-c", ABANDONED, str(tmp_path)]
    parent = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    while len(list(tmp_path.glob("worker-*"))) < 2 and parent.poll() is None:
        time.sleep(0.02)
    children = psutil.Process(parent.pid).children(recursive=True)
    workers = {int(path.name.removeprefix("worker-")) for path in tmp_path.glob("worker-*")}
    assert workers <= {child.pid for child in children}
    parent.kill()
    parent.wait()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
