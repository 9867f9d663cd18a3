"""Words that open a part of a file: signature, attached regulation, annex, form."""

from __future__ import annotations

import re

SIGNATURE = re.compile(
    r"(?:Nơi nhận\s*:?\s*$|Nơi nhận\s*:|"
    r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|TUN|Q)\s?[.\s]\s?[^\W\d_a-z]{2}|"
    r"(?:BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN NHÀ NƯỚC|"
    r"TỔNG THANH TRA|THỨ TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|XÁC THỰC VĂN BẢN)"
    r"(?: QUỐC HỘI| NƯỚC| HỢP NHẤT)?\s*(?:\(.*)?$)"
)
ATTACHED = re.compile(
    r"(?:BỘ )?(?:QUY CHẾ|QUI CHẾ|QUY ĐỊNH|QUI ĐỊNH|QUY TRÌNH|ĐIỀU LỆ|NỘI QUY|QUY TẮC|QUY CHUẨN|KẾ HOẠCH|"
    r"CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC|HƯỚNG DẪN|ĐỊNH MỨC|TIÊU CHUẨN|QUY HOẠCH)\b"
)
ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|Phụ Lục)(?:\s+(?:SỐ|số)?\s*(?P<num>[IVXLC]+|\d+|[A-Z]\b)?|\s*$)"
)
LIST = re.compile(r"DANH MỤC\b|BẢNG\b")
FORM = re.compile(
    r"(?:MẪU|Mẫu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu)\s+(?:(?:SỐ|số|Số)\s*)?:?\s*(?P<num>[\w.\-/]*\d[\w.\-/]*)"
)
ISSUED_WITH = re.compile(r"\(?\s*(?:Được )?(?:Ban hành )?kèm theo", re.IGNORECASE)
