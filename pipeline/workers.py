"""Runs a task on each of many items in worker processes with limits on time and memory.

An item whose task crashes, hangs or eats memory is tried once more, alone in a fresh worker;
after that it costs that item alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from multiprocessing import get_context
from types import TracebackType
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.walls import Walls, enter

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_ITEMS = 200  # a worker is replaced after so many, so that what a library leaks does not add up


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that gave no answer, and why, in words for the reviewer."""

    problem: str
    ours: bool = False  # a fault of the program, not of the item


class Workers:
    """Processes that work on items, each behind the same walls.

    Args:
        jobs: number of processes.
        walls: what a worker may do and use.
    """

    def __init__(self, jobs: int, walls: Walls) -> None:
        self._jobs = jobs
        self._walls = walls
        self._pool = self._open(jobs, _ITEMS)

    def __enter__(self) -> Workers:
        """Ready to work; processes start with the first item."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes, whatever they are at."""
        self._end(self._pool)

    def run(
        self, work: Callable[[Item], Answer], items: Sequence[Item], seconds: float
    ) -> Iterator[tuple[Item, Answer | Lost]]:
        """The answer of ``work`` for each item: in the order of ``items``, those tried twice last.

        Args:
            work: a function of a module, called in another process; its answers must be picklable.
            items: what to work on, picklable.
            seconds: wall clock for one item.

        Yields:
            Each item with its answer, or with what befell its task.
        """
        again: list[Item] = []
        left = list(items)
        while left:
            adrift: list[Item] = []
            for item, answer in _through(self._pool, work, left, seconds):
                if answer is _ADRIFT:
                    adrift.append(item)
                elif isinstance(answer, Lost) and not answer.ours:
                    again.append(item)
                else:
                    yield item, answer
            if adrift:
                self._end(self._pool)
                self._pool = self._open(self._jobs, _ITEMS)
            if len(adrift) == len(left):
                again += adrift
                break
            left = adrift
        for start in range(0, len(again), self._jobs):
            yield from self._alone(work, again[start : start + self._jobs], seconds)

    def _alone(
        self, work: Callable[[Item], Answer], items: Sequence[Item], seconds: float
    ) -> Iterator[tuple[Item, Answer | Lost]]:
        """A pool of one for each item, all at once: what breaks a pool breaks its own."""
        pools = [self._open(1, 1) for _ in items]
        try:
            tries = [
                _through(pool, work, [item], seconds)
                for pool, item in zip(pools, items, strict=True)
            ]
            for each in tries:
                yield from each
        finally:
            for pool in pools:
                self._end(pool)

    @staticmethod
    def _end(pool: ProcessPool) -> None:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()

    def _open(self, jobs: int, items: int) -> ProcessPool:
        return ProcessPool(
            max_workers=jobs,
            max_tasks=items,
            initializer=enter,
            initargs=(self._walls,),
            context=get_context("spawn"),
        )


def _through(
    pool: ProcessPool, work: Callable[[Item], Answer], items: Sequence[Item], seconds: float
) -> Iterator[tuple[Item, Answer | Lost]]:
    """The answers of a pool, all asked for at once, in the order of ``items``.

    ``_ADRIFT`` stands for what the pool broke over.
    """
    futures: list[ProcessFuture[Answer | Lost]] = []
    with suppress(RuntimeError):  # what a broken pool answers
        for item in items:
            futures.append(pool.schedule(_attempt, args=(work, item), timeout=seconds))
    return (
        (item, _ADRIFT if future is None else _answer(future, seconds))
        for item, future in zip_longest(items, futures)
    )


def _attempt(work: Callable[[Item], Answer], item: Item) -> Answer | Lost:
    """Done in the worker, so that no exception travels: not each can be rebuilt elsewhere."""
    try:
        return work(item)
    except MemoryError:
        return Lost("Đọc tệp cần nhiều bộ nhớ hơn mức cho phép.")
    except Exception as error:
        # A fault of ours in one file must not cost the others their review. Its message is left
        # out: it may hold words of a document nobody has yet found to be free of secrets.
        return Lost(f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}).", ours=True)


def _answer(future: ProcessFuture[Answer | Lost], seconds: float) -> Answer | Lost:
    try:
        return future.result()
    except OutOfTime:
        return Lost(f"Đọc quá {seconds:.0f} giây chưa xong.")
    except (BrokenProcessPool, CancelledError):
        return _ADRIFT
    except Exception as error:  # the worker ended, or its answer could not be sent
        code = f" (mã {error.exitcode})" if isinstance(error, ProcessExpired) else ""
        return Lost(f"Tiến trình đọc tệp dừng đột ngột{code}.")


_ADRIFT = Lost("Các tiến trình đọc cùng dừng đột ngột khi đọc tệp này.")
