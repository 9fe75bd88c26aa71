"""Text files: the right characters whatever the encoding, and line numbers as an editor shows them."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from branchaudit.document import Document, Unreadable
from branchaudit.read import plain
from branchaudit.read.encoding import decode

from .docx_builder import read_bytes, texts

MINUTES = """第一党支部支部委员会会议记录
时间：2024年3月5日（星期二）下午2:30
地点：三楼会议室  主持人：岳明  记录人：柳青
应到12人，实到11人，缺席1人（出差）。
一、传达学习上级党委文件精神；
二、研究近期发展党员工作。会议决定：同意接收为预备党员。
"""
TRADITIONAL = """第一黨支部會議記錄
時間：民國一百一十三年三月五日
會議決定：關於學習計劃與經費問題，應當由書記負責辦理。
"""


def lines(folder: Path, data: bytes) -> list[tuple[int | None, str]]:
    result = read_bytes(folder, data, "a.txt")
    assert isinstance(result, Document), result
    return [(block.line, block.text) for block in result.blocks]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (MINUTES.encode(), "utf-8"),
        (codecs.BOM_UTF8 + MINUTES.encode(), "utf-8"),
        (MINUTES.encode("gbk"), "gb18030"),
        (MINUTES.encode("gb18030"), "gb18030"),
        (MINUTES.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + MINUTES.encode("utf-16-be"), "utf-16"),
        (MINUTES.encode("utf-16-le"), "utf-16-le"),
        (MINUTES.encode("utf-16-be"), "utf-16-be"),
        (MINUTES.encode("utf-32"), "utf-32"),
    ],
)
def test_every_usual_encoding(tmp_path: Path, raw: bytes, name: str) -> None:
    result = read_bytes(tmp_path, raw, "a.txt")
    assert isinstance(result, Document)
    assert texts(result) == MINUTES.strip().split("\n")
    assert result.encoding == name


def test_big5(tmp_path: Path) -> None:
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5")


@pytest.mark.parametrize(
    "text",
    ["会议", "要", "党员", "主持人：张三", "到会", "同意", "2024年3月5日", "甲", "支部", "汽车", "中国"],
)
def test_tiny_gbk_files(text: str) -> None:
    assert decode(text.encode("gbk")) == (text, "gb18030")


@pytest.mark.parametrize("text", ["ok", "Привет, мир", "café", "naïve résumé", "①", "No. 5", "—", "会", "Ω"])
def test_tiny_utf8_files(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


def test_a_damaged_utf8_file_stays_utf8(tmp_path: Path) -> None:
    raw = MINUTES.encode()
    for cut in (raw[:-3], raw[:200], raw[:201], raw[:202], raw[:100] + b"\xff" + raw[100:]):
        result = decode(cut)
        assert result is not None
        assert result[1] == "utf-8"
        assert result[0].startswith("第一党支部")


def test_a_cut_gbk_file_stays_gbk() -> None:
    raw = MINUTES.encode("gbk").rstrip()
    result = decode(raw[: raw.rindex("同意".encode("gbk")) + 1])
    assert result is not None
    assert result[1] == "gb18030"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16-le"])
def test_long_files_are_read_to_the_end(encoding: str) -> None:
    text = MINUTES * 400 + "末"
    result = decode(text.encode(encoding))
    assert result is not None
    assert result[0] == text


HAN = st.sampled_from(
    sorted(
        set(MINUTES + "党员发展对象支部书记组织生活会批评与自我批评整改落实情况责任单位完成时限讨论通过决议")
        - set(" \n")
    )
)


@settings(max_examples=200, deadline=None)
@given(
    st.text(HAN, min_size=30, max_size=300),
    st.sampled_from(["utf-8", "gbk", "gb18030", "utf-16-le", "utf-16-be"]),
)
@example("一" * 40, "utf-16-le")
def test_chinese_text_survives_every_encoding(text: str, encoding: str) -> None:
    assume(sum("\u4e00" <= c <= "\u9fff" for c in text) > len(text) / 2)
    result = decode(text.encode(encoding))
    assert result is not None
    assert result[0] == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_numbers(tmp_path: Path, end: str) -> None:
    text = end.join(["标题", "", "　　", "正文 ", "末行"])
    assert lines(tmp_path, text.encode()) == [(1, "标题"), (4, "正文 "), (5, "末行")]


def test_form_feeds_start_pages(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "甲\n\f乙\n丙\f丁\n\f\n戊\n己".encode(), "a.txt")
    assert isinstance(result, Document)
    assert [(b.line, b.text, b.new_page) for b in result.blocks] == [
        (1, "甲", False), (2, "乙", True), (3, "丙", False), (3, "丁", True),
        (5, "戊", True), (6, "己", False),
    ]  # fmt: skip


def test_control_characters_are_dropped_and_tabs_stay(tmp_path: Path) -> None:
    assert lines(tmp_path, "主\x07持人：\t甲\x1b\x7f".encode()) == [(1, "主持人：\t甲")]


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", "\ufeff".encode(), "　\n".encode(), "\ufeff\n".encode("utf-16-le")]
)
def test_nothing_to_read(tmp_path: Path, data: bytes) -> None:
    result = read_bytes(tmp_path, data, "a.txt")
    assert isinstance(result, Unreadable)
    assert (result.reason, bool(result.message)) == ("empty", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(5000), "corrupt"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "not_text"),
        (MINUTES.encode() + b"\0\0" + MINUTES.encode(), "not_text"),
        (bytes(range(128, 256)) * 20, "not_text"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, reason: str) -> None:
    result = read_bytes(tmp_path, data, "a.txt")
    assert isinstance(result, Unreadable)
    assert result.reason == reason


def test_too_many_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_LINES", 10)
    result = read_bytes(tmp_path, b"a\n" * 11, "a.txt")
    assert isinstance(result, Unreadable)
    assert result.reason == "too_large"
