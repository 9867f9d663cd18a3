"""Reads the assignment of tasks to members, from tables and from words.

A table of assignments has a column of persons and one of tasks; tasks of one cell are parted by
semicolons, line breaks and labels. In a document that says in its title that it assigns, a line
that begins with a person and a colon assigns what follows, one that is nothing but a person what
is listed below it, and what a person is bound to is assigned to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pipeline.extract.assignments.words import begins, heads_column, key, listed
from pipeline.extract.responsibilities.vocabulary import vocabulary
from pipeline.extract.step_tables.grid import Grid
from pipeline.model.document import Document, DocumentTable, Span
from pipeline.model.facts import Assignment, Modality, Quote, Responsibility
from pipeline.read.hygiene import fold_tone

# "a) Rà soát quy chế. b) Theo dõi đơn thư" in one line: another task begins at each label.
_TASK_END = re.compile(r"[;\n]+|(?<=[.:])[^\S\n]+(?=(?:[a-zđ]|\d{1,2})\)[^\S\n])")
_MARK = re.compile(r"^(?:[\s\-–+•\d.)]|[a-zđ]\)\s)+")
_HEAD_ROWS = 2
# "2. Đồng chí A, Kế toán trưởng: phụ trách …", and what is listed below it.
_SORTS = ("roman", "number", "letter", "dash", "plus")  # of labels, from the outermost inwards
_LINE = re.compile(
    r"^[^\S\n]*(?:(?P<roman>[IVX]+[.)])|(?P<number>\d+(?:\.\d+)*[.)])|(?P<letter>[a-zđ][.)])"
    r"|(?P<dash>[-–•*])|(?P<plus>\+))?[^\S\n]*(?P<said>[^\W\d_][^\n]*)$",
    re.MULTILINE,
)
_WHO = re.compile(r"(?P<who>[^:;\n]{3,120}?)[^\S\n]*(?:(?P<colon>:)[^\S\n]*|$)")
_ENDS = (".", ",", "/")


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
        if key(who.text) == key(what.text):  # a heading over the members below
            continue
        yield Assignment(
            member=Quote(quote=who.text, start=who.span.start, end=who.span.end),
            tasks=tuple(_tasks(what.text, what.span.start)),
        )


def _tasks(text: str, start: int) -> Iterator[Quote]:
    begin = 0
    for end in [*_TASK_END.finditer(text), None]:
        part = text[begin : end.start() if end else len(text)]
        mark = _MARK.match(part)
        skipped = mark.end() if mark else 0
        words = part[skipped:].rstrip(" .,")
        if words:
            first = start + begin + skipped
            yield Quote(quote=words, start=first, end=first + len(words))
        begin = end.end() if end else len(text)


def _of_lines(text: str, apart: Sequence[Span]) -> Iterator[Assignment]:
    """What lines assign that begin with a person, with the list below each.

    A colon follows the name, or nothing at all and a list below.
    """
    lines = [
        line
        for line in _LINE.finditer(text)
        if not any(span.start <= line.start() < span.end for span in apart)
    ]
    named = [_person(line) for line in lines]
    for place, (line, name) in enumerate(zip(lines, named, strict=True)):
        if name is None:
            continue
        start = line.start("said")
        items = list(_below(lines, named, place))
        if not name["colon"] and not items:
            continue
        tasks = list(_tasks(line["said"][name.end() :], start + name.end()))
        for item, after in zip_longest(items, items[1:]):
            leads = after is not None and _rank(after) > _rank(item)
            if not (leads and item["said"].rstrip().endswith(":")):
                tasks += _tasks(item["said"], item.start("said"))
        if tasks:
            who = name["who"]
            member = Quote(quote=who, start=start, end=start + len(who))
            yield Assignment(member=member, tasks=tuple(tasks))


def _person(line: re.Match[str]) -> re.Match[str] | None:
    """The person a line begins with, whom it gives work to."""
    name = _WHO.match(line["said"].rstrip())
    if name is None or not _is_person(name["who"]):
        return None
    if not name["colon"] and (_rank(line) == 0 or name["who"].endswith(_ENDS)):
        return None
    return None if vocabulary().modal.search(fold_tone(name["who"]).lower()) else name


def _below(
    lines: Sequence[re.Match[str]], named: Sequence[re.Match[str] | None], place: int
) -> Iterator[re.Match[str]]:
    """The items of the line at ``place``, labelled further inside than it, and theirs."""
    own, first = _rank(lines[place]), 0
    for item, name in zip(lines[place + 1 :], named[place + 1 :], strict=True):
        rank = _rank(item)
        if rank <= own or rank < first or name is not None or _is_person(item["said"]):
            return
        first = first or rank
        yield item


def _rank(line: re.Match[str]) -> int:
    """How far inside the label of a line stands; 0 where it has none."""
    return next((rank for rank, sort in enumerate(_SORTS, 1) if line[sort]), 0)


def _is_told(norm: Responsibility, lines: Sequence[Assignment]) -> bool:
    """Whether a line assigns what the norm says."""
    return any(each.member.start <= norm.action.start < each.tasks[-1].end + 1 for each in lines)


def _of_norms(norms: Sequence[Responsibility]) -> Iterator[Assignment]:
    by_member: dict[str, list[Responsibility]] = {}
    for norm in norms:
        binds = norm.modality in (Modality.OBLIGATION, Modality.POWER)
        closes = begins(norm.action.quote, "closing")
        if not binds or closes or norm.bearer is None or not _is_person(norm.bearer.quote):
            continue
        if key(norm.bearer.quote) not in listed("anyone"):
            by_member.setdefault(key(norm.bearer.quote), []).append(norm)
    for mine in by_member.values():
        member = mine[0].bearer
        assert member is not None
        yield Assignment(member=member, tasks=tuple(norm.action for norm in mine))


def _is_person(name: str) -> bool:
    """Whether a person is named, or several; the posts behind a name are theirs."""
    return begins(name, "persons")
