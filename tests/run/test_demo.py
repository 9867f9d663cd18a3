"""The run over the demo corpus against its answer key."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import replace

from pipeline.config import Settings
from pipeline.model.run import Status
from pipeline.progress import SILENT
from pipeline.report.schema import schema
from pipeline.rules.families import all_rules
from pipeline.run import analyze
from pipeline.sources import SETTINGS
from tests.ooxml import broken_limits, broken_rules
from tests.run.conftest import AS_OF, DEMO, ROOT

INSIDE = {
    "cuc-lanh-su/Ho so gui tuan 47.zip/QD truc duong day nong.docx",
    "vu-kiem-tra/Gui van ban ra soat quy IV.eml/QD lich tiep nhan don.docx",
}
KEY = ROOT / "corpus" / "demo_sources"


def rows(name: str) -> list[dict[str, str]]:
    with (KEY / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def squeeze(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def proves(finding, quote: str) -> bool:
    """Whether the planted words stand in the finding's evidence, on either side."""
    said = [finding.message]
    for evidence in (finding.evidence, *finding.other):
        said += [evidence.quote, evidence.context]
    return not quote or any(squeeze(quote) in squeeze(words) for words in said)


def test_every_planted_fault_a_finished_rule_covers_is_found(demo_run):
    batch, _ = demo_run
    codes = {rule.code for rule in all_rules()}
    planted = [row for row in rows("answer_key.csv") if row["status"] == "finished"]
    assert len(planted) >= 40
    missed = [
        (row["file"], row["code"], row["quote"])
        for row in planted
        if not any(
            finding.file == row["file"]
            and finding.code == row["code"]
            and proves(finding, row["quote"])
            for finding in batch.findings
        )
    ]
    assert {row["code"] for row in planted} <= codes
    assert missed == []


def test_clean_documents_stay_clean(demo_run):
    batch, _ = demo_run
    clean = {row["file"] for row in rows("clean.csv")}
    assert len(clean) >= 15
    assert clean <= {outcome.source.path for outcome in batch.run.outcomes}
    # What a unit lacks is no fault of the documents it has.
    of_files = [each for each in batch.findings if not each.code.startswith("GAP")]
    found = [(f.file, f.code, f.evidence.quote) for f in of_files if f.file in clean]
    assert found == []


def test_every_input_is_accounted_for(demo_run):
    batch, out = demo_run
    files = {
        path.relative_to(DEMO).as_posix()
        for path in DEMO.rglob("*")
        if path.is_file() and path.relative_to(DEMO).as_posix() not in SETTINGS
    } | INSIDE
    assert {outcome.source.path for outcome in batch.run.outcomes} == files
    counts = json.loads((out / "run.json").read_text("utf-8"))["counts"]
    status = Counter(outcome.status for outcome in batch.run.outcomes)
    assert counts["inputs"] == len(files) == sum(status.values())
    for each in Status:
        assert counts[each] == status[each]
    page = (out / "documents.html").read_text("utf-8")
    lead = re.search(r'<p class="lead">(\d+) tệp = ([^<]+)\. Không', page)
    assert lead is not None
    assert sum(map(int, re.findall(r"\d+", lead[2]))) == int(lead[1]) == len(files)


def test_what_is_found_inside_an_archive_is_shown_on_its_page_too(demo_run):
    batch, out = demo_run
    (finding,) = [each for each in batch.findings if each.file in INSIDE and each.evidence.quote]
    data = (out / "data" / f"{finding.unit}.js").read_text("utf-8")
    entries = json.loads(data.removeprefix("RASOAT.add(").removesuffix(");\n"))
    (entry,) = [each for each in entries if each["id"] == finding.fingerprint]
    assert entry["shown"]["boxes"]
    assert (out / entry["shown"]["src"]).is_file()


def test_bad_files_have_rows_that_say_what_to_do(demo_run):
    batch, _ = demo_run
    failed = [outcome for outcome in batch.run.outcomes if outcome.status is Status.FAILED]
    assert len(failed) >= 4
    for outcome in failed:
        assert outcome.problem and outcome.remedy
        assert any(f.file == outcome.source.path and f.code == "DOC101" for f in batch.findings)


def test_workbook_and_papers_keep_the_standard_of_their_formats(demo_run):
    _, out = demo_run
    papers = [*out.glob("*.xlsx"), *out.rglob("*.docx")]
    assert {paper.name: broken_rules(paper) for paper in papers} == {p.name: [] for p in papers}
    assert list(broken_limits(out / "findings.xlsx")) == []


def test_output_fits_its_schema(demo_run):
    import jsonschema

    _, out = demo_run
    for name in ("findings", "run"):
        value = json.loads((out / f"{name}.json").read_text("utf-8"))
        jsonschema.validate(value, schema(name))


def test_same_inputs_and_day_give_the_same_bytes(demo_run, tmp_path):
    _, first = demo_run
    settings = Settings(corpus=DEMO, out=tmp_path / "out", as_of=AS_OF, jobs=3)
    analyze(replace(settings, cache=tmp_path / "cache"), SILENT)
    names = sorted(p.relative_to(first).as_posix() for p in first.rglob("*") if p.is_file())
    assert names == sorted(
        p.relative_to(tmp_path / "out").as_posix()
        for p in (tmp_path / "out").rglob("*")
        if p.is_file()
    )
    differ = [
        name
        for name in names
        if name != "run.json"
        and (first / name).read_bytes() != (tmp_path / "out" / name).read_bytes()
    ]
    assert differ == []
    records = [
        json.loads((folder / "run.json").read_text("utf-8")) for folder in (first, tmp_path / "out")
    ]
    for record in records:
        del record["timings"]
    assert records[0] == records[1]


def test_fingerprints_are_unique(demo_run):
    batch, _ = demo_run
    prints = [finding.fingerprint for finding in batch.findings]
    assert len(prints) == len(set(prints))
