"""The lists of marks.yaml are checked on load; marks keep through what leaves them legible."""

from __future__ import annotations

import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadRegister
from pipeline.read.secrecy import is_marked
from pipeline.read.secrecy.vocabulary import Marks, load_marks
from pipeline.read.txt import read_text
from pipeline.word_lists import held_in
from tests.read.secrecy.making import lines

_SOURCE = resources.files("pipeline.read.secrecy").joinpath("marks.yaml").read_text("utf-8")


def _broken(field: str, entries: str) -> str:
    start = _SOURCE.index(f"\n{field}:")
    rest = _SOURCE[start + 1 :].partition("\n\n")
    return f"{_SOURCE[:start]}\n{field}: {entries}\n\n{rest[2]}"


@pytest.mark.parametrize(
    ("field", "entries"),
    [("levels", "[]"), ("labels", "['']"), ("body_patterns", "['(']"), ("kinds", "3")],
)
def test_a_broken_list_is_named_with_its_line(tmp_path: Path, field: str, entries: str) -> None:
    file = tmp_path / "marks.yaml"
    file.write_text(_broken(field, entries), "utf-8")
    line = _SOURCE[: _SOURCE.index(f"\n{field}:") + 1].count("\n") + 1
    with pytest.raises(BadRegister) as error:
        held_in(file, Marks)
    assert f"marks.yaml, dòng {line}, mục {field}" in str(error.value)


def test_entries_are_composed() -> None:
    for field in load_marks().__struct_fields__:
        for entry in getattr(load_marks(), field):
            written = entry if isinstance(entry, str) else entry.pattern
            assert unicodedata.is_normalized("NFC", written), written


@given(
    level=st.sampled_from(["MẬT", "TỐI MẬT", "TUYỆT MẬT"]),
    gap=st.sampled_from(["", " ", "  ", "."]),
    frame=st.sampled_from(
        [("", ""), ("[", "]"), ("(", ")"), ("* ", " *"), ("| ", " |"), ("«", "»")]
    ),
    form=st.sampled_from(["NFC", "NFD"]),
)
def test_spacing_frames_and_forms_keep_a_mark(
    level: str, gap: str, frame: tuple[str, str], form: str
) -> None:
    stamp = unicodedata.normalize(form, frame[0] + gap.join(level) + frame[1])
    assert is_marked(read_text("\n".join(lines(stamp))))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="MmＭｍМмSs")))
def test_a_line_without_the_first_letter_of_a_level_is_no_mark(line: str) -> None:
    assert not is_marked(read_text("\n".join(lines(" ".join(line.split())))))
