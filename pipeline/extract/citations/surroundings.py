"""Where each paragraph stands: its article and clause, in quoted new text or not, amending or not.

A citation "khoản 2 Điều này" needs its article; "điểm b khoản 1" below the heading "Sửa đổi, bổ
sung Điều 16" needs the article that is amended, and which instrument it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.citations.targets import Here
from pipeline.extract.citations.vocabulary import Vocabulary

_ARTICLE = re.compile(r"[“\"‘']*\s*Điều\s+(\d+[a-zđ]?)\s*[.:](?!\d)")
_CLAUSE = re.compile(r"[“\"‘']*\s*(\d{1,3}[a-zđ]?)\s*[.)](?!\d)\s*")
_POINT = re.compile(r"[“\"‘']*\s*([a-zđ]\d?)\s*\)\s*")
_OPENING = re.compile(r"\s*[“\"‘]")
_BREAK = re.compile(r"[^\n]+")
_GROUP = re.compile(
    r"\s*(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|TIỂU MỤC)\s+"
    r"(?:[IVXL]+(?![IVXL])|\d+(?!\d)|thứ\s)"
    # "Chương III Nghị định này …" begins a sentence, not a chapter.
    r"(?!\s+(?:của\s+)?[^\n]{0,40}?\b(?:này|số\s+\d))|"
    # An annex's label stands alone; with words behind it, it may begin a sentence.
    r"\s*Phụ lục\s+(?:số\s+)?[IVXL\d]+[a-zA-Z]?\s*[.:]?\s*(?=\n|$)"
)


class Paragraph(NamedTuple):
    """A paragraph of the text and what its place says.

    ``body`` is where its words begin, after the label. ``amends`` is True where provisions it
    names without an instrument are another instrument's; ``quoted`` where it is new text for one.
    """

    start: int
    body: int
    end: int
    here: Here
    quoted: bool
    amends: bool
    heads_article: bool


def paragraphs_of(text: str, folded: str, words: Vocabulary) -> Iterator[Paragraph]:
    """The paragraphs of ``text`` in order, each with its surroundings.

    Args:
        text: lines, a paragraph each.
        folded: the same with tone placement folded.
        words: the vocabulary.
    """
    outer, inner = Here(), Here()
    amending_article = amending_clause = quoted = False
    for line in _BREAK.finditer(text):
        start, end = line.span()
        opens = _OPENING.match(text, start) is not None
        quoted_here = quoted or opens
        here = inner if quoted_here else outer
        body = start
        heads_article = False
        if article := _ARTICLE.match(text, start):
            here, body, heads_article = Here(article[1]), article.end(), True
        elif clause := _CLAUSE.match(text, start):
            here, body = Here(here.article, clause[1]), clause.end()
        elif point := _POINT.match(text, start):
            body = point.end()
        elif _GROUP.match(text, start) and end - start < 200:
            body = end
        while body < end and text[body].isspace():
            body += 1
        says = words.amending.match(folded, body) is not None
        if quoted_here:
            inner = here
        else:
            outer = here
            if heads_article:
                amending_article, amending_clause = says, False
                inner = Here()
            elif _CLAUSE.match(text, start):
                amending_clause = says
        amends = not quoted_here and (says or amending_article or amending_clause)
        yield Paragraph(start, body, end, here, quoted_here, amends, heads_article)
        quoted = _still_open(text[start:end], quoted)


def _still_open(line: str, quoted: bool) -> bool:
    """Whether quoted text goes on after ``line``; plain marks open and close in turn."""
    opened = line.count("“") + (1 if re.match(r"\s*[\"‘]", line) and "“" not in line else 0)
    closed = line.count("”") + (1 if re.search(r"\w[.;,]?[\"’]{1,2}[.;]?\s*$", line) else 0)
    if not quoted and not _OPENING.match(line):
        return False
    return (quoted + opened - closed) > 0
