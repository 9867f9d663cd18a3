"""Weeks of a small corpus, run by the command a timer runs."""

from __future__ import annotations

import csv
import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.disk import hidden_prefix
from pipeline.model.finding import Severity
from pipeline.progress import SILENT
from pipeline.runs.weekly import review_week
from tests.runs.conftest import DAY, NEXT_WEEK, command, rasoat

HOLDER = """if True:
    import sys, time
    from pathlib import Path
    from pipeline.runs.lock import locked
    with locked(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(600)
"""


def metrics(settings: Settings) -> list[dict[str, str]]:
    with (settings.out / "metrics.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def told(settings: Settings) -> dict[str, int]:
    return json.loads((settings.out / "latest" / "run.json").read_text("utf-8"))["changes"]


def test_a_first_run_is_complete_and_can_be_opened(settings):
    finished = review_week(settings, SILENT)
    assert finished.entry == settings.out / "latest" / "index.html"
    assert finished.entry.resolve().parent == finished.folder.resolve()
    assert finished.folder.name == "2026-11-23_0001"
    assert sorted(path.name for path in settings.out.iterdir()) == [
        *(".lock", "index.html", "latest", "metrics.csv", "runs"),
    ]
    (row,) = metrics(settings)
    record = json.loads((finished.folder / "run.json").read_text("utf-8"))
    assert row["run"] == "2026-11-23_0001"
    assert (row["inputs"], row["analysed"], row["failed"]) == ("4", "3", "1")
    assert int(row["findings"]) == len(finished.batch.findings) > 0
    families = ("OUT", "GAP", "PRO", "REF", "STD", "FRM", "DOC")
    assert sum(int(row[family]) for family in families) == int(row["findings"])
    assert sum(int(row[each]) for each in ("high", "medium", "low")) == int(row["findings"])
    assert row["new"] == row["since"] == ""
    assert float(row["seconds_read"]) > 0 and int(row["peak_mib"]) > 20
    assert record["changes"] is None
    page = finished.entry.read_text("utf-8")
    assert "So với lần" not in page and "<svg" not in page


def test_the_next_week_tells_what_changed(settings):
    review_week(settings, SILENT)
    edit(settings.corpus / "vp" / "quy-che.txt", "khoản 9 Điều 1", "khoản 1 Điều 1")  # fixed
    edit(
        settings.corpus / "vp" / "quy-trinh.html",
        "Tiếp nhận",
        "Tiếp nhận theo Điều 77 Quy trình này",
    )
    (settings.corpus / "vu" / "quy-dinh.txt").unlink()  # what it held is not fixed
    finished = review_week(replace(settings, as_of=NEXT_WEEK), SILENT)
    changes = told(settings)
    assert changes["since"] == "2026-11-23"
    summary = (finished.folder / "summary.txt").read_text("utf-8")
    new = re.search(r"^Mới: (\d+)\n(.*?)^Nặng hơn", summary, re.M | re.S)
    assert int(new[1]) == changes["new"] >= 1 and "REF" in new[2] and "77" in new[2]
    fixed = re.search(r"^Đã hết: (\d+)\n(.*?)^Chưa rõ", summary, re.M | re.S)
    assert int(fixed[1]) == changes["fixed"] >= 1 and "khoản 9 Điều 1" in fixed[2]
    unseen = re.search(r"^Chưa rõ[^:]*: (\d+)\n(.*?)^Như cũ: (\d+)", summary, re.M | re.S)
    assert int(unseen[1]) == changes["unseen"] >= 1 and "Bộ Kế hoạch và Đầu tư" in unseen[2]
    assert int(unseen[3]) == changes["known"]
    assert changes["known"] + changes["new"] == len(finished.batch.findings)
    first, second = metrics(settings)
    assert (second["new"], second["fixed"]) == (str(changes["new"]), str(changes["fixed"]))
    assert first["as_of"] == second["since"]
    page = finished.entry.read_text("utf-8")
    assert "So với lần xét đến ngày 23/11/2026" in page
    drawn = page[page.index("<svg") : page.index("</svg>")]
    assert drawn.count("<polyline") == 4 and "23/11/2026" in drawn and "30/11/2026" in drawn
    table = page[page.index('id="trend-table"') :]
    assert "23/11/2026" in table and f">{first['findings']}<" in table


def test_a_run_made_again_tells_the_same_and_is_counted(settings):
    review_week(settings, SILENT)
    (settings.corpus / "vu" / "quy-dinh.txt").unlink()
    later = replace(settings, as_of=NEXT_WEEK)
    folders = [review_week(later, SILENT).folder for _ in range(2)]
    pages = [(folder / "index.html").read_bytes() for folder in folders]
    assert pages[0] == pages[1]
    assert [row["run"] for row in metrics(settings)][1:] == ["2026-11-30_0002", "2026-11-30_0003"]


def test_findings_that_were_dismissed_fail_no_run(settings):
    for file in settings.corpus.rglob("*.*"):
        if file.name != "quy-che.txt":
            file.unlink()
    finished = review_week(settings, SILENT)
    grave = [each for each in finished.batch.findings if each.severity is Severity.HIGH]
    assert grave and rasoat(settings, "--fail-on", "high").returncode == 1
    decide = [sys.executable, "-m", "pipeline.cli", "decide", "--database", settings.database]
    decide += ["--as", "bác bỏ", "--reason", "đã kiểm tra", "--reviewer", "An"]
    for finding in grave:
        subprocess.run([*decide, finding.fingerprint], check=True, capture_output=True)
    assert rasoat(settings, "--fail-on", "high").returncode == 0


def test_runs_are_removed_by_the_rule_and_their_numbers_stay_in_the_table(settings):
    for _ in range(4):
        review_week(replace(settings, keep=1), SILENT)
    kept = sorted(path.name for path in (settings.out / "runs").iterdir())
    assert kept == ["2026-11-23_0003", "2026-11-23_0004"]
    assert [row["run"][-1] for row in metrics(settings)] == list("1234")


def test_a_table_spoilt_in_a_spreadsheet_is_set_aside_and_begun_anew(settings, capsys):
    review_week(settings, SILENT)
    table = settings.out / "metrics.csv"
    spoilt = table.read_text("utf-8").replace(",", ";").replace("2026-11-23_0001", "23/11/26")
    table.write_text(spoilt, "utf-8")
    review_week(settings, SILENT)
    assert (settings.out / "metrics-cu.csv").read_text("utf-8") == spoilt
    assert [row["run"] for row in metrics(settings)] == ["2026-11-23_0001", "2026-11-23_0002"]
    assert "event=metrics_spoilt" in capsys.readouterr().err


def test_an_earlier_run_nobody_can_read_stops_no_run(settings, capsys):
    finished = review_week(settings, SILENT)
    (settings.out / "metrics.csv").unlink()
    (finished.folder / "run.json").write_text("{", "utf-8")
    review_week(settings, SILENT)
    assert [row["run"] for row in metrics(settings)] == ["2026-11-23_0002"]
    assert "event=earlier_run_unreadable" in capsys.readouterr().err


def test_a_second_run_says_who_holds_the_lock(settings):
    settings.out.mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(settings.out)], stdout=subprocess.PIPE
    )
    holder.stdout.readline()
    try:
        for _ in range(2):  # asking does not wipe the answer out
            refused = rasoat(settings)
            assert refused.returncode == 3
            assert f"pid={holder.pid} user=" in refused.stderr and "since=20" in refused.stderr
        assert not (settings.out / "runs").exists()
    finally:
        holder.kill()
        holder.wait()
    assert rasoat(settings).returncode == 0  # the kernel dropped the lock of the killed one


def test_exit_statuses(settings, tmp_path):
    assert rasoat(settings).returncode == 0
    assert rasoat(settings, "--fail-on", "high").returncode == 1
    assert rasoat(settings, "--fail-on", "low").returncode == 1
    assert rasoat(settings, "--strict").returncode == 4
    assert rasoat(settings, "--strict", "--fail-on", "high").returncode == 4
    assert rasoat(settings, "--keep", "0").returncode == 2
    assert rasoat(settings, "--fail-on", "khong-co").returncode == 2
    assert rasoat(replace(settings, corpus=tmp_path / "khong-co")).returncode == 2
    (tmp_path / "tep").write_text("")
    barred = rasoat(replace(settings, out=tmp_path / "tep"))
    assert barred.returncode == 5 and "Traceback" not in barred.stderr


def test_no_grave_finding_and_no_failed_file_is_0_even_when_asked(settings):
    for file in settings.corpus.rglob("*.*"):
        file.unlink()
    (settings.corpus / "vp" / "ghi-chep.txt").write_text("Ghi chép của Văn phòng.\n", "utf-8")
    assert rasoat(settings, "--fail-on", "high", "--strict").returncode == 0


def test_a_run_asked_to_end_leaves_nothing_and_the_last_report(settings, tmp_path):
    assert rasoat(settings).returncode == 0
    shutil.rmtree(settings.cache)
    temporary = tmp_path / "tam"
    temporary.mkdir()
    running = subprocess.Popen(
        command(settings, "--log-level", "info"),
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    for line in running.stderr:
        if "event=begin" in line:
            break
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 143
    running.stderr.close()
    assert [path.name for path in (settings.out / "runs").iterdir()] == ["2026-11-23_0001"]
    assert list(temporary.iterdir()) == []


def test_log_lines_name_run_and_document_and_hold_no_words_of_a_secret_file(settings):
    secret = settings.corpus / "vu" / "kế hoạch.txt"
    secret.write_text("TUYỆT MẬT\nKẾ HOẠCH\nĐiều 1. Chiến dịch Hoa Sen ở Đảo Xanh.\n", "utf-8")
    ran = rasoat(settings, "--log-level", "info")
    log = (settings.out / "latest" / "run.log").read_text("utf-8")
    lines = log.splitlines()
    assert all("run=2026-11-23_0001 event=" in line for line in lines)
    assert sum('document="vu/kế hoạch.txt" status=withheld' in line for line in lines) == 1
    assert sum("document=vp/quy-che.txt status=analysed" in line for line in lines) == 1
    for stage in ("load", "read", "check", "pictures", "review", "report"):
        assert sum(f"event=stage stage={stage} seconds=" in line for line in lines) == 1
    for words in ("Hoa Sen", "Đảo Xanh", "Chiến dịch", "TUYỆT"):
        assert words not in log + ran.stderr
    assert set(lines) <= set(ran.stderr.splitlines())
    quiet = rasoat(settings)
    assert "event=" not in quiet.stderr


def test_a_name_cannot_forge_a_line_of_the_log(settings):
    (settings.corpus / "vu" / 'a\nlevel=error run=x "\x9b31m.txt').write_text("x", "utf-8")
    review_week(settings, SILENT)
    log = (settings.out / "latest" / "run.log").read_text("utf-8")
    assert all(line.startswith("time=") for line in log.splitlines())
    assert r'document="vu/a\nlevel=error run=x \"\u009b31m.txt"' in log
    left = logging.getLogger("rasoat").handlers
    assert not any(isinstance(handler, logging.FileHandler) for handler in left)


def test_what_a_killed_run_left_is_removed_from_out_and_cache(settings):
    review_week(settings, SILENT)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    name = hidden_prefix().replace(str(os.getpid()), str(gone.pid)) + "ab"
    (settings.out / "runs" / name).mkdir()
    (settings.out / "runs" / name / "index.html").write_text("nửa chừng")
    (settings.out / name).write_text("run")
    (settings.cache / name).write_text("x")
    review_week(settings, SILENT)
    assert not list(settings.out.rglob(".rasoat-*")) and not list(settings.cache.rglob(".rasoat-*"))


def test_the_summary_stands_alone(settings):
    review_week(settings, SILENT)
    page = (settings.out / "latest" / "summary.html").read_text("utf-8")
    assert not re.search(r"<script|<link|<img|https?:|url\(|@import|class=", page)
    targets = re.findall(r'href="([^"]+)"', page)
    assert targets
    for target in targets:
        assert (settings.out / "latest" / target.partition("#")[0]).is_file()
    text = (settings.out / "latest" / "summary.txt").read_text("utf-8")
    assert "Lần rà soát đầu tiên" in text and "vu/rong.txt: không đọc được" in text
    assert max(map(len, text.splitlines())) < 500


def test_same_weeks_same_bytes(settings, tmp_path):
    other = replace(
        settings,
        out=tmp_path / "out2",
        cache=tmp_path / "cache2",
        database=str(tmp_path / "review2.sqlite3"),
    )
    for each in (settings, other):
        for day in (DAY, NEXT_WEEK):
            review_week(replace(each, as_of=day), SILENT)
            time.sleep(1.1)  # the clock of the runs differs
    files = {
        path.relative_to(settings.out)
        for path in settings.out.rglob("*")
        if path.is_file() and path.name not in ("run.json", "run.log", "metrics.csv")
    }
    assert len(files) > 50
    assert [
        f for f in files if (settings.out / f).read_bytes() != (other.out / f).read_bytes()
    ] == []


@pytest.mark.parametrize("kind", ["parent folder", "limit"])
def test_a_folder_that_cannot_be_written_is_said_and_costs_no_report(settings, kind):
    assert rasoat(settings).returncode == 0
    before = (settings.out / "latest").readlink()
    run = command(replace(settings, database="none"))
    if kind == "limit":  # as on a full disk: no file may grow beyond 8 KiB
        run = ["prlimit", "--fsize=8192", *run]
    else:
        (settings.out / "runs").rename(settings.out / "runs-thật")
        (settings.out / "runs").write_text("")
    ran = subprocess.run(run, capture_output=True, text=True, check=False)
    assert ran.returncode == 5, ran.stderr
    assert "Traceback" not in ran.stderr
    assert (settings.out / "latest").readlink() == before
