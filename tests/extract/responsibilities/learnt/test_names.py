"""Which words may name a bearer: as the chain tells them, and as the words that open a name do."""

from __future__ import annotations

import numpy as np

from pipeline.extract.responsibilities.learnt.bearing import Choice
from pipeline.extract.responsibilities.learnt.chain import WHOSE, Likely
from pipeline.extract.responsibilities.learnt.classes import WordClasses
from pipeline.extract.responsibilities.learnt.deciding import NOBODY, likeliest
from pipeline.extract.responsibilities.learnt.names import NamesAround, Source, names_of
from pipeline.extract.responsibilities.learnt.sequences import lines_of
from pipeline.extract.responsibilities.learnt.works import Work
from pipeline.extract.responsibilities.seen import Seen, seen_in
from pipeline.language import passage_of
from pipeline.model.document import Span

NO_CLASSES = WordClasses(words={}, pairs={})


def read(text: str) -> Seen:
    return seen_in(passage_of(text))


def told(seen: Seen, *names: str) -> set[str]:
    """The names found where the chain is sure of ``names`` and of nothing else."""
    lines = lines_of(seen, NO_CLASSES)
    text = seen.passage.text
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    likely = []
    for line in lines:
        sure = [
            float(any(span.start <= word.start < span.end for span in spans)) for word in line.words
        ]
        begins = [float(any(span.start == word.start for span in spans)) for word in line.words]
        none = [0.0] * len(line.words)
        likely.append(Likely(none, [[0.0] * len(WHOSE)] * len(none), none, begins, sure))
    return {text[each.span.start : each.span.end] for each in names_of(seen, lines, likely)}


def around(text: str, action: str) -> dict[str, set[Source]]:
    """The names around an action, of which the chain tells nothing, and where each was found."""
    seen = read(text)
    start = seen.passage.text.index(action)
    line = text.count("\n", 0, start)
    work = Work(Span(start, start + len(action)), line, 0, 0, (0.0, 0.0, 0.0, 0.0))
    clause = next(each for each in seen.passage.clauses if each.span.start <= start < each.span.end)
    found = NamesAround(seen, []).of(work, clause.span.start, start)
    return {seen.passage.words(span): sources for span, sources in found.items()}


def test_names_of_one_list_are_also_one_name():
    text = "Cục Thuế, Cục Hải quan và Kho bạc gửi báo cáo."
    found = told(read(text), "Cục Thuế", "Cục Hải quan", "Kho bạc")
    assert {"Cục Thuế", "Cục Hải quan và Kho bạc", "Cục Thuế, Cục Hải quan và Kho bạc"} <= found


def test_names_with_work_between_them_stay_two():
    text = "Cục Thuế gửi báo cáo, Kho bạc lưu báo cáo."
    assert told(read(text), "Cục Thuế", "Kho bạc") == {"Cục Thuế", "Kho bạc"}


def test_no_name_begins_inside_a_word():
    """ "ông" opens the name of a person; it is also the end of "Nông", "Thông", "Công"."""
    found = around("Sở Nông nghiệp theo Thông tư này lập danh sách.", "lập danh sách")
    assert found
    assert not any(name.startswith("ông") for name in found)


def test_a_name_may_end_before_the_first_of_two_verbs():
    found = around("Phòng Kế toán tiếp nhận hồ sơ và lập phiếu thu.", "lập phiếu thu")
    assert "Phòng Kế toán" in found


def test_a_name_that_no_list_holds_stands_between_borders_of_the_heading():
    text = "Điều 6. Thư ký tổng hợp - Mã số: B.01\n1. Nhiệm vụ:\na) Soạn báo cáo tuần."
    assert Source.HEADING in around(text, "Soạn báo cáo tuần")["Thư ký tổng hợp"]
    text = "Điều 9. Yêu cầu đối với bạn đọc khi vào kho\n1. Xuất trình thẻ."
    assert Source.HEADING in around(text, "Xuất trình thẻ")["bạn đọc"]


def test_a_name_that_no_list_holds_stands_before_the_modal_of_the_line_above():
    text = (
        "Điều 3. Nhà bếp\n1. Nhà bếp có ba người. Bếp trưởng có trách nhiệm sau đây:\n"
        "a) Nấu ăn hằng ngày."
    )
    assert Source.STRETCH_ABOVE in around(text, "Nấu ăn hằng ngày")["Bếp trưởng"]


def test_a_name_that_no_list_holds_stands_between_a_comma_and_the_action():
    text = "Điều 4. Ca trực\n1. Khi có gió lớn, mỗi tàu neo đậu tại bến."
    assert Source.STRETCH in around(text, "neo đậu tại bến")["mỗi tàu"]


def test_nobody_is_meant_only_where_no_name_comes_near():
    nobody, somebody = Choice(None, ()), Choice(Span(0, 9), ())
    near, far = np.array([0.0, NOBODY / 2]), np.array([0.0, NOBODY * 2])
    assert likeliest([nobody, somebody], near) == 1
    assert likeliest([nobody, somebody], far) == 0
