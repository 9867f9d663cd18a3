"""The linear judges are learnt from one folder of data; the pinned one only where it is named."""

from __future__ import annotations

import lzma
from pathlib import Path

import msgspec
import pytest

from pipeline.evaluate.gold import ITEMS
from pipeline.train.__main__ import main
from pipeline.train.annotated import SETS
from pipeline.train.judges import PINNED, keep, pinned_to_keep, train_judges
from pipeline.trained import models_told
from pipeline.trained.kept import CARD, MODELS, models_from
from tests.train.test_kinds import THINGS, article
from tests.train.test_procedures import articles
from tests.train.test_subjects import TEXTS

ALWAYS = ["procedure_told", "step_kind", "word_rarity"]


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    split = [text.partition("\n") for text in TEXTS]
    told = [{"heading": heading, "text": text} for heading, _, text in split]
    with lzma.open(folder / "articles.jsonl.xz", "wb") as stream:
        stream.writelines(msgspec.json.encode(each) + b"\n" for each in (*told, *articles()))
    items = folder / ITEMS
    items.parent.mkdir()
    texts = [article(place, thing) for place, thing in enumerate(THINGS)]
    items.write_bytes(_lines({"id": item.id, "text": text} for item, text in texts))
    return folder


@pytest.fixture(scope="module")
def gold(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    for name in SETS:
        (folder / name).mkdir(exist_ok=True)
        things = enumerate(THINGS) if name == "codified" else ()
        steps = (article(place, thing)[0] for place, thing in things)
        told = ({"id": item.id, "steps": item.steps} for item in steps)
        (folder / name / "steps.jsonl").write_bytes(_lines(told))
    return folder


def _lines(told) -> bytes:
    return b"".join(msgspec.json.encode(each) + b"\n" for each in told)


def test_texts_of_articles_and_of_gold_are_those_of_the_data_folder(data, gold, tmp_path):
    judges = train_judges(data, gold, PINNED)
    assert [judge.name for judge in judges] == ALWAYS
    cards = {judge.name: judge.card for judge in judges}
    assert f"**Data**: {3 * len(THINGS)} steps annotated by hand" in cards["step_kind"]
    assert f"and {len(THINGS)}\n  articles annotated by hand" in cards["procedure_told"]
    for judge in judges:
        judge.write(tmp_path)
        assert (tmp_path / judge.name / CARD).read_text("utf-8") == judge.card
    with models_from(tmp_path):
        assert list(models_told()) == ALWAYS


def test_the_pinned_judge_is_learnt_where_it_is_not_kept(data, gold):
    assert [judge.name for judge in train_judges(data, gold)] == ["subject_end", *ALWAYS]


def test_the_shipped_judge_is_kept_unless_it_is_named(tmp_path):
    assert pinned_to_keep(tmp_path, []) == ["subject_end"]
    assert pinned_to_keep(tmp_path, ["subject_end"]) == []


def test_one_that_is_not_there_cannot_be_kept(tmp_path):
    assert pinned_to_keep(tmp_path, [], shipped=tmp_path / "none") == []
    (tmp_path / "subject_end").mkdir()
    assert pinned_to_keep(tmp_path, [], shipped=tmp_path / "none") == ["subject_end"]


def test_what_is_kept_comes_along_into_another_folder(tmp_path):
    keep(PINNED, tmp_path)
    shipped, copied = MODELS / "subject_end", tmp_path / "subject_end"
    names = sorted(file.name for file in shipped.iterdir())
    assert sorted(file.name for file in copied.iterdir()) == names
    assert all((copied / name).read_bytes() == (shipped / name).read_bytes() for name in names)
    (copied / CARD).write_text("another", "utf-8")
    keep(PINNED, tmp_path)
    assert (copied / CARD).read_text("utf-8") == "another"  # it stays as it is


def asked(*more: str, data: Path, gold: Path, out: Path) -> list[str]:
    return ["train", "--data", str(data), "--gold", str(gold), "--out", str(out), *more]


def test_without_its_texts_the_command_writes_nothing(gold, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out"
    monkeypatch.setattr("sys.argv", asked(data=tmp_path, gold=gold, out=out))
    assert main() == 2
    assert str(tmp_path / ITEMS) in capsys.readouterr().out
    assert not out.exists()


def test_only_a_pinned_model_can_be_named(data, gold, tmp_path, monkeypatch, capsys):
    asking = asked("--with", "step_kind", data=data, gold=gold, out=tmp_path)
    monkeypatch.setattr("sys.argv", asking)
    with pytest.raises(SystemExit):
        main()
    assert "subject_end" in capsys.readouterr().err
