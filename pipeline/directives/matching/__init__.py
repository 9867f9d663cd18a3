"""Requirements held against the documents of units.

``Index → look → answers``: the passages of a document, what they tell of each requirement (of the
document alone, so kept between runs), and the verdicts of all units on a day.
"""

from pipeline.directives.matching.answering import Desk, answer
from pipeline.directives.matching.answers import answers
from pipeline.directives.matching.index import Index
from pipeline.directives.matching.looking import Look, Sighting, look
from pipeline.directives.matching.searched import Searched, searched_of
from pipeline.directives.matching.standing import Card, card_of, counting

__all__ = [
    "Card",
    "Desk",
    "Index",
    "Look",
    "Searched",
    "Sighting",
    "answer",
    "answers",
    "card_of",
    "counting",
    "look",
    "searched_of",
]
