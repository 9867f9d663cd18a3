"""The basis that the rules of standardisation share."""

from __future__ import annotations

BASIS = (
    "Yêu cầu rà soát, chuẩn hóa quy chế, quy định, quy trình của các đơn vị; Kết luận 226-KL/TW: "
    "rõ thời gian, rõ trách nhiệm, rõ thẩm quyền"
)
