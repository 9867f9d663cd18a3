"""Keeps what was read from each file, by the hash of its bytes and of the code that reads.

Reading depends on nothing else, so a week in which one document changed re-reads that one.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.disk import write_whole
from pipeline.errors import BadSettings
from pipeline.model.document import Document
from pipeline.model.facts import Facts
from pipeline.trained import models_told

_VERSION = re.compile(r"[0-9a-f]{16}")
_Kept = TypeVar("_Kept")
READING_STAGES = (
    "model",
    "read",
    "structure",
    "language",
    "extract",
    "unpack",
    "intake",
    "trained",
    "word_lists.py",
)


class Extracted(msgspec.Struct, frozen=True, kw_only=True, tag="extracted"):
    """A file that was read: its document and facts."""

    document: Document
    facts: Facts


class Unread(msgspec.Struct, frozen=True, kw_only=True, tag="unread"):
    """A file that cannot be read, why, and what to do."""

    problem: str
    remedy: str


class Withheld(msgspec.Struct, frozen=True, kw_only=True, tag="withheld"):
    """A file marked as a State secret; nothing of its content is kept."""


class Opened(msgspec.Struct, frozen=True, kw_only=True, tag="opened"):
    """A file that is nothing but a parcel of others."""


Result = Extracted | Unread | Withheld | Opened


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """One file found inside another: the name it has there, its hash and size in bytes."""

    name: str
    sha256: str
    size: int


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: files of their own, and those left closed, by name, with the reason."""

    contents: tuple[Content, ...] = ()
    refused: tuple[tuple[str, Unread], ...] = ()


def version_of(*parts: str) -> str:
    """A hash of the code and vocabulary below the named folders (or files) of the package."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for part in parts:
        top = here / part
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(here).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def reading_version() -> str:
    """A hash of the code and vocabulary of the stages that read one document, and of the models."""
    written = version_of(*READING_STAGES) + "".join(models_told().values())
    return hashlib.sha256(written.encode()).hexdigest()[:16]


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
        return self._load(self._path(sha256), Result)  # type: ignore[arg-type]

    def put(self, sha256: str, encoded: bytes) -> None:
        """Keep an encoded result; a reader sees either none or the whole of it."""
        write_whole(self._path(sha256), encoded)

    def parcel(self, sha256: str) -> Parcel | None:
        """What the file with these bytes holds; None where it is not known."""
        path = self._parcel_path(sha256)
        return self._load(path, Parcel) if sha256 and path.exists() else None

    def put_parcel(self, sha256: str, parcel: Parcel) -> None:
        """Keep what a file holds."""
        write_whole(self._parcel_path(sha256), msgspec.msgpack.encode(parcel))

    def aside(self, sha256: str, kind: type[_Kept]) -> _Kept | None:
        """What was kept beside the result for these bytes; None where nothing readable was."""
        path = self._aside_path(sha256)
        try:
            return self._load(path, kind) if path.exists() else None
        except BadSettings:
            return None

    def put_aside(self, sha256: str, kept: msgspec.Struct) -> None:
        """Keep something beside the result for these bytes, in place of what was kept there."""
        write_whole(self._aside_path(sha256), msgspec.msgpack.encode(kept))

    def batch(self, key: str, kind: type[_Kept]) -> _Kept | None:
        """What was kept of a whole batch under ``key``; None where nothing readable was."""
        path = self._batch_path(key)
        try:
            return self._load(path, kind) if path.exists() else None
        except BadSettings:
            return None

    def put_batch(self, key: str, kept: msgspec.Struct) -> None:
        """Keep what was found of a batch, in place of what was kept of the last one."""
        path = self._batch_path(key)
        write_whole(path, msgspec.msgpack.encode(kept))
        for other in path.parent.glob("*.msgpack"):
            if other != path:
                other.unlink(missing_ok=True)

    def drop_others(self) -> None:
        """Delete what other versions kept: they may have let pass what this one withholds."""
        for folder in self._folder.parent.glob("*"):
            if folder.is_dir() and _VERSION.fullmatch(folder.name) and folder != self._folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _load(self, path: Path, kind: type[_Kept]) -> _Kept:
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=kind)
        except (OSError, msgspec.MsgspecError) as error:
            raise BadSettings(
                "Kết quả đọc lưu tạm bị hỏng hoặc bị xóa giữa chừng.",
                remedy=f"Xóa thư mục «{self._folder}» rồi chạy lại.",
                file=path,
            ) from error

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.msgpack"

    def _aside_path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.looks"

    def _batch_path(self, key: str) -> Path:
        return self._folder / "batch" / f"{key}.msgpack"

    def _parcel_path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.parcel"


def encode(result: Result) -> bytes:
    """A result as the store keeps it."""
    return msgspec.msgpack.encode(result)
