"""The provisions a citation names: "điểm a, b khoản 1, khoản 2 Điều 5" to paths.

Vietnamese cites from the inside out, so points wait for their clause and clauses for their
article; a list shares the level that follows it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.document import LETTERS

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_MOST_IN_RANGE = 60

# Blanks within a line: a citation never runs on into the next paragraph.
_NUMBER = r"\d+[a-zđ]?(?![\wÀ-ỹ/])(?:\.\d+(?:\.[a-zđ](?!\w))?)?"
_LETTER = r"[a-zđ]\d?(?![\wÀ-ỹ])(?: ?\([ivx]+\))?\)?"
_ORDINAL = r"(?:số +)?(?:[IVXL]+|\d+)(?:[a-zđA-ZĐ](?!\w))?(?![\wÀ-ỹ/])(?:[.-]\d+)*"
# A form's number may go on with the symbol of what it belongs to: "16/TSC-HĐ".
_FORM = r"(?:số +)?(?:[IVXL]+|\d+)(?:[a-zđA-ZĐ](?!\w))?(?:[./-][A-ZĐ\da-z][A-ZĐ\da-z]*)*(?!\w)"
_AND = r"(?: *[,;] *(?:và|hoặc)? *| +(?:và|hoặc|đến) +| *[-–] *)"


def _listed(value: str) -> str:
    return rf"{value}(?:{_AND}{value})*"


# One level with its values; the value group tells which level it was.
_LEVELS = re.compile(
    rf"(?:[Đđ]iểm|[Tt]iết) +(?P<point>{_listed(_LETTER)})|"
    rf"[Kk]hoản +(?P<clause>này|(?:từ +)?{_listed(_NUMBER)})|"
    rf"[Đđ]iều +(?P<article>này|(?:từ +)?{_listed(_NUMBER)})|"
    rf"[Cc]hương +(?P<chapter>này(?!\w)|{_listed(_ORDINAL)})|"
    rf"(?:[Tt]iểu mục|[Mm]ục) +(?P<section>này(?!\w)|{_listed(_ORDINAL)})|"
    rf"Phần +(?:thứ +(?:nhất|hai|ba|tư|năm|sáu|bảy|tám)|{_ORDINAL})|"
    r"(?:[Pp]hần|nội dung) +[A-Z](?!\w)|"
    rf"(?:Biểu +)?[Mm]ẫu +(?P<form>{_listed(_FORM)})|"
    rf"[Pp]hụ lục(?P<annex> +(?:này(?!\w)|{_listed(_ORDINAL)}))?"
)
_NEXT = re.compile(
    r" *[,;] *(?:và +|hoặc +)?(?:các +)?| +(?:và|hoặc|đến) +(?:các +)?(?:từ +)?|"
    r" +(?:của|thuộc|tại) +| +"
)
_VALUES = re.compile(rf"(?P<join>{_AND})?(?P<value>này|{_NUMBER}|{_ORDINAL}|{_LETTER})")
_RANGE = re.compile(r"\s*(?:đến|[-–])\s*")


class Here(NamedTuple):
    """Where a citation stands: what "Điều này", "khoản này" mean; None where nothing does."""

    article: str | None = None
    clause: str | None = None


class Targets(NamedTuple):
    """Paths of the provisions named, and where the words end.

    ``anaphoric`` is True where the words themselves point at their own place ("Điều này").
    ``levels`` tells which levels were named.
    """

    paths: tuple[str, ...]
    end: int
    anaphoric: bool
    levels: frozenset[str]


class _Clause(NamedTuple):
    num: str | None
    points: list[str]


def parse_targets(text: str, start: int, here: Here) -> Targets | None:
    """The provisions named from ``start`` on, or None where none are.

    Args:
        text: the text.
        start: offset of the first word (điểm, khoản, Điều…).
        here: where the citation stands.
    """
    level = _LEVELS.match(text, start)
    if level is None:
        return None
    draft = _Draft(here)
    end = start
    arrived = False
    while level is not None:
        kind = level.lastgroup or ("annex" if level[0][0] in "Pp" and "lục" in level[0] else "part")
        values = level[kind] if level.lastgroup else ""
        joined_by_range = bool(arrived and _RANGE.fullmatch(text[end : level.start()]))
        draft.take(kind, _values(values or ""), extend_range=joined_by_range)
        end = level.end()
        arrived = True
        gap = _NEXT.match(text, end)
        level = _LEVELS.match(text, gap.end()) if gap else None
        if level is not None and _starts_afresh(draft, level):
            level = None
    return Targets(draft.paths(), end, draft.anaphoric, frozenset(draft.levels))


def _starts_afresh(draft: _Draft, level: re.Match[str]) -> bool:
    """After "… Điều này" a new list is a citation of its own."""
    return draft.closed_by_this and level.lastgroup in ("point", "clause", "article")


def place_of(path: str) -> Here:
    """The article and clause of a path: "d5.k2.a" → 5 and 2."""
    match = re.match(r"d([^.]+)(?:\.k([^.]+))?", path)
    return Here(match[1], match[2]) if match else Here()


def _values(listed: str) -> list[str]:
    """The single values of a list, ranges counted out."""
    values: list[str] = []
    for match in _VALUES.finditer(listed.strip().removeprefix("từ")):
        value = match["value"].removeprefix("số").strip().rstrip(")")
        value = re.sub(r"\s?\([ivx]+$", "", value)
        join = match["join"] or ""
        if values and _RANGE.fullmatch(join):
            values += _between(values[-1], value)
        values.append(value)
    return values


def _between(first: str, last: str) -> list[str]:
    """What lies strictly between two ends of a range; nothing where that cannot be told."""
    if first.isdigit() and last.isdigit() and int(last) - int(first) < _MOST_IN_RANGE:
        return [str(number) for number in range(int(first) + 1, int(last))]
    if first in LETTERS and last in LETTERS and len(first) == len(last) == 1:
        return list(LETTERS[LETTERS.index(first) + 1 : LETTERS.index(last)])
    return []


def ordinal(value: str) -> str:
    """A Roman or Arabic number as Arabic digits, with what follows it: "IV" → "4", "IIa" → "2a"."""
    match = re.match(r"[IVXL]+", value)
    if match is None:
        digits = re.match(r"0*(\d+)(.*)", value)
        return digits[1] + digits[2] if digits else value
    total = 0
    for here, following in zip(match[0], [*match[0][1:], ""], strict=True):
        worth = _ROMAN[here]
        total += -worth if following and _ROMAN[following] > worth else worth
    return f"{total}{value[match.end() :]}"


class _Draft:
    """Paths as they come together, from the inside out."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.levels: set[str] = set()
        self.anaphoric = False
        self.closed_by_this = False
        self._points: list[str] = []
        self._clauses: list[_Clause] = []
        self._sections: list[str] = []
        self._done: list[str] = []
        self._last_article: str | None = None
        self._plain_article = False

    def take(self, kind: str, values: list[str], *, extend_range: bool) -> None:
        """One level with its values, in the order of the text.

        ``extend_range``: "đến" stands before it, so what lies between belongs to it too.
        """
        self.levels.add(kind)
        if kind == "point":
            if extend_range and self._points and values:
                self._points += _between(self._points[-1], values[0])
            self._points += values
        elif kind == "clause":
            self._take_clauses(values, extend_range)
        elif kind == "article":
            self._take_articles(values, extend_range)
        elif kind == "section":
            self._sections += [f"m{ordinal(value)}" for value in values if value != "này"]
        elif kind == "chapter":
            self._take_chapters(values)
        elif kind == "annex":
            # "khoản 4 Phụ lục III": the annex's own numbering, not an article's.
            self._points, self._clauses = [], []
            numbers = [ordinal(value) for value in values if value != "này"]
            self._done += [f"pl{number}" for number in numbers] or ["pl"]

    def paths(self) -> tuple[str, ...]:
        """The finished paths, each once, in the order of the text."""
        if self._points or self._clauses:
            self._close_open_end()
        paths = self._done + self._sections
        return tuple(dict.fromkeys(paths))

    def _take_clauses(self, values: list[str], extend_range: bool) -> None:
        if values == ["này"]:
            self.anaphoric = self.closed_by_this = True
            self._clauses.append(_Clause(self.here.clause, self._points))
            self._points = []
            self._close_article(self.here.article)
            return
        if extend_range and self._clauses and values:
            values = [*_between(self._clauses[-1].num or "", values[0]), *values]
        for value in values:
            number, _, point = value.partition(".")
            self._clauses.append(_Clause(number, [*self._points, *([point] if point else [])]))
            self._points = []

    def _take_articles(self, values: list[str], extend_range: bool) -> None:
        if values == ["này"]:
            self.anaphoric = self.closed_by_this = True
            self._close_article(self.here.article)
            return
        if extend_range and self._plain_article and values:
            values = [*_between(self._last_article or "", values[0]), *values]
        for value in values:
            number, *below = value.split(".")
            if below:
                self._clauses.append(_Clause(below[0], below[1:]))
            self._close_article(number)

    def _take_chapters(self, values: list[str]) -> None:
        for value in values:
            if value == "này":
                self.anaphoric = True
                continue
            chapter = f"c{ordinal(value)}"
            self._done += [f"{chapter}.{section}" for section in self._sections] or [chapter]
            self._sections = []

    def _close_article(self, article: str | None) -> None:
        if article is None:
            self._points, self._clauses = [], []
            return
        if self._points and not self._clauses:
            self._done += [f"d{article}.{point}" for point in self._points]
        elif not self._clauses:
            self._done.append(f"d{article}")
        self._done += _clause_paths(article, self._clauses)
        self._plain_article = not self._clauses and not self._points
        self._points, self._clauses, self._last_article = [], [], article

    def _close_open_end(self) -> None:
        """What waits at the end hangs on the article before it ("Điều 5 khoản 2") or on here."""
        article = self._last_article
        if article is not None and self._plain_article:
            self._done.remove(f"d{article}")
            if self._points and self._clauses:
                # Cited from the outside in: "Điều 5 khoản 2 điểm a".
                self._clauses[-1].points.extend(self._points)
                self._points = []
        else:
            article = self.here.article
            if self._points:
                self._clauses.append(_Clause(self.here.clause, self._points))
                self._points = []
        if article is not None:
            self._done += _clause_paths(article, self._clauses)
            if self._points:
                self._done += [f"d{article}.{point}" for point in self._points]
        self._points, self._clauses = [], []


def _clause_paths(article: str, clauses: list[_Clause]) -> list[str]:
    paths = []
    for clause in clauses:
        stem = f"d{article}.k{clause.num}" if clause.num else f"d{article}"
        paths += [f"{stem}.{point}" for point in clause.points] or [stem]
    return paths
