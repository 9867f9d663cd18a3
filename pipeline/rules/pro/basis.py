"""The legal basis that the rules of procedures share, and the tables of their examples."""

from __future__ import annotations

SIX_CLEAR = (
    "Kết luận 226-KL/TW: giao việc phải rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, "
    "rõ sản phẩm, rõ thẩm quyền"
)
PROCEDURE = "QUY TRÌNH\nCấp thẻ ra vào\n(Quy trình giả định)\n1. Các bước thực hiện\n"
HEAD = ("TT", "Nội dung công việc", "Trách nhiệm", "Thời gian")
STEPS = (
    HEAD,
    ("1", "Tiếp nhận đơn", "Văn thư", "0,5 ngày làm việc"),
    ("2", "Thẩm định đơn", "Phòng Quản trị", "02 ngày làm việc"),
    ("3", "Phê duyệt", "Chánh Văn phòng", "01 ngày làm việc"),
)


def with_step(*cells: str) -> tuple[tuple[str, ...], ...]:
    """The table of an example with its step of the same number replaced."""
    return tuple(cells if row[0] == cells[0] else row for row in STEPS)
