"""A file as read, its lines in old encodings turned into Unicode.

Fonts are asked while a file is read, for only its reader knows them; here the words are, line by
line: first each alone, then the short ones in the light of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec

from pipeline.model.reading import Cell, Line, Reading, ReadNote, ReadNoteKind, Table, lines_in
from pipeline.read.encodings.lines import normalise_told
from pipeline.read.encodings.tables import Encoding
from pipeline.read.encodings.telling import Told, by_words, is_unicode
from pipeline.read.hygiene.spelling import misspelt


def in_unicode(reading: Reading) -> Reading:
    """``reading`` with every line in Unicode, and a note where that changed any."""
    told = {id(line): by_words(line.raw or line.text) for line in lines_in(reading.blocks)}
    kinds = Counter(each.encoding for each in told.values() if each)
    if not kinds:
        return reading
    usual = kinds.most_common(1)[0][0]
    all_old = not any(is_unicode(line.text) for line in lines_in(reading.blocks))

    def turn(line: Line) -> Line:
        stored = line.raw or line.text
        found = told[id(line)]
        if found is None or found.encoding is not usual:
            # A short line may make sense in either encoding: then it is in that of the others.
            found = by_words(stored, usual, others_are_old=all_old) or found
        return _turned(line, found) if found else line

    turned = msgspec.structs.replace(
        reading, blocks=tuple(_with_lines(block, turn) for block in reading.blocks)
    )
    changed = [
        after
        for before, after in zip(lines_in(reading.blocks), lines_in(turned.blocks), strict=True)
        if after is not before
    ]
    return msgspec.structs.replace(turned, notes=_notes(turned, changed, usual))


def _turned(line: Line, told: Told) -> Line:
    """The line as told; offsets lead back to the text as stored."""
    clean = normalise_told(line.raw or line.text, told)
    return msgspec.structs.replace(line, text=clean.text, raw=clean.raw, map=clean.map)


def _with_lines(block: Line | Table, turn: Callable[[Line], Line]) -> Line | Table:
    if isinstance(block, Line):
        return turn(block)
    return msgspec.structs.replace(block, cells=tuple(_cell(cell, turn) for cell in block.cells))


def _cell(cell: Cell, turn: Callable[[Line], Line]) -> Cell:
    return msgspec.structs.replace(cell, lines=tuple(map(turn, cell.lines)))


def _notes(reading: Reading, changed: list[Line], encoding: Encoding) -> tuple[ReadNote, ...]:
    """The notes, the one on impossible syllables taken anew."""
    kept = [
        note
        for note in reading.notes
        if note.kind not in (ReadNoteKind.SCRAMBLED, ReadNoteKind.OLD_ENCODING)
    ]
    known = sum(n.count for n in reading.notes if n.kind is ReadNoteKind.OLD_ENCODING)
    kept.append(
        ReadNote(
            kind=ReadNoteKind.OLD_ENCODING,
            count=known + len(changed),
            page=changed[0].page,
            sample=encoding.label,
        )
    )
    spelling = misspelt(line.text for line in lines_in(reading.blocks))
    if spelling.scrambled:
        kept.append(
            ReadNote(
                kind=ReadNoteKind.SCRAMBLED,
                count=spelling.impossible,
                sample=spelling.sample,
                degrades=True,
            )
        )
    return tuple(kept)
