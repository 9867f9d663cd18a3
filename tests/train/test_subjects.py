"""The judge of subjects learns from clauses whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.errors import BadSettings
from pipeline.extract.responsibilities import find_responsibilities
from pipeline.extract.responsibilities.subjects.judging import MODEL
from pipeline.language import passage_of
from pipeline.train.subjects import BITS, THRESHOLD, train_subjects
from pipeline.train.texts import passages_of
from pipeline.trained import models_from, write_model

TEXTS = [
    f"Điều {place}. Việc của các đơn vị\n"
    f"1. Hội đồng thẩm định {matter} có trách nhiệm tổ chức họp, trình Bộ trưởng kết quả.\n"
    f"2. Nhà thầu thi công {matter} có nghĩa vụ lập nhật ký, báo cáo chủ đầu tư.\n"
    f"3. Tổ chuyên gia đánh giá {matter} có trách nhiệm:\na) Kiểm tra hồ sơ;\nb) Gửi báo cáo.\n"
    f"4. Hồ sơ gồm:\na) Tờ trình;\nb) Hội đồng thẩm định {matter}."
    for place, matter in enumerate(
        ("nhà kho", "bến thuyền", "cầu gỗ", "thư viện", "vườn ươm", "nhà ga", "đê biển", "cột mốc")
    )
]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    with models_from(tmp_path_factory.mktemp("none")):
        return train_subjects(map(passage_of, TEXTS))


def test_what_it_learns_from_is_counted(trained):
    # 8 names of three kinds, 4 works; some told once more with a weak modal; names alone besides
    assert trained.examples >= 8 * 4
    assert 0 < trained.held_out < trained.examples


def test_on_names_it_never_saw_it_beats_the_rules(trained):
    assert trained.right_by_rules < trained.right == trained.held_out  # clauses are all alike


def test_training_again_gives_the_same_numbers(trained, tmp_path):
    with models_from(tmp_path):
        again = train_subjects(map(passage_of, TEXTS))
    assert np.array_equal(again.weights, trained.weights)
    assert again.intercept == trained.intercept


def test_it_tells_the_name_from_the_work(trained, tmp_path):
    write_model(tmp_path / MODEL, trained.weights, trained.intercept, BITS, THRESHOLD)
    clause = "Hội đồng thẩm định bãi đỗ tổ chức họp, trình Bộ trưởng kết quả."
    with models_from(tmp_path):
        (norm,) = find_responsibilities(passage_of(clause))
    assert norm.bearer.quote == "Hội đồng thẩm định bãi đỗ"
    assert norm.action.quote.startswith("tổ chức họp")


def test_a_folder_without_texts_says_what_to_give(tmp_path):
    with pytest.raises(BadSettings, match="DATA="):
        list(passages_of(tmp_path))
