"""The end of the main text: the recipients' column told from the signature's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Span
from pipeline.structure.metadata.mending import joined
from pipeline.structure.metadata.signer import goes_on, person_name, starts_sign_off
from pipeline.structure.metadata.strips import Strip

_RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*", re.IGNORECASE)
_ITEM = re.compile(r"^[-+–•*]\s*")
_KEPT = re.compile(r"Lưu\b")
_ITEM_END = re.compile(r"(?<=[\w)])[.;]\s+(?=[^\W\d_])")
_NEXT_ITEM = re.compile(r";\s*[-–]\s*")


@dataclass(frozen=True, slots=True)
class Recipients:
    """The bodies listed below "Nơi nhận:", without dashes and ends, and their place."""

    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing lines taken apart into their two columns."""

    label: Strip | None
    listed: tuple[Strip, ...]
    signed: tuple[Strip, ...]


def take_apart(strips: Sequence[Strip]) -> Closing:
    """Tell the recipients' column from the signature's, whichever way a reader mixed them.

    Behind "Nơi nhận" an item begins with a dash, or goes on with an item that has not ended; a
    list without dashes runs to the line that ends in a full stop.
    """
    label: Strip | None = None
    listed: list[Strip] = []
    signed: list[Strip] = []
    last_listed = False
    for strip in strips:
        found = _RECIPIENTS.match(strip.text) if label is None else None
        if found:
            label = strip.part(0, found.end())
            inline = strip.part(found.end(), len(strip.text))
            last_listed = not starts_sign_off(inline.text)
            if inline.text:
                (listed if last_listed else signed).append(inline)
            continue
        for part in _columns(strip):
            last_listed = label is not None and _is_item(part, listed, last_listed)
            (listed if last_listed else signed).append(part)
    return Closing(label, tuple(listed), tuple(joined(signed, goes_on)))


def _columns(strip: Strip) -> list[Strip]:
    """An item and what the signature's column put behind it: "- Lưu: VT. Trần Văn Mẫu"."""
    ends = _ITEM_END.finditer(strip.text) if _ITEM.match(strip.text) else ()
    for found in ends:
        tail = strip.part(found.end(), len(strip.text))
        if person_name(tail.text) or starts_sign_off(tail.text):
            return [strip.part(0, found.start() + 1), tail]
    return [strip]


def _is_item(strip: Strip, listed: Sequence[Strip], follows_item: bool) -> bool:
    text = strip.text
    if _ITEM.match(text) or (listed and _KEPT.match(text)):
        return True
    ended = text.rstrip().endswith((";", "."))  # as no signer's name does
    if not follows_item or starts_sign_off(text) or (person_name(text) and not ended):
        return False
    if not listed:
        return True
    before = listed[-1].text.rstrip()
    dashed = bool(_ITEM.match(listed[0].text))
    return not before.endswith((";", ".") if dashed else ".")


def read_recipients(closing: Closing) -> Recipients | None:
    """The recipients; None where no "Nơi nhận" stands."""
    if closing.label is None:
        return None
    last = closing.listed[-1].end if closing.listed else closing.label.end
    return Recipients(tuple(_names(closing.listed)), Span(closing.label.start, last))


def _names(listed: Sequence[Strip]) -> list[str]:
    names: list[str] = []
    ended = True
    for strip in listed:
        parts = [_ITEM.sub("", part).strip(" .;") for part in _NEXT_ITEM.split(strip.text)]
        if names and not ended and not _ITEM.match(strip.text):
            names[-1] = f"{names[-1]} {parts.pop(0)}"
        names.extend(part for part in parts if part)
        ended = strip.text.rstrip().endswith((";", "."))
    return names
