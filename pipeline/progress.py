"""Who is told how a run gets on."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how a run gets on."""

    def begin(self, stage: str, total: int) -> None:
        """A stage of ``total`` steps begins."""

    def step(self) -> None:
        """One step of the stage is done."""


class _Silent:
    def begin(self, stage: str, total: int) -> None:
        pass

    def step(self) -> None:
        pass


SILENT: Progress = _Silent()  # tells nobody
