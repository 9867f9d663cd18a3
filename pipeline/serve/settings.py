"""What the review server is told: where the reports lie, who may ask, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from pipeline.errors import BadSettings
from pipeline.runs.shelf import Shelf


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Settings of one server.

    Args:
        out: the folder reports are written to; the newest one is served.
        database: address of the database of decisions.
        hosts: names under which it may be asked for, with port where the address bar shows one.
        user_header: the header in which the ministry's proxy names who is asking; "" where
            reviewers give their own name.
    """

    out: Path
    database: str
    hosts: frozenset[str]
    user_header: str = ""

    @property
    def report(self) -> Path:
        """The report served now: the latest run's."""
        return Shelf(self.out).report() or self.out


def loopback(host: str) -> str:
    """``host``, if only this machine can reach it.

    Raises:
        BadSettings: if other machines could.
    """
    try:
        local = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise BadSettings(
            f"Không mở máy chủ rà soát ở «{host}»: máy khác sẽ vào thẳng được.",
            remedy="Để 127.0.0.1; muốn cho máy khác dùng thì đặt sau máy chủ trung gian của cơ "
            "quan (xem docs/serving.md).",
        )
    return host
