"""How spaCy finds the tokenizer."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.language.tokens.splitting import split


class LegalTokenizer:
    """Makes a ``Doc`` whose text is the text given, letter by letter; ``doc._.given`` is that text.

    ``doc.text`` puts it together from the tokens anew each time, which takes as long as to make
    them.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``."""
        words, spaces = split(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc._.given = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing is learnt: the vocabulary is a file of the code."""
        return b""

    def from_bytes(self, _data: bytes, **_kwargs: object) -> LegalTokenizer:
        """See ``to_bytes``."""
        return self


def register(name: str) -> None:
    """Let spaCy know the tokenizer by ``name``; more than once does no harm."""

    if not Doc.has_extension("given"):
        Doc.set_extension("given", default=None)

    def make() -> Callable[[Language], LegalTokenizer]:
        return lambda nlp: LegalTokenizer(nlp.vocab)

    registry.tokenizers.register(name, func=make)
