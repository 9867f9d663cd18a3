"""What verdicts are scored by."""

from __future__ import annotations

import json
import lzma
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.evaluate.gold import DOCUMENTS
from pipeline.evaluate.verdicts import (
    GoldVerdict,
    Judged,
    NamedProvision,
    Texts,
    calibration_error,
    dossiers_of,
    read_rows,
    scored,
)
from pipeline.model.finding import Evidence
from pipeline.model.run import UnitKind
from pipeline.model.verdict import Answer, Found, Verdict

ROW = (
    '{"requirement": "nop-lai-qua", "unit": "vp", "unit_kind": "office", "fields": [], '
    '"corpus": "demo", "documents": ["vp/mau.docx"], "as_of": "2026-11-23", "verdict": "met", '
    '"provisions": [{"document": "vp/mau.docx", "eid": "art_5"}], '
    '"elements": {"deadline": "present"}, "note": ""}\n'
)


def judged(gold: Verdict, told: Verdict, confidence: float = 1.0, eid: str = "") -> Judged:
    found = Found(
        file="vp/mau.docx",
        unit="vp",
        document="Quy chế",
        evidence=Evidence(quote="…", eid=eid),
        likeness=1.0,
    )
    row = GoldVerdict(
        requirement="nop-lai-qua",
        unit="vp",
        unit_kind=UnitKind.OFFICE,
        corpus="demo",
        documents=("vp/mau.docx",),
        as_of=date(2026, 11, 23),
        verdict=gold,
        provisions=(NamedProvision("vp/mau.docx", "art_5"),) if eid else (),
    )
    answer = Answer(
        requirement="nop-lai-qua",
        unit="vp",
        verdict=told,
        confidence=confidence,
        demand="",
        basis="",
        reason="",
        provisions=(found,) if eid else (),
    )
    return Judged(row, answer)


def test_rows_are_read(tmp_path: Path):
    file = tmp_path / "gold.jsonl"
    file.write_text(ROW, "utf-8")
    (row,) = read_rows(file)
    assert row.verdict is Verdict.MET
    assert row.provisions == (NamedProvision("vp/mau.docx", "art_5"),)


def test_a_bad_row_is_named(tmp_path: Path):
    file = tmp_path / "gold.jsonl"
    file.write_text(ROW + ROW.replace('"met"', '"yes"'), "utf-8")
    with pytest.raises(BadSettings, match="dòng 2"):
        read_rows(file)


def test_real_documents_are_those_of_the_data_folder(tmp_path: Path):
    documents = tmp_path / DOCUMENTS
    documents.parent.mkdir()
    html = "<p>QUY CHẾ</p><p>Điều 1. Kho</p><p>Thủ kho giữ sổ.</p>"
    with lzma.open(documents, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "kho_1", "html": html}) + "\n")
    named = ROW.replace('"demo"', '"real"').replace('["vp/mau.docx"]', '["kho_1"]')
    (tmp_path / "gold.jsonl").write_text(named, "utf-8")
    rows = read_rows(tmp_path / "gold.jsonl")
    (dossier,) = dossiers_of(rows, Texts(tmp_path, tmp_path))
    assert dossier.source.path == "kho_1"
    assert "Thủ kho giữ sổ." in dossier.document.text
    with pytest.raises(BadSettings, match="kho_1") as raised:
        dossiers_of(rows, Texts(tmp_path / "elsewhere", tmp_path))
    assert str(tmp_path / "elsewhere") in raised.value.remedy


def test_made_up_documents_are_those_beside_the_gold(tmp_path: Path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "kho.txt").write_text("QUY CHẾ\nĐiều 1. Kho\nThủ kho giữ sổ.\n", "utf-8")
    named = ROW.replace('"demo"', '"made"').replace('["vp/mau.docx"]', '["kho.txt"]')
    (tmp_path / "gold.jsonl").write_text(named, "utf-8")
    rows = read_rows(tmp_path / "gold.jsonl")
    (dossier,) = dossiers_of(rows, Texts(tmp_path, tmp_path / "made"))
    assert "Thủ kho giữ sổ." in dossier.document.text
    (tmp_path / "made" / "kho.txt").unlink()
    with pytest.raises(BadSettings, match=r"kho\.txt"):
        dossiers_of(rows, Texts(tmp_path, tmp_path / "made"))


def test_scores_by_verdict():
    met, partly = Verdict.MET, Verdict.PARTLY
    told = scored([judged(met, met), judged(met, partly), judged(partly, partly)])
    by_layer = {score.layer: score for score in told.scores}
    assert (by_layer["met"].precision, by_layer["met"].recall) == (1.0, 0.5)
    assert (by_layer["partly"].precision, by_layer["partly"].recall) == (0.5, 1.0)
    assert [case.fault for case in told.worst] == ["partly thay vì met"]


def test_a_provision_inside_or_around_the_one_named_is_found():
    met = Verdict.MET
    told = scored(
        [
            judged(met, met, eid="art_5__para_2"),
            judged(met, met, eid="art_5"),
            judged(met, met, eid="art_6"),
        ]
    )
    assert (told.scores[-1].layer, told.scores[-1].right, told.scores[-1].gold) == (
        "provision",
        2,
        3,
    )


def test_calibration_error():
    met, partly = Verdict.MET, Verdict.PARTLY
    sure = [judged(met, met, 0.75), judged(met, met, 0.75), judged(met, met, 0.75)]
    assert calibration_error([*sure, judged(partly, met, 0.75)]) == pytest.approx(0.0)
    assert calibration_error([judged(partly, met, 1.0)]) == pytest.approx(1.0)
    assert calibration_error([]) == 0.0
