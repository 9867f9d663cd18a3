"""The articles to match: those of a law, and those of the instruments under it.

The file is JSON lines (``.jsonl``, ``.jsonl.xz``) in the form of the official codification:
``code`` ("18.2.NĐ.1.7": topic, kind, number of the instrument, article), ``topic``, ``kind``,
``heading``, ``text`` and ``src`` (see ``sources``). The order of the file is not looked at: in the
codification it is the answer.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.errors import BadSettings
from pipeline.retrieval.sources import Source, fullest, issuers, read_source

LAWS = frozenset(("LQ", "PL"))  # luật, pháp lệnh
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_DIGITS = re.compile(r"\d+")
_FIRST = 3000  # letters of a subordinate article that are looked at


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article; ``number`` is that of its instrument ("12/2020/NĐ-CP"), "" where unknown.

    ``instrument`` tells the instruments of one topic apart, ``place`` is the article's number in
    its own instrument, ``label`` the same as written ("7a"); ``title`` and ``issuers`` are of its
    instrument, where the file tells them.
    """

    code: str
    kind: str
    heading: str
    text: str
    instrument: str
    place: int
    label: str
    number: str = ""
    title: str = ""
    issuers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Heading and text; the heading counts twice."""
        return f"{self.heading}\n{self.heading}\n{self.text}"

    @property
    def opening(self) -> str:
        """The first letters of the text."""
        return self.text[:_FIRST]

    @property
    def first_words(self) -> str:
        """Heading and opening; the heading counts twice."""
        return f"{self.heading}\n{self.heading}\n{self.opening}"


class Topic(NamedTuple):
    """The articles of a law, and those of decrees and circulars of the same topic."""

    name: str
    laws: tuple[Article, ...]
    others: tuple[Article, ...]


class _Line(msgspec.Struct, frozen=True):
    code: str
    topic: str
    kind: str
    heading: str = ""
    text: str | None = None
    src: str | None = None


def read_topics(file: Path) -> tuple[Topic, ...]:
    """The topics of ``file``, by name; articles by instrument and place.

    Raises:
        BadSettings: naming file and line, if the file cannot be read or a line is not an article.
    """
    laws: dict[str, list[Article]] = defaultdict(list)
    others: dict[str, list[Article]] = defaultdict(list)
    for topic, article in _articles(file):
        (laws if article.kind in LAWS else others)[topic].append(article)
    return tuple(
        Topic(name, tuple(laws[name]), tuple(sorted(others[name], key=_in_order)))
        for name in sorted(laws)
    )


def read_articles(file: Path) -> Iterator[Article]:
    """All articles of ``file`` in its order, those of topics without a law too.

    Raises:
        BadSettings: see :func:`read_topics`.
    """
    return (article for _, article in _articles(file))


def _articles(file: Path) -> Iterator[tuple[str, Article]]:
    """Each article with its topic."""
    lines = [(line, read_source(line.src or "")) for line in _lines(file)]
    told = fullest(source for _, source in lines)
    for line, source in lines:
        yield line.topic, _article(line, source, told.get(source.number, source))


def _lines(file: Path) -> Iterator[_Line]:
    decoder = msgspec.json.Decoder(_Line)
    opened = lzma.open if file.suffix == ".xz" else open
    number = 0
    try:
        with opened(file, "rb") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007
                yield decoder.decode(line)
    except (OSError, EOFError, lzma.LZMAError, msgspec.MsgspecError) as error:
        raise BadSettings(
            f"Không đọc được điều khoản ({error}).",
            remedy='Mỗi dòng là {"code", "topic", "kind", "heading", "text", "src"}.',
            file=file,
            place=f"dòng {number + 1 if isinstance(error, OSError) else number or 1}",
        ) from error


def _article(line: _Line, source: Source, of_instrument: Source) -> Article:
    instrument, _, last = line.code.rpartition(".")
    digits = _DIGITS.match(last)
    return Article(
        code=line.code,
        kind=line.kind,
        heading=_plain(line.heading),
        text=_plain(line.text or ""),
        instrument=instrument,
        place=int(digits[0]) if digits else 0,
        label=source.article or last.casefold(),
        number=source.number,
        title=_plain(of_instrument.title),
        issuers=issuers(of_instrument),
    )


def _plain(text: str) -> str:
    """The text without the addresses of its links."""
    return _LINK.sub(r"\1", text.replace("\xa0", " "))


def _in_order(article: Article) -> tuple[str, int, str]:
    return article.instrument, article.place, article.code
