"""Lists of words that a lawyer edits, kept as YAML beside the code that goes by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from pipeline.errors import BadRegister

_Held = TypeVar("_Held")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast


def words_of(file: Path, held: object, field: str) -> tuple[str, ...]:
    """The list ``field`` of what ``file`` holds.

    Raises:
        BadRegister: naming file and field, if it is missing, empty, or holds anything but words.
    """
    entries = held.get(field) if isinstance(held, Mapping) else None
    if (
        not entries
        or not isinstance(entries, list)
        or not all(isinstance(entry, str) and entry.strip() for entry in entries)
    ):
        raise BadRegister(
            "Cần một danh sách từ, không trống.",
            remedy="Sửa lại danh sách này.",
            file=file,
            place=f"mục {field}",
        )
    return tuple(entries)


def rows_of(file: Path, held: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """The rows of the list ``field`` of what ``file`` holds, each with fields of its own.

    Raises:
        BadRegister: naming file and field, if it is missing, empty, or holds anything but rows.
    """
    rows = held.get(field)
    if not rows or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadRegister(
            "Cần một danh sách các dòng có tên mục, không trống.",
            remedy="Sửa lại danh sách này theo mẫu kèm chương trình.",
            file=file,
            place=f"mục {field}",
        )
    return rows


def held_in(file: Path, form: type[_Held]) -> _Held:
    """What a YAML file holds, in the given form.

    Raises:
        BadRegister: naming the file, and the line where one is known, if it is no YAML in UTF-8,
            or a list is missing, misspelt in its name, or holds something else.
    """
    try:
        held = yaml.load(file.read_bytes(), _LOADER)  # noqa: S506 - both load nothing but data
        return msgspec.convert(held, form)
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        raise BadRegister(
            "Tệp không đúng cú pháp YAML, UTF-8.",
            remedy="Sửa tệp rồi chạy lại.",
            file=file,
            place=f"dòng {mark.line + 1}" if mark else None,
        ) from error
    except msgspec.ValidationError as error:
        raise BadRegister(
            f"Danh mục từ ngữ sai cấu trúc ({error}).",
            remedy="Sửa danh mục rồi chạy lại.",
            file=file,
        ) from error


def any_word(words: Iterable[str]) -> str:
    """A pattern of any of ``words``, the longest that fits; a space stands for any white space.

    Written as a tree of letters, so that a place where none begins costs one look, not one a word.
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    ends = "" in tree
    below = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branches(tree[letter])
        for letter in sorted(tree)
        if letter
    ]
    if not below:
        return ""
    return below[0] if len(below) == 1 and not ends else f"(?:{'|'.join(below)}){'?' * ends}"


def as_written(words: Iterable[str]) -> str:
    """A pattern of any of ``words``, the longest that fits; a space stands for a space alone."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of ``words`` as a whole, in any letter case, the longest first."""
    return re.compile(rf"(?<!\w){as_written(words)}(?!\w)", re.IGNORECASE)
