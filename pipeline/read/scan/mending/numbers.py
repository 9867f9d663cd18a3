"""Numbers of instruments held to their shapes: "53/201 9/QHI4" → "53/2019/QH14".

A shape is a number, a year where the instrument bears one, and a tail: the National Assembly's
term, or a kind and a body ("NĐ-CP"). A part is changed only where the whole is then of a known
shape; nothing is looked up, so a number nobody issued stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.read.hygiene import fold_diacritics
from pipeline.read.scan.mending.edits import Edit, Passages
from pipeline.read.scan.mending.shapes import shapes

_SLASH = re.compile(r"(?<=[\w/])[⁄∕]/?|/[⁄∕](?=\w)")
_DIGIT = r"[\dOoQlIi|!ZSB]"
_TAIL = r"[A-ZĐÐ][\wĐÐ&!|]*(?:[-/][A-ZĐÐ][\w&!|]*)*"
_NUMBER = re.compile(
    rf"(?<![\w/.-])(?P<number>{_DIGIT}{{1,5}})(?P<slash> ?/ ?)"
    rf"(?P<year>[12lI|!]{_DIGIT}? ?{_DIGIT} ?{_DIGIT}{{1,2}})(?P<between> ?/ ?|)(?P<tail>{_TAIL})"
)
_YEARLESS = re.compile(
    rf"(?<![\w/.-])(?P<number>{_DIGIT}{{1,5}})(?P<between>[/-]|)(?P<tail>{_TAIL})"
)
_SPACED = re.compile(r" ?/ ?")  # as some typists write: no fault of the recogniser's
_TERM = re.compile(r"(?P<body>UBTV)?[QO0]H(?P<strokes>[1lIi|!T]{0,2})(?P<digit>[0-6OolI|!])")
_LOOKS = str.maketrans("1lI!|0OQ", "TTTTTOOO")  # in letters: a stem is read for T, a ring for O


def slashes(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """Fraction slashes in words, alone or beside a plain one, become one plain slash."""
    for at, passage in enumerate(passages):
        for match in _SLASH.finditer(passage.text):
            yield at, Edit(*match.span(), "/")


def numbers(passages: Passages) -> Iterator[tuple[int, Edit]]:
    """The numbers of instruments to change, each with the place of its line."""
    for at, passage in enumerate(passages):
        taken = 0
        for pattern in (_NUMBER, _YEARLESS):
            for match in pattern.finditer(passage.text):
                if match.start() < taken:
                    continue
                better = _dated(match) if pattern is _NUMBER else _undated(match)
                if better is not None:
                    if pattern is _NUMBER:
                        taken = match.end()
                    if better != _SPACED.sub("/", match[0]):
                        yield at, Edit(*match.span(), better)


def _dated(match: re.Match[str]) -> str | None:
    number = shapes().number(match["number"])
    year = shapes().number(match["year"].replace(" ", ""))
    tail = tail_of(match["tail"])
    if tail is None or not re.fullmatch(r"(?:19[4-9]|20[0-4])\d", year) or not number.isdecimal():
        return None
    return f"{number}/{year}/{tail}"


def _undated(match: re.Match[str]) -> str | None:
    """A number without a year; what stands between it and its tail may not be added but before
    the National Assembly's committee."""
    number = shapes().number(match["number"])
    tail = tail_of(match["tail"])
    if tail is None or not match["number"][0].isdecimal():
        return None
    if match["between"]:
        return f"{number}{match['between']}{tail}"
    return f"{number}/{tail}" if tail.startswith("UBTVQH") else None


@lru_cache(maxsize=512)
def tail_of(read: str) -> str | None:
    """The tail that was read as ``read``, itself where it is right; None where none is known.

    >>> tail_of("ND-CP"), tail_of("T1-BCA"), tail_of("QHI5"), tail_of("XY-Z")
    ('NĐ-CP', 'TT-BCA', 'QH15', None)
    """
    if term := _TERM.fullmatch(read):
        return _with_term(term)
    parts = re.split(r"([-/])", read)
    if len(parts) < 3:
        return None
    kind = _one_of(shapes().kinds, parts[0])
    bodies = [_one_of(shapes().bodies, part) or part for part in parts[2::2]]
    if kind is None or not any(body in shapes().bodies for body in bodies):
        return None
    held = [kind, *(sign for pair in zip(parts[1::2], bodies, strict=True) for sign in pair)]
    return "".join(held)


def _with_term(term: re.Match[str]) -> str | None:
    strokes = term["strokes"]
    if not strokes:
        return term[0] if term["digit"].isdecimal() else None  # QH9, and QH4 of old
    if strokes == "1" or not strokes.isdecimal():
        return f"{term['body'] or ''}QH1{shapes().number(term['digit'])}"
    return None


def _one_of(known: tuple[str, ...], read: str) -> str | None:
    """The one entry that looks like ``read``; itself where it is one."""
    if read in known:
        return read
    alike = [entry for entry in known if _look(entry) == _look(read)]
    return alike[0] if len(alike) == 1 else None


@lru_cache(maxsize=512)
def _look(text: str) -> str:
    return fold_diacritics(text).replace("Ð", "D").translate(_LOOKS).upper()
