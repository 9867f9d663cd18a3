"""Whatever the words, demands stand inside the text and in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.directives.drafting.prose import demands_in

WORDS = st.sampled_from(
    [
        *("Bộ trưởng", "các đơn vị", "Phòng Lễ tân", "đề nghị", "yêu cầu", "giao", "nhấn mạnh"),
        *("cần", "phải", "không được", "đã", "đang", "được", "tiếp tục", "kịp thời", "sớm"),
        *("rà soát", "ban hành", "lập", "kiểm tra", "tăng cường", "phối hợp với", "chủ trì"),
        *("quy chế làm việc", "kế hoạch", "sổ theo dõi", "khiếu nại", "công tác", "việc", "của"),
        *("để", "nhằm", "và", "đồng thời", "nhất là", "trong", "theo", "sau đây:", "1.", "a)", "-"),
        *(",", ";", ".", ":", "\n", "“", "(", ")", "05 ngày", "Nhiệm vụ của", "là"),
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_demands_stand_in_the_text(text: str):
    demands = demands_in(text)
    for demand in demands:
        assert 0 <= demand.span.start < demand.span.end <= len(text)
        assert demand.sentence.start <= demand.span.start
        assert demand.words.strip()
        if demand.addressee is not None:
            quote = demand.addressee
            assert text[quote.start : quote.end] == quote.quote
    spans = [demand.span for demand in demands]
    assert len(spans) == len(set(spans))


def test_a_sentence_without_end_is_parted_no_further_than_a_sentence_goes():
    """Parting looks at what stands before each comma: on endless lists that must stop."""
    (demand,) = demands_in("Đề nghị các đơn vị " + "kiểm tra, " * 20_000 + "hồ sơ.")
    assert demand.words.endswith("hồ sơ")
