"""Lists of words: told where they are broken, and one pattern finds what each of them finds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.word_lists import Words, any_word, as_written, held_in, rows_of, words_of

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


def test_a_space_as_written_is_no_line_break() -> None:
    pattern = re.compile(rf"{as_written(['cấp', 'cấp lại', 'cấp (mới)'])}(?!\w)")
    assert pattern.match("cấp lại giấy")[0] == "cấp lại"  # type: ignore[index]
    assert pattern.match("cấp\nlại giấy")[0] == "cấp"  # type: ignore[index]
    assert pattern.match("cấp (mới) giấy")[0] == "cấp (mới)"  # type: ignore[index]


def test_a_broken_file_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "tu.yaml"
    file.write_text("một: [a, b]\nhai: [c\nba: [d]\n", "utf-8")
    with pytest.raises(BadRegister, match=r"tu\.yaml, dòng 3: Tệp không đúng cú pháp YAML"):
        held_in(file, dict[str, list[str]])


@pytest.mark.parametrize("written", ["a: []", "a: b", "a: [1]", "a: [b, ' ']"])
def test_a_list_that_is_none_is_told_by_line_and_name(tmp_path: Path, written: str) -> None:
    file = tmp_path / "tu.yaml"
    file.write_text(f"# Từ\n{written}\n", "utf-8")
    with pytest.raises(BadRegister, match=r"tu\.yaml, dòng 2, mục a: Cần một danh sách từ"):
        words_of(file, held_in(file, dict[str, Any]), "a")


def test_a_list_that_is_missing_is_told_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "tu.yaml"
    file.write_text("b: [c]\n", "utf-8")
    for load in (words_of, rows_of):
        with pytest.raises(BadRegister, match=r"tu\.yaml, mục a"):
            load(file, held_in(file, dict[str, Any]), "a")


@pytest.mark.parametrize("written", ["a: []", "a: b", "a: [b]", "a: {b: {}}"])
def test_rows_that_are_none_are_told_by_line_and_name(tmp_path: Path, written: str) -> None:
    file = tmp_path / "tu.yaml"
    file.write_text(f"# Từ\n{written}\n", "utf-8")
    with pytest.raises(BadRegister, match=r"tu\.yaml, dòng 2, mục a"):
        rows_of(file, held_in(file, dict[str, Any]), "a")


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: re.Pattern[str]
    words: Words
    pairs: dict[str, str] = {}
    rows: tuple[dict[str, Words], ...] = ()


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("pattern: '('\nwords: [a]", "dòng 1, mục pattern"),
        ("pattern: 3\nwords: [a]", "dòng 1, mục pattern"),
        ("pattern: a\nwords:\n  - a\n  - ' '", "dòng 4, mục words.2"),
        ("pattern: a\nwords: []", "dòng 2, mục words"),
        ("pattern: a\nwords: [a]\n\nword: [a]", "dòng 4, mục word"),
        ("pattern: a\nwords: [a]\npairs:\n  b: c\n  d: 5\n  e: f", "dòng 5, mục pairs.d"),
        ("pattern: a\nwords: [a]\nrows:\n- {b: [c]}\n- {d: [e], f: []}", "dòng 5, mục rows.2.f"),
        ("pattern: a", None),
    ],
)
def test_what_breaks_the_form_is_told_by_line_and_field(
    tmp_path: Path, written: str, place: str | None
) -> None:
    file = tmp_path / "tu.yaml"
    file.write_text(written, "utf-8")
    with pytest.raises(BadRegister) as refused:
        held_in(file, _Form)
    assert refused.value.place == place


def test_what_keeps_the_form_is_compiled(tmp_path: Path) -> None:
    file = tmp_path / "tu.yaml"
    file.write_text("pattern: a+\nwords: [b]", "utf-8")
    held = held_in(file, _Form)
    assert held.pattern.fullmatch("aa")
    assert held.words == ("b",)
