"""The command as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from pipeline.config import SHIPPED_LAW
from pipeline.report.schema import schema
from tests.run.conftest import DEMO

PDF = DEMO / "bo" / "02 Quy che bao ve bi mat.pdf"


def rasoat(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_help_loads_no_model():
    script = (
        "import sys; from typer.testing import CliRunner; from pipeline.cli import app; "
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0; "
        "names = {'pandas', 'spacy', 'pypdfium2', 'pdfplumber', 'lxml', 'jinja2'}; "
        "heavy = names & set(sys.modules); "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_show_prints_the_document_its_schema_describes():
    shown = rasoat("show", str(PDF), "--json")
    assert shown.returncode == 0, shown.stderr
    document = json.loads(shown.stdout)
    jsonschema.validate(document, schema("document"))
    assert document["metadata"]["number"] == "88/QĐ-BGTVD"
    assert document["metadata"]["date"] == "2021-04-20"
    kinds = [node["kind"] for node in document["provisions"]]
    assert kinds == ["article", "article", "article", "attachment"]
    (regulation,) = document["provisions"][3:]
    chapters = [chapter["num"] for chapter in regulation["children"]]
    assert chapters[:3] == ["I", "II", "III"]
    assert regulation["children"][0]["children"][0]["eid"].endswith("art_1")
    cited = [each["citation"]["instrument"] for each in document["citations"]]
    assert cited[:2] == ["29/2018/QH14", "26/2020/NĐ-CP"]


def test_show_of_a_bad_file_is_one_clear_line():
    shown = rasoat("show", str(DEMO / "van-phong" / "tep rong.docx"))
    assert shown.returncode == 2
    assert shown.stderr.count("\n") == 1
    assert "tep rong.docx" in shown.stderr and "rỗng" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_explain_lists_and_explains():
    table = rasoat("explain")
    assert table.returncode == 0 and "OUT101" in table.stdout and "DOC101" in table.stdout
    page = rasoat("explain", "out101")
    assert "Căn cứ ban hành đã hết hiệu lực" in page.stdout
    assert rasoat("explain", "XYZ999").returncode == 2


def test_annotate_gives_facts_in_the_form_of_the_gold(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "Điều 4. Hồ sơ\n1. Theo khoản 2 Điều này và Luật Thanh tra số 84/2025/QH15."
    source.write_text(json.dumps({"id": "a", "text": text}, ensure_ascii=False) + "\n", "utf-8")
    assert rasoat("annotate", str(source), "--out", str(target)).returncode == 0
    (item,) = map(json.loads, target.read_text("utf-8").splitlines())
    assert item["id"] == "a"
    first, second = item["citations"]
    assert text[first["start"] : first["end"]] == first["quote"] == "khoản 2 Điều này"
    assert (first["instrument"], first["provisions"]) == ("self", ["d4.k2"])
    assert (second["instrument"], second["provisions"]) == ("84/2025/QH15", [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("analyze", "--corpus", "khong-co"), "Không có thư mục"),
        (("evaluate", "tho", "--gold", str(PDF)), "Không có khâu"),
    ],
)
def test_user_errors_say_what_to_do(arguments, words):
    result = rasoat(*arguments)
    assert result.returncode == 2
    assert words in result.stderr and "Traceback" not in result.stderr


def test_a_bad_register_row_stops_the_run_before_it_starts(tmp_path):
    import shutil

    from pipeline.config import SHIPPED_LAW

    law = tmp_path / "law"
    shutil.copytree(SHIPPED_LAW, law)
    table = law / "instruments.csv"
    lines = table.read_text("utf-8-sig").splitlines()
    lines[3] = lines[3].replace("2026", "2026-13-45", 1)
    head = lines[0].split(",")
    row = dict.fromkeys(head, "")
    row |= {"id": "x", "kind": "Luật", "number": "1/2020/QH14", "signed": "31/02/2020"}
    row |= {"source": "thử", "verified": "yes", "ended": "no"}
    lines.insert(1, ",".join(row[column] for column in head))
    table.write_text("\n".join(lines), "utf-8-sig")
    out = tmp_path / "out"
    arguments = ("--corpus", str(DEMO), "--out", str(out), "--law", str(law))
    result = rasoat("analyze", *arguments)
    assert result.returncode == 2
    assert "instruments.csv" in result.stderr
    assert "dòng 2" in result.stderr and "signed" in result.stderr
    assert not out.exists()


def test_law_check_passes_the_shipped_register_and_names_what_is_wrong(tmp_path):
    passed = rasoat("law", "check")
    assert passed.returncode == 0, passed.stdout
    assert " 0 lỗi" in passed.stdout
    for table in SHIPPED_LAW.glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    spoilt = (tmp_path / "bodies.csv").read_text("utf-8-sig").replace(",split,", ",vanished,", 1)
    (tmp_path / "bodies.csv").write_text(spoilt, "utf-8-sig")
    failed = rasoat("law", "check", "--law", str(tmp_path))
    assert failed.returncode == 1
    assert "LỖI  bodies.csv dòng 3, cột event: «vanished»" in failed.stdout


def test_law_check_tells_of_the_units_of_a_ministry_too(tmp_path):
    passed = rasoat("law", "check", "--corpus", str(DEMO))
    assert passed.returncode == 0, passed.stdout
    assert "units_history.csv: 0 lỗi" in passed.stdout
    table = (DEMO / "units_history.csv").read_text("utf-8-sig")
    (tmp_path / "units.yaml").write_bytes((DEMO / "units.yaml").read_bytes())
    (tmp_path / "units_history.csv").write_text(table.replace("van-phong;", "van-phog;"), "utf-8")
    failed = rasoat("law", "check", "--corpus", str(tmp_path))
    assert failed.returncode == 1
    assert "LỖI  units_history.csv dòng 6, cột successors: «van-phog»" in failed.stdout
    missing = rasoat("law", "check", "--corpus", str(tmp_path / "khac"))
    assert missing.returncode == 2
    assert "units_history.csv" in missing.stderr


def test_law_show_tells_a_life_on_a_day():
    told = rasoat("law", "show", "124/2020/NĐ-CP", "--as-of", "2026-11-23")
    assert told.returncode == 0, told.stderr
    assert "Ngày 23/11/2026: còn hiệu lực, có phần đã bị bãi bỏ, đã được sửa đổi." in told.stdout
    assert "Điều 9 bị bãi bỏ, bởi 155/2026/NĐ-CP" in told.stdout
    earlier = rasoat("law", "show", "124/2020/NĐ-CP", "--as-of", "2026-06-30").stdout
    assert "Ngày 30/06/2026: còn hiệu lực.\n" in earlier
    assert earlier.index("Sau ngày đó") < earlier.index("155/2026/NĐ-CP [")


def test_law_show_asks_which_of_several_terms_is_meant():
    asked = rasoat("law", "show", "18-NQ/TW")
    assert asked.returncode == 2
    for term in (2017, 2022, 2026):
        assert f"18-NQ-TW@{term}" in asked.stderr
    assert rasoat("law", "show", "18-NQ-TW@2022").stdout.startswith("Nghị quyết số 18-NQ/TW")


def test_law_diff_tells_what_changed(tmp_path):
    for table in SHIPPED_LAW.glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    table = tmp_path / "instruments.csv"
    text = table.read_text("utf-8-sig").replace(
        "2020-03-05,2020-03-05,,no", "2020-03-05,2020-03-05,2026-01-01,yes", 1
    )
    table.write_text(text, "utf-8-sig")
    told = rasoat("law", "diff", str(SHIPPED_LAW), str(tmp_path), "--as-of", "2026-11-23")
    assert told.returncode == 0, told.stderr
    assert "~ văn bản 30-2020-ND-CP\n    expired: (trống) → 01/01/2026" in told.stdout
    assert "30-2020-ND-CP: còn hiệu lực → đã hết hiệu lực" in told.stdout
    assert "1 dòng khác nhau, 1 văn bản đổi tình trạng." in told.stdout


def test_law_diff_tells_what_changed_of_the_units_of_a_ministry(tmp_path):
    for name in ("units.yaml", "units_history.csv"):
        (tmp_path / name).write_bytes((DEMO / name).read_bytes())
    table = tmp_path / "units_history.csv"
    table.write_text(table.read_text("utf-8-sig").replace("2018-01-01", "2018-02-01", 1), "utf-8")
    law = str(SHIPPED_LAW)
    told = rasoat("law", "diff", law, law, "--corpora", str(DEMO), str(tmp_path))
    assert told.returncode == 0, told.stderr
    assert "~ cơ quan U03\n    since: 01/01/2018 → 01/02/2018" in told.stdout
