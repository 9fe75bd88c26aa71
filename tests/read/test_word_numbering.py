"""Automatic numbers: the same figures that Word prints in front of a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit.read.word_numerals import numeral

from .docx_builder import cell, document, para, part, relation, table, texts


def level(at: int, format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def number(id: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def item(text: str, id: int | None = 1, at: int | None = 0, style: str = "") -> str:
    ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    numbered = "" if id is None else f'<w:numPr>{ilvl}<w:numId w:val="{id}"/></w:numPr>'
    return para(text, (f'<w:pStyle w:val="{style}"/>' if style else "") + numbered)


def shown(folder: Path, numbering: str, body: str, styles: str = "") -> list[str]:
    extra: dict[str, str | bytes] = {
        "word/numbering.xml": part("numbering", numbering),
        "word/styles.xml": part("styles", styles),
    }
    links = (relation("n", "numbering", "numbering.xml"), relation("s", "styles", "styles.xml"))
    return texts(document(folder, body, extra=extra, links=links))


def test_chinese_levels_count_and_restart(tmp_path: Path) -> None:
    numbering = abstract(
        0,
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "japaneseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    ) + number(1, 0)
    body = "".join(
        item(text, at=at) for text, at in
        [("存在问题", 0), ("学习不深", 1), ("只读文件", 2), ("少交流", 2), ("服务不实", 1), ("整改措施", 0),
         ("建台账", 1), ("按月", 2)]
    )  # fmt: skip
    assert shown(tmp_path, numbering, body) == [
        "一、存在问题", "（一）学习不深", "1. 只读文件", "2. 少交流", "（二）服务不实",
        "二、整改措施", "（一）建台账", "1. 按月",
    ]  # fmt: skip


def test_patterns_of_several_levels(tmp_path: Path) -> None:
    numbering = abstract(
        0,
        level(0, "chineseCounting", "第%1条"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    ) + number(1, 0)
    body = item("总则", at=0) + item("甲", at=1) + item("乙", at=2) + item("丙", at=0) + item("丁", at=2)
    assert shown(tmp_path, numbering, body) == ["第一条 总则", "一.1 甲", "1.1.1 乙", "第二条 丙", "2.1.1 丁"]


def test_suffixes_bullets_and_starts(tmp_path: Path) -> None:
    numbering = (
        abstract(0, level(0, "decimal", "%1", '<w:suff w:val="nothing"/>', start=3))
        + abstract(1, level(0, "bullet", "\uf06c"))
        + abstract(2, level(0, "none", ""))
        + number(1, 0) + number(2, 1) + number(3, 2)
    )  # fmt: skip
    body = item("甲", 1) + item("点", 2) + item("无", 3) + item("乙", 1) + item("未定义", 9) + item("关", 0)
    assert shown(tmp_path, numbering, body) == ["3甲", "点", "无", "4乙", "未定义", "关"]


def test_lists_of_one_abstract_go_on_unless_they_restart(tmp_path: Path) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = (
        abstract(0, level(0, "decimal", "%1)")) + number(1, 0) + number(2, 0, restart) + number(3, 0, other)
    )
    body = item("甲", 1) + item("乙", 1) + item("丙", 2) + item("丁", 2) + item("戊", 1) + item("己", 3)
    assert shown(tmp_path, numbering, body) == ["1)甲", "2)乙", "1)丙", "2)丁", "3)戊", "D)己"]


def test_a_level_may_never_restart(tmp_path: Path) -> None:
    numbering = abstract(
        0, level(0, "decimal", "%1、"), level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
    ) + number(1, 0)
    body = item("甲", at=0) + item("乙", at=1) + item("丙", at=0) + item("丁", at=1)
    assert shown(tmp_path, numbering, body) == ["1、甲", "（1）乙", "2、丙", "（2）丁"]


def test_numbers_by_style_and_switched_off(tmp_path: Path) -> None:
    numbering = abstract(
        0,
        level(0, "decimal", "%1、", '<w:pStyle w:val="a"/>'),
        level(1, "decimal", "（%2）", '<w:pStyle w:val="b"/>'),
    ) + number(1, 0)
    linked = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/>{linked}</w:style>'
        for id in "ab"
    )
    body = (
        item("甲", None, style="a")
        + item("乙", None, style="b")
        + item("丙", 0, style="a")
        + item("丁", None, style="a")
    )
    assert shown(tmp_path, numbering, body, styles) == ["1、甲", "（1）乙", "丙", "2、丁"]


def test_list_styles(tmp_path: Path) -> None:
    numbering = (
        abstract(0, '<w:numStyleLink w:val="L"/>') + abstract(1, level(0, "ideographTraditional", "%1、"))
        + number(1, 0) + number(2, 1)
    )  # fmt: skip
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert shown(tmp_path, numbering, item("一") + item("二"), styles) == ["甲、一", "乙、二"]


def test_numbered_cells(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + number(1, 0)
    body = table(cell(item("")) + cell("问题甲"), cell(item("")) + cell("问题乙"))
    assert shown(tmp_path, numbering, body) == ["1 ", "问题甲", "2 ", "问题乙"]


def test_a_removed_numbered_paragraph_does_not_count(tmp_path: Path) -> None:
    numbering = abstract(0, level(0, "decimal", "%1、")) + number(1, 0)
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
    )
    assert shown(tmp_path, numbering, item("甲") + gone + item("乙")) == ["1、甲", "2、乙"]


@pytest.mark.parametrize(
    ("number", "format", "text"),
    [
        (10, "chineseCounting", "十"), (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"), (110, "chineseCounting", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"), (12010, "chineseCountingThousand", "一万二千零一十"),
        (21, "ideographDigital", "二一"), (12, "chineseLegalSimplified", "壹拾贰"),
        (11, "ideographTraditional", "甲"),
        (12, "ideographZodiac", "亥"), (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (51, "decimalEnclosedCircle", "51"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"),
        (28, "upperLetter", "BB"), (1, "lowerLetter", "a"), (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (2, "decimalEnclosedParen", "⑵"), (5, "没有的格式", "5"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_numerals(number: int, format: str, text: str) -> None:
    assert numeral(number, format) == text
