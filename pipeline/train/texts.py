"""The unlabelled texts to learn from: articles of law, one JSON object a line."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.errors import BadSettings
from pipeline.language import Passage, passage_of


class Article(msgspec.Struct, frozen=True):
    """An article of law; ``topic`` is what it is about, "" where that is not told."""

    text: str | None = None
    heading: str = ""
    topic: str = ""


def passages_of(folder: Path) -> Iterator[Passage]:
    """The articles of ``folder``, each text once, as the language stage reads them.

    Raises:
        BadSettings: as ``articles_of``.
    """
    seen: set[str] = set()
    for article in articles_of(folder):
        if article.text and article.text not in seen:
            seen.add(article.text)
            yield passage_of(f"Điều 1. {article.heading}\n{article.text}")


def texts_in(folder: Path) -> Iterator[str]:
    """The articles of ``folder`` in words, heading and text.

    Raises:
        BadSettings: as ``articles_of``.
    """
    for article in articles_of(folder):
        yield f"{article.heading}\n{article.text or ''}"


def articles_of(folder: Path) -> Iterator[Article]:
    """The articles of every ``articles.jsonl.xz`` below ``folder``.

    Raises:
        BadSettings: if there is no such file, or a line is not ``{"heading", "text"}``.
    """
    files = sorted(folder.rglob("articles.jsonl.xz"))
    if not files:
        raise BadSettings(
            "Không có tệp articles.jsonl.xz để học.",
            remedy='Chỉ đúng thư mục: make train DATA=…; mỗi dòng là {"heading": …, "text": …}.',
            file=folder,
        )
    for file in files:
        with lzma.open(file, "rb") as lines:
            for number, line in enumerate(lines, 1):
                yield _article(file, number, line)


def _article(file: Path, number: int, line: bytes) -> Article:
    try:
        return msgspec.json.decode(line, type=Article)
    except msgspec.MsgspecError as error:
        raise BadSettings(
            f"Dòng không đúng dạng ({error}).",
            remedy='Mỗi dòng phải là một đối tượng {"heading": …, "text": …}.',
            file=file,
            place=f"dòng {number}",
        ) from error
