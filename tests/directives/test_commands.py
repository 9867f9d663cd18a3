"""``rasoat directives``: what of the catalogue concerns a unit, and how far it is verified."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.config import SHIPPED_DIRECTIVES
from pipeline.directives.loading import REQUIREMENTS
from pipeline.directives.vocabulary import DOC_KINDS, FIELDS


def told(tmp_path: Path, unit: str, day: str = "2026-11-27") -> str:
    (tmp_path / "units.yaml").write_text(
        "- {id: su, name: Sứ quán, kind: mission}\n- {id: vu, name: Vụ, kind: department}\n"
        "- {id: cuc, name: Cục, kind: department, fields: [Tài vụ, đàm phán trên biển]}\n",
        "utf-8",
    )
    answer = CliRunner().invoke(
        app, ["directives", "list", "--corpus", str(tmp_path), "--unit", unit, "--as-of", day]
    )
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_a_demand_on_missions_concerns_no_department(tmp_path: Path):
    assert "ung-quy-tam-giu" in told(tmp_path, "su")
    assert "ung-quy-tam-giu" not in told(tmp_path, "vu")


def test_before_its_day_a_demand_concerns_nobody(tmp_path: Path):
    assert "ung-quy-tam-giu" not in told(tmp_path, "su", "2026-04-05")


def test_what_was_only_reported_is_said_to_be(tmp_path: Path):
    (line,) = (line for line in told(tmp_path, "vu").splitlines() if line.startswith("sau-ro "))
    assert "chỉ qua nguồn thứ cấp" in line


def test_a_field_that_no_demand_speaks_of_is_named(tmp_path: Path):
    output = told(tmp_path, "cuc")
    assert "«đàm phán trên biển» của đơn vị chưa có trong fields.csv" in output
    assert "Tài vụ" not in output


def test_a_unit_that_is_not_there_is_refused(tmp_path: Path):
    answer = CliRunner().invoke(
        app, ["directives", "list", "--corpus", str(tmp_path), "--unit", "vu-khac"]
    )
    assert answer.exit_code != 0


def test_a_bad_catalogue_is_refused(tmp_path: Path):
    for table in (FIELDS, DOC_KINDS):
        (tmp_path / table).write_bytes((SHIPPED_DIRECTIVES / table).read_bytes())
    (tmp_path / REQUIREMENTS).write_text("id,topic\na,b\n", "utf-8")
    answer = CliRunner().invoke(app, ["directives", "check", "--directives", str(tmp_path)])
    assert answer.exit_code != 0
    assert "Thiếu cột" in answer.output
