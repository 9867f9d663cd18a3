"""Requirements held against the documents of units.

``Index → look → answers``: the passages of a document, what they tell of each requirement (of the
document alone, so kept between runs), and the verdicts of all units on a day.
"""

from pipeline.directives.matching.answering import Desk, answer
from pipeline.directives.matching.answers import answers
from pipeline.directives.matching.index import Index
from pipeline.directives.matching.looking import Look, Sighting, look
from pipeline.directives.matching.searched import Searched, searched_of
from pipeline.directives.matching.standing import Head, counting, head_of

__all__ = [
    "Desk",
    "Head",
    "Index",
    "Look",
    "Searched",
    "Sighting",
    "answer",
    "answers",
    "counting",
    "head_of",
    "look",
    "searched_of",
]
