"""Runs a task on each of many items in worker processes with limits on time and memory.

An item whose task crashes, hangs or eats memory costs that item alone.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as OutOfTime
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use.

    Args:
        seconds: wall clock for one item.
        memory: bytes of address space of a worker.
        items: items after which a worker is replaced, so that what a library leaks does not
            add up.
    """

    seconds: float = 300
    memory: int = 4 * 2**30
    items: int = 200


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that gave no answer, and why, in words for the reviewer."""

    problem: str
    ours: bool = False  # a fault of the program, not of the item


def in_workers(
    work: Callable[[Item], Answer], items: Sequence[Item], jobs: int, limits: Limits
) -> Iterator[tuple[Item, Answer | Lost]]:
    """The answer of ``work`` for each item, in the order of ``items``.

    Args:
        work: a function of a module, called in another process; its answers must be picklable.
        items: what to work on, picklable.
        jobs: number of processes.
        limits: what one task may use.

    Yields:
        Each item with its answer, or with what befell its task.
    """
    pool = ProcessPool(
        max_workers=jobs,
        max_tasks=limits.items,
        initializer=_limit_memory,
        initargs=(limits.memory,),
        context=get_context("spawn"),
    )
    with pool:
        futures = [
            (item, pool.schedule(work, args=(item,), timeout=limits.seconds)) for item in items
        ]
        for item, future in futures:
            answer = _answer(future, limits)
            yield item, answer


def _answer(future: ProcessFuture[Answer], limits: Limits) -> Answer | Lost:
    try:
        return future.result()
    except OutOfTime:
        return Lost(f"Đọc quá {limits.seconds:.0f} giây chưa xong.")
    except MemoryError:
        return Lost("Đọc tệp cần nhiều bộ nhớ hơn mức cho phép.")
    except ProcessExpired as error:
        return Lost(f"Tiến trình đọc tệp dừng đột ngột (mã {error.exitcode}).")
    except Exception as error:
        # A fault of ours in one file must not cost the others their review.
        return Lost(
            f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}: {error}).", ours=True
        )


def _limit_memory(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
