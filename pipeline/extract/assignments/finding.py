"""Reads the assignment of tasks to members, from tables with a column of persons and one of tasks.

Tasks of one cell are parted by semicolons, line breaks and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from pipeline.extract.step_tables.grid import Grid
from pipeline.model.document import Document, DocumentTable
from pipeline.model.facts import Assignment, Quote
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import words_of

_FILE = Path(__file__).with_name("words.yaml")
_TASK = re.compile(r"[^;\n]+")
_MARK = re.compile(r"^[\s\-–+•\d.)]+")
_HEAD_ROWS = 2
_LEAST_SHARED = 3  # words


def assignments_of(document: Document) -> tuple[Assignment, ...]:
    """The assignments in the tables of ``document``, in reading order."""
    tables = [*document.tables, *(table for node in document.walk() for table in node.tables)]
    tables.sort(key=lambda table: table.span)
    return tuple(each for table in tables for each in _of_table(table))


def shared_tasks(one: str, other: str) -> bool:
    """Whether one task holds the other: all words of the shorter are in the longer."""
    first, second = _words(one), _words(other)
    shorter = min(first, second, key=len)
    return len(shorter) >= _LEAST_SHARED and first & second == shorter


def _of_table(table: DocumentTable) -> Iterator[Assignment]:
    grid = Grid(table)
    for head in range(min(_HEAD_ROWS, grid.n_rows)):
        heads = [_key(text) for text in grid.texts(head)]
        member = next((n for n, text in enumerate(heads) if text in _list("members")), None)
        tasks = next((n for n, text in enumerate(heads) if text in _list("tasks")), None)
        if member is not None and tasks is not None and member != tasks:
            yield from _rows(grid, head + 1, member, tasks)
            return


def _rows(grid: Grid, first: int, member: int, tasks: int) -> Iterator[Assignment]:
    for row in range(first, grid.n_rows):
        who, what = grid.at(row, member), grid.at(row, tasks)
        if who is None or what is None or not who.text.strip() or not what.text.strip():
            continue
        yield Assignment(
            member=Quote(quote=who.text, start=who.span.start, end=who.span.end),
            tasks=tuple(_tasks(what.text, what.span.start)),
        )


def _tasks(text: str, start: int) -> Iterator[Quote]:
    for part in _TASK.finditer(text):
        mark = _MARK.match(part[0])
        begin = part.start() + (mark.end() if mark else 0)
        words = text[begin : part.end()].rstrip(" .,")
        if words:
            yield Quote(quote=words, start=start + begin, end=start + begin + len(words))


def _words(task: str) -> frozenset[str]:
    common = {word for entry in _list("common") for word in entry.split()}
    return frozenset(re.findall(r"\w+", _key(task))) - common


def _key(text: str) -> str:
    return " ".join(fold_tone(text).casefold().split())


@cache
def _list(field: str) -> tuple[str, ...]:
    return tuple(map(_key, words_of(_FILE, yaml.safe_load(_FILE.read_text("utf-8")), field)))
