"""A batch held against the rules: each document's findings, duties, procedures and outcome.

What neither the registers nor the day can change is kept between runs; so a changed row or day
costs only the rules that look at them.
"""

from pipeline.collate.batch import Collation, collate
from pipeline.collate.desk import Desk
from pipeline.collate.law_texts import read_law_texts

__all__ = ["Collation", "Desk", "collate", "read_law_texts"]
