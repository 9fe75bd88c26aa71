"""Whether a document may be a 公文, by a glance at its first lines: only then its layout matters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from branchaudit.document import Block

_HEAD = 12
"""Paragraphs: behind the red heading, the number and the issuer comes the title."""
_LONGEST_TITLE = 80
_KINDS = ("通知", "请示", "批复", "公示", "公告", "通告", "通报", "函", "决定")
_COMMON = ("报告", "意见", "纪要", "决议", "公报", "议案", "令")
"""Other papers end their titles with these as well."""
_CLOSING = ("特此", "此复", "妥否", "当否")
_TAIL = re.compile(r"[\s。.．]+$|[（(][^（()）]{1,8}[)）]\s*$")
_NUMBER = re.compile(r"[〔\[（(【［]\s*20\d\d\s*[〕\]）)】］]\s*第?\s*\d+\s*号\s*$")


def may_be_official(blocks: Sequence[Block]) -> bool:
    """Whether title, number, addressee or closing are those of a 公文."""
    head = [block.text for block in blocks[:_HEAD] if block.kind == "paragraph"]
    for at, text in enumerate(head):
        if len(text) > _LONGEST_TITLE:
            continue
        shown = _TAIL.sub("", text)
        if shown.endswith(_KINDS) or _NUMBER.search(text):
            return True
        if shown.endswith(_COMMON):
            addressed = any(line.rstrip().endswith(("：", ":")) for line in head[at + 1 : at + 4])
            return addressed or any(block.text.startswith(_CLOSING) for block in blocks)
    return False
