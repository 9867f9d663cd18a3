"""Whether an article tells how work goes on, by the trained judge of its words.

Headings often do not say it ("Điều 6. Thay đổi địa điểm đặt trụ sở chính"); the words of the body
do: who files what, who then checks it, within how many days. And some headings that name work stand
over something else ("Ứng xử khi giải quyết khiếu nại").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.read.hygiene import fold_tone
from pipeline.trained import linear_model

MODEL = "procedure_told"

_TOKEN = re.compile(r"\w+|[:;]")
_FIRST = 1200  # tokens of an article that are looked at


class Judged(NamedTuple):
    """Log odds that an article is a procedure, and from which on it is one."""

    score: float
    threshold: float


def judge(text: str) -> Judged | None:
    """What the words of an article tell of its being a procedure; None without a trained judge.

    Args:
        text: the article, its heading in the first line, which is not looked at.

    Raises:
        BadRegister: if the model does not keep its form.
    """
    model = linear_model(MODEL)
    if model is None:
        return None
    _, _, body = text.partition("\n")
    return Judged(model.score(features_of(body)), model.settings.threshold)


def features_of(body: str) -> set[str]:
    """The words of ``body`` one by one, in twos and in threes; every number is the same word."""
    words = [
        "0" if word.isdigit() else word.lower() for word in _TOKEN.findall(fold_tone(body))[:_FIRST]
    ]
    return {
        " ".join(words[place : place + length])
        for length in (1, 2, 3)
        for place in range(len(words) - length + 1)
    }
