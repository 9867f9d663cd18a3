"""How like passages are to a demand letter by letter, also where scanning broke their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.directives.matching import Index, look
from pipeline.directives.matching.letters import in_letters, like_by_letters
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

DECLARED = "Cán bộ phải kê khai tài sản, thu nhập hằng năm."
BROKEN = "Cán bộ phải kê kh ai tài s ản thu nhâp hằng năm."
LIBRARY = "Thư viện mở cửa từ thứ hai đến thứ sáu."
ASKED = requirement(
    deontic="duty",
    demand="Người có nghĩa vụ kê khai tài sản, thu nhập",
    what=[["kê khai tài sản, thu nhập"]],
)


def likeness(*passages: str) -> list[float]:
    told: list[float] = like_by_letters(in_letters(passages), ASKED).tolist()
    return told


def test_words_broken_by_scanning_are_still_like_the_demand() -> None:
    whole, broken, other = likeness(DECLARED, BROKEN, LIBRARY)
    assert whole > broken > 0.5 * whole
    assert other < 0.1


def test_the_demand_in_its_own_words_is_wholly_like_it() -> None:
    said = requirement(deontic="duty", demand="Nộp quà", what=[["Nộp quà"]])
    assert like_by_letters(in_letters(["nộp  QUÀ."]), said) == pytest.approx([1.0])


@pytest.mark.parametrize("passage", ["", "…", "ở 7", "– 12"])
def test_a_passage_of_less_than_three_letters_is_like_nothing(passage: str) -> None:
    assert likeness(passage, DECLARED)[0] == 0.0


def test_a_document_without_passages_is_like_nothing() -> None:
    assert likeness() == []


def test_tones_tell_words_apart() -> None:
    bare = "Can bo phai ke khai tai san, thu nhap hang nam."
    assert likeness(bare)[0] < 0.8 * likeness(DECLARED)[0]


@given(st.lists(st.integers(0, len(DECLARED)), max_size=12))
def test_spaces_wherever_they_fall_change_nothing(places: list[int]) -> None:
    torn = DECLARED
    for place in sorted(places, reverse=True):
        torn = f"{torn[:place]} {torn[place:]}"
    assert likeness(torn) == likeness(DECLARED)


def test_an_article_of_broken_words_is_found_with_its_passage() -> None:
    clauses = f"1. {LIBRARY}\n2. {BROKEN}\n"
    text = f"Điều 1. Giờ làm việc\nCơ quan làm việc từ tám giờ.\nĐiều 2. Việc khác\n{clauses}"
    document = dossier_of(HEAD.format(3, 2026) + text).document
    (sighting,) = look(ASKED, Index(document)).sightings
    assert sighting.evidence.eid == "art_2__para_2"
    assert sighting.share == 0.0  # no word of what is asked for stands there whole
    assert sighting.letters > 0.4
