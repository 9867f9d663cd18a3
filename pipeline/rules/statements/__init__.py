"""What documents lay down on matters that should be the same in all units."""

from pipeline.rules.statements.apart import topic_of
from pipeline.rules.statements.kinds import is_law
from pipeline.rules.statements.matters import Aspect, Matter, matters
from pipeline.rules.statements.origin import Origin, carries_out, hold_side_by_side, origin_of
from pipeline.rules.statements.procedures import (
    FEWEST,
    OtherProcedure,
    OtherStep,
    about_of,
    actor_of,
    due_in,
    procedures_told,
    same_work,
)
from pipeline.rules.statements.reading import Statement, statements_of
from pipeline.rules.statements.works import Work, alike, is_one_work, work_of

__all__ = [
    "FEWEST",
    "Aspect",
    "Matter",
    "Origin",
    "OtherProcedure",
    "OtherStep",
    "Statement",
    "Work",
    "about_of",
    "actor_of",
    "alike",
    "carries_out",
    "due_in",
    "hold_side_by_side",
    "is_law",
    "is_one_work",
    "matters",
    "origin_of",
    "procedures_told",
    "same_work",
    "statements_of",
    "topic_of",
    "work_of",
]
