"""Who is asking: a name the proxy vouches for, or one the reviewer gives."""

from __future__ import annotations

from flask import request, session

_MOST_LETTERS = 80
_NAME = "reviewer"


def reviewer(user_header: str) -> str:
    """The name of who is asking; "" where it is not known yet.

    Args:
        user_header: the proxy's header; a name of the session counts only where there is none.
    """
    if user_header:
        return cleaned(request.headers.get(user_header, ""))
    return str(session.get(_NAME, ""))


def remember(name: str) -> None:
    """Keep the name a reviewer gave for this session."""
    session[_NAME] = name


def cleaned(name: str) -> str:
    """A name on one line, without what cannot be seen; "" where nothing is left."""
    seen = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(seen.split())[:_MOST_LETTERS]
