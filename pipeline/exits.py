"""What the command's exit status tells the one that called it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from pipeline.model.finding import Severity
from pipeline.model.run import Status

if TYPE_CHECKING:
    from pipeline.run import Batch


class Exit(IntEnum):
    """Exit statuses of ``rasoat``; docs/operating.md tells them to an operator."""

    OK = 0
    FOUND = 1  # findings as grave as --fail-on asks, or faults that a check lists
    BAD_SETTINGS = 2  # an argument, setting, table or file given is wrong: nothing was done
    LOCKED = 3  # another run writes to the same folder
    UNREAD = 4  # --strict: the report is there, but some files could not be read
    NOT_WRITTEN = 5  # the disk is full, or a right is missing
    FAULT = 70  # a fault of the program itself
    ENDED = 143  # asked to end while it ran


EXITS = (
    "Mã thoát: 0 xong; 1 có phát hiện từ mức --fail-on; 2 tham số hoặc bảng sai, chưa làm gì; "
    "3 lần rà soát khác đang chạy; 4 (--strict) báo cáo đã có nhưng có tệp không đọc được; "
    "5 không ghi được; 70 lỗi của chương trình; 143 bị yêu cầu dừng."
)


def exit_of(batch: Batch, fail_on: Severity | None, strict: bool) -> Exit:
    """The status of a run whose report was written; files not read weigh more than findings.

    Args:
        batch: the run.
        fail_on: the least grave severity that counts; None where findings do not.
        strict: whether files that could not be read count.
    """
    if strict and any(each.status is Status.FAILED for each in batch.run.outcomes):
        return Exit.UNREAD
    open_ = [each for each in batch.findings if not batch.week.is_settled(each.fingerprint)]
    if fail_on and any(each.severity.rank <= fail_on.rank for each in open_):
        return Exit.FOUND
    return Exit.OK
