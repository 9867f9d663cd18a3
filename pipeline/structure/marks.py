"""Words that open a part of a file: signature, attached regulation, annex, form, order to amend.

The words stand in ``marks.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.word_lists import as_written, held_in, words_of

_FILE = Path(__file__).with_name("marks.yaml")
_LISTS = ("sign_off", "posts", "attached", "lists", "annex", "form", "amending", "closing")
ISSUED_WITH = re.compile(r"\(?\s*(?:Được )?(?:Ban hành )?kèm theo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """Patterns that match at the start of a paragraph; ``annex`` and ``form`` give ``num``.

    ``signature`` includes a ``post`` alone on its line, which may also be a mere heading.
    """

    signature: re.Pattern[str]
    post: re.Pattern[str]
    attached: re.Pattern[str]
    listed: re.Pattern[str]
    annex: re.Pattern[str]
    form: re.Pattern[str]
    amending: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def marks() -> Marks:
    """The patterns made of the words in ``marks.yaml``.

    Raises:
        BadRegister: if a list of words is missing, empty, or holds something else than words.
    """
    held = held_in(_FILE, dict[str, Any])
    words = {name: words_of(_FILE, held, name) for name in _LISTS}
    sign_off, posts = as_written(words["sign_off"]), as_written(words["posts"])
    return Marks(
        signature=re.compile(
            rf"Nơi nhận\s*(?::|$)|{sign_off}\s?[.\s]\s?[^\W\d_a-z]{{2}}|{posts}\s*(?:\(.*)?$"
        ),
        post=re.compile(rf"{posts}\s*(?:\(.*)?$"),
        attached=re.compile(rf"{as_written(words['attached'])}\b"),
        listed=re.compile(rf"{as_written(words['lists'])}\b"),
        annex=re.compile(
            rf"{as_written(words['annex'])}(?:\s+(?:SỐ|số|Số)?\s*(?P<num>[IVXLC]+|\d+|[A-Z])?\b|\s*$)"
        ),
        form=re.compile(rf"{as_written(words['form'])}\s*:?\s*(?P<num>[\w.\-/]*\d[\w\-/]*)"),
        amending=re.compile(rf"{as_written(words['amending'])}\b", re.IGNORECASE),
        closing=re.compile(rf"{as_written(words['closing'])}\b", re.IGNORECASE),
    )
