"""Facts of loose texts: offsets count characters of the text as given."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadSettings
from pipeline.extract.annotate import Item, annotate, annotate_file

TEXT = (
    "Điều 4. Hồ sơ\n"
    "1. Theo khoản 2 Điều 24 Nghị định số 59/2019/NĐ-CP của Chính phủ.\n"
    "2. Giấy tờ nêu tại khoản 1 Điều này; Quyết định số 15/QĐ-UBND của Uỷ ban nhân dân tỉnh Huế."
)
QUOTES = [
    "khoản 2 Điều 24 Nghị định số 59/2019/NĐ-CP của Chính phủ",
    "khoản 1 Điều này",
    "Quyết định số 15/QĐ-UBND của Uỷ ban nhân dân tỉnh Huế",
]


@pytest.mark.parametrize(
    "as_typed",
    [
        lambda text: text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\u200b \ufeff"),
        lambda text: unicodedata.normalize("NFD", text).replace(" ", "\u00a0"),
        lambda text: text.replace("Đ", "\u00d0"),
    ],
    ids=["plain", "decomposed", "no-break spaces", "unseen letters", "both", "Icelandic eth"],
)
def test_offsets_are_those_of_the_text_as_given(as_typed) -> None:
    text = as_typed(TEXT)
    result = annotate(Item("a", text))
    assert result["text"] == text
    found = result["citations"]
    assert [citation["quote"] for citation in found] == [as_typed(quote) for quote in QUOTES]
    assert [text[each["start"] : each["end"]] for each in found] == [
        citation["quote"] for citation in found
    ]
    assert [(each["instrument"], each["provisions"]) for each in found] == [
        ("59/2019/NĐ-CP", ["d24.k2"]),
        ("self", ["d4.k1"]),
        ("15/QĐ-UBND", []),
    ]


@given(st.text(alphabet="Điều khoản 1 5 này\u00a0\u0301\u0309\u200b\n\r.,Luật", max_size=120))
def test_every_quote_is_cut_from_the_text(text: str) -> None:
    end = 0
    for citation in annotate(Item("a", text))["citations"]:
        assert end <= citation["start"] < citation["end"] <= len(text)
        assert citation["quote"] == text[citation["start"] : citation["end"]]
        end = citation["end"]


def test_a_file_line_by_line(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out" / "facts.jsonl"
    items = [{"id": "a", "text": TEXT}, {"id": "b", "text": "Không viện dẫn."}]
    source.write_text("\n".join(json.dumps(item) for item in items) + "\n\n", "utf-8")
    assert annotate_file(source, target) == 2
    written = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [(each["id"], len(each["citations"])) for each in written] == [("a", 3), ("b", 0)]
    assert written[0].keys() == {"id", "text", "citations", "responsibilities", "steps"}


@pytest.mark.parametrize("bad", ['{"id": "b"}', '{"id": 3, "text": ""}', "[]", "{", "chữ"])
def test_a_bad_line_is_named_and_nothing_written(bad: str, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "facts.jsonl"
    source.write_text('{"id": "a", "text": "Điều 1."}\n\n' + bad + "\n", "utf-8")
    with pytest.raises(BadSettings) as caught:
        annotate_file(source, target)
    assert (caught.value.file, caught.value.place) == (str(source), "dòng 3")
    assert not target.exists()


def test_responsibilities_are_written_with_their_places() -> None:
    text = unicodedata.normalize("NFD", "1. Văn phòng phải trả lời trong vòng 02 ngày.")
    (norm,) = annotate(Item("a", text))["responsibilities"]
    assert norm["modality"] == "obligation"
    for field, quote in (
        ("bearer", "Văn phòng"),
        ("action", "trả lời"),
        ("deadline", "trong vòng 02 ngày"),
    ):
        place = norm[field]
        assert text[place["start"] : place["end"]] == place["quote"]
        assert unicodedata.normalize("NFC", place["quote"]) == quote
    assert norm["partners"] == []
    assert norm["condition"] is None
