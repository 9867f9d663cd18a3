"""Footnotes and endnotes, numbered in the order the text refers to them."""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.read.docx.inline import NoteMark
from pipeline.read.docx.number_formats import written
from pipeline.read.docx.wordml import w

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_TEXT_TYPES = (None, "normal")


class Notes:
    """The notes of a document; each is taken once, where it is first referred to."""

    def __init__(self, footnotes: _Element | None, endnotes: _Element | None) -> None:
        """Take the two parts, None where the document has none."""
        self._waiting: dict[NoteMark, _Element] = {}
        self._taken = dict.fromkeys(_FORMS, 0)
        for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
            for note in () if root is None else root.iterchildren(w(kind)):
                if note.get(w("type")) in _TEXT_TYPES:
                    self._waiting[NoteMark(kind, note.get(w("id"), ""))] = note

    def take(self, mark: NoteMark) -> tuple[str, _Element] | None:
        """The note's number and content; None if it is not there or was taken."""
        note = self._waiting.pop(mark, None)
        if note is None:
            return None
        self._taken[mark.kind] += 1
        return written(self._taken[mark.kind], _FORMS[mark.kind]), note
