"""The store gives back what was put, and never half of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.errors import BadSettings
from pipeline.store import READING_STAGES, Extracted, Store, Unread, encode
from tests.dossiers import dossier_of
from tests.run.conftest import DEMO


def test_round_trip(tmp_path):
    dossier = dossier_of("Điều 1. Phạm vi\n1. Theo Luật Thanh tra số 11/2022/QH15.\n")
    kept = Extracted(document=dossier.document, facts=dossier.facts)
    store = Store(tmp_path)
    assert not store.has("ab" * 32)
    store.put("ab" * 32, encode(kept))
    store.put("cd" * 32, encode(Unread(problem="Tệp rỗng.", remedy="Nộp lại.")))
    assert store.get("ab" * 32) == kept
    assert store.get("cd" * 32) == Unread(problem="Tệp rỗng.", remedy="Nộp lại.")


def test_damaged_entry_is_an_error(tmp_path):
    store = Store(tmp_path)
    store.put("ab" * 32, encode(Unread(problem="p", remedy="r")))
    (entry,) = tmp_path.rglob("*.msgpack")
    entry.write_bytes(entry.read_bytes()[:5])
    with pytest.raises(BadSettings, match="Xóa thư mục"):
        store.get("ab" * 32)


def test_all_code_that_reads_a_document_counts_for_what_is_kept():
    """Else next week's run would serve what last week's code read."""
    code = """if True:
        import sys
        from pathlib import Path
        from pipeline.intake.one import take_in
        from pipeline.read.aids import Aids
        for name in sys.argv[1:]:
            take_in(Path(name), Aids())
        print(*{name.split(".")[1] for name in sys.modules if name.startswith("pipeline.")})
    """
    files = [str(next(DEMO.rglob(f"*{suffix}"))) for suffix in (".docx", ".pdf", ".html", ".xlsx")]
    run = subprocess.run(
        [sys.executable, "-c", code, *files], check=True, capture_output=True, text=True
    )
    counted = {part.removesuffix(".py") for part in READING_STAGES}
    # What these do changes nothing in what is read.
    around = {"disk", "errors", "log", "progress", "sources", "store", "units", "walls", "workers"}
    assert set(run.stdout.split()) <= counted | around
