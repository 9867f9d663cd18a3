"""The runs of a line, each in a font of its own, turned into Unicode where their fonts say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.read.encodings.tables import Encoding, FontCode
from pipeline.read.encodings.telling import by_font


class Run(NamedTuple):
    """Text as stored, and the encoding of its font; None for a font of Unicode letters."""

    text: str
    code: FontCode | None


def decode_runs(runs: Sequence[Run]) -> tuple[list[str], Encoding | None]:
    """The text of each run in Unicode, and the encoding of those that were not.

    Neighbours in one encoding are turned together, for a letter and its mark may stand in two.
    """
    texts: list[str] = []
    encoding: Encoding | None = None
    for code, group in groupby(runs, key=lambda run: run.code):
        parts = [run.text for run in group]
        told = by_font("".join(parts), code) if code else None
        if told is None:
            texts += parts
        else:
            encoding = told.encoding
            texts += _cut(told.decoded.text, told.decoded.starts, parts)
    return texts, encoding


def _cut(text: str, starts: Sequence[int], parts: Sequence[str]) -> Iterator[str]:
    """``text`` cut where the parts it came from ended; a letter goes with the part it begins in."""
    at = end = 0
    for part in parts:
        end += len(part)
        begin = at
        while at < len(text) and starts[at] < end:
            at += 1
        yield text[begin:at]
