"""Gathers what was mended or missing in a file into one note of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from pipeline.model.reading import Line, ReadNote, ReadNoteKind
from pipeline.read.hygiene.spelling import misspelt

_OLD_TONE = re.compile(r"(?<!\w)\w*(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_SAMPLE_LETTERS = 40


class Noticing:
    """Notes while a file is read; ``add`` once for each thing seen."""

    def __init__(self) -> None:
        """Nothing noticed yet."""
        self._notes: dict[ReadNoteKind, ReadNote] = {}

    def add(
        self,
        kind: ReadNoteKind,
        sample: str = "",
        *,
        page: int | None = None,
        degrades: bool = False,
    ) -> None:
        """Count one more of ``kind``; the first keeps its page and sample."""
        known = self._notes.get(kind)
        if known is None:
            known = ReadNote(
                kind=kind, count=0, page=page, sample=sample[:_SAMPLE_LETTERS], degrades=degrades
            )
        self._notes[kind] = msgspec.structs.replace(known, count=known.count + 1)

    def add_all(self, notes: Iterable[ReadNote]) -> None:
        """Count what was noticed elsewhere."""
        for note in notes:
            known = self._notes.get(note.kind)
            count = note.count + (known.count if known else 0)
            self._notes[note.kind] = msgspec.structs.replace(known or note, count=count)

    def notes(self, lines: Sequence[Line]) -> tuple[ReadNote, ...]:
        """All notes, with what the text of ``lines`` as a whole shows, by kind."""
        spelling = misspelt(line.text for line in lines)
        if spelling.scrambled:
            self._notes[ReadNoteKind.SCRAMBLED] = ReadNote(
                kind=ReadNoteKind.SCRAMBLED,
                count=spelling.impossible,
                sample=spelling.sample,
                degrades=True,
            )
        for line in lines:
            if old := _OLD_TONE.search(line.text):
                self.add(ReadNoteKind.OLD_TONE, old[0], page=line.page)
        return tuple(self._notes[kind] for kind in ReadNoteKind if kind in self._notes)
