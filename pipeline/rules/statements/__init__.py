"""What documents lay down on matters that should be the same in all units."""

from pipeline.rules.statements.kinds import is_law
from pipeline.rules.statements.matters import Aspect, Matter, matters
from pipeline.rules.statements.procedures import OtherProcedure, alike, procedures_told, topic_of
from pipeline.rules.statements.reading import Statement, statements_of

__all__ = [
    "Aspect",
    "Matter",
    "OtherProcedure",
    "Statement",
    "alike",
    "is_law",
    "matters",
    "procedures_told",
    "statements_of",
    "topic_of",
]
