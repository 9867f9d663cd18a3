"""The end of the main text: who signed, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model.document import Signer, Span
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.strips import Strip, cover_span
from pipeline.structure.metadata.words import any_of, signing

_RECIPIENTS = re.compile(r"Nơi nhận\s*:?\s*", re.IGNORECASE)
_ITEM = re.compile(r"^[-+–•*]\s*")
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


def read_recipients(strips: Sequence[Strip]) -> Recipients | None:
    """The recipients in the closing lines; None where no "Nơi nhận" stands."""
    for index, strip in enumerate(strips):
        label = _RECIPIENTS.match(strip.text)
        if not label:
            continue
        inline = strip.part(label.end(), len(strip.text))
        listed = [inline] if inline.text else []
        for item in strips[index + 1 :]:
            if not _is_item(item, listed):
                break
            listed.append(item)
        last = listed[-1].end if listed else strip.end
        return Recipients(tuple(_names(listed)), Span(strip.start, last))
    return None


def _is_item(strip: Strip, listed: Sequence[Strip]) -> bool:
    text = strip.text
    if _ITEM.match(text):
        return True
    if starts_sign_off(text) or person_name(text):
        return False
    return not listed or not listed[-1].text.rstrip().endswith(".")


def _names(listed: Sequence[Strip]) -> list[str]:
    names: list[str] = []
    for strip in listed:
        dashed = bool(_ITEM.match(strip.text))
        parts = [_ITEM.sub("", part).strip(" .;") for part in _NEXT_ITEM.split(strip.text)]
        if names and not dashed and strip.text[:1].islower():
            names[-1] = f"{names[-1]} {parts.pop(0)}"
        names.extend(part for part in parts if part)
    return names


def read_signer(strips: Sequence[Strip]) -> Signer | None:
    """Who signed: the first block of sign-off, post and name in the closing lines.

    Of several signs-off the last before the post counts: "TM. CHÍNH PHỦ / KT. THỦ TƯỚNG / PHÓ
    THỦ TƯỚNG" is a deputy who signs for the Prime Minister.
    """
    for index, strip in enumerate(strips):
        if starts_sign_off(strip.text):
            return _signer(strips[index : index + _BLOCK_STRIPS])
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
            capacity, behalf, post = _capacity_name(found[0]), text[found.end() :].strip(" ."), ""
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


def _may_be_person(text: str) -> bool:
    """Whether a line in capitals behind a post is a name rather than more of the post."""
    return len(text.split()) in _NAME_WORDS and not _BODY.search(text)


_BODY = re.compile(r"\b(?:BỘ|BAN|CỤC|VỤ|PHÒNG|VIỆN|ỦY|HỘI|QUỐC|CHÍNH|NHÀ|NƯỚC|TỈNH|SỞ|TRUNG|VĂN)\b")


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
    return re.compile(rf"(?:QUYỀN )?(?:PHÓ )?{posts}\b(?! QUÁN)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(any_of(signing().between), re.IGNORECASE)


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(signing().ranks)}\s*)+")
