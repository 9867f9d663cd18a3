"""Articles and instruments of the official codification, by the names that gold gives them.

"codified_3.3.TT.34#19" is the article whose code is 3.3.TT.34.19; "codified_3.3.TT.34" is its
instrument, as far as that topic of the codification holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.model.document import Document
from pipeline.read.txt import read_text
from pipeline.retrieval.articles import Article, read_articles
from pipeline.structure import build_document

PREFIX = "codified_"  # begins every such name


def texts_of_articles(file: Path, names: Collection[str]) -> dict[str, str]:
    """The texts of the articles among ``names`` that ``file`` holds, headings first.

    Raises:
        BadSettings: if the file cannot be read.
    """
    return {
        name: _text(article)
        for article in read_articles(file)
        if (name := f"{PREFIX}{article.instrument}#{_last(article)}") in names
    }


def documents_of_instruments(file: Path, names: Collection[str]) -> Iterator[tuple[str, Document]]:
    """The instruments among ``names``, each as a document of its title and its articles.

    Raises:
        BadSettings: if the file cannot be read.
    """
    found: dict[str, list[Article]] = defaultdict(list)
    for article in read_articles(file):
        if (name := PREFIX + article.instrument) in names:
            found[name].append(article)
    for name, articles in found.items():
        in_order = sorted(articles, key=lambda each: (each.place, each.label))
        paragraphs = [in_order[0].title, *map(_text, in_order)]
        yield name, build_document(read_text("\n\n".join(filter(None, paragraphs))))


def _last(article: Article) -> str:
    return article.code.rpartition(".")[2]


def _text(article: Article) -> str:
    return f"Điều {article.label}. {article.heading}\n{article.text}"
