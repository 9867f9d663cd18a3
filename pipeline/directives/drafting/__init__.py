"""From the text of a directive, law, plan, conclusion or news of one to draft requirements.

``demands_of → drafts_of → write_drafts``, a person edits and marks, ``read_accepted → accept``.
"""

from pipeline.directives.drafting.drafting import Confidence, Draft, drafts_of

__all__ = ["Confidence", "Draft", "drafts_of"]
