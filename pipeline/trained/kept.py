"""Where trained models are kept, and how a file of theirs is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from pipeline.errors import BadRegister

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = "weights.npz"  # the arrays of a model
CARD = "README.md"  # of a model; what it says changes nothing that the model does
MODELS = Path(__file__).parents[2] / "models"
_folders: ContextVar[tuple[Path, ...]] = ContextVar("folders of the models", default=(MODELS,))


def folder_of(name: str) -> Path:
    """Where the model of that name is kept, whether it is there or not."""
    *nearer, last = (folder / name for folder in _folders.get())
    return next((each for each in nearer if each.exists()), last)


@contextmanager
def models_from(folder: Path) -> Iterator[None]:
    """Within, models are looked for in ``folder``; an empty one makes do without any."""
    with _looking_in((folder,)):
        yield


@contextmanager
def models_beside(folder: Path) -> Iterator[None]:
    """Within, models in ``folder`` take the place of those of the same name; the others stay."""
    with _looking_in((folder, *_folders.get())):
        yield


@contextmanager
def _looking_in(folders: tuple[Path, ...]) -> Iterator[None]:
    before = _folders.set(folders)
    try:
        yield
    finally:
        _folders.reset(before)


def models_told() -> dict[str, str]:
    """The models that are there, by name, each with the hash of its files."""
    return {name: told for folder in reversed(_folders.get()) for name, told in _told(folder)}


@cache
def _told(folder: Path) -> tuple[tuple[str, str], ...]:
    found = []
    for model in sorted(each for each in folder.glob("*") if each.is_dir()):
        files = [each for each in sorted(model.iterdir()) if each.name != CARD]
        if files:
            digest = hashlib.sha256(b"".join(each.read_bytes() for each in files))
            found.append((model.name, digest.hexdigest()))
    return tuple(found)


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Within, ``file`` of a model is read; whatever is wrong with it is told with its name.

    Raises:
        BadRegister: where it is missing, or its form, its size or its hash is wrong.
    """
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, msgspec.MsgspecError) as error:
        raise BadRegister(
            f"Mô hình không đọc được ({error}).",
            remedy="Chép lại thư mục models từ bản phát hành, hoặc chạy: make train.",
            file=file,
        ) from error


def write_arrays(file: Path, arrays: Mapping[str, np.ndarray]) -> str:
    """Write arrays of numbers, with the folders above; the same bytes for the same numbers.

    Returns:
        The SHA-256 of the file.
    """
    import numpy as np

    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_settings(file: Path, settings: object) -> None:
    """Write what stands beside the numbers, as JSON that a person can read."""
    told = msgspec.json.encode(settings, order="deterministic")
    file.write_bytes(msgspec.json.format(told, indent=2) + b"\n")


class _Hashed(Protocol):
    @property
    def sha256(self) -> str:
        """Of the file of numbers."""


_Settings = TypeVar("_Settings", bound=_Hashed)


@contextmanager
def reading_numbers(
    settings: Path, kind: type[_Settings]
) -> Iterator[tuple[_Settings, Mapping[str, np.ndarray]]]:
    """Within, the settings of a model and the arrays that stand beside them.

    Args:
        settings: its file of settings, which tells the hash of the arrays.
        kind: what the settings are.

    Raises:
        BadRegister: as ``reading``, naming the file of the arrays.
    """
    import numpy as np

    file = settings.with_name(WEIGHTS)
    with reading(file):
        told = msgspec.json.decode(settings.read_bytes(), type=kind)
        check_hash(file, told.sha256)
        with np.load(file, allow_pickle=False) as arrays:
            yield told, arrays


def check_hash(file: Path, sha256: str) -> None:
    """Refuse a file of another hash.

    Raises:
        ValueError: to be told by ``reading``.
    """
    if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        raise ValueError("mã SHA-256 không khớp")
