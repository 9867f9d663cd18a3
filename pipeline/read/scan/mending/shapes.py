"""The fixed shapes of legal text that ``shapes.yaml`` lists, checked as they are loaded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.word_lists import Word, Words, broken, held_in

_FILE = Path(__file__).with_name("shapes.yaml")


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    digits: dict[str, Word]
    kinds: Words
    bodies: Words
    heads: dict[str, Words]
    points: dict[str, Word]
    hyphens: Word
    lines: Words
    titles: Words


class Shapes(NamedTuple):
    """``digits`` and ``points`` by what is read; ``heads`` by each wrong reading; ``lines`` are
    those of the head of a document, ``titles`` those in capitals anywhere."""

    digits: dict[str, str]
    kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    heads: dict[str, str]
    points: dict[str, str]
    hyphens: str
    lines: tuple[str, ...]
    titles: tuple[str, ...]

    def number(self, text: str) -> str:
        """``text`` with the signs that stand for digits as digits."""
        return "".join(self.digits.get(sign, sign) for sign in text)


@cache
def shapes() -> Shapes:
    """What ``shapes.yaml`` lists.

    Raises:
        BadRegister: if a field is missing or not as its neighbours are.
    """
    return load(_FILE)


def load(file: Path) -> Shapes:
    """What ``file`` lists.

    Raises:
        BadRegister: as above, naming the field.
    """
    held = held_in(file, _Held)
    for right, wrong in held.heads.items():
        if right in wrong:
            raise broken(file, f"«{right}» vừa đúng vừa sai.", "heads", right)
    return Shapes(
        digits=held.digits,
        kinds=held.kinds,
        bodies=held.bodies,
        heads={wrong: right for right, read in held.heads.items() for wrong in read},
        points=held.points,
        hyphens=held.hyphens,
        lines=held.lines,
        titles=held.titles,
    )
