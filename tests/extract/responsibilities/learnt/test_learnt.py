"""The learnt layer over the rules: what it sees, what it may choose, what it does untrained."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.errors import BadRegister
from pipeline.extract.responsibilities import find_responsibilities, responsibilities_in
from pipeline.extract.responsibilities.learnt.bearing import Namer
from pipeline.extract.responsibilities.learnt.chain import MODEL, WHOSE, Likely, norm_chain
from pipeline.extract.responsibilities.learnt.classes import WordClasses, word_classes
from pipeline.extract.responsibilities.learnt.sequences import lines_of
from pipeline.extract.responsibilities.learnt.works import works_of
from pipeline.extract.responsibilities.seen import Seen, ruled_norms, seen_in
from pipeline.language import passage_of
from pipeline.model.facts import Modality
from pipeline.trained import models_from

NO_CLASSES = WordClasses(words={}, pairs={})
TEXT = (
    "Điều 7. Trách nhiệm của Văn phòng Bộ Giao thương Viễn Dương\n"
    "1. Tiếp nhận hồ sơ của các đơn vị.\n"
    "2. Lưu hồ sơ trong thời hạn 05 năm."
)


def seen(text: str) -> Seen:
    return seen_in(passage_of(text))


def unsure(lines) -> list[Likely]:
    """A chain that knows nothing."""
    return [
        Likely(none, [[0.0] * len(WHOSE)] * len(none), none, none, none)
        for none in ([0.0] * len(line.words) for line in lines)
    ]


def test_every_word_stands_where_it_says_and_has_features():
    lines = lines_of(seen(TEXT), NO_CLASSES)
    assert [line.line for line in lines] == [0, 1, 2]
    for line in lines:
        assert len(line.words) == len(line.features)
        for word in line.words:
            assert TEXT[word.start : word.end].lower().replace("7", "0") in (
                word.low,
                TEXT[word.start : word.end].lower(),
            )


def test_features_tell_verb_place_and_what_the_rules_found():
    first = lines_of(seen(TEXT), NO_CLASSES)[1]
    receives = first.features[[word.low for word in first.words].index("tiếp")]
    assert {"verb=tiếp nhận", "opens", "r=Ba", "hd=trách nhiệm@"} <= set(receives)


def test_pairs_of_words_are_told_by_their_class():
    classes = WordClasses(words={"tiếp": 4}, pairs={"tiếp nhận": 9})
    first = lines_of(seen(TEXT), classes)[1]
    receives = first.features[[word.low for word in first.words].index("tiếp")]
    assert {"c=4", "cc=9"} <= set(receives)


def test_what_the_rules_found_is_always_to_be_chosen():
    seen = seen_in(passage_of(TEXT))
    lines = lines_of(seen, NO_CLASSES)
    works, rows = works_of(seen, lines, unsure(lines))
    assert len(works) == len(rows)
    spans = {TEXT[work.span.start : work.span.end] for work in works}
    assert "Tiếp nhận hồ sơ của các đơn vị" in spans
    assert "Lưu hồ sơ" in spans


def test_a_name_in_the_heading_may_be_meant_whatever_the_chain_says():
    seen = seen_in(passage_of(TEXT))
    lines = lines_of(seen, NO_CLASSES)
    works, _ = works_of(seen, lines, unsure(lines))
    of_first = next(work for work in works if work.line == 1)
    choices = Namer(seen, lines, unsure(lines)).choices(of_first)
    names = [TEXT[each.name.start : each.name.end] for each in choices if each.name]
    assert choices[0].name is None
    assert "Văn phòng Bộ Giao thương Viễn Dương" in names


def test_without_models_the_rules_stand_alone(tmp_path):
    passage = passage_of(TEXT)
    with models_from(tmp_path):
        assert find_responsibilities(passage) == ruled_norms(passage)


def test_a_damaged_chain_is_named(tmp_path):
    (tmp_path / MODEL).mkdir()
    (tmp_path / MODEL / "chain.crfsuite").write_bytes(b"lCRF")
    digest = hashlib.sha256(b"another").hexdigest()
    (tmp_path / MODEL / "chain.json").write_text(f'{{"sha256": "{digest}"}}')
    with models_from(tmp_path), pytest.raises(BadRegister, match="chain"):
        norm_chain()


def test_classes_of_another_form_are_named(tmp_path):
    (tmp_path / "word_classes").mkdir()
    (tmp_path / "word_classes" / "classes.json").write_text('{"words": {}}')
    with models_from(tmp_path), pytest.raises(BadRegister, match="classes"):
        word_classes()


def test_items_under_a_heading_that_only_names_a_body_are_its_works():
    """The rules see nobody in such a heading."""
    text = (
        "Điều 14. Cục Quản lý tàu biển\n"
        "1. Tiếp nhận hồ sơ đề nghị cấp giấy phép của doanh nghiệp.\n"
        "2. Tổ chức kiểm tra việc thực hiện giấy phép đã cấp."
    )
    norms = find_responsibilities(passage_of(text))
    assert [norm.action.quote for norm in norms] == [
        "Tiếp nhận hồ sơ đề nghị cấp giấy phép của doanh nghiệp",
        "Tổ chức kiểm tra việc thực hiện giấy phép đã cấp",
    ]
    assert {norm.bearer and norm.bearer.quote for norm in norms} == {"Cục Quản lý tàu biển"}
    assert {norm.modality for norm in norms} == {Modality.OBLIGATION}


def test_an_article_of_one_line_says_what_the_rules_read_in_it():
    [norm] = responsibilities_in("Điều 8. Văn phòng lập danh mục tài sản hằng năm.")
    assert norm.bearer is not None
    assert (norm.bearer.quote, norm.action.quote) == ("Văn phòng", "lập danh mục tài sản hằng năm")


def test_lines_of_blanks_do_not_shift_the_line_of_an_action():
    text = "Điều 5. Trực ban\n \n \n1. Nhân viên trực ban không được:\na) Rời vị trí trực."
    line = passage_of(text).line_at(text.index("Rời"))
    assert text[line.span.start : line.span.end] == "a) Rời vị trí trực."
