"""One logger, whose lines are ``key=value`` pairs that name run and document.

Lines hold names, counts and states, never a document's words: what a worker has not yet passed
through the secrecy gate must not end in a log.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path


class Level(StrEnum):
    """How much of the log is shown."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_LOGGER = logging.getLogger("rasoat")
_CONTROL = re.compile(r"[\x7f-\x9f\u2028\u2029]")
_PLAIN = re.compile(r"[^\s\"=\\\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def say(event: str, level: int = logging.INFO, **fields: object) -> None:
    """Log an event with what belongs to it.

    Args:
        event: one word.
        level: of ``logging``.
        fields: names and values; values are written as text.
    """
    _LOGGER.log(level, event, extra={"fields": fields})


@contextmanager
def logging_run(run: str, file: Path, shown: Level) -> Iterator[None]:
    """Log to ``file`` and, from the level ``shown`` up, to standard error.

    Args:
        run: name of the run, which every line tells.
        file: a new one.
        shown: the least level shown.
    """
    # Opened to add to: a library that sets up logging when it is imported closes every handler
    # there is, and one that adds opens its file again.
    kept = logging.FileHandler(file, "a", "utf-8", errors="backslashreplace")
    kept.setLevel(logging.INFO)
    told = logging.StreamHandler()
    told.setLevel(shown.upper())
    _LOGGER.setLevel(logging.DEBUG)
    _LOGGER.propagate = False
    for handler in (kept, told):
        handler.setFormatter(_Lines(run))
        _LOGGER.addHandler(handler)
    try:
        yield
    finally:
        for handler in (kept, told):
            _LOGGER.removeHandler(handler)
        kept.close()


class _Lines(logging.Formatter):
    def __init__(self, run: str) -> None:
        super().__init__()
        self._run = run

    def format(self, record: logging.LogRecord) -> str:
        """One line; words with blanks, quotes or control characters as JSON strings."""
        time = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        fields = {
            "time": time,
            "level": record.levelname.lower(),
            "run": self._run,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return " ".join(f"{name}={_value(value)}" for name, value in fields.items())


def _value(value: object) -> str:
    text = str(value)
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
