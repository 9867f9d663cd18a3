from __future__ import annotations

import random
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest

from pipeline.model.run import Outcome, Source, Status, Unit
from pipeline.report import write_report
from pipeline.report.circumstances import Circumstances
from pipeline.report.site import page_names
from tests.report.conftest import Sample
from tests.report.sample import RULES


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_inputs_and_date_same_bytes_but_for_the_clock(sample: Sample, tmp_path: Path) -> None:
    run, findings = sample
    written = []
    for seed in (1, 2):
        out = tmp_path / str(seed)
        shuffled = random.Random(seed).sample(findings, len(findings))
        write_report(run, shuffled, out, rules=RULES, around=Circumstances(seconds={"read": seed}))
        written.append(files(out))
    first, second = written
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == ["run.json"]
    records = [msgspec.json.decode(one["run.json"]) for one in written]
    for record in records:
        del record["timings"]
    assert records[0] == records[1]


def test_pages_of_units_and_rules_that_are_gone_are_removed(sample: Sample, tmp_path: Path) -> None:
    run, findings = sample
    write_report(run, findings, tmp_path, rules=RULES)
    (tmp_path / "ghi chú.txt").write_text("của người dùng", "utf-8")
    (tmp_path / "units" / "cu.html").write_text("lần trước", "utf-8")
    write_report(run, findings, tmp_path, rules=RULES[:1])
    assert not (tmp_path / "units" / "cu.html").exists()
    assert [path.name for path in (tmp_path / "rules").iterdir()] == ["OUT101.html"]
    assert (tmp_path / "ghi chú.txt").exists()


class Links(HTMLParser):
    """Collects what a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_every_link_leads_to_a_file_of_the_report(report: Path) -> None:
    for page in report.rglob("*.html"):
        links = Links()
        links.feed(page.read_text("utf-8"))
        assert links.found
        for link in links.found:
            parts = urlsplit(link)
            assert parts.scheme in ("", "data"), f"{page.name} refers outside: {link}"
            if parts.path and not parts.scheme:
                target = (page.parent / unquote(parts.path)).resolve()
                assert target.is_file(), f"{page.name}: {link}"
                assert target.is_relative_to(report.resolve())


def test_every_file_stands_on_the_documents_page(report: Path, sample: Sample) -> None:
    run, _ = sample
    page = (report / "documents.html").read_text("utf-8")
    assert all(outcome.source.path in page for outcome in run.outcomes)


def test_page_names_are_safe_and_told_apart() -> None:
    ids = ["vu-phap-che", "VU-PHAP-CHE", "Vụ Pháp chế", "../../x", "", "a" * 300, "con đường"]
    names = page_names(ids)
    assert names["vu-phap-che"] == "vu-phap-che"
    assert names["Vụ Pháp chế"].startswith("Vu-Phap-che-")
    assert len({name.lower() for name in names.values()}) == len(ids)
    assert all(
        set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
        for name in names.values()
    )
    assert all(0 < len(name) < 80 for name in names.values())


@pytest.mark.parametrize("unit", ["", "đơn vị\udce9", "a&b='\""])
def test_odd_names_of_folders_do_not_stop_the_report(
    unit: str, sample: Sample, tmp_path: Path
) -> None:
    run, _ = sample
    source = Source(path=f"{unit}/tệp\udce9.pdf", unit=unit, sha256="0" * 64, size=0)
    outcome = Outcome(source=source, status=Status.FAILED, problem="Tệp rỗng.", remedy="Gửi lại.")
    odd = msgspec.structs.replace(run, units=(Unit(id="x", name="X"),), outcomes=(outcome,))
    write_report(odd, [], tmp_path, rules=RULES)
    assert len(list((tmp_path / "units").iterdir())) == 2


def test_a_run_without_findings_still_accounts_for_its_files(
    sample: Sample, tmp_path: Path
) -> None:
    run, _ = sample
    write_report(run, [], tmp_path, rules=())
    assert "0 phát hiện trong 96 tệp" in (tmp_path / "index.html").read_text("utf-8")


def test_a_report_cut_short_has_no_run_record(sample: Sample, tmp_path: Path) -> None:
    run, findings = sample
    write_report(run, findings, tmp_path, rules=RULES)
    (tmp_path / "index.html").unlink()
    (tmp_path / "index.html").mkdir()  # cannot be written
    with pytest.raises(OSError, match="index"):
        write_report(run, findings, tmp_path, rules=RULES)
    assert not (tmp_path / "run.json").exists()
