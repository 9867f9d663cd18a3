"""What is judged of an element, and the words it is judged by."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.verdict import State


class Words(NamedTuple):
    """A passage in words: the clause that tells most of the matter, all of its own, what holds it.

    ``lead`` are the lead-in lines and the heading of the article, ``governing`` those of them that
    end with a colon, so that what they say holds for the passage; ``article`` all words of the
    article. ``matter`` is where in ``clause`` the matter begins, as a count of letters; ``is_row``
    whether it is the row of a table, where a time stands alone in its cell.
    """

    clause: str
    own: str
    lead: str
    article: str
    governing: str = ""
    matter: int = 0
    is_row: bool = False


class Remark(NamedTuple):
    """How an element stands, and the words that show it ("" for none)."""

    state: State
    quote: str = ""
