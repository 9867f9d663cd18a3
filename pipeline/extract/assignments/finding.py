"""Reads the assignment of tasks to members, from tables and from words.

A table of assignments has a column of persons and one of tasks; tasks of one cell are parted by
semicolons, line breaks and dashes. In a document that says in its title that it assigns, what a
person is bound to is assigned to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.assignments.words import begins, key, listed
from pipeline.extract.step_tables.grid import Grid
from pipeline.model.document import Document, DocumentTable
from pipeline.model.facts import Assignment, Modality, Quote, Responsibility

_TASK = re.compile(r"[^;\n]+")
_MARK = re.compile(r"^[\s\-–+•\d.)]+")
_SEVERAL = re.compile(r"[,;]|(?<!\w)(?:và|hoặc)(?!\w)", re.IGNORECASE)
_HEAD_ROWS = 2


def assignments_of(document: Document, norms: Sequence[Responsibility]) -> tuple[Assignment, ...]:
    """Who is charged with what: tables first, then words, each in reading order.

    Args:
        document: a document.
        norms: the responsibilities read from it.
    """
    tables = [*document.tables, *(table for node in document.walk() for table in node.tables)]
    tables.sort(key=lambda table: table.span)
    told = [each for table in tables for each in _of_table(table)]
    if any(entry in key(document.metadata.title or "") for entry in listed("titles")):
        told += _of_norms(norms)
    return tuple(told)


def _of_table(table: DocumentTable) -> Iterator[Assignment]:
    grid = Grid(table)
    for head in range(min(_HEAD_ROWS, grid.n_rows)):
        heads = [key(text) for text in grid.texts(head)]
        member = next((n for n, text in enumerate(heads) if text in listed("members")), None)
        tasks = next((n for n, text in enumerate(heads) if text in listed("tasks")), None)
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


def _of_norms(norms: Sequence[Responsibility]) -> Iterator[Assignment]:
    by_member: dict[str, list[Responsibility]] = {}
    for norm in norms:
        binds = norm.modality in (Modality.OBLIGATION, Modality.POWER)
        closes = begins(norm.action.quote, "closing")
        if binds and not closes and norm.bearer and _is_person(norm.bearer.quote):
            by_member.setdefault(key(norm.bearer.quote), []).append(norm)
    for mine in by_member.values():
        member = mine[0].bearer
        assert member is not None
        yield Assignment(member=member, tasks=tuple(norm.action for norm in mine))


def _is_person(name: str) -> bool:
    return begins(name, "persons") and not _SEVERAL.search(name)
