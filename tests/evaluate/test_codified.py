"""Articles and instruments of the codification, by the names gold gives them."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from pipeline.evaluate import codified, responsibilities
from pipeline.evaluate.codified import documents_of_instruments, texts_of_articles
from pipeline.evaluate.gold import CODE

LAW = "(Điều 1 Luật số 1/2029/QH15, có hiệu lực thi hành kể từ ngày 01/01/2029)"
CIRCULAR = "(Điều {} Thông tư số 3/2031/TT-BKV Quy định về thẻ kho ngày 01/02/2031 của Bộ Kho vận)"


def line(code: str, kind: str, heading: str, text: str, src: str) -> str:
    topic = ".".join(code.split(".")[:2])
    told = {"code": code, "topic": topic, "kind": kind, "heading": heading, "text": text}
    return json.dumps({**told, "src": src}, ensure_ascii=False)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    file = tmp_path / CODE
    file.parent.mkdir()
    lines = (
        line("1.1.LQ.1", "LQ", "Kho", "Kho phải có nội quy.", LAW),
        line("1.1.TT.1.9", "TT", "Báo cáo", "Thủ kho báo cáo hằng tháng.", CIRCULAR.format(9)),
        line("1.1.TT.1.2", "TT", "Cấp thẻ", "1. Thủ kho cấp thẻ.", CIRCULAR.format(2)),
        line("1.1.TT.2.1", "TT", "Khác", "Việc khác.", LAW),
        line("1.2.TT.5.4", "TT", "Sổ", "Thủ kho mở sổ.", CIRCULAR.format(4)),
    )
    with lzma.open(file, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines))
    return file


def test_an_article_has_its_heading_first(code: Path) -> None:
    names = {"codified_1.1.TT.1#9", "codified_1.1.LQ#1", "codified_1.1.TT.1#7"}
    assert texts_of_articles(code, names) == {
        "codified_1.1.TT.1#9": "Điều 9. Báo cáo\nThủ kho báo cáo hằng tháng.",
        "codified_1.1.LQ#1": "Điều 1. Kho\nKho phải có nội quy.",
    }


def test_an_article_of_a_topic_without_a_law_is_found(code: Path) -> None:
    name = "codified_1.2.TT.5#4"
    assert texts_of_articles(code, {name}) == {name: "Điều 4. Sổ\nThủ kho mở sổ."}


def test_an_instrument_is_a_document_of_its_articles_in_order(code: Path) -> None:
    ((name, document),) = documents_of_instruments(code, {"codified_1.1.TT.1"})
    assert name == "codified_1.1.TT.1"
    assert [node.eid for node in document.walk() if node.eid.startswith("art")] == [
        "art_2",
        "art_2__para_1",
        "art_9",
    ]
    assert document.text.startswith("Quy định về thẻ kho")


def test_gold_finds_the_text_of_an_article_there(code: Path, tmp_path: Path) -> None:
    (tmp_path / "items.jsonl").write_text('{"id": "other", "text": "x"}\n', "utf-8")
    text = texts_of_articles(code, {"codified_1.1.TT.1#9"})["codified_1.1.TT.1#9"]

    def quote(words: str) -> dict[str, int]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    norm = {
        "bearer": quote("Thủ kho"),
        "modality": "obligation",
        "action": quote("báo cáo hằng tháng"),
        "deadline": None,
        "partners": [],
        "condition": None,
    }
    gold = tmp_path / "gold.jsonl"
    told = {"id": f"{codified.PREFIX}1.1.TT.1#9", "responsibilities": [norm]}
    gold.write_text(json.dumps(told), "utf-8")
    assert responsibilities.evaluate(gold, tmp_path).scores[0].gold == 1
