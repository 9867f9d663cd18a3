"""The made-up regulation the examples of the REF rules stand in."""

from __future__ import annotations


def regulation(body: str) -> str:
    """A regulation of a made-up ministry: its head, then ``body`` (articles)."""
    return (
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\n"
        f"QUY CHẾ\nTiếp công dân\n{body}\n"
    )
