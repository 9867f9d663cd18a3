"""The models that are kept in ``models/``: small, whole, numbers alone, each with its card."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from pipeline.config import SHIPPED_DIRECTIVES, SHIPPED_LAW
from pipeline.directives.loading import load_requirements
from pipeline.directives.matching.pertinence import pertinence
from pipeline.extract.procedures.judging import judge
from pipeline.extract.responsibilities.subjects.judging import MODEL as SUBJECTS
from pipeline.law.register import load_register
from pipeline.train.cards.subjects import subject_card
from pipeline.train.subjects import Trained
from pipeline.trained import models_told
from pipeline.trained.kept import MODELS
from pipeline.trained.trees import load_trees

FOLDERS = sorted(folder for folder in MODELS.iterdir() if folder.is_dir())
LINEAR = [folder for folder in FOLDERS if (folder / "model.json").exists()]
TREES = [folder for folder in FOLDERS if (folder / "trees.json").exists()]
MOST_BYTES = 30_000_000
# No pickle and no code: numbers, plain JSON, and the chain in CRFsuite's format.
SUFFIXES = {".npz", ".json", ".crfsuite", ".md"}

PROCEDURE = """Điều 12. Thẻ ra vào
1. Người đề nghị nộp 01 bộ hồ sơ tại Văn phòng Bộ.
2. Trong thời hạn 02 ngày làm việc kể từ ngày nhận hồ sơ, Văn phòng Bộ kiểm tra hồ sơ. Trường hợp \
hồ sơ chưa đủ, Văn phòng Bộ thông báo cho người đề nghị.
3. Trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ, Vụ Tổ chức cán bộ thẩm định và có văn \
bản trả lời Văn phòng Bộ.
4. Chánh Văn phòng Bộ quyết định cấp thẻ; trường hợp từ chối phải nêu rõ lý do."""
SCOPE = """Điều 1. Thủ tục thư viện
Quy chế này quy định về việc sử dụng thư viện của Bộ. Quy chế này áp dụng đối với cơ quan, tổ \
chức, cá nhân có liên quan đến việc sử dụng thư viện. Thẻ thư viện là thẻ do Văn phòng Bộ cấp."""


def test_all_can_be_read():
    assert list(models_told()) == [folder.name for folder in FOLDERS]
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_they_are_kept_in_safe_formats(folder):
    assert {file.suffix for file in folder.iterdir()} <= SUFFIXES
    for file in folder.glob("*.npz"):
        with np.load(file, allow_pickle=False) as arrays:
            assert all(np.issubdtype(arrays[name].dtype, np.number) for name in arrays.files)
    for file in folder.glob("*.json"):
        json.loads(file.read_text("utf-8"))
    for file in folder.glob("*.crfsuite"):
        assert file.read_bytes().startswith(b"lCRF")


def test_together_they_are_small():
    assert sum(file.stat().st_size for file in MODELS.rglob("*") if file.is_file()) < MOST_BYTES


@pytest.mark.parametrize("folder", LINEAR, ids=lambda folder: folder.name)
def test_linear_ones_hold_weights_and_how_they_are_read(folder):
    assert {file.name for file in folder.iterdir()} == {"README.md", "model.json", "weights.npz"}
    settings = json.loads((folder / "model.json").read_text("utf-8"))
    assert settings.keys() == {"bits", "threshold", "sha256"}


def test_passages_are_judged_for_every_requirement_with_samples():
    known = {each.id for each in load_register(SHIPPED_LAW).instruments}
    asked = [each for each in load_requirements(SHIPPED_DIRECTIVES, known) if each.samples]
    learnt = pertinence()
    assert learnt is not None
    assert asked
    assert all(learnt.rows_of(each) is not None for each in asked)


@pytest.mark.parametrize("folder", TREES, ids=lambda folder: folder.name)
def test_trees_are_whole(folder):
    trees = load_trees(folder)
    assert trees.n_features > 0
    assert len(trees.roots) > 0
    assert np.isfinite(trees.value).all()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_their_cards_tell_data_labels_figures_and_limits(folder):
    card = (folder / "README.md").read_text("utf-8")
    assert all(f"**{part}**" in card for part in ("Data", "Labels", "Figures", "Limits"))


def test_the_judge_tells_a_procedure_from_a_scope():
    procedure, scope = judge(PROCEDURE), judge(SCOPE)
    assert procedure.score >= procedure.threshold
    assert scope.score < scope.threshold


def test_the_card_of_the_judge_of_subjects_is_what_its_generator_writes():
    card = (MODELS / SUBJECTS / "README.md").read_text("utf-8")
    (examples,) = re.findall(r"a predicate\. ([\d,]+) clauses", card)
    (held_out,) = re.findall(r"on ([\d,]+) clauses whose names were held out", card)
    ((judged, ruled),) = re.findall(r"(0\.\d{3}) right; the rules alone: (0\.\d{3})", card)
    n = _number(held_out)
    trained = Trained(
        weights=np.zeros(0),
        intercept=0.0,
        examples=_number(examples),
        held_out=n,
        right=round(float(judged) * n),
        right_by_rules=round(float(ruled) * n),
    )
    assert subject_card(trained) == card


def _number(told: str) -> int:
    return int(told.replace(",", ""))
