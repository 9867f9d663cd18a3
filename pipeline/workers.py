"""Reads files in worker processes, so that a file that crashes or hangs costs its own row alone."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as OutOfTime
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.errors import UnreadableFile
from pipeline.sources import FoundFile
from pipeline.store import Extracted, Result, Store, Unread

SECONDS_PER_FILE = 300
MEMORY_BYTES = 3 * 2**30
_FILES_PER_WORKER = 200  # then a fresh process: what a library leaks does not add up


def read_all(
    files: Sequence[FoundFile], store: Store, jobs: int, done: Callable[[FoundFile], None]
) -> dict[str, Unread]:
    """Read every file the store does not hold yet, ``jobs`` at a time.

    Args:
        files: what to read.
        store: where results go; unreadable files are kept there too.
        jobs: number of worker processes.
        done: called once for each file as it ends.

    Returns:
        By source path, the files whose worker crashed or ran out of time or memory: those are not
        kept, so that the next run tries again.
    """
    lost: dict[str, Unread] = {}
    waiting = []
    for file in files:
        if file.source.sha256 and store.has(file.source.sha256):
            done(file)
        else:
            waiting.append(file)
    if not waiting:
        return lost
    for file, failure in _in_pool(waiting, store, min(jobs, len(waiting))):
        if failure is not None:
            lost[file.source.path] = failure
        done(file)
    return lost


def read_file_to_result(path: Path) -> Result:
    """Everything the pipeline says of one file, or why it cannot be read."""
    from pipeline.extract import extract_facts
    from pipeline.read import read_file
    from pipeline.structure import build_document

    try:
        document = build_document(read_file(path))
        return Extracted(document=document, facts=extract_facts(document))
    except UnreadableFile as error:
        return Unread(problem=error.problem, remedy=error.remedy)
    except OSError as error:
        return Unread(
            problem=f"Không mở được tệp ({error.strerror}).",
            remedy="Kiểm tra quyền đọc và đường dẫn của tệp.",
        )
    except RecursionError:
        return Unread(
            problem="Nội dung lồng nhau quá sâu.",
            remedy="Mở tệp bằng trình soạn thảo, lưu thành tệp mới rồi chạy lại.",
        )


def _in_pool(
    files: Sequence[FoundFile], store: Store, jobs: int
) -> Iterator[tuple[FoundFile, Unread | None]]:
    pool = ProcessPool(
        max_workers=jobs,
        max_tasks=_FILES_PER_WORKER,
        initializer=_limit_memory,
        context=get_context("spawn"),
    )
    with pool:
        futures = [
            (file, pool.schedule(_work, args=(file, store), timeout=SECONDS_PER_FILE))
            for file in files
        ]
        for file, future in futures:
            yield file, _failure(future)


def _failure(future: ProcessFuture[Unread | None]) -> Unread | None:
    remedy = "Mở tệp để kiểm tra, lưu lại thành tệp mới (DOCX hoặc PDF) rồi chạy lại."
    try:
        unread: Unread | None = future.result()
        return unread
    except OutOfTime:
        return Unread(problem=f"Đọc quá {SECONDS_PER_FILE} giây chưa xong.", remedy=remedy)
    except MemoryError:
        return Unread(problem="Đọc tệp cần nhiều bộ nhớ hơn mức cho phép.", remedy=remedy)
    except ProcessExpired as error:
        return Unread(
            problem=f"Tiến trình đọc tệp dừng đột ngột (mã {error.exitcode}).", remedy=remedy
        )
    except Exception as error:
        # A fault of ours in one file must not cost the others their review.
        return Unread(
            problem=f"Lỗi của chương trình khi đọc tệp ({type(error).__name__}: {error}).",
            remedy="Báo nhóm phát triển rasoat kèm tên tệp này.",
        )


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _work(file: FoundFile, store: Store) -> Unread | None:
    """Reads one file into the store; without a hash there is no place to keep its fault."""
    result = read_file_to_result(file.path)
    if file.source.sha256:
        store.put(file.source.sha256, result)
        return None
    return result if isinstance(result, Unread) else None
