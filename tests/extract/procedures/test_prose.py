"""Steps told in prose, against articles read by a person; their kinds as their verbs say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from pipeline.errors import BadRegister
from pipeline.extract import procedures
from pipeline.extract.procedures import steps_of_prose
from pipeline.extract.procedures.kind_judging import MODEL
from pipeline.extract.procedures.prose import kind_of
from pipeline.extract.procedures.vocabulary import load
from pipeline.extract.responsibilities.seen import ruled_norms
from pipeline.language import passage_of
from pipeline.model.facts import StepKind
from pipeline.trained import models_from
from pipeline.trained.kept import MODELS

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def kinds_by_verb(tmp_path_factory):
    """All trained models but the judge of kinds, which may see a step otherwise."""
    folder = tmp_path_factory.mktemp("models") / "models"
    shutil.copytree(MODELS, folder, ignore=shutil.ignore_patterns(MODEL))
    with models_from(folder):
        yield


@pytest.mark.usefixtures("kinds_by_verb")
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_steps_of_an_article(case):
    """Of the norms that rules see: which of these the trained judges believe is theirs to tell."""
    text = case["text"]
    steps = steps_of_prose(text, ruled_norms(passage_of(text)))
    said = [
        [step.kind.value, *map(_words, (step.actor, step.action, step.deadline))] for step in steps
    ]
    more = [[_words(step.output), _words(step.branch)] for step in steps]
    assert [step.order for step in steps] == list(range(1, len(steps) + 1))
    assert len(said) == len(case["steps"])
    assert [step.number for step in steps] == case.get("numbers", [step.number for step in steps])
    ways = [[way.to for way in step.ways] for step in steps]
    assert ways == case.get("ways", ways)
    for found, ends, wanted in zip(said, more, case["steps"], strict=True):
        kind, actor, action, deadline, *rest = wanted
        assert (found[0], found[1], found[3]) == (kind, actor, deadline)
        assert found[2].startswith(action)
        assert ends == rest
    for step in steps:
        for quote in (step.actor, step.action, step.deadline, step.output, step.branch):
            assert quote is None or text[quote.start : quote.end] == quote.quote


def _words(quote) -> str:
    return quote.quote if quote else ""


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("chủ trì, phối hợp với Vụ Pháp chế thẩm định dự thảo", StepKind.APPRAISE),
        ("có văn bản gửi lấy ý kiến các đơn vị", StepKind.CONSULT),
        ("thực hiện trình tự, thủ tục theo Điều 5", StepKind.OTHER),
        ("niêm yết danh sách", StepKind.PUBLISH),
        ("ký ban hành quyết định", StepKind.SIGN),
        ("giữ gìn trật tự", StepKind.OTHER),
        ("Hướng dẫn, kiểm tra và tiếp nhận hồ sơ", StepKind.RECEIVE),
        ("Hướng dẫn, kiểm tra việc ghi sổ", StepKind.DELIVER),
        ("Đăng ký nhu cầu mua sắm", StepKind.SUBMIT),
        ("Đăng ký văn bản đến", StepKind.RECORD),
        ("Thành lập Hội đồng tuyển dụng", StepKind.DECIDE),
        ("Đóng dấu, vào sổ", StepKind.RECORD),
        ("Đóng dấu, phát hành", StepKind.DELIVER),
    ],
)
def test_the_kind_of_a_step(action, kind):
    assert kind_of(action) is kind


def test_a_verb_under_two_kinds_is_refused(tmp_path):
    file = tmp_path / "kinds.yaml"
    shipped = (Path(procedures.__file__).parent / "kinds.yaml").read_text("utf-8")
    assert shipped.count("  appraise: [") == 1
    file.write_text(shipped.replace("  appraise: [", "  appraise: [kiểm tra, "), "utf-8")
    with pytest.raises(BadRegister, match=r"mục kinds\.appraise\.1: «kiểm tra» đã ở loại check"):
        load(file)
