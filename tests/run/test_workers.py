"""A task that crashes, hangs or eats memory costs its own item alone."""

from __future__ import annotations

import os
import signal
import time

import pytest

from pipeline.workers import Limits, Lost, in_workers

LIMITS = Limits(seconds=4, memory=2 * 2**30)


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
    answers = dict(in_workers(misbehave, ["a", how, "b", "c"], 2, LIMITS))
    assert [answers[item] for item in "abc"] == ["A", "B", "C"]
    lost = answers[how]
    assert isinstance(lost, Lost)
    assert problem in lost.problem
    assert lost.ours is ours
