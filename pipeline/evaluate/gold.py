"""Gold made by reading: annotated texts, one JSON object a line.

Every line has an ``id``. Where it holds no ``text``, the text is joined by id from an
``items.jsonl`` beside the file, or in the data folder; an id that is in neither names a
provision by its eId: "doc_000012#art_4" in its database of documents,
"law_29-2018-QH14#art_3" in its text of law of that name; or an article of the codification
("codified_3.3.TT.34#19", see ``codified``).
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.config import SHARED_DATA
from pipeline.errors import BadSettings
from pipeline.evaluate import codified
from pipeline.evaluate.published import published
from pipeline.extract.annotate import Item
from pipeline.model.document import Document
from pipeline.read import read_file
from pipeline.structure import build_document

# Where texts stand below the data folder.
ITEMS = Path("gold", "items.jsonl")
DOCUMENTS = Path("vbpl", "documents.jsonl.xz")
LAW = Path("law", "texts")
CODE = Path("phapdien", "articles.jsonl.xz")
_OF_LAW = "law_"  # begins the name of a text of law in an id


class Place(msgspec.Struct, frozen=True):
    """Where a quote stands; offsets count characters of the item's text, ``end`` exclusive."""

    start: int
    end: int


class GoldItem(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated text; ``text`` is None where it stands elsewhere."""

    id: str
    text: str | None = None


T = TypeVar("T", bound=GoldItem)


def read_gold(gold: Path, form: type[T], data: Path = SHARED_DATA) -> list[tuple[T, str]]:
    """Each item of ``gold``, of the given form, with its text.

    Args:
        gold: the file.
        form: what a line is.
        data: folder of the texts that neither a line nor an ``items.jsonl`` beside holds.

    Raises:
        BadSettings: if a line is not of that form, or a text is nowhere to be found.
    """
    items = _lines(gold, form)
    texts = {item.id: item.text for item in items if item.text is not None}
    missing = [item.id for item in items if item.id not in texts]
    if missing:
        texts |= _texts_of(missing, gold, data)
    return [(item, texts[item.id]) for item in items]


def _lines(gold: Path, form: type[T]) -> list[T]:
    decoder = msgspec.json.Decoder(form)
    items = []
    for number, line in enumerate(gold.read_bytes().splitlines(), 1):
        try:
            items.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            fields = ", ".join(f'"{name}"' for name in form.__struct_encode_fields__)
            raise BadSettings(
                f"Dòng không đúng dạng ({error}).",
                remedy=f"Mỗi dòng phải là một đối tượng có {fields}.",
                file=gold,
                place=f"dòng {number}",
            ) from error
    return items


def _texts_of(ids: list[str], gold: Path, data: Path) -> dict[str, str]:
    beside = gold.with_name("items.jsonl")
    source = beside if beside.exists() else data / ITEMS
    if not source.exists():
        raise BadSettings(
            "Tệp chuẩn không kèm văn bản.",
            remedy=f"Đặt items.jsonl cạnh «{gold}» hoặc ở «{data / ITEMS}».",
            file=gold,
        )
    decoder = msgspec.json.Decoder(Item)
    texts = {each.id: each.text for each in map(decoder.decode, source.read_bytes().splitlines())}
    for look_up in (_texts_of_law, _texts_in_code, _texts_in_documents):
        texts |= look_up([id_ for id_ in ids if id_ not in texts], data)
    missing = [id_ for id_ in ids if id_ not in texts]
    if missing:
        raise BadSettings(
            f"Không có văn bản của {', '.join(missing[:5])}.",
            remedy="Bổ sung vào items.jsonl.",
            file=source,
        )
    return {id_: texts[id_] for id_ in ids}


def _wanted(ids: list[str]) -> dict[str, set[str]]:
    """The eIds wanted of each document named."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for id_ in ids:
        name, _, eid = id_.partition("#")
        wanted[name].add(eid)
    return wanted


def _texts_in_documents(ids: list[str], data: Path) -> dict[str, str]:
    wanted, documents = _wanted(ids), data / DOCUMENTS
    found: dict[str, str] = {}
    if wanted and documents.exists():
        for entry in published(documents):
            if entry.id in wanted:
                document = build_document(entry.reading)
                found |= _provisions(entry.id, document, wanted[entry.id])
    return found


def _texts_of_law(ids: list[str], data: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, eids in _wanted([id_ for id_ in ids if id_.startswith(_OF_LAW)]).items():
        file = data / LAW / f"{name.removeprefix(_OF_LAW)}.txt"
        if file.exists():
            found |= _provisions(name, build_document(read_file(file)), eids)
    return found


def _texts_in_code(ids: list[str], data: Path) -> dict[str, str]:
    names = {id_ for id_ in ids if id_.startswith(codified.PREFIX)}
    if not names or not (data / CODE).exists():
        return {}
    return codified.texts_of_articles(data / CODE, names)


def _provisions(name: str, document: Document, eids: set[str]) -> dict[str, str]:
    return {
        f"{name}#{node.eid}": document.words(node.span)
        for node in document.walk()
        if node.eid in eids
    }
