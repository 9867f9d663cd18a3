"""The units, judged by systemd itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.schedule.job import Job, job_of
from pipeline.schedule.systemd import MONDAY_AT_SIX, service_of, timer_of

ROOT = Path(__file__).parents[2]
ODD = """kho 100% "của" $HOME \\ vụ's"""
APART = ("unshare", "-rm", "--pid", "--fork", "--mount-proc", "--kill-child")
MANAGER = """
mount -t tmpfs tmpfs /run/systemd
mkdir /run/systemd/system
/lib/systemd/systemd --user >manager.log 2>&1 &
manager=$!
for _ in $(seq 100); do
  systemctl --user show-environment >/dev/null 2>&1 && break
  sleep 0.1
done
systemctl --user show-environment >/dev/null 2>&1 || exit 77
rasoat() { "$PYTHON" -m pipeline.cli schedule "$@" || exit 1; }
"""


@pytest.fixture(autouse=True)
def tools():
    if shutil.which("systemd-analyze") is None:
        message = "no systemd-analyze on PATH: the units were not judged by systemd"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def test_systemd_finds_no_fault_in_the_units(tmp_path):
    corpus = tmp_path / ODD
    corpus.mkdir()
    job = job_of(tmp_path / "out", (("--corpus", corpus),), ("--keep", "4"))
    service, timer = (tmp_path / f"{job.name}.{kind}" for kind in ("service", "timer"))
    service.write_text(service_of(job, str(tmp_path)), "utf-8")
    timer.write_text(timer_of(job), "utf-8")
    judged = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(service), str(timer)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_LOG_LEVEL": "warning"},
    )
    ours = [line for line in judged.stderr.splitlines() if "rasoat" in line]
    assert ours == [] and judged.returncode == 0, judged.stderr


def test_the_timer_is_due_on_mondays_at_six():
    told = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=3", MONDAY_AT_SIX],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    due = [line for line in told.splitlines() if "elapse" in line or "Iter" in line]
    assert len(due) == 3
    assert all(": Mon " in line and " 06:00:00 " in line for line in due)


def test_a_line_break_in_a_path_is_refused(tmp_path):
    with pytest.raises(BadSettings, match="ký tự điều khiển"):
        job_of(tmp_path, (("--corpus", tmp_path / "a\nExecStart=b"),), ())


def test_a_job_is_named_for_its_folder(tmp_path):
    one, two = (Job(tmp_path / each, ()) for each in "ab")
    assert one.name != two.name and one.name.isascii() and "/" not in one.name


def managed(tmp_path: Path, script: str) -> str:
    """What a script prints beside a real manager of a user, or a skip where none can run."""
    home, runtime = tmp_path / "home", tmp_path / "run"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    (tmp_path / ODD / "vp").mkdir(parents=True)
    (tmp_path / ODD / "vp" / "a.txt").write_text("Điều 1. Phạm vi\n", "utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    done = subprocess.run(
        [*APART, "sh", "-c", MANAGER + script],
        cwd=tmp_path,
        env={
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHON": sys.executable,
            "PYTHONPATH": str(ROOT),
            "KHO": str(tmp_path / ODD),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode == 77:
        pytest.skip("this machine lets no manager of a user run (cgroups)")
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_a_real_manager_starts_the_timer_runs_the_review_and_forgets_it(tmp_path):
    told = managed(
        tmp_path,
        'for _ in 1 2; do rasoat install --by systemd-user --corpus "$KHO" --out out; done\n'
        "echo ===; systemctl --user list-timers --all --no-legend\n"
        "echo ===; rasoat show --out out\n"
        "echo ===; service=$(ls home/.config/systemd/user | grep service)\n"
        'systemctl --user start "$service" || cat manager.log\n'
        "readlink out/latest\n"
        "echo ===; rasoat remove --out out\n"
        "echo ===; systemctl --user list-timers --all --no-legend; "
        "systemctl --user list-unit-files --no-legend 'rasoat*'; find home -name '*rasoat*'\n",
    )
    installed, timers, shown, ran, removed, left = told.split("===\n")
    assert installed.count("Đã đặt lịch (systemd --user)") == 2
    assert timers.count("rasoat-") == 2 and "Mon " in timers and " 06:00:00 " in timers
    assert shown.startswith("systemd --user: ") and ".timer" in shown
    assert "runs/" in ran and "_0001" in ran
    assert "Đã bỏ lịch (systemd --user" in removed
    assert left.strip() == ""
