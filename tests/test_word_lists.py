"""A pattern of many words finds what a plain alternation of them, the longest first, finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word_lists import any_word

_WORDS = st.lists(st.text("abc đ.(", min_size=1, max_size=5), min_size=1, max_size=8)


def test_the_longest_word_that_is_whole_is_found() -> None:
    pattern = re.compile(rf"(?:{any_word(['cấp', 'cấp lại', 'cấp giấy phép'])})(?!\w)")
    assert pattern.match("cấp lại giấy")[0] == "cấp lại"  # type: ignore[index]
    assert pattern.match("cấp  giấy  phép")[0] == "cấp  giấy  phép"  # type: ignore[index]
    assert pattern.match("cấp giấy tờ")[0] == "cấp"  # type: ignore[index]
    assert pattern.match("cấpx") is None


@given(_WORDS, st.text("abc đ.(", max_size=12))
def test_as_a_plain_alternation(words: list[str], text: str) -> None:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    plain = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    found = re.match(rf"(?:{any_word(words)})(?!\w)", text)
    expected = re.match(rf"(?:{plain})(?!\w)", text)
    assert (found and found[0]) == (expected and expected[0])
