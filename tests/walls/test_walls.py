"""A worker can do nothing but read, compute, and write into its own folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.walls import Walls
from pipeline.workers import Lost, Workers

SECONDS = 30


def write_outside(folder: str) -> str:
    Path(folder, "..", "ngoai.txt").write_text("x")
    return "written"


def write_inside(folder: str) -> str:
    Path(folder, "trong.txt").write_text("x")
    return tempfile.NamedTemporaryFile(delete=False).name


def rename_out(folder: str) -> str:
    Path(folder, "a").write_text("x")
    Path(folder, "a").rename(Path(folder).parent / "b")
    return "renamed"


def remove_outside(folder: str) -> str:
    (Path(folder).parent / "co-san.txt").unlink()
    return "removed"


def connect(folder: str) -> str:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
    return "connected"


def resolve(folder: str) -> str:
    return str(socket.getaddrinfo("localhost", 80))


def shell(folder: str) -> str:
    return str(os.system("true"))


def other_program(folder: str) -> str:
    return str(subprocess.run(["env"], check=True).returncode)


def allowed_program(folder: str) -> str:
    return subprocess.run(
        ["tesseract", "--version"], check=True, capture_output=True, text=True
    ).stdout


def open_many(folder: str) -> str:
    held = [Path(__file__).open() for _ in range(2000)]  # noqa: SIM115 (as many as can be)
    return str(len(held))


def write_much(folder: str) -> str:
    with Path(folder, "lon").open("wb") as file:
        file.truncate(2 * 2**20)
    return "large"


def in_a_worker(work: Callable[[str], str], folder: Path) -> str | Lost:
    walls = Walls(writable=(folder,), file_size=2**20)
    with Workers(1, walls) as workers:
        ((_, answer),) = workers.run(work, [str(folder)], SECONDS)
    return answer


@pytest.fixture
def own(tmp_path) -> Path:
    (tmp_path / "co-san.txt").write_text("x")
    folder = tmp_path / "rieng"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    "work",
    [
        *(write_outside, rename_out, remove_outside, connect, resolve, shell, other_program),
        *(open_many, write_much),
    ],
)
def test_what_a_worker_may_not_do(work, own):
    answer = in_a_worker(work, own)
    assert isinstance(answer, Lost), answer
    assert (own.parent / "co-san.txt").exists()
    assert sorted(path.name for path in own.parent.iterdir()) == ["co-san.txt", "rieng"]


def test_what_a_worker_may_do(own):
    answer = in_a_worker(write_inside, own)
    assert isinstance(answer, str)
    assert Path(answer).parent == own
    assert (own / "trong.txt").exists()


def test_the_recogniser_runs_behind_the_walls(own):
    answer = in_a_worker(allowed_program, own)
    assert isinstance(answer, str)
    assert answer.startswith("tesseract")


def test_the_kernel_walls_stand_where_they_are_said_to(own):
    """They hold what C libraries do by themselves, past Python."""
    code = """if True:
        import ctypes, os, sys
        from pathlib import Path
        from pipeline.walls import Walls, enter
        standing = enter(Walls(writable=(Path(sys.argv[1]),)))
        library = ctypes.CDLL(None, use_errno=True)
        outside = str(Path(sys.argv[1]).parent / "tu-c.txt").encode()
        opened = library.open(outside, os.O_WRONLY | os.O_CREAT, 0o600)
        routes = Path("/proc/net/route").read_text().splitlines()[1:]
        print(standing.network, len(routes), standing.files, opened)
    """
    run = subprocess.run(
        [sys.executable, "-c", code, str(own)], check=True, capture_output=True, text=True
    )
    network, routes, files, opened = run.stdout.split()
    assert network == "False" or routes == "0"
    assert files == "False" or opened == "-1"
    assert (own.parent / "tu-c.txt").exists() == (files == "False")


def test_a_launched_program_writes_only_where_it_may(own):
    outside = own.parent / "ngoai.txt"
    script = f"echo a > {own}/trong.txt; echo b > {outside}"
    command = [sys.executable, "-m", "pipeline.walls.launch", str(own), "--", "sh", "-c", script]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (own / "trong.txt").read_text() == "a\n"
    assert outside.exists() is ("denied" not in run.stderr)
    ask = "from pipeline.walls import landlock; print(landlock.confine([]))"
    kernel = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert outside.exists() is (kernel.stdout.strip() == "False")
