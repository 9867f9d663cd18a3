"""The end of the main text: who signed, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.document import Signer, Span
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.mending import joined
from pipeline.structure.metadata.strips import Strip, cover_span
from pipeline.structure.metadata.words import any_of, bodies, signing

_RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*", re.IGNORECASE)
_ITEM = re.compile(r"^[-+–•*]\s*")
_ITEM_END = re.compile(r"(?<=[\w)])[.;]\s+(?=[^\W\d_])")
_NEXT_ITEM = re.compile(r";\s*[-–]\s*")
_BLOCK_STRIPS = 9
_LONGEST_LINE = 110
_NAME_WORDS = range(2, 8)
_REMARK = re.compile(r"\s*[\[(].*?[\])]\s*$")


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
    return Closing(label, tuple(listed), tuple(joined(signed, _signature_goes_on)))


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
    if _ITEM.match(text):
        return True
    if not follows_item or starts_sign_off(text) or person_name(text):
        return False
    if not listed:
        return True
    before = listed[-1].text.rstrip()
    dashed = bool(_ITEM.match(listed[0].text))
    return not before.endswith((";", ".") if dashed else ".")


def _signature_goes_on(before: Strip, strip: Strip) -> bool:
    """Whether a narrow column broke a post ("BỘ / TRƯỞNG") or a name ("Lương Tam / Quang")."""
    whole = f"{before.text} {strip.text}"
    if whole.isupper():
        return not starts_sign_off(before.text) and bool(_post().fullmatch(fold_tone(whole)))
    one_word = " " not in strip.text.strip() and _is_name_word(strip.text.strip())
    return one_word and bool(person_name(before.text)) and bool(person_name(whole))


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


def read_signer(closing: Closing) -> Signer | None:
    """Who signed: the first block of sign-off, post and name.

    Of several signs-off the last before the post counts: "TM. CHÍNH PHỦ / KT. THỦ TƯỚNG / PHÓ
    THỦ TƯỚNG" is a deputy who signs for the Prime Minister.
    """
    for index, strip in enumerate(closing.signed):
        if starts_sign_off(strip.text):
            return _signer(closing.signed[index : index + _BLOCK_STRIPS])
    return None


def starts_sign_off(text: str) -> bool:
    """Whether a line is a sign-off ("KT. BỘ TRƯỞNG") or a post in capitals on its own."""
    text = _REMARK.sub("", fold_tone(text)).strip()
    if len(text) > _LONGEST_LINE or not text or text != text.upper():
        return False
    return bool(_capacity().match(text) or _post().match(text))


def _signer(strips: Sequence[Strip]) -> Signer:
    capacity = behalf = post = name = ""
    used: list[Strip] = []
    for strip in strips:
        text = _REMARK.sub("", strip.text).strip()
        folded = fold_tone(text)
        if not text or _between().match(folded.strip("[](). ")):
            continue
        name = person_name(text)
        if not name and folded != folded.upper():
            break
        used.append(strip)
        if not name and (found := _capacity().match(folded)):
            capacity = _capacity_name(found[0])
            behalf, post = _behalf_and_post(text[found.end() :].strip(" ."))
        elif not name and _post().match(folded):
            post = f"{post} {text}".strip()
        elif not name and post and _may_be_person(folded):
            name = text
        elif not name and post:
            post = f"{post} {text}"
        elif not name:
            behalf = f"{behalf} {text}".strip()
        if name:
            break
    if capacity == "Q" and not post:
        post, behalf = behalf, ""
    return Signer(
        name=" ".join(name.split()),
        post=post,
        capacity=capacity,
        on_behalf_of=behalf,
        span=cover_span(used) if used else None,
    )


def _behalf_and_post(words: str) -> tuple[str, str]:
    """For whom and as what, where both stand in one line: "BỘ TRƯỞNG CHÁNH VĂN PHÒNG"."""
    folded = fold_tone(words)
    first = _post().match(folded)
    second = _post().search(folded, first.end() if first else 0)
    if second is None or second.start() == 0:
        return words, ""
    return words[: second.start()].strip(), words[second.start() :]


def _may_be_person(text: str) -> bool:
    """Whether a line in capitals behind a post is a name rather than more of the post."""
    return len(text.split()) in _NAME_WORDS and not _goes_on().match(text)


def person_name(text: str) -> str:
    """``text`` without rank and remarks if it is a person's name, else ""."""
    name = _REMARK.sub("", text).strip(" .,")
    name = _rank().sub("", name).strip()
    words = name.split()
    if len(words) not in _NAME_WORDS or not all(_is_name_word(word) for word in words):
        return ""
    return name


def _is_name_word(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    return (
        letters.isalpha() and letters[0].isupper() and (len(letters) == 1 or letters[1:].islower())
    )


def _capacity_name(words: str) -> str:
    wanted = words.strip().upper()
    for name, forms in signing().capacities.items():
        if any(form.strip() == wanted for form in forms):
            return name
    return ""


@cache
def _capacity() -> re.Pattern[str]:
    return re.compile(any_of(form for forms in signing().capacities.values() for form in forms))


@cache
def _post() -> re.Pattern[str]:
    posts = any_of(post.upper() for post in (*signing().chiefs, *signing().deputies))
    return re.compile(rf"(?<!ĐOÀN )(?:QUYỀN )?(?:PHÓ )?{posts}\b(?! QUÁN)")


@cache
def _goes_on() -> re.Pattern[str]:
    words = (word.upper() for word in (*signing().goes_on, *bodies().heads))
    return re.compile(rf"{any_of(words)}\b")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(any_of(signing().between), re.IGNORECASE)


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(signing().ranks)}\s*)+", re.IGNORECASE)
