"""Text is mended with a way back; keys fold what matching should not mind."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.reading import Line, OffsetMap, ReadNoteKind
from pipeline.read.hygiene import Noticing, fold_diacritics, fold_tone, normalise
from pipeline.read.hygiene.spelling import is_syllable, misspelt

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
UNSEEN = "\u00ad\u200b\u200d\ufeff"
ODD_SPACES = "\u00a0\u2003\t"
LETTERS = "aăâeêioôơuưydđbcnghtĐƯƠẠẬỆỘỰaáàảãạ" + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
ALIKE = {"ð": "đ", "Ð": "Đ", "а": "a", "о": "o", "М": "M", "Α": "A", "\u2011": "-"}
ALIKE |= dict.fromkeys(ODD_SPACES, " ")
texts = st.text(st.sampled_from(LETTERS + UNSEEN + " ,.1/-" + "".join(ALIKE)), max_size=40)


def bare(letter: str) -> str:
    """A letter without its marks; a mark by itself stays."""
    return unicodedata.normalize("NFD", letter)[:1]


@pytest.mark.parametrize("case", CASES["normalised"], ids=lambda case: case["text"])
def test_normalised(case: dict[str, Any]) -> None:
    clean = normalise(case["raw"])
    assert clean.text == case["text"]
    assert [kind.value for kind in clean.mended] == case["mended"]
    assert clean.raw == (None if case["raw"] == case["text"] else case["raw"])


def test_the_way_back_to_the_file() -> None:
    raw = "\ufeffQuye\u0302\u0301t\u00a0\u00f0i\u0323nh"
    clean = normalise(raw)
    assert clean.text == "Quyết định"
    at = clean.text.index("định")
    assert raw[clean.map.original(at) :] == "\u00f0i\u0323nh"
    assert raw[clean.map.original(3) : clean.map.original(4)] == "e\u0302\u0301"
    assert clean.map.original(len(clean.text)) == len(raw)


@given(texts)
def test_the_map_leads_from_each_letter_to_its_own(raw: str) -> None:
    clean = normalise(raw)
    if clean.raw is None:
        assert clean.text == raw
        assert clean.map == OffsetMap()
        return
    assert clean.raw == raw
    starts = clean.map.starts
    assert len(starts) == len(clean.text) + 1
    assert starts[-1] == len(raw)
    assert list(starts) == sorted(starts)
    for at, letter in enumerate(clean.text):
        stop = next(start for start in [*starts[at:], len(raw)] if start > starts[at])
        held = set(unicodedata.normalize("NFD", raw[starts[at] : stop]))
        assert bare(letter) in held | {ALIKE.get(letter, "") for letter in held}


@given(texts)
def test_what_is_normal_stays(raw: str) -> None:
    text = normalise(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set(UNSEEN + ODD_SPACES)
    assert normalise(text).text == text


@given(st.text(st.sampled_from("aáoòuủyỷeéhtqQHOU AỷÝ"), max_size=30))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold_tone(text)) == len(text)
    assert fold_diacritics(fold_tone(text)) == fold_diacritics(text)
    assert fold_tone(fold_tone(text)) == fold_tone(text)


@pytest.mark.parametrize(("text", "key"), CASES["tone_on_first_vowel"])
def test_tone_on_the_first_vowel(text: str, key: str) -> None:
    assert fold_tone(text) == key


@pytest.mark.parametrize(("text", "key"), CASES["without_marks"])
def test_without_marks(text: str, key: str) -> None:
    assert fold_diacritics(text) == key


@pytest.mark.parametrize("word", CASES["syllables"]["possible"])
def test_possible_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", CASES["syllables"]["impossible"])
def test_impossible_syllables(word: str) -> None:
    assert not is_syllable(word)


CLAUSES = [
    "Đơn vị chủ trì soạn thảo lập hồ sơ và trình cấp có thẩm quyền phê duyệt.",
    "Trong thời hạn mười ngày làm việc, Văn phòng thông báo kết quả bằng văn bản.",
    "Các chất amiăng, magiê và thiết bị nặng trên một nghìn kilôgam phải được khai báo.",
    "Người đứng đầu chịu trách nhiệm trước pháp luật về mọi quyết định của mình.",
]


class TestScrambled:
    def test_prose_with_loan_words_is_not(self) -> None:
        assert not misspelt(CLAUSES * 40).scrambled

    def test_letters_strewn_at_random_are(self) -> None:
        chance = random.Random(7)
        marked = "ăâđêôơưàáảãạềếểễệ"

        def strewn(letter: str) -> str:
            return chance.choice(marked) if letter in marked and chance.random() < 0.3 else letter

        assert misspelt("".join(map(strewn, clause)) for clause in CLAUSES * 10).scrambled

    def test_tones_strewn_at_random_are(self) -> None:
        chance = random.Random(7)
        tones = "\u0300\u0301\u0303\u0309\u0323"

        def strewn(clause: str) -> str:
            apart = unicodedata.normalize("NFD", clause)
            mixed = "".join(chance.choice(tones) if mark in tones else mark for mark in apart)
            return unicodedata.normalize("NFC", mixed)

        assert misspelt(strewn(clause) for clause in CLAUSES * 10).scrambled

    def test_a_note_says_so(self) -> None:
        words = ["quỹết", "đĩnhh", "cña", "trëng", "tắch", "đôc", "mừc", "thươg", "phñ"]
        notes = Noticing().notes([Line(text=" ".join(words))])
        assert [note.kind for note in notes] == [ReadNoteKind.SCRAMBLED]
        assert notes[0].degrades
        assert notes[0].count == len(words)


def test_old_tone_is_noted_and_left() -> None:
    lines = [Line(text="Uỷ ban nhân dân", page=2), Line(text="văn hoá, thuỷ lợi", page=3)]
    (note,) = Noticing().notes(lines)
    assert (note.kind, note.count, note.page) == (ReadNoteKind.OLD_TONE, 2, 2)
    assert note.sample == "Uỷ"
    assert not note.degrades
