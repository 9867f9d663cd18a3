"""Reads the assignment of tasks to members, from tables and from words.

A table of assignments has a column of persons and one of tasks; tasks of one cell are parted by
semicolons, line breaks and dashes. In a document that says in its title that it assigns, a line
that begins with a person and a colon assigns what follows, and what a person is bound to is
assigned to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.assignments.words import begins, heads_column, key, listed
from pipeline.extract.responsibilities.vocabulary import vocabulary
from pipeline.extract.step_tables.grid import Grid
from pipeline.model.document import Document, DocumentTable, Span
from pipeline.model.facts import Assignment, Modality, Quote, Responsibility
from pipeline.read.hygiene import fold_tone

_TASK = re.compile(r"[^;\n]+")
_MARK = re.compile(r"^[\s\-–+•\d.)]+")
_SEVERAL = re.compile(r"[,;]|(?<!\w)(?:và|hoặc)(?!\w)", re.IGNORECASE)
_HEAD_ROWS = 2
# "2. Đồng chí A, Kế toán trưởng: phụ trách …", and what is listed below it.
_LABEL = r"[^\S\n]*(?:(?P<dash>[-–+•*])|(?P<number>\d+)[.)]|(?P<letter>[a-zđ])[.)])?[^\S\n]*"
_LINE = re.compile(
    rf"^{_LABEL}(?P<who>[^\W\d_][^:;\n]{{2,120}}?)[^\S\n]*:[^\S\n]*(?P<what>[^\n]*)$",
    re.MULTILINE,
)
_BELOW = re.compile(rf"\n{_LABEL}(?P<what>[^\n]+)")


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
        lines = list(_of_lines(document.text, [table.span for table in tables]))
        told += [*lines, *_of_norms([norm for norm in norms if not _is_told(norm, lines)])]
    return tuple(told)


def _of_table(table: DocumentTable) -> Iterator[Assignment]:
    grid = Grid(table)
    for head in range(min(_HEAD_ROWS, grid.n_rows)):
        heads = grid.texts(head)
        member = next((n for n, text in enumerate(heads) if heads_column(text, "members")), None)
        tasks = next((n for n, text in enumerate(heads) if heads_column(text, "tasks")), None)
        if member is not None and tasks is not None and member != tasks:
            rows = list(_rows(grid, head + 1, member, tasks))
            if any(row.tasks for row in rows):  # otherwise a form to be filled in
                yield from rows
            return


def _rows(grid: Grid, first: int, member: int, tasks: int) -> Iterator[Assignment]:
    for row in range(first, grid.n_rows):
        who, what = grid.at(row, member), grid.at(row, tasks)
        if who is None or what is None or who is what or not who.text.strip():
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


def _of_lines(text: str, apart: Sequence[Span]) -> Iterator[Assignment]:
    """What lines assign that begin with a person and a colon, with the list below each."""
    lines = [
        line
        for line in _LINE.finditer(text)
        if _is_person(line["who"])
        and not vocabulary().modal.search(fold_tone(line["who"]).lower())
        and not any(span.start <= line.start() < span.end for span in apart)
    ]
    for line in lines:
        tasks = list(_tasks(line["what"], line.start("what")))
        for item in _below(text, line):
            tasks += _tasks(item["what"], item.start("what"))
        if tasks:
            who = line["who"].rstrip()
            start = line.start("who")
            member = Quote(quote=who, start=start, end=start + len(who))
            yield Assignment(member=member, tasks=tuple(tasks))


def _below(text: str, line: re.Match[str]) -> Iterator[re.Match[str]]:
    """The lines below that are labelled alike, in another way than the line itself."""
    item = _BELOW.match(text, line.end())
    sort = _label(item) if item else None
    if sort is None or sort == _label(line):
        return
    while item is not None and _label(item) == sort:
        yield item
        item = _BELOW.match(text, item.end())


def _label(line: re.Match[str]) -> str | None:
    """The sort of mark a line begins with; None where it has none."""
    return next((sort for sort in ("dash", "number", "letter") if line[sort]), None)


def _is_told(norm: Responsibility, lines: Sequence[Assignment]) -> bool:
    """Whether a line assigns what the norm says."""
    return any(each.member.start <= norm.action.start < each.tasks[-1].end + 1 for each in lines)


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
    """Whether one person is named; the posts behind a name are theirs."""
    parts = [part.strip() for part in _SEVERAL.split(name)]
    if not begins(parts[0], "persons"):
        return False
    if len(parts) == 1:
        return True
    joined = any(mark[0] not in ",;" for mark in _SEVERAL.finditer(name))
    others = any(begins(part, "courtesy") for part in parts[1:])
    return begins(parts[0], "courtesy") and not joined and not others
