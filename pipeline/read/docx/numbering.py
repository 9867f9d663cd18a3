"""Word's automatic numbering: which number a paragraph shows.

Method: ISO/IEC 29500-1, 17.9. Lists (``w:num``) that share a definition (``w:abstractNum``) share
its counters, as in Word; a list's own start value takes effect where the list first uses the
level. A level begins anew after any higher level, or only after the one it names.
"""

from __future__ import annotations

import re

import msgspec
from lxml.etree import _Element

from pipeline.read.docx.number_formats import written
from pipeline.read.docx.styles import (
    ListPlace,
    Placing,
    Style,
    Styles,
    TextLook,
    placing,
    text_look,
)
from pipeline.read.docx.wordml import VAL, number, switch, value, w

LEVELS = 9
_FIELD = re.compile(r"%([1-9])")
_PLAIN_BULLETS = "-–—+*•"
_SEPARATOR = {"nothing": "", "space": " ", "tab": " "}


class Level(msgspec.Struct, frozen=True):
    """One level of a list: what it shows and how it counts."""

    start: int = 1
    form: str = "decimal"
    template: str = ""
    separator: str = " "
    restart: int | None = None  # 0: never; n: only after level n (from 1) or a higher one
    legal: bool = False  # numbers of all levels as digits
    style: str = ""  # the paragraph style that stands for this level
    text: TextLook = TextLook()
    placing: Placing = Placing()


class Label(msgspec.Struct, frozen=True):
    """An automatic label with its separator ("a) "), and the level it comes from."""

    text: str
    level: Level

    @property
    def is_bullet(self) -> bool:
        """Whether it is a sign that counts nothing."""
        return self.level.form == "bullet"


class _List(msgspec.Struct, frozen=True):
    """A ``w:num``: the definition it counts with, its levels, its own start values."""

    definition: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and, as paragraphs are read in order, their counters."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Read the numbering part, None where the document has none."""
        self._lists = {} if root is None else _lists(root, styles)
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def place(self, direct: ListPlace, style: Style) -> tuple[str, int] | None:
        """Which list and level a paragraph is in, None where it has no automatic number.

        Args:
            direct: what the paragraph itself says.
            style: its paragraph style.
        """
        list_id = direct.list_id if direct.list_id is not None else style.place.list_id
        found = self._lists.get(list_id) if list_id is not None else None
        if list_id is None or found is None:
            return None
        level = direct.level
        if level is None and direct.list_id is None:
            level = _level_of_style(found.levels, style)
        if level is None:
            level = style.place.level if direct.list_id is None else 0
        level = level or 0
        return (list_id, level) if 0 <= level < LEVELS else None

    def level(self, place: tuple[str, int]) -> Level:
        """The level at a place, without counting."""
        return self._lists[place[0]].levels[place[1]]

    def count(self, place: tuple[str, int]) -> Label:
        """Count one more paragraph at a place, and say what it shows."""
        list_id, at = place
        found = self._lists[list_id]
        counters = self._counters.setdefault(found.definition, [None] * LEVELS)
        for higher in range(at):
            if counters[higher] is None:
                counters[higher] = self._first(list_id, found, higher)
        before = counters[at]
        if (list_id, at) not in self._started and at in found.starts:
            counters[at] = self._first(list_id, found, at)
        else:
            self._started.add((list_id, at))
            counters[at] = found.levels[at].start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            restart = found.levels[deeper].restart
            if restart is None or at < restart:
                counters[deeper] = None
        return Label(_show(found.levels, counters, at), found.levels[at])

    def _first(self, list_id: str, found: _List, at: int) -> int:
        self._started.add((list_id, at))
        return found.starts.get(at, found.levels[at].start)


def _show(levels: tuple[Level, ...], counters: list[int | None], at: int) -> str:
    level = levels[at]
    if level.form == "bullet":
        sign = level.template.strip()
        return ((sign if sign in _PLAIN_BULLETS and sign else "•") + " ") if level.template else ""

    def one(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        if which > at:
            return ""
        shown = levels[which]
        form = "decimal" if level.legal and shown.form != "none" else shown.form
        count = counters[which]
        return written(shown.start if count is None else count, form)

    text = _FIELD.sub(one, level.template)
    return text + level.separator if text else ""


def _level_of_style(levels: tuple[Level, ...], style: Style) -> int | None:
    for style_id in style.ids:
        for at, level in enumerate(levels):
            if level.style == style_id:
                return at
    return None


def _lists(root: _Element, styles: Styles) -> dict[str, _List]:
    definitions = {
        element.get(w("abstractNumId"), ""): element
        for element in root.iterchildren(w("abstractNum"))
    }
    lists = list(root.iterchildren(w("num")))
    definition_of = {
        element.get(w("numId"), ""): value(element, "abstractNumId") or "" for element in lists
    }
    found: dict[str, _List] = {}
    for element in lists:
        list_id = element.get(w("numId"), "")
        definition = _linked(definition_of[list_id], definitions, definition_of, styles)
        if definition not in definitions or list_id == "0":
            continue
        levels = _levels(definitions[definition])
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            at = number(override.get(w("ilvl")))
            if at is None or not 0 <= at < LEVELS:
                continue
            if (own := override.find(w("lvl"))) is not None:
                levels[at] = _level(own)
            if (start := number(value(override, "startOverride"))) is not None:
                starts[at] = start
        found[list_id] = _List(definition, tuple(levels), starts)
    return found


def _linked(
    definition: str,
    definitions: dict[str, _Element],
    definition_of: dict[str, str],
    styles: Styles,
) -> str:
    """The definition that holds the levels: a definition may point to a list style instead."""
    element = definitions.get(definition)
    link = None if element is None else value(element, "numStyleLink")
    if link is None:
        return definition
    return definition_of.get(styles.named(link).place.list_id or "", definition)


def _levels(definition: _Element) -> list[Level]:
    levels = [Level() for _ in range(LEVELS)]
    for element in definition.iterchildren(w("lvl")):
        at = number(element.get(w("ilvl")))
        if at is not None and 0 <= at < LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: _Element) -> Level:
    start = number(value(element, "start"))
    picture = element.find(w("lvlPicBulletId")) is not None
    form = _form(element)
    template = value(element, "lvlText") or ""
    return Level(
        start=0 if start is None else start,
        form="bullet" if picture else form,
        template="•" if picture and not template else template,
        separator=_SEPARATOR.get(value(element, "suff") or "tab", " "),
        restart=number(value(element, "lvlRestart")),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle") or "",
        text=text_look(element.find(w("rPr"))),
        placing=placing(element.find(w("pPr"))),
    )


def _form(element: _Element) -> str:
    """The number's form; newer forms stand in an alternative whose fallback is plain digits."""
    found = element.find(f".//{w('numFmt')}")
    return "decimal" if found is None else found.get(VAL, "decimal")
