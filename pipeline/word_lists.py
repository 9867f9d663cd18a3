"""Lists of words that a lawyer edits, kept as YAML beside the code that goes by them.

A module says of what form its file is (a ``msgspec.Struct`` with ``Words`` and ``re.Pattern[str]``)
and reads it by ``held_in``; what it checks beyond the form it refuses by ``broken``. Both name
file, line and field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
import yaml

from pipeline.errors import BadRegister

Word = Annotated[str, msgspec.Meta(min_length=1, pattern=r"\S")]
Words = Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
Patterns = Annotated[tuple[re.Pattern[str], ...], msgspec.Meta(min_length=1)]

_Held = TypeVar("_Held")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast
_REMEDY = "Sửa mục này theo mẫu của các mục bên cạnh."
# Where msgspec says that a fault is: " - at `$.lists[2].words`", " - at `key` in `$.units`".
_AT = re.compile(r" - at (?:`key` in )?`\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")


def words_of(file: Path, held: object, field: str) -> tuple[str, ...]:
    """The list ``field`` of what ``file`` holds.

    Raises:
        BadRegister: naming file, line and field, if it is missing, empty, or holds anything but
            words.
    """
    entries = held.get(field) if isinstance(held, Mapping) else None
    if (
        not entries
        or not isinstance(entries, list)
        or not all(isinstance(entry, str) and entry.strip() for entry in entries)
    ):
        raise broken(file, "Cần một danh sách từ, không trống.", field)
    return tuple(entries)


def rows_of(file: Path, held: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """The rows of the list ``field`` of what ``file`` holds, each with fields of its own.

    Raises:
        BadRegister: naming file, line and field, if it is missing, empty, or holds anything but
            rows.
    """
    rows = held.get(field)
    if not rows or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise broken(file, "Cần một danh sách các dòng có tên mục, không trống.", field)
    return rows


def held_in(file: Path, form: type[_Held]) -> _Held:
    """What a YAML file holds, in the given form.

    Raises:
        BadRegister: naming the file, and line and field where they are known, if it is no YAML in
            UTF-8, or a list is missing, misspelt in its name, or holds something else.
    """
    try:
        held = yaml.load(file.read_bytes(), _LOADER)  # noqa: S506 - both load nothing but data
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        raise BadRegister(
            "Tệp không đúng cú pháp YAML, UTF-8.",
            remedy="Sửa tệp rồi chạy lại.",
            file=file,
            place=f"dòng {mark.line + 1}" if mark else None,
        ) from error
    try:
        return msgspec.convert(held, form, dec_hook=_compiled)
    except msgspec.ValidationError as error:
        told = str(error)
        path = _path_in(told, held, form)
        raise broken(file, f"Sai cấu trúc ({_AT.sub('', told)}).", *path) from error


def broken(file: Path, problem: str, *path: str | int, remedy: str = _REMEDY) -> BadRegister:
    """The error that tells what is wrong with an entry of a file.

    Args:
        file: a YAML file that can be parsed.
        problem: what is wrong, one sentence.
        path: names of fields, and places in lists from 0, that lead to the entry.
        remedy: what to do about it, one sentence.
    """
    node = yaml.compose(file.read_bytes(), _LOADER)
    line = None
    for step in path:
        found = _below(node, step)
        if found is None:
            break
        line, node = found
    field = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    places = [f"dòng {line}"] if line else []
    place = ", ".join([*places, f"mục {field}"] if path else places)
    return BadRegister(problem, remedy=remedy, file=file, place=place or None)


def _below(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    """The line of an entry, counted from 1, and what stands there."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _path_in(told: str, held: Any, form: Any) -> list[str | int]:
    """The path to the entry that an error of msgspec tells of, as far as it can be told.

    Of a mapping from word to word msgspec tells no key: it is the one without which all is well,
    or something else is wrong.
    """
    at = _AT.search(told)
    path: list[str | int] = []
    inner = held
    for name, number in _STEP.findall(at["path"] if at else ""):
        step = name or (int(number) if number != "..." else _key_at_fault(told, inner, held, form))
        if step is None:
            return path
        path.append(step)
        inner = inner[step]
    unknown = _UNKNOWN.search(told)
    return [*path, unknown["field"]] if unknown else path


def _key_at_fault(told: str, inner: dict[str, Any], held: Any, form: Any) -> str | None:
    """The key of ``inner``, which is a part of ``held``, that ``told`` tells of."""
    for key in list(inner):
        value = inner.pop(key)
        try:
            msgspec.convert(held, form, dec_hook=_compiled)
        except msgspec.ValidationError as error:
            same = str(error) == told
        else:
            same = False
        inner[key] = value
        if not same:
            return key
    return None


def _compiled(form: Any, held: object) -> re.Pattern[str]:
    """The pattern written in a field that asks for one."""
    if not isinstance(held, str) or not held.strip():
        raise TypeError("Expected a pattern")
    try:
        return re.compile(held)
    except re.error as error:
        raise ValueError(f"«{held}»: {error}") from error


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


def any_pattern(patterns: Iterable[re.Pattern[str]]) -> str:
    """A pattern of any of ``patterns``, the first that fits."""
    return "|".join(f"(?:{each.pattern})" for each in patterns)


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of ``words`` as a whole, in any letter case, the longest first."""
    return re.compile(rf"(?<!\w){as_written(words)}(?!\w)", re.IGNORECASE)
