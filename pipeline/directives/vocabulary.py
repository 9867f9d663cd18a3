"""The words a requirement may use to say whom it concerns and which documents it speaks of."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.law.tables import Complaints, Row, read_rows
from pipeline.model.run import Unit, UnitKind

FIELDS = "fields.csv"
DOC_KINDS = "doc_kinds.csv"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A word with the other ways of writing it, itself first.

    ``kinds``, of a field of work, are the kinds of unit that always have that field.
    """

    wordings: tuple[str, ...]
    kinds: tuple[UnitKind, ...] = ()


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of work and kinds of document, by the word the catalogue writes."""

    fields: dict[str, Word]
    doc_kinds: dict[str, Word]


def load_vocabulary(folder: Path, complaints: Complaints) -> Vocabulary:
    """The words of ``fields.csv`` and ``doc_kinds.csv``; faults of rows go to ``complaints``.

    Raises:
        BadRegister: if a table is missing, is not UTF-8, or lacks a column.
    """
    return Vocabulary(
        fields=_words(folder / FIELDS, "field", ("kinds",), complaints),
        doc_kinds=_words(folder / DOC_KINDS, "kind", (), complaints),
    )


def unknown_fields(unit: Unit, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The fields of ``unit`` that no demand can speak of, because no wording is like them."""
    known = {text.casefold() for word in vocabulary.fields.values() for text in word.wordings}
    return tuple(field for field in unit.fields if field.casefold() not in known)


def _words(
    file: Path, column: str, more: tuple[str, ...], complaints: Complaints
) -> dict[str, Word]:
    found: dict[str, Word] = {}
    for row in read_rows(file, (column, "wordings", *more), complaints):
        word = row.needed(column)
        if word in found:
            row.complain(column, f"«{word}» đã có ở dòng trên")
        others = (each.strip() for each in row.text("wordings").split("|"))
        found[word] = Word(
            wordings=tuple(dict.fromkeys((word, *(each for each in others if each)))),
            kinds=_kinds(row),
        )
    return found


def _kinds(row: Row) -> tuple[UnitKind, ...]:
    for kind in row.listed("kinds"):
        if kind not in list(UnitKind):
            row.complain("kinds", f"«{kind}» không có trong: {', '.join(UnitKind)}")
    return tuple(UnitKind(kind) for kind in row.listed("kinds") if kind in list(UnitKind))
