"""A draft that repeats a requirement of the catalogue is told, in words or by an encoder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.config import SHIPPED_DIRECTIVES
from pipeline.directives.drafting import Draft
from pipeline.directives.drafting.alike import alike_in
from pipeline.directives.loading import load_requirements
from pipeline.model.demand import Requirement
from pipeline.retrieval.encoder import load_encoder
from tests.directives.drafting.documents import drafts_in, register
from tests.retrieval.encoder.tiny import make_encoder

REPEATED = "Bộ trưởng yêu cầu người đứng đầu công khai kế hoạch chuyển đổi vị trí công tác.\n"
OTHER_WORDS = "Bộ trưởng yêu cầu các đơn vị kiểm tra biếu xén.\n"


@pytest.fixture(scope="module")
def catalogue() -> tuple[Requirement, ...]:
    known = {each.id for each in register().instruments}
    return load_requirements(SHIPPED_DIRECTIVES, known)


def told(draft: Draft, catalogue: tuple[Requirement, ...]) -> str:
    (found,) = alike_in(catalogue, [draft])
    return found


def test_what_the_catalogue_has_is_named(tmp_path: Path, catalogue: tuple[Requirement, ...]):
    (draft,) = drafts_in(REPEATED, tmp_path)
    assert told(draft, catalogue) == "ke-hoach-chuyen-doi"


def test_what_it_lacks_is_not(tmp_path: Path, catalogue: tuple[Requirement, ...]):
    (draft,) = drafts_in("Bộ trưởng yêu cầu các đơn vị lập sổ theo dõi cây cảnh.\n", tmp_path)
    assert told(draft, catalogue) == ""


def test_an_encoder_sees_it_in_other_words(tmp_path: Path, catalogue: tuple[Requirement, ...]):
    """To the tiny encoder "biếu" is "quà", and all words it lacks are one."""
    (draft,) = drafts_in(OTHER_WORDS, tmp_path)
    asked = replace(draft, requirement=replace(draft.requirement, demand="biếu biếu"))
    spoken = [replace(catalogue[0], id="qua", demand="quà quà quà")] + [
        replace(catalogue[0], id=f"khac-{number}", demand="lưu trữ") for number in range(20)
    ]
    assert alike_in(spoken, [asked]) == ("",)
    encoder = load_encoder(make_encoder(tmp_path / "bo"))
    assert alike_in(spoken, [asked], encoder) == ("qua",)


def run(folder: Path, *more: str) -> tuple[int, str, bytes]:
    (folder / "van-ban.txt").write_text(REPEATED, "utf-8")
    sheet = folder / "drafts.csv"
    answer = CliRunner().invoke(
        app, ["directives", "draft", str(folder / "van-ban.txt"), "--out", str(sheet), *more]
    )
    said = answer.output + str(answer.exception or "")
    return answer.exit_code, said, sheet.read_bytes() if sheet.exists() else b""


def test_the_sheet_names_it(tmp_path: Path):
    code, _, data = run(tmp_path)
    assert code == 0
    (row,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    assert row["alike"] == "ke-hoach-chuyen-doi"


def test_an_encoder_is_named_by_option_or_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert run(tmp_path, "--encoder", str(make_encoder(tmp_path / "bo")))[0] == 0
    monkeypatch.setenv("RASOAT_ENCODER", str(tmp_path / "khong-co"))
    code, said, _ = run(tmp_path)
    assert code != 0
    assert "Không có thư mục bộ mã hóa" in said
