"""Which role each column of a table has: by its head, or by its content where that is certain."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from pipeline.extract.deadlines import deadline_alone
from pipeline.extract.step_tables.grid import Grid
from pipeline.extract.step_tables.vocabulary import is_of_another_table, role_of
from pipeline.model.facts import StepColumn

_MOST_ABOVE = 3  # rows of title a table may open with
_LONGEST_HEAD = 70  # letters
_LEAST_STEPS = 3  # rows that must agree where no head speaks
_NUMBER = re.compile(r"(?:bước\s*)?(\d{1,2})[.):]?$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:bước\s*)?\d{1,2}(?:\.\d{1,2})*[a-zđ]?[.):]?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_COUNTED_IN = re.compile(r"số\s+(?=ngày|giờ|phút)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\d+(?:[.,/]\d+)?|½|nửa|một|hai)\s*(?:ngày|giờ|phút|buổi|tuần|tháng)|trong ngày|ngay sau",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"(?:chuyên viên|văn thư|lãnh đạo|cán bộ|công chức|trưởng|phó|bộ phận|phòng|vụ|cục|ban|bộ|"
    r"thủ trưởng|chánh|kế toán|đơn vị|tổ|hội đồng|người)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.8


class Columns(NamedTuple):
    """The role of each column (None: none), the first row below the head, and the unit that times
    are headed with ("ngày làm việc"), "" for none."""

    roles: tuple[StepColumn | None, ...]
    first_row: int
    time_unit: str = ""

    @property
    def work(self) -> tuple[int, ...]:
        """The places of the columns that tell what is done."""
        return tuple(
            place
            for place, role in enumerate(self.roles)
            if role in (StepColumn.CONTENT, StepColumn.NAME)
        )


def columns_of(grid: Grid) -> Columns | None:
    """The roles of a step table's columns; None for any other table."""
    for row in range(min(_MOST_ABOVE + 1, grid.n_rows)):
        found = _by_heads(grid, row)
        if found is not None:
            return found
        if any(is_of_another_table(text) for text in grid.texts(row)):
            return None
    return _by_content(grid)


def _by_heads(grid: Grid, row: int) -> Columns | None:
    """The roles by the heads in ``row``, and in the row below it where heads are grouped."""
    heads = grid.texts(row)
    if any(len(head) > _LONGEST_HEAD for head in heads) or any(map(is_of_another_table, heads)):
        return None
    roles = [role_of(head) for head in heads]
    first = row + 1
    if _is_grouped(grid, row):
        below = grid.texts(row + 1)
        if not any(len(head) > _LONGEST_HEAD for head in below):
            lower = [role_of(head) if head != heads[at] else None for at, head in enumerate(below)]
            if any(lower):
                roles = [low or high for low, high in zip(lower, roles, strict=True)]
                first = row + 2
    roles = _each_once(_by_wordiness(grid, _by_cells(grid, roles, first), first))
    if {StepColumn.CONTENT, StepColumn.RESPONSIBLE} <= set(roles) and first < grid.n_rows:
        return Columns(tuple(roles), first, _time_unit(grid, roles, first))
    return None


def _by_cells(grid: Grid, roles: list[StepColumn | None], first: int) -> list[StepColumn | None]:
    """``roles`` with what stands below the heads: "Bước" heads numbers, or the work itself."""
    told = list(roles)
    for column, role in enumerate(roles):
        texts = [text for row in range(first, grid.n_rows) if (text := grid.text(row, column))]
        numbered = sum(bool(_NUMBERED.match(text)) for text in texts)
        if role is StepColumn.CONTENT and texts and numbered >= _MOSTLY * len(texts):
            told[column] = StepColumn.STEP
        elif role is StepColumn.STEP and StepColumn.CONTENT not in roles and not numbered:
            told[column] = StepColumn.CONTENT
    return told


def _by_wordiness(
    grid: Grid, roles: list[StepColumn | None], first: int
) -> list[StepColumn | None]:
    """``roles`` with one column of content, the wordiest that tells the work; others name it."""
    work = [column for column, role in enumerate(roles) if role is StepColumn.CONTENT]
    letters = {
        column: sum(len(grid.text(row, column)) for row in range(first, grid.n_rows))
        for column in work
    }
    told = list(roles)
    for column in work:
        if column != max(work, key=lambda each: letters[each]):
            told[column] = StepColumn.NAME
    return told


def _time_unit(grid: Grid, roles: list[StepColumn | None], first: int) -> str:
    """What the head of times counts them in: "Thời gian (ngày làm việc)", "Số ngày"."""
    if StepColumn.TIME not in roles:
        return ""
    head = grid.text(first - 1, roles.index(StepColumn.TIME))
    counted = _COUNTED_IN.match(head)
    said = [*_IN_BRACKETS.findall(head), *([head[counted.end() :]] if counted else [])]
    units = (unit.strip() for unit in said)
    return next((unit for unit in units if deadline_alone(f"1 {unit}") is not None), "")


def _is_grouped(grid: Grid, row: int) -> bool:
    """Whether a row of heads has a row of finer heads below it."""
    cells = [grid.at(row, column) for column in range(grid.n_columns)]
    return row + 1 < grid.n_rows and any(
        cell is not None and (cell.rowspan > 1 or 1 < cell.colspan < grid.n_columns)
        for cell in cells
    )


def _each_once(roles: list[StepColumn | None]) -> list[StepColumn | None]:
    """Each role at its first column."""
    seen: set[StepColumn] = set()
    once: list[StepColumn | None] = []
    for role in roles:
        once.append(role if role not in seen else None)
        if role:
            seen.add(role)
    return once


def _by_content(grid: Grid) -> Columns | None:
    """The roles by what stands in the columns; only where numbers, actors and times all agree."""
    numbers = [_NUMBER.match(grid.text(row, 0)) for row in range(grid.n_rows)]
    counted = [int(found[1]) for found in numbers if found]
    if len(counted) < _LEAST_STEPS or counted != list(range(1, len(counted) + 1)):
        return None
    if len(counted) != grid.n_rows:
        return None
    columns = range(1, grid.n_columns)
    times = [column for column in columns if _share(grid, column, _TIME) >= _MOSTLY]
    actors = [
        column
        for column in columns
        if column not in times and _share(grid, column, _ACTOR) >= _MOSTLY
    ]
    if len(times) != 1 or len(actors) != 1:
        return None
    letters = Counter(
        {
            column: sum(len(grid.text(row, column)) for row in range(grid.n_rows))
            for column in columns
            if column not in (*times, *actors)
        }
    )
    if not letters:
        return None
    roles: list[StepColumn | None] = [None] * grid.n_columns
    roles[0] = StepColumn.STEP
    roles[times[0]] = StepColumn.TIME
    roles[actors[0]] = StepColumn.RESPONSIBLE
    roles[letters.most_common(1)[0][0]] = StepColumn.CONTENT
    return Columns(tuple(roles), 0)


def _share(grid: Grid, column: int, pattern: re.Pattern[str]) -> float:
    texts = [grid.text(row, column) for row in range(grid.n_rows)]
    return sum(bool(pattern.match(text)) for text in texts) / len(texts)
