"""OUT: what rests on law that is gone or changed, and work given to bodies that ended.

``instruments`` holds the rules on cited instruments, ``doubts`` those on citations that cannot be
right or cannot be told, ``bodies`` those on bodies and posts; ``cited`` gathers what they share.
"""

from pipeline.rules.out import bodies, doubts, instruments

__all__ = ["bodies", "doubts", "instruments"]
