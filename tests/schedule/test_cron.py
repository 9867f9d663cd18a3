"""A line in a real crontab, put in and taken out by the command; other lines stay as they are.

The crontab is Debian's; a mount namespace of its own keeps it away from that of whoever tests.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schedule.cron import line_in, line_of, with_line, without_line
from pipeline.schedule.job import Job, name_of

ROOT = Path(__file__).parents[2]
SPOOL = "/var/spool/cron/crontabs"
OWN = "# của tôi\n@daily  echo 'giữ nguyên' # rasoat-0\nMAILTO=a@b\n\n5 4 * * *\ttrue\n"


@pytest.fixture
def cron(tmp_path):
    """Runs a script of the shell with an empty crontab of its own; what it printed."""
    if shutil.which("crontab") is None or shutil.which("unshare") is None:
        message = "no crontab on PATH: the schedule was not tried with cron"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    corpus = tmp_path / "kho 100% 'của' vụ"
    corpus.mkdir()

    def run(script: str) -> str:
        rasoat = f"{shlex.quote(sys.executable)} -m pipeline.cli schedule"
        whole = f'mount -t tmpfs tmpfs {SPOOL}\nset -e\nrasoat() {{ {rasoat} "$@"; }}\n{script}'
        done = subprocess.run(
            ["unshare", "-rm", "sh", "-c", whole],
            cwd=tmp_path,
            env={**os.environ, "KHO": str(corpus), "OWN": OWN, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


INSTALL = 'rasoat install --by cron --corpus "$KHO" --out "bao cao" --jobs 2 --keep 4 >&2'


def test_only_its_own_line_comes_and_goes(cron):
    told = cron(
        f'printf %s "$OWN" | crontab -\n{INSTALL}\ncrontab -l\necho ===\n'
        f"{INSTALL.replace('--keep 4', '--keep 9')}\ncrontab -l\necho ===\n"
        'rasoat remove --out "bao cao" >&2\ncrontab -l'
    )
    first, second, last = told.split("===\n")
    assert first.startswith(OWN) and second.startswith(OWN) and last == OWN
    added = [each.removeprefix(OWN).splitlines() for each in (first, second)]
    assert [len(lines) for lines in added] == [1, 1]
    assert "--keep 4" in added[0][0] and "--keep 9" in added[1][0]
    assert added[0][0].startswith("0 6 * * 1 cd ")


def test_a_crontab_that_was_not_there_is_gone_again(cron):
    told = cron(
        f"{INSTALL}\n{INSTALL}\ncrontab -l | wc -l\nls {SPOOL}\n"
        f'rasoat remove --out "bao cao" >&2\nls {SPOOL}\n'
        'crontab -l 2>&1 || true\nrasoat remove --out "bao cao"\n'
    )
    lines = told.splitlines()
    assert lines[0].strip() == "1" and len(lines) == 4
    assert "no crontab" in lines[2] and "Không có lịch nào" in lines[3]


def test_two_folders_have_a_line_each(cron):
    told = cron(
        f"{INSTALL}\n{INSTALL.replace('bao cao', 'khác')}\n"
        'rasoat remove --out "bao cao" >&2\ncrontab -l\nrasoat show --out khác\n'
        'rasoat show --out "bao cao"'
    )
    line, shown, gone = told.splitlines()
    assert "khác" in line and shown == f"cron: {line}" and gone == "Chưa đặt lịch."


def test_what_cron_hands_to_the_shell_runs_the_review(cron, tmp_path):
    (tmp_path / "kho 100% 'của' vụ" / "vp").mkdir()
    (tmp_path / "kho 100% 'của' vụ" / "vp" / "a.txt").write_text("Điều 1. Phạm vi\n", "utf-8")
    (line,) = cron(f"{INSTALL}\ncrontab -l").splitlines()
    # As crontab(5) says: a per cent sign that is not escaped ends the command, "\%" is one.
    command = line.split(" ", 5)[5]
    assert "%" not in command.replace(r"\%", "")
    ran = subprocess.run(
        ["sh", "-c", command.replace(r"\%", "%")],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        check=False,
    )
    log = (tmp_path / "bao cao" / "schedule.log").read_text("utf-8")
    assert ran.returncode == 0, log
    assert (tmp_path / "bao cao" / "latest" / "index.html").is_file()
    assert "Đã rà soát 1 tệp" in log


def test_a_refusal_of_crontab_is_one_clear_line(cron, tmp_path):
    told = cron(
        "mkdir bin; printf '#!/bin/sh\\necho you are not allowed >&2; exit 1\\n' > bin/crontab\n"
        f"chmod +x bin/crontab; PATH=$PWD/bin:$PATH\n{INSTALL} 2>said || echo rc=$?; cat said"
    )
    assert "not allowed" in told and "rc=2" in told and "Traceback" not in told


LINES = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=80)


@given(st.lists(LINES.map(lambda line: "".join(line.splitlines())), max_size=8))
def test_whatever_else_stands_in_a_crontab_stays(lines):
    crontab = "".join(f"{line}\n" for line in lines)
    job = Job(Path("/b/c"), ("x", "y 100%"))
    put = with_line(crontab, job.name, line_of(job, "/a"))
    assert put.startswith(crontab) and put.count("\n") == crontab.count("\n") + 1
    assert with_line(put, job.name, line_of(job, "/a")) == put
    assert without_line(put, job.name) == crontab
    assert line_in(put, name_of(Path("/b/c"))) == line_of(job, "/a")
