"""Which of a review's lists each document belongs in: expired, to replace, to amend, in force.

What comes out is a proposal for a person to decide on, with the grounds it rests on.

``cards``     what the lists need of a document, and what it orders of others
``ending``    which documents of the corpus end or touch which others
``criteria``  when a document belongs in a list, from criteria.yaml
``sorting``   documents into lists
"""

from pipeline.sorting.cards import DocumentCard, card_of
from pipeline.sorting.criteria import Criteria, ReviewList, load_criteria
from pipeline.sorting.ending import Ending, endings, orders_felt
from pipeline.sorting.sorting import Listing, SortedDocument, sort_documents

__all__ = [
    "Criteria",
    "DocumentCard",
    "Ending",
    "Listing",
    "ReviewList",
    "SortedDocument",
    "card_of",
    "endings",
    "load_criteria",
    "orders_felt",
    "sort_documents",
]
