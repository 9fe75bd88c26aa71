"""营业厅党支部: files that cannot be read, and one that can but lacks half of what it should say."""

from __future__ import annotations

from . import word

FOLDER = "营业厅党支部"

_OLE_HEADER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900")
"""What every .doc of Word 97–2003 begins with."""


_WHOLE = word.docx(
    word.title("支部委员会会议记录"),
    word.line("时间：2024年5月8日（星期三）16:00"),
    word.line("地点：营业大厅二楼"),
    word.line("主持人：田晓窗　　记录人：谢纸鸢"),
)

FILES: dict[str, bytes] = {
    "2024年4月党员大会记录.docx": word.docx(
        word.title("营业厅党支部党员大会记录"),
        word.line("时间：2024年4月31日"),
        word.line("地点：营业大厅二楼"),
        word.line("主持人：田晓窗"),
        word.line("应到党员：9人　　实到党员：4人"),
        word.line("议题：讨论推荐优秀党员人选"),
        word.line("表决情况：经表决，一致通过。"),
        word.line("会议决议：推荐顾来信为优秀党员人选。"),
        missing_image=True,
    ),
    "2024年5月支委会记录.docx": _WHOLE[: len(_WHOLE) * 2 // 3],
    "2024年1月支委会记录.doc": _OLE_HEADER + bytes(2048 - len(_OLE_HEADER)),
    "~$24年4月党员大会记录.docx": b"\x09\x00" + "陶问渠".encode("utf-16-le").ljust(160, b"\x00"),
    "2024年6月党课记录.txt": b"",
}
