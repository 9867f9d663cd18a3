"""Keeps what was read from each file, by the hash of its bytes and of the code that reads.

Reading depends on nothing else, so a week in which one document changed re-reads that one.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import msgspec

from pipeline.errors import BadSettings
from pipeline.model.document import Document
from pipeline.model.facts import Facts

_READING_STAGES = ("model", "read", "structure", "extract")


class Extracted(msgspec.Struct, frozen=True, kw_only=True, tag="extracted"):
    """A file that was read: its document and facts."""

    document: Document
    facts: Facts


class Unread(msgspec.Struct, frozen=True, kw_only=True, tag="unread"):
    """A file that cannot be read, why, and what to do."""

    problem: str
    remedy: str


Result = Extracted | Unread


@cache
def reading_version() -> str:
    """A hash of the code and vocabulary of the stages that read one document, and of the model."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for stage in _READING_STAGES:
        for path in sorted((here / stage).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(here).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Store:
    """Results on disk, one file each, in a folder named by the reading version."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: where results are kept; made when the first one is written."""
        self._folder = folder / reading_version()

    def has(self, sha256: str) -> bool:
        """Whether a result for these bytes is kept."""
        return bool(sha256) and self._path(sha256).exists()

    def get(self, sha256: str) -> Result:
        """The result for these bytes.

        Raises:
            BadSettings: if there is none, or it was damaged on disk.
        """
        path = self._path(sha256)
        try:
            result: Result = msgspec.msgpack.decode(path.read_bytes(), type=Result)
        except (OSError, msgspec.MsgspecError) as error:
            raise BadSettings(
                "Kết quả đọc lưu tạm bị hỏng hoặc bị xóa giữa chừng.",
                remedy=f"Xóa thư mục «{self._folder}» rồi chạy lại.",
                file=path,
            ) from error
        return result

    def put(self, sha256: str, result: Result) -> None:
        """Keep a result; a reader sees either none or the whole of it."""
        target = self._path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.msgpack.encode(result))
        Path(name).replace(target)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.msgpack"
