"""The store gives back what was put, and never half of it."""

from __future__ import annotations

import pytest

from pipeline.errors import BadSettings
from pipeline.store import Extracted, Store, Unread, encode
from tests.dossiers import dossier_of


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
