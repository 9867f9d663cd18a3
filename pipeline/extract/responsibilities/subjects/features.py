"""What the judge looks at: the words round a candidate, the head of the name, what else may be it.

Each feature is a short text; the model knows it by its hash alone (hashing trick, Weinberger et
al. 2009), so that no words of the documents it learnt from are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.responsibilities.subjects.candidates import (
    Candidate,
    CandidateKind,
    Tokens,
)
from pipeline.extract.responsibilities.vocabulary import Vocabulary

_NEAR = 28  # letters before a candidate in which the words that modify it stand
_LONGEST_NAME = 8  # tokens of a name that is a feature as a whole
_FAR = 12
_FIFTH = 4


def features_of(
    masked: str,
    tokens: Tokens,
    candidates: Sequence[Candidate],
    rules_pick: Candidate | None,
    words: Vocabulary,
) -> list[set[str]]:
    """The features of each candidate, in their order.

    Args:
        masked: folded text whose brackets are blanked.
        tokens: of the clause.
        candidates: of the clause.
        rules_pick: the one that the rules take for the predicate.
        words: the vocabulary.
    """
    return [
        {
            *_around(tokens, candidate),
            *_name(tokens, candidate),
            *_others(tokens, candidates, place),
            *_rules(masked, tokens, candidates, place, rules_pick, words),
        }
        for place, candidate in enumerate(candidates)
    ]


def _around(tokens: Tokens, candidate: Candidate) -> Iterator[str]:
    place, said, kind = tokens.place(candidate.start), candidate.words, candidate.kind
    after = place + len(said.split())
    one, two, three = (_word(tokens, place - back) for back in (1, 2, 3))
    first, second = _word(tokens, after), _word(tokens, after + 1)
    yield from (f"v={said}", f"k={kind}")
    yield from (f"b1={one}", f"b2={two} {one}", f"b3={three} {two} {one}")
    yield from (f"a1={first}", f"a2={first} {second}", f"b1+w={one} {_word(tokens, place)}")
    yield from (f"b1+v={one}|{said}", f"b2+v={two} {one}|{said}")
    yield from (f"v+a1={said}|{first}", f"b1+v+a1={one}|{said}|{first}")
    yield f"shape={_shape(tokens, place - 1)}{_shape(tokens, place - 2)}|{kind}"
    yield f"shape+v={_shape(tokens, place - 1)}|{said}"
    yield f"shape after={_shape(tokens, after)}|{kind}"


def _name(tokens: Tokens, candidate: Candidate) -> Iterator[str]:
    place, said = tokens.place(candidate.start), candidate.words
    head, rest = _word(tokens, 0), _word(tokens, 1)
    yield from (f"h={head}", f"h2={head} {rest}", f"h2+v={head} {rest}|{said}")
    yield f"far={min(place, _FAR)}|{candidate.kind}"
    if place <= _LONGEST_NAME:
        yield "name=" + " ".join(_word(tokens, each) for each in range(place))
    before = tokens.words[:place]
    yield f"comma={before[-1] == ','}|{',' in before}"


def _others(tokens: Tokens, candidates: Sequence[Candidate], place: int) -> Iterator[str]:
    said, kind = candidates[place].words, candidates[place].kind
    earlier, later = candidates[:place], candidates[place + 1 :]
    yield from (f"nth={min(place, _FIFTH)}", f"first={place == 0}")
    if earlier:
        yield f"last={earlier[-1].words}|{said}"
        apart = tokens.place(candidates[place].start) - tokens.place(earlier[-1].start)
        yield f"last far={earlier[-1].words}|{apart}"
    following = later[0].words if later else ""
    yield from (f"next={following}", f"next+v={said}|{following}")
    modal = next((each.words for each in later if each.kind is CandidateKind.MODAL), "")
    yield from (f"modal={modal}|{kind}", f"modal+v={bool(modal)}|{said}")
    yield f"copula={any(each.kind is CandidateKind.COPULA for each in later)}"


def _rules(
    masked: str,
    tokens: Tokens,
    candidates: Sequence[Candidate],
    place: int,
    pick: Candidate | None,
    words: Vocabulary,
) -> Iterator[str]:
    each = candidates[place]
    if pick is None:
        side = "none"
    elif pick.start == each.start:
        side = "this"
    else:
        side = "later" if pick.start > each.start else "earlier"
    yield from (f"rules={side}", f"rules={side}|{each.kind}", f"rules={side}|{each.words}")
    yield f"rules={side}|{min(place, 3)}|{_shape(tokens, tokens.place(each.start) - 1)}"
    back = max(tokens.starts[0], each.start - _NEAR)
    modifies = words.modifying.search(masked, back, each.start) is not None
    heads = any(
        pattern.search(masked, back, each.start)
        for pattern in (words.generic_head, words.person_head)
    )
    yield from (f"modifies={modifies}|{side}", f"after head={heads}|{side}")


def _word(tokens: Tokens, place: int) -> str:
    if place < 0:
        return "^"
    return tokens.words[place].lower() if place < len(tokens.words) else "$"


def _shape(tokens: Tokens, place: int) -> str:
    """A capital, a small letter, a mark or digit, or nothing."""
    if not 0 <= place < len(tokens.words):
        return "$"
    first = tokens.words[place][0]
    if first.isupper():
        return "U"
    return "l" if first.isalpha() else "p"
