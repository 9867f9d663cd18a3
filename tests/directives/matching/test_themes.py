"""How like passages are to a demand in what they are about, whatever their words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.directives.matching import Index, look
from pipeline.directives.matching.samples import in_columns
from pipeline.directives.matching.themes import MODEL, Themes, themes, write_themes
from pipeline.errors import BadRegister
from pipeline.model.demand import Requirement
from pipeline.trained import models_beside, models_from
from tests.directives.matching.given import HEAD, requirement
from tests.dossiers import dossier_of

GIFTS = requirement(
    deontic="duty",
    demand="Không nhận quà tặng liên quan đến công vụ",
    what=[["nhận quà tặng"]],
)
LETTERS = requirement(
    deontic="duty", demand="Giải quyết đơn của công dân đúng hạn", what=[["giải quyết đơn"]]
)


def shipped() -> Themes:
    learnt = themes()
    assert learnt is not None
    return learnt


@pytest.mark.parametrize(
    ("asked", "on_it", "other"),
    [
        pytest.param(
            GIFTS,
            "Không được tham nhũng, hối lộ, vụ lợi khi làm nhiệm vụ.",
            "Nước thải của nhà máy được xử lý trước khi xả ra môi trường.",
            id="corruption",
        ),
        pytest.param(
            LETTERS,
            "Người khiếu nại, người tố cáo được trả lời bằng văn bản.",
            "Tàu thuyền neo đậu tại cảng theo chỉ dẫn của hoa tiêu.",
            id="complaints",
        ),
    ],
)
def test_what_is_on_the_matter_in_other_words_is_nearer_than_what_is_not(
    asked: Requirement, on_it: str, other: str
) -> None:
    near, far = shipped().of(in_columns([on_it, other])) @ shipped().asked(asked)
    assert near > far + 0.15


def test_all_lie_at_the_same_distance_and_what_has_no_word_at_none() -> None:
    told = shipped().of(in_columns(["Cán bộ kê khai tài sản.", "…"]))
    assert np.linalg.norm(told, axis=1) == pytest.approx([1.0, 0.0])
    assert np.linalg.norm(shipped().asked(GIFTS)) == pytest.approx(1.0)


def test_without_the_model_nothing_is_like_anything(tmp_path: Path) -> None:
    text = "Điều 7. Quà\nKhông ai được nhận quà tặng liên quan đến công vụ.\n"
    index = Index(dossier_of(HEAD.format(3, 2026) + text).document)
    with models_from(tmp_path):
        (without,) = look(GIFTS, index).sightings
    (with_it,) = look(GIFTS, index).sightings
    assert without.themes == 0.0
    assert with_it.themes > 0.5


def test_what_is_written_is_read_again_nearly_as_it_was(tmp_path: Path) -> None:
    vectors = np.array([[0.9, -0.3, 0.02], [0.0, 0.0, 0.0], [-0.001, 0.002, 0.0]])
    write_themes(tmp_path / MODEL, Themes(np.array([3, 17, 2000]), vectors))
    with models_beside(tmp_path):
        read = shipped()
    assert read.places.tolist() == [3, 17, 2000]
    most = np.abs(vectors).max(1, keepdims=True)
    assert np.abs(read.vectors - vectors).max() <= 0.15 * most.max()
    assert read.vectors[1].tolist() == [0.0, 0.0, 0.0]
    assert np.abs(read.vectors[2] - vectors[2]).max() <= 0.15 * most[2, 0]


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_themes(tmp_path / name, Themes(np.array([3]), np.array([[0.5, 0.1]])))
    assert [
        (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
        for file in ("weights.npz", "themes.json")
    ] == [True, True]


@pytest.mark.parametrize(
    ("places", "vectors"),
    [
        pytest.param([1 << 18], [[1.0]], id="a place beyond the last"),
        pytest.param([1, 2], [[1.0]], id="more places than vectors"),
        pytest.param([], np.zeros((0, 2)), id="none"),
    ],
)
def test_one_of_another_size_is_refused(
    tmp_path: Path, places: list[int], vectors: list[list[float]]
) -> None:
    write_themes(tmp_path / MODEL, Themes(np.array(places, np.int64), np.array(vectors)))
    with models_beside(tmp_path), pytest.raises(BadRegister, match="kích thước"):
        themes()


def test_a_damaged_one_is_named(tmp_path: Path) -> None:
    write_themes(tmp_path / MODEL, Themes(np.array([3]), np.array([[0.5, 0.1]])))
    file = tmp_path / MODEL / "weights.npz"
    file.write_bytes(file.read_bytes() + b"!")
    with models_beside(tmp_path), pytest.raises(BadRegister, match=r"weights\.npz"):
        themes()
