"""Small made-up documents in good form, from which the examples of the rules are made."""

from __future__ import annotations

DECISION = """BỘ GIẢ ĐỊNH
Số: 12/QĐ-BGĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 12 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc ban hành Quy chế tiếp khách
BỘ TRƯỞNG BỘ GIẢ ĐỊNH
Căn cứ Nghị định số 01/2023/NĐ-CP ngày 02 tháng 01 năm 2023 của Chính phủ quy định chức năng, \
nhiệm vụ của Bộ Giả định;
Theo đề nghị của Chánh Văn phòng Bộ.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế tiếp khách.
Điều 2. Quyết định này có hiệu lực từ ngày 15 tháng 3 năm 2024.
Điều 3. Chánh Văn phòng Bộ chịu trách nhiệm thi hành Quyết định này.
Nơi nhận:
- Như Điều 3;
- Lưu: VT, VP.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Trần Văn Mẫu
QUY CHẾ
TIẾP KHÁCH
(Ban hành kèm theo Quyết định số 12/QĐ-BGĐ ngày 12 tháng 3 năm 2024 của Bộ trưởng Bộ Giả định)
Điều 1. Phạm vi
1. Quy chế này quy định việc tiếp khách tại trụ sở Bộ.
2. Quy chế này áp dụng với mọi đơn vị:
a) Vụ, cục;
b) Văn phòng;
c) Đơn vị sự nghiệp.
Điều 2. Đăng ký
1. Đơn vị đăng ký lịch tiếp khách trước hai ngày làm việc.
2. Văn phòng xếp phòng.
Điều 3. Tổ chức thực hiện
Văn phòng theo dõi việc thực hiện Quy chế này.
"""

PARTY_RULE = """ĐẢNG BỘ CHÍNH PHỦ
ĐẢNG ỦY BỘ GIẢ ĐỊNH
*
Số 12-QĐ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 12 tháng 3 năm 2026
QUY ĐỊNH
về chế độ sinh hoạt của chi bộ
- Căn cứ Điều lệ Đảng;
Ban Thường vụ Đảng ủy quy định như sau:
Điều 1. Chi bộ họp mỗi tháng một lần.
Điều 2. Quy định này có hiệu lực từ ngày ký.
Nơi nhận:
- Các chi bộ,
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Văn Mẫu
"""

ISO_PROCEDURE = """BỘ GIẢ ĐỊNH
VĂN PHÒNG
QUY TRÌNH
TIẾP NHẬN VĂN BẢN ĐẾN
Mã hiệu: QT-VP-07
Lần ban hành: 02
Ngày hiệu lực: 15/3/2024
Người lập
Lê Thị Lập
Người phê duyệt
Trần Văn Duyệt
1. Mục đích
Thống nhất cách tiếp nhận văn bản đến.
2. Phạm vi áp dụng
Áp dụng cho Văn phòng và các đơn vị.
"""


def changed(sample: str, *swaps: tuple[str, str]) -> str:
    """``sample`` with the first of each pair of words replaced by the second, once.

    Raises:
        ValueError: if a sample does not hold the words to replace.
    """
    for old, new in swaps:
        if old not in sample:
            raise ValueError(f"the sample has no {old!r}")
        sample = sample.replace(old, new, 1)
    return sample
