"""The texts of law at hand: what a provision said, and what an amendment has it say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.law.outlines import outline_of
from pipeline.law.paths import told, unfolded
from pipeline.model.document import Document, Provision, ProvisionKind
from pipeline.model.law import LawEvent, Outline
from pipeline.read.hygiene import fold_tone

_CLOSING_MARK = re.compile(r"[”\"][.;,]?$")  # of a quote that ends with the provision
_COPIED = 0.85  # of the runs of words of a provision that stand in one of the law
_RUN = 4
_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"^(?:Điều\s+\w+\s*[.:]|\w{1,3}[.)])\s*")
_KINDS = {"d": ProvisionKind.ARTICLE, "k": ProvisionKind.CLAUSE}


class LawText(NamedTuple):
    """One instrument as read: its document, the file's name and the hash of its bytes."""

    document: Document
    file: str
    sha256: str

    @property
    def source(self) -> str:
        """File and hash, as evidence names them."""
        return f"{self.file} (sha256 {self.sha256[:12]}…)"


class Wording(NamedTuple):
    """The words of a provision, and where they were read."""

    words: str
    source: str


class Copied(NamedTuple):
    """A provision of a text of law that other words repeat: how much of them, 0 to 1."""

    instrument: str
    where: str
    words: str
    source: str
    alike: float


class LawTexts:
    """Texts by the register's ids of the instruments they are of."""

    def __init__(self, texts: Mapping[str, LawText] | None = None) -> None:
        """Args: texts: by id; none by default."""
        self._texts = dict(texts or {})
        self._outlines: dict[str, Outline | None] = {}

    @property
    def instruments(self) -> tuple[str, ...]:
        """The ids of the instruments whose texts are at hand, in order."""
        return tuple(sorted(self._texts))

    def first_wording(self, instrument: str, path: str) -> Wording | None:
        """What a provision of an instrument says in its own text, label and all.

        Args:
            instrument: an id of the register.
            path: of an article, clause or point.
        """
        text = self._texts.get(instrument)
        return _wording(text, _find(text.document.provisions, path.split("."))) if text else None

    def new_wording(self, event: LawEvent, amender: str) -> Wording | None:
        """What an amendment has a provision say: the words it quotes for it, if that is clear.

        Args:
            event: tells the provision, and where in the amender it is changed.
            amender: the amender's id.
        """
        text = self._texts.get(amender)
        if text is None:
            return None
        changed = event.provision.split(".")
        quotes = [
            quote
            for path in event.by_provision
            for quote in _quotes(_find(text.document.provisions, path.split(".")))
        ]
        # A quote for a clause begins with the clause; one for an article with the article.
        for wanted in (changed, changed[-1:]):
            found = [node for quote in quotes if (node := _find(quote.children, wanted))]
            if found:
                return _wording(text, found[0]) if len(found) == 1 else None
        return None

    def outline(self, instrument: str) -> Outline | None:
        """How far an instrument counts by its own text; None where none is at hand or it breaks."""
        if instrument not in self._texts:
            return None
        if instrument not in self._outlines:
            text = self._texts[instrument]
            self._outlines[instrument] = outline_of(text.document, instrument, text.source)
        return self._outlines[instrument]

    def copied(self, words: str) -> Copied | None:
        """The provision of a text at hand that nearly all of ``words`` repeat; None for none."""
        mine = shingles(words)
        if not mine:
            return None
        best: Copied | None = None
        for instrument, text in sorted(self._texts.items()):
            for path, node in _leaves(text.document.provisions):
                theirs = text.document.words(node.span)
                alike = len(mine & shingles(theirs)) / len(mine)
                if alike >= _COPIED and (best is None or alike > best.alike):
                    shown = " ".join(theirs.split())
                    best = Copied(instrument, told(path), shown, text.source, round(alike, 3))
        return best


NO_TEXTS = LawTexts()


@lru_cache(maxsize=65_536)
def shingles(words: str) -> frozenset[tuple[str, ...]]:
    """Runs of four words of a text, its label left out (Broder 1997)."""
    told = _WORD.findall(fold_tone(_LABEL.sub("", words.strip())).casefold())
    return frozenset(tuple(told[at : at + _RUN]) for at in range(len(told) - _RUN + 1))


def _leaves(
    nodes: Iterable[Provision], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, Provision]]:
    """The provisions without children, each with its path."""
    for node in unfolded(nodes):
        letter = {ProvisionKind.ARTICLE: "d", ProvisionKind.CLAUSE: "k"}.get(node.kind, "")
        here = (*path, f"{letter}{node.num}") if node.num else path
        if node.children:
            yield from _leaves(node.children, here)
        else:
            yield ".".join(here), node


def _wording(text: LawText, node: Provision | None) -> Wording | None:
    if node is None:
        return None
    words = " ".join(text.document.words(node.span).split())
    return Wording(_CLOSING_MARK.sub("", words), text.source)


def _quotes(node: Provision | None) -> Iterator[Provision]:
    for each in node.walk() if node else ():
        if each.kind is ProvisionKind.QUOTE:
            yield each


def _find(nodes: Iterable[Provision], path: list[str]) -> Provision | None:
    """The node at a path, below chapters and sections but not inside attachments and quotes."""
    part, *rest = path
    if not part:
        return None
    kind = _KINDS.get(part[0]) if len(part) > 1 and part[1].isdigit() else ProvisionKind.POINT
    num = part if kind is ProvisionKind.POINT else part[1:]
    for node in unfolded(nodes):
        if node.kind is kind and node.num == num:
            return _find(node.children, rest) if rest else node
    return None
