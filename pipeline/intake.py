"""From a file to what is known of it: read, structure, extract; one file, or all of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.sources import FoundFile
from pipeline.store import Extracted, Result, Store, Unread
from pipeline.workers import Limits, Lost, in_workers


def take_in(path: Path) -> Result:
    """Everything the stages before the rules say of one file, or why it cannot be read."""
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


def take_in_all(
    files: Sequence[FoundFile], store: Store, jobs: int, done: Callable[[FoundFile], None]
) -> dict[str, Unread]:
    """Take in every file the store does not hold yet, ``jobs`` at a time.

    Args:
        files: what to read.
        store: where results go; files that cannot be read are kept there too.
        jobs: number of worker processes.
        done: called once for each file as it ends.

    Returns:
        By source path, the files of which nothing is kept, so that the next run tries again:
        those whose worker was lost, and those that could not even be opened.
    """
    unkept: dict[str, Unread] = {}
    waiting = [file for file in files if not store.has(file.source.sha256)]
    for file in files:
        if store.has(file.source.sha256):
            done(file)
    if not waiting:
        return unkept
    work = partial(_keep, store)
    for file, answer in in_workers(work, waiting, min(jobs, len(waiting)), Limits()):
        if isinstance(answer, Lost):
            unkept[file.source.path] = _unread(answer)
        elif answer is not None:
            unkept[file.source.path] = answer
        done(file)
    return unkept


def _keep(store: Store, file: FoundFile) -> Unread | None:
    """Takes one file in, into the store; without a hash there is no place to keep its fault."""
    result = take_in(file.path)
    if file.source.sha256:
        store.put(file.source.sha256, result)
        return None
    return result if isinstance(result, Unread) else None


def _unread(lost: Lost) -> Unread:
    if lost.ours:
        remedy = "Báo nhóm phát triển rasoat kèm tên tệp này."
    else:
        remedy = "Mở tệp để kiểm tra, lưu lại thành tệp mới (DOCX hoặc PDF) rồi chạy lại."
    return Unread(problem=lost.problem, remedy=remedy)
