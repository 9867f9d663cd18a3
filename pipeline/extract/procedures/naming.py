"""What a procedure is called: by the heading that says what its work is about, or its document."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.document import Document, Provision, ProvisionKind


def called(document: Document, path: Sequence[Provision]) -> str:
    """The name of what the last of ``path`` tells.

    An article's heading names it, and so does that of any other part that calls itself a
    procedure. One that says no more than that steps follow ("Quy trình thực hiện") leaves the name
    to the document, if that calls itself a procedure or stands without articles; so does that of
    the last article ("Hiệu lực").
    """
    headings = [node.heading for node in path if node.heading and not _closes(node)]
    name = next((node.heading for node in reversed(path) if _names(node)), "")
    bare = headings[-1] if headings else ""
    of_article = any(node.kind is ProvisionKind.ARTICLE for node in path)
    alone = calls_itself_procedure(document) or not of_article
    return name or ("" if alone else bare) or name_of(document) or bare


def name_of(document: Document) -> str:
    """The title of ``document``, "" where it has none."""
    return document.metadata.title or ""


def calls_itself_procedure(document: Document) -> bool:
    """Whether ``document`` is a "Quy trình" by its kind."""
    return vocabulary().sure_heading.match(document.metadata.kind or "") is not None


def _names(node: Provision) -> bool:
    words, heading = vocabulary(), node.heading.strip(" .:")
    bare = (words.sure_heading, words.steps_heading, words.content_heading)
    if not heading or _closes(node) or any(each.fullmatch(heading) for each in bare):
        return False
    if node.kind is ProvisionKind.ARTICLE:
        return True
    return bool(words.sure_heading.match(heading)) and not words.steps_heading.match(heading)


def _closes(node: Provision) -> bool:
    """Whether a heading is that of the last article, below which stands what is the document's."""
    return vocabulary().closing_heading.fullmatch(node.heading.strip(" .:")) is not None
