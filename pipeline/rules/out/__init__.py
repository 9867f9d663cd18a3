"""OUT: what rests on law that is gone or changed, and work given to bodies that ended.

``ended`` and ``changed`` hold the rules on cited instruments, ``doubts`` those on citations that
cannot be right or cannot be told, ``issuers`` that on who issued them, ``provisions`` those on single
provisions, ``missing`` that on provisions that were never there, ``peers`` that on
documents of the ministry itself, ``bodies`` those on bodies and posts; ``cited`` gathers what
they share, ``standing`` tells how a document stands to what it names.
"""

from pipeline.rules.out import bodies, changed, doubts, ended, issuers, missing, peers, provisions

__all__ = ["bodies", "changed", "doubts", "ended", "issuers", "missing", "peers", "provisions"]
