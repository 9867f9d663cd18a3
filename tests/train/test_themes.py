"""The space of themes: runs that stand in like articles lie near each other."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.directives.matching.samples import in_columns
from pipeline.train.cards.themes import themes_card
from pipeline.train.themes import FEWEST, MOST, TrainedThemes, train_themes

KITCHEN = ("bếp ăn", "nồi cơm", "thực đơn", "đầu bếp")
GARDEN = ("vườn cây", "tưới nước", "cắt cỏ", "trồng hoa")
OFFICE = ("hồ sơ", "con dấu", "công văn", "lưu trữ")
STABLE = ("chuồng ngựa", "bó rơm", "yên cương", "móng sắt")
GARAGE = ("ga ra", "lốp xe", "dầu máy", "tay lái")
FIELDS = (KITCHEN, GARDEN, OFFICE, STABLE, GARAGE)


def articles() -> list[str]:
    """Of each field 40 texts of pairs of its words; no text holds all of them."""
    return [
        f"chung {field[at % len(field)]}, {field[(at + 1) % len(field)]}"
        for field in FIELDS
        for at in range(40)
    ]


@pytest.fixture(scope="module")
def trained() -> TrainedThemes:
    return train_themes(articles(), len(FIELDS))


def test_words_that_never_stand_together_are_near_by_their_company(trained: TrainedThemes) -> None:
    cooking, menu, grass = trained.themes.of(in_columns(["bếp ăn", "thực đơn", "cắt cỏ"]))
    assert cooking @ menu > 0.5  # two steps apart: no article holds both
    assert abs(cooking @ grass) < 0.1


def test_what_stands_nearly_everywhere_tells_nothing(trained: TrainedThemes) -> None:
    assert not trained.themes.of(in_columns(["chung"])).any()
    assert MOST < 1


def test_what_is_rare_is_left_out() -> None:
    rare = ["chim sáo"] * (FEWEST - 1)
    learnt = train_themes([*articles(), *rare])
    assert not learnt.themes.of(in_columns(["chim sáo"])).any()


def test_places_rise_and_the_same_articles_give_the_same(trained: TrainedThemes) -> None:
    assert (np.diff(trained.themes.places) > 0).all()
    again = train_themes(articles(), len(FIELDS))
    assert np.array_equal(again.themes.vectors, trained.themes.vectors)


def test_the_card_tells_the_articles_and_what_is_kept_of_them(trained: TrainedThemes) -> None:
    card = themes_card(trained)
    assert f"{len(articles()):,} articles" in card
    assert f"{trained.share:.1%} of the variance" in card
