"""Pieces of a paragraph to lines.

A break inside a paragraph ends a line: titles and heads of documents are often one paragraph
broken by hand ("Điều 1.⏎Phạm vi điều chỉnh"). Whether such a line goes on with the one before it
is left open (``Line.joins`` is None), for the words to decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.model.reading import Align, Line, Origin, ReadNoteKind
from pipeline.read.docx.inline import LineBreak, PageTurn, Piece, Text
from pipeline.read.docx.styles import Placing
from pipeline.read.encodings import Run, code_of, decode_runs
from pipeline.read.hygiene import Noticing, normalise

_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")


class Pages:
    """The page Word last showed the text on; None where the file does not tell."""

    def __init__(self, *, first: int | None) -> None:
        """Start on page ``first``."""
        self.now = first

    def turn(self) -> None:
        """Go to the next page."""
        if self.now is not None:
            self.now += 1


class Setting(msgspec.Struct, frozen=True):
    """What all lines of one paragraph share; ``label`` is its automatic number."""

    placing: Placing
    label: str = ""
    label_bold: bool = False
    origin: Origin = Origin.BODY


def lines_of(
    pieces: Sequence[Piece], setting: Setting, pages: Pages, noticing: Noticing
) -> Iterator[Line]:
    """The lines of a paragraph that hold text, the first with the automatic number before it."""
    label = setting.label
    first = True
    for stored, page in _broken(pieces, pages):
        runs = _shown(stored, noticing, page)
        written = "".join(run.text for run in runs)
        if not written.strip():
            continue
        shown = _SPACES.sub(" ", label + written).strip()
        yield _line(shown, runs, setting, noticing, first=first, page=page)
        label, first = "", False
    if label.strip() and first:
        yield _line(label.rstrip(), [], setting, noticing, first=True, page=pages.now)


def _shown(stored: Sequence[Text], noticing: Noticing, page: int | None) -> list[Text]:
    """Runs as Word shows them: old fonts in Unicode, then capitals where the look says so."""
    texts, encoding = decode_runs([Run(run.text, code_of(run.look.font or "")) for run in stored])
    if encoding is not None:
        noticing.add(ReadNoteKind.OLD_ENCODING, encoding.label, page=page)
    return [
        Text(text.upper() if run.look.capitals else text, run.look)
        for text, run in zip(texts, stored, strict=True)
    ]


def _broken(pieces: Sequence[Piece], pages: Pages) -> Iterator[tuple[list[Text], int | None]]:
    """The runs between breaks, with the page their first text stands on."""
    runs: list[Text] = []
    page: int | None = None
    inked = False
    for piece in pieces:
        if isinstance(piece, Text):
            runs.append(piece)
            if not inked and piece.text.strip():
                page, inked = pages.now, True
        elif isinstance(piece, PageTurn):
            pages.turn()
        elif isinstance(piece, LineBreak):
            yield runs, page
            runs, inked = [], False
    yield runs, page


def _line(
    shown: str,
    runs: list[Text],
    setting: Setting,
    noticing: Noticing,
    *,
    first: bool,
    page: int | None,
) -> Line:
    cleaned = normalise(shown)
    for kind in cleaned.mended:
        noticing.add(kind, cleaned.text, page=page)
    inked = [run for run in runs if any(map(str.isalnum, run.text))]
    sizes: Counter[float] = Counter()
    for run in inked:
        if run.look.size is not None:
            sizes[run.look.size] += len(run.text)
    left, stands_in = setting.placing.left or 0.0, setting.placing.first or 0.0
    return Line(
        text=cleaned.text,
        raw=cleaned.raw,
        map=cleaned.map,
        page=page,
        bold=all(run.look.bold for run in inked) if inked else setting.label_bold,
        italic=bool(inked) and all(run.look.italic for run in inked),
        align=setting.placing.align or Align.LEFT,
        size=sizes.most_common(1)[0][0] if sizes else None,
        indent=left + stands_in if first else left,
        origin=setting.origin,
        joins=False if first else None,
    )
