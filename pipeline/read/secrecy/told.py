"""What is said of a file the gate withheld, wherever it is told."""

from __future__ import annotations

HELD_BACK = "Tệp có dấu chỉ độ mật; nội dung không được đọc, không được lưu ở đâu."
WHO_TO_ASK = (
    "Hỏi người đứng đầu đơn vị nộp tệp và người làm công tác bảo vệ bí mật nhà nước của đơn vị: "
    "chuyển tệp khỏi kho này, rà soát theo chế độ mật; nếu đã giải mật hoặc không phải văn bản "
    "mật thì nộp bản có dấu giải mật hoặc bản không còn dấu."
)
