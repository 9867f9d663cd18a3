"""Who signed: sign-off, post and name in the lines of a signature block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.model.document import Signer
from pipeline.read.hygiene import fold_tone
from pipeline.structure.metadata.strips import Strip, cover_span
from pipeline.structure.metadata.words import any_of, bodies, signing

_BLOCK_STRIPS = 9
_LONGEST_LINE = 110
_LONGEST_SMALL = 60
_NAME_BELOW = 4  # strips from the post on in which the name is looked for
_NAME_WORDS = range(2, 8)
_SPECKS = ":;.,'|"
_REMARK = re.compile(r"\s*[\[(][^\[(]*[\])]\s*$")


def read_signer(strips: Sequence[Strip]) -> Signer | None:
    """Who signed: the first block of sign-off, post and name.

    Of several signs-off the last before the post counts: "TM. CHÍNH PHỦ / KT. THỦ TƯỚNG / PHÓ
    THỦ TƯỚNG" is a deputy who signs for the Prime Minister.
    """
    for index, strip in enumerate(strips):
        block = strips[index : index + _BLOCK_STRIPS]
        if starts_sign_off(strip.text) or _signs_small(block):
            return _signer(block)
    return None


def _signs_small(block: Sequence[Strip]) -> bool:
    """Whether a post not in capitals opens ``block``: a name stands below it."""
    if not _is_post_line(fold_tone(block[0].text)):
        return False
    below = (strip.text for strip in block[1:_NAME_BELOW])
    return any(person_name(text) and not _is_post_line(fold_tone(text)) for text in below)


def _is_post_line(text: str) -> bool:
    return len(text) <= _LONGEST_SMALL and bool(_small_post().match(text))


def goes_on(before: Strip, strip: Strip) -> bool:
    """Whether a narrow column broke a post ("BỘ / TRƯỞNG") or a name ("Lương Tam / Quang")."""
    whole = f"{before.text} {strip.text}"
    if whole.isupper():
        return not starts_sign_off(before.text) and bool(_post().fullmatch(fold_tone(whole)))
    one_word = " " not in strip.text.strip() and _is_name_word(strip.text.strip())
    return one_word and bool(person_name(before.text)) and bool(person_name(whole))


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
        name = "" if _is_post_line(folded) else person_name(text)
        if not name and folded != folded.upper() and not _is_post_line(folded):
            break
        folded = folded.upper()
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
    return len(text.split()) in _NAME_WORDS and not _carries_on().match(text)


def person_name(text: str) -> str:
    """``text`` without rank and remarks if it is a person's name, else ""."""
    name = _REMARK.sub("", text).strip(" .,")
    # Where a signature crosses a scanned name, specks of it are read as marks after a word.
    words = [word.rstrip(_SPECKS) for word in _rank().sub("", name).split()]
    if len(words) not in _NAME_WORDS or not all(map(_is_name_word, words)):
        return ""
    return " ".join(words)


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
def _small_post() -> re.Pattern[str]:
    posts = any_of((*signing().chiefs, *signing().deputies))
    capacity = any_of(form for forms in signing().capacities.values() for form in forms)
    return re.compile(rf"(?:{capacity}\s*)?(?:Quyền |Phó )?{posts}\b(?! quán)", re.IGNORECASE)


@cache
def _carries_on() -> re.Pattern[str]:
    words = (word.upper() for word in (*signing().goes_on, *bodies().heads))
    return re.compile(rf"{any_of(words)}\b")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(any_of(signing().between), re.IGNORECASE)


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(signing().ranks)}\s*)+", re.IGNORECASE)
