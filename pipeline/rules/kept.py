"""Whether a document says that the papers of a procedure are kept."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.document import Document
from pipeline.model.facts import Procedure
from pipeline.rules.passages import passage_of
from pipeline.word_lists import Words, held_in, whole_words

_FILE = Path(__file__).with_name("kept.yaml")


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    here: Words
    anywhere: Words
    other: Words


class _Lists(NamedTuple):
    """All words as one pattern, so that the longest counts, and what each list holds."""

    words: re.Pattern[str]
    anywhere: frozenset[str]
    other: frozenset[str]


def is_kept(procedure: Procedure, document: Document) -> bool:
    """Whether the provision of ``procedure`` speaks of a record, or any other of papers kept.

    What the register of another work is for tells nothing of this one; nor does the line of the
    recipients that keeps the document itself.
    """
    lists, passage = _lists(), passage_of(procedure, document)
    recipients = document.metadata.spans.get("recipients")
    for found in lists.words.finditer(document.text):
        place, said = found.start(), " ".join(found[0].casefold().split())
        if said in lists.other or (recipients and recipients.start <= place < recipients.end):
            continue
        if passage.start <= place < passage.end:
            return True
        if said in lists.anywhere and document.path_at(place):
            return True
    return False


def speaks_of_records(document: Document) -> bool:
    """Whether any provision or table has a word of a record, be it of another work."""
    lists, recipients = _lists(), document.metadata.spans.get("recipients")
    return any(
        " ".join(found[0].casefold().split()) not in lists.other
        and not (recipients and recipients.start <= found.start() < recipients.end)
        for found in lists.words.finditer(document.text)
    )


@cache
def _lists() -> _Lists:
    held = held_in(_FILE, _Held)
    anywhere, other = (frozenset(map(str.casefold, each)) for each in (held.anywhere, held.other))
    return _Lists(whole_words((*held.here, *held.anywhere, *held.other)), anywhere, other)
