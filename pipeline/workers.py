"""Runs a task on each of many items in worker processes with limits on time and memory.

An item whose task crashes, hangs or eats memory is tried once more, alone in a fresh worker;
after that it costs that item alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as OutOfTime
from dataclasses import dataclass
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
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

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
        for item, answer in _through(self._pool, work, items, seconds):
            if isinstance(answer, Lost) and not answer.ours:
                again.append(item)
            else:
                yield item, answer
        if again:
            with self._open(min(self._jobs, len(again)), 1) as fresh:
                yield from _through(fresh, work, again, seconds)

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
    futures = [(item, pool.schedule(work, args=(item,), timeout=seconds)) for item in items]
    for item, future in futures:
        answer = _answer(future, seconds)
        yield item, answer


def _answer(future: ProcessFuture[Answer], seconds: float) -> Answer | Lost:
    try:
        return future.result()
    except OutOfTime:
        return Lost(f"Đọc quá {seconds:.0f} giây chưa xong.")
    except MemoryError:
        return Lost("Đọc tệp cần nhiều bộ nhớ hơn mức cho phép.")
    except ProcessExpired as error:
        return Lost(f"Tiến trình đọc tệp dừng đột ngột (mã {error.exitcode}).")
    except Exception as error:
        # A fault of ours in one file must not cost the others their review. Its message is left
        # out: it may hold words of a document nobody has yet found to be free of secrets.
        return Lost(f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}).", ours=True)
