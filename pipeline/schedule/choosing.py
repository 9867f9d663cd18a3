"""Which scheduler a machine has."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from pipeline.errors import BadSettings
from pipeline.schedule import cron, systemd
from pipeline.schedule.cron import Cron
from pipeline.schedule.systemd import Systemd

Scheduler = Systemd | Cron


class By(StrEnum):
    """A scheduler asked for by name."""

    SYSTEM = "systemd"
    USER = "systemd-user"
    CRON = "cron"


def scheduler(by: By | None, folder: Path) -> Scheduler:
    """The scheduler asked for; else systemd where it runs, the user's own unless root, else cron.

    Args:
        by: the one asked for.
        folder: where jobs are started.

    Raises:
        BadSettings: the machine has none.
    """
    here = str(folder.absolute())
    if by is By.CRON:
        return Cron(here)
    if by is By.SYSTEM or by is By.USER:
        return systemd.of_system(here) if by is By.SYSTEM else systemd.of_user(here)
    manager = systemd.of_system(here) if os.geteuid() == 0 else systemd.of_user(here)
    if systemd.answers(manager):
        return manager
    if cron.is_here():
        return Cron(here)
    raise BadSettings(
        "Máy này không có systemd đang chạy, cũng không có cron.",
        remedy="Cài gói cron, hoặc nhờ người quản trị chạy make analyze mỗi tuần.",
    )


def all_here(folder: Path) -> tuple[Scheduler, ...]:
    """Every scheduler this machine has: a job may have been put into any of them."""
    here = str(folder.absolute())
    managers = (systemd.of_system(here), systemd.of_user(here))
    found: list[Scheduler] = [each for each in managers if systemd.answers(each)]
    if cron.is_here():
        found.append(Cron(here))
    return tuple(found)
