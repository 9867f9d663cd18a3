"""A file is whole or not there, and only what a killed writer left is removed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from pipeline.disk import hidden_prefix, remove_strays, write_whole

WRITER = """if True:
    import sys
    from pathlib import Path
    from pipeline.disk import write_whole
    print("begun", flush=True)
    for at in range(10**9):
        write_whole(Path(sys.argv[1]), b"%d" % (at % 10) * 3_000_000)
"""


def test_a_writer_killed_again_and_again_leaves_a_whole_file(tmp_path):
    target = tmp_path / "deep" / "kept"
    for at in range(6):
        command = [sys.executable, "-c", WRITER, str(target)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE)
        writer.stdout.readline()
        while not target.exists():
            time.sleep(0.001)
        time.sleep(0.01 + at * 0.003)
        writer.kill()
        writer.wait()
        content = target.read_bytes()
        assert len(content) == 3_000_000 and len(set(content)) == 1
    remove_strays(tmp_path)
    assert [path.name for path in target.parent.iterdir()] == ["kept"]


def test_only_strays_of_processes_that_ended_are_removed(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    stray = tmp_path / f".rasoat-{gone.pid}-0123"
    names = [stray, tmp_path / f"{hidden_prefix()}4567", tmp_path / ".rasoat-x", tmp_path / "a"]
    for path in names:
        path.write_bytes(b"x")
    remove_strays(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(names[1:])


def test_a_failed_write_leaves_what_was_there(tmp_path):
    target = tmp_path / "kept"
    target.mkdir()  # a file cannot take its place
    try:
        write_whole(target, b"x")
    except OSError:
        pass
    else:
        raise AssertionError("a folder was overwritten")
    assert list(tmp_path.iterdir()) == [target]


def test_others_read_what_is_published_and_not_what_is_kept(tmp_path):
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "private", b"x")
        write_whole(tmp_path / "public", b"x", 0o666)
    finally:
        os.umask(mask)
    modes = {path.name: path.stat().st_mode & 0o777 for path in Path(tmp_path).iterdir()}
    assert modes == {"private": 0o600, "public": 0o644}
