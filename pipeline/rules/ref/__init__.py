"""REF: references that lead nowhere or contradict themselves.

``elsewhere`` holds the rule on what another document of the corpus does not have, ``dangling`` the rules on targets that are not there, ``contradicting`` those on references
that cannot be meant as written; ``trees`` tells which of a file's trees a reference means, and
``numbering`` whether a number lies outside what its siblings count.
"""

from pipeline.rules.ref import contradicting, dangling, elsewhere

__all__ = ["contradicting", "dangling", "elsewhere"]
