"""The made-up decision the examples of the OUT rules stand in."""

from __future__ import annotations


def decision(body: str, dated: str = "ngày 12 tháng 3 năm 2024") -> str:
    """A decision of a made-up ministry: head, then ``body`` (legal basis and articles)."""
    return (
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\n"
        f"Hà Nội, {dated}\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Quy chế quản lý tài liệu mật\n"
        f"{body}\n"
    )
