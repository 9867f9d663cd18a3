"""What a law document does to other law, and how the register takes it in.

``finding`` reads statements from a document, ``proposing`` compares them with the register,
``sheet`` writes and reads the table a person marks, ``accepting`` writes what was marked.
"""

from pipeline.law.amendments.finding import changes_of

__all__ = ["changes_of"]
