"""The words of the YAML files beside this module, checked and made into patterns.

All patterns read text whose tone placement was folded (``fold_tone``); case is kept, for "Bộ" is
a ministry and "bộ" a set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.model.facts import Modality
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, any_word, held_in

_HERE = Path(__file__).parent


class _Bearers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: Words
    quantifiers: Words
    not_heads: Words
    no_authority: Words
    posts: Words
    units_within: Words


class _Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    power: Words
    soft: Words
    plain: Words
    having: Words
    holding: Words
    appointing: Words
    deemed: Words


# "KBNN", "UBND"; but not the letters of numbers and standards.
_ABBREVIATION = r"(?!QĐ|NĐ|TT|NQ|CP|QH|QCVN|TCVN|BM)[A-ZĐƯÔÂ]{2,8}(?:\s[A-Z]{2,8})?"


class Modal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that bind, with a clause that shows them.

    ``strong`` words are the main predicate wherever they stand; ``inside`` ones belong to the
    action ("chịu trách nhiệm …"); ``soft`` ones point out where to go and bind to nothing more.
    """

    words: str
    modality: Modality
    example: str
    strong: bool = False
    inside: bool = False
    soft: bool = False


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    condition: Words
    other: Words
    connectors: Words
    after_bearer: Words
    modifying: Words
    nouns: Words
    person_heads: Words
    generic_heads: Words
    naming: Words
    plain_verbs: Words
    defining: Words
    chaining: Words
    charged: Words
    applying: Words
    applied_for: Words
    stating: Words
    done_by: Words
    done_to: Words
    passive: Words
    chosen_for: Words
    assigning: Words
    encouraged: Words
    deeds: Words
    forbidden: Words
    heading_duties: dict[str, Modality]
    scope_headings: Words
    things: Words
    lists: Words
    works: Words
    facts: Words
    answers: Words
    happenings: Words
    papers: Words


class Vocabulary(NamedTuple):
    """Patterns, and the words they were made from where these are looked up."""

    bearer: re.Pattern[str]  # a bearer's name begins here
    post: re.Pattern[str]  # begins the name of a post within one house
    unit_within: re.Pattern[str]  # the first word of a unit's name there
    no_authority: re.Pattern[str]  # begins the name of one who decides nothing
    bearer_end: re.Pattern[str]  # ends in the first word of such a name, and nothing after it
    predicate: re.Pattern[str]  # a modal or a verb
    modal: re.Pattern[str]
    verb: re.Pattern[str]
    not_holding: re.Pattern[str]  # forbids to do one thing besides another, named ``besides``
    appointing: re.Pattern[str]  # verbs, joined, by which one gets a post, and a body is set up
    deemed: re.Pattern[str]  # what a silence counts as: "được xem là đồng ý"
    condition: re.Pattern[str]
    adjunct: re.Pattern[str]
    connector: re.Pattern[str]
    after_bearer: re.Pattern[str]
    modifying: re.Pattern[str]  # ends in a word after which a verb only modifies
    passive: re.Pattern[str]  # "được giao": what is done to the subject
    chosen_for: re.Pattern[str]  # goes on with a name: "được hỏi", "được phân công"
    person_head: re.Pattern[str]
    generic_head: re.Pattern[str]
    duty_heading: re.Pattern[str]
    forbidding: re.Pattern[str]  # a title over what is forbidden; ``whom`` may be a name
    scope_heading: re.Pattern[str]
    thing_list_end: re.Pattern[str]
    list_end: re.Pattern[str]
    work_end: re.Pattern[str]
    fact: re.Pattern[str]  # opens a predicate that binds nobody
    answer: re.Pattern[str]
    happening: re.Pattern[str]  # opens a case that tells no subject: "nghỉ việc"
    modals: dict[str, Modal]
    power: frozenset[str]
    soft: frozenset[str]
    naming: frozenset[str]
    plain_verbs: frozenset[str]
    defining: frozenset[str]
    chaining: frozenset[str]
    charged: re.Pattern[str]  # ends in a word after which a verb may still name
    applying: re.Pattern[str]  # what one applies for, in a name: "đề nghị cấp"
    applied: re.Pattern[str]  # ends in a verb of applying
    applied_for: frozenset[str]
    stating: frozenset[str]  # verbs that only say who is meant, where another follows
    done_by: frozenset[str]
    done_to: re.Pattern[str]  # what somebody must do to a thing: "được nộp"
    assigning: frozenset[str]
    encouraged: re.Pattern[str]  # "khuyến khích" and ``whom``, where these are of the house
    papers: frozenset[str]  # verbs that are names of papers, too
    duties: dict[str, Modality]


def key(words: str) -> str:
    """Words as they are looked up: small letters, single spaces, tones folded."""
    return " ".join(fold_tone(words).lower().split())


@cache
def vocabulary() -> Vocabulary:
    """Load, check and compile.

    Raises:
        BadRegister: if a file breaks its form.
    """
    bearers = held_in(_HERE / "bearers.yaml", _Bearers)
    verbs = held_in(_HERE / "verbs.yaml", _Verbs)
    modals = {key(each.words): each for each in held_in(_HERE / "modals.yaml", tuple[Modal, ...])}
    phrases = held_in(_HERE / "phrases.yaml", _Phrases)
    small = [word for word in bearers.heads if word[0].islower()]
    capital = [word for word in bearers.heads if word[0].isupper()]
    all_verbs = [*verbs.power, *verbs.soft, *verbs.plain]
    verb = rf"(?i:(?:{any_of(all_verbs)})(?!\w)|có\s+(?=(?:{any_of(verbs.having)})(?!\w)))"
    modal = rf"(?i:(?:{any_of(modals)})(?!\w))"
    small_verb, small_modal = verb.replace("(?i:", "(?:"), modal.replace("(?i:", "(?:")
    quantifiers = any_of(bearers.quantifiers)
    return Vocabulary(
        bearer=re.compile(
            rf"(?:(?i:{quantifiers})\s+)*(?!(?i:{any_of(bearers.not_heads)})(?!\w))"
            rf"(?:(?i:{any_of(small)})|(?:{any_of(capital)})|{_ABBREVIATION})(?!\w)"
        ),
        post=re.compile(rf"(?i:{any_of(bearers.posts)})(?!\w)"),
        unit_within=re.compile(rf"(?:{any_of(bearers.units_within)})\s+"),
        no_authority=re.compile(
            rf"(?:(?i:{quantifiers})\s+)*(?i:{any_of(bearers.no_authority)})(?!\w|\s+có\s+thẩm"
            r"\s+quyền|\s+(?:đứng đầu|đại diện theo pháp luật|ra quyết định|ra lệnh))"
        ),
        bearer_end=re.compile(rf"(?<!\w)(?:{any_of(small)})$"),
        predicate=re.compile(
            rf"(?<!\w)(?:(?P<noun>(?i:{any_of(phrases.nouns)})(?!\w))|(?P<copula>là)(?!\w|\s+đầu\s+mối)|"
            rf"(?P<modal>{small_modal})|(?P<verb>{small_verb}))"
        ),
        modal=re.compile(modal),
        verb=re.compile(verb),
        not_holding=re.compile(
            rf"(?<!\w)không\s+(?:được\s+)?(?P<besides>{any_of(verbs.holding)})(?!\w)"
        ),
        appointing=re.compile(
            rf"(?:{any_of(verbs.appointing)})(?:(?:,\s+|\s+và\s+|,?\s+hoặc\s+)"
            rf"(?:{any_of(verbs.appointing)}))*(?!\w)"
        ),
        deemed=re.compile(
            rf"(?<!\w)(?:(?:được|bị)\s+)?(?:coi|xem)\s+(?:là|như)(?:\s+là)?\s+(?:{any_of(verbs.deemed)})(?!\w)"
        ),
        condition=re.compile(rf"(?i:{any_of(phrases.condition)})(?!\w)"),
        adjunct=re.compile(rf"(?i:{any_of([*phrases.condition, *phrases.other])})(?!\w)"),
        connector=re.compile(rf"(?i:{any_of(phrases.connectors)}),?\s+"),
        after_bearer=re.compile(
            rf"(?<!thuộc)(?<!các)(?<!những),?\s+(?:{any_of(phrases.after_bearer)})(?!\w)"
        ),
        modifying=re.compile(rf"(?<!\w)(?!(?<=ủy )quyền)(?i:{any_of(phrases.modifying)})\s+$"),
        passive=re.compile(rf"được\s+(?:{any_of(phrases.passive)})(?!\w)"),
        chosen_for=re.compile(rf"\s+được\s+(?:{any_of(phrases.chosen_for)})(?!\w)"),
        person_head=_ending(phrases.person_heads),
        generic_head=_ending(phrases.generic_heads),
        duty_heading=re.compile(
            rf"(?i:(?P<duty>{any_of(phrases.heading_duties)}))(?:\s+(?:của|thuộc))?\s+"
        ),
        forbidding=re.compile(
            rf"(?i:(?:{any_of(phrases.deeds)})\s+(?P<whom>[^.;:\n]{{0,80}}?)\s*"
            rf"(?<!\w)(?:{any_of(phrases.forbidden)})|nghiêm\s+cấm\s*:?\s*$)(?!\w)"
        ),
        scope_heading=re.compile(rf"(?i:{any_of(phrases.scope_headings)})(?!\w)"),
        thing_list_end=re.compile(
            rf"(?<!\w)(?i:{any_of(phrases.things)}|hành\s+vi(?:\s+[^\s,;:]+){{0,6}}\s+sau(?:\s+đây)?)\s*$"
        ),
        list_end=re.compile(rf"(?<!\w)(?i:{any_of(phrases.lists)})\s*$"),
        work_end=re.compile(rf"(?<!\w)(?i:{any_of(phrases.works)})\s*$"),
        fact=re.compile(rf"(?i:{any_of(phrases.facts)})(?!\w)"),
        answer=re.compile(rf"(?<!\w)(?:{any_of(phrases.answers)})(?!\w)"),
        happening=re.compile(rf"(?:{any_of(phrases.happenings)})(?!\w)"),
        modals=modals,
        power=frozenset(map(key, verbs.power)),
        soft=frozenset(map(key, verbs.soft)),
        plain_verbs=frozenset(map(key, phrases.plain_verbs)),
        naming=frozenset(map(key, phrases.naming)),
        defining=frozenset(map(key, phrases.defining)),
        chaining=frozenset(map(key, phrases.chaining)),
        charged=re.compile(rf"(?<!\w)(?:{any_of(phrases.charged)})\s+$"),
        applying=re.compile(
            rf"(?:{any_of(phrases.applying)})\s+(?:được\s+)?(?:{any_of(phrases.applied_for)})(?!\w)"
        ),
        applied=re.compile(rf"(?<!\w)(?:{any_of(phrases.applying)})\s+$"),
        applied_for=frozenset(map(key, phrases.applied_for)),
        stating=frozenset(map(key, phrases.stating)),
        done_by=frozenset(map(key, phrases.done_by)),
        done_to=re.compile(
            rf"(?<!\w)(?<!đã\s)(?<!phải\s)(?:sẽ\s+)?được\s+(?:{any_of(phrases.done_to)})(?!\w)"
            r"(?!\s+(?:theo|như|trong trường hợp|trong các|khi|và|hoặc)(?!\w))"
        ),
        assigning=frozenset(map(key, phrases.assigning)),
        encouraged=re.compile(
            rf"(?i:khuyến khích\s+(?P<whom>(?:{quantifiers}\s+)*"
            rf"(?:{any_of(phrases.encouraged)})))(?!\w)"
        ),
        papers=frozenset(map(key, phrases.papers)),
        duties={key(words): modality for words, modality in phrases.heading_duties.items()},
    )


@cache
def starting(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The same words, but not inside a longer one: "ông" is in "Nông nghiệp" too."""
    return re.compile(rf"(?<!\w)(?:{pattern.pattern})", pattern.flags)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, the longest that fits; spaces may be any."""
    return any_word(map(fold_tone, words))


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """Matches words that end in one of ``words``, in small letters or with a capital."""
    both = [spelled for word in words for spelled in (word, word[0].upper() + word[1:])]
    return re.compile(rf"(?<!\w)(?:{any_of(both)})\s+$")
