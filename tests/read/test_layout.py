"""Page and fonts of documents that may be 公文, in the ways in which programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.document import Layout, Look, SourceFile
from branchaudit.pipeline import draw_records
from branchaudit.read import read_example
from branchaudit.read.layout_properties import number

from .docx_builder import NAMESPACES, cell, document, docx, para, part, relation, run, table

TITLE, BODY = "关于报送总结的通知", "请各党小组于三月二十日前报送总结。"
SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>'
SECTION = f"<w:sectPr>{SIZE}{MARGINS}</w:sectPr>"


def fonts(name: str, size: int) -> str:
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hint="eastAsia"/><w:sz w:val="{size}"/>'


def layout(folder: Path, body: str, **parts: str) -> Layout:
    """`parts`: styles, theme, settings or footer1, by the content of their root."""
    kinds = {"footer1": "footer"}
    links = tuple(relation(name, kinds.get(name, name), f"{name}.xml") for name in parts)
    found = document(
        folder, body, links=links, extra={f"word/{name}.xml": xml for name, xml in parts.items()}
    ).layout
    assert found is not None
    return found


def styles(content: str) -> str:
    return part("styles", content)


def theme(major: str, minor: str) -> str:
    return f"<a:theme {NAMESPACES}><a:fontScheme>{major}{minor}</a:fontScheme></a:theme>"


# ---------------------------------------------------------------- which documents
def test_minutes_have_none(tmp_path: Path) -> None:
    body = para("青石党支部党员大会会议记录") + para("主持人：林小满") + SECTION
    assert document(tmp_path, body).layout is None


@pytest.mark.parametrize("title", ["2024年度述职报告", "关于检查问题的整改报告", "支部委员会会议纪要"])
def test_papers_that_address_nobody_have_none(tmp_path: Path, title: str) -> None:
    assert document(tmp_path, para(title) + para("一、学习情况") + SECTION).layout is None


@pytest.mark.parametrize(
    "head", [[TITLE], ["青支〔2025〕3号", "会议纪要"], ["关于换届的报告", "镇党委："], ["通知（代拟稿）"]]
)
def test_what_may_be_official_has_one(tmp_path: Path, head: list[str]) -> None:
    assert layout(tmp_path, "".join(map(para, head)) + SECTION).width == 210.0


def test_a_text_file_has_none() -> None:
    assert read_example(SourceFile("a.txt", "a.txt"), TITLE.encode()).layout is None


# ---------------------------------------------------------------- the page
def test_the_page_in_millimetres(tmp_path: Path) -> None:
    found = layout(tmp_path, para(TITLE) + SECTION)
    assert (found.width, found.height) == (210.0, 297.0)
    assert (found.top, found.left, found.bottom, found.right) == (37.0, 28.0, 35.0, 26.0)


def test_a_page_that_is_not_described_is_not_known(tmp_path: Path) -> None:
    found = layout(tmp_path, para(TITLE))
    assert (found.width, found.top, found.lines) == (None, None, None)


def test_the_section_of_the_text_counts_not_that_of_a_broad_table(tmp_path: Path) -> None:
    landscape = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    body = para(TITLE) + para(BODY, SECTION) + table(cell("序号")) + landscape
    assert layout(tmp_path, body).width == 210.0


def test_an_old_section_in_a_tracked_change_is_passed_over(tmp_path: Path) -> None:
    old = '<w:sectPrChange w:id="1"><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:sectPrChange>'
    body = para(TITLE) + f"<w:sectPr>{old}{SIZE}{MARGINS}</w:sectPr>"
    assert layout(tmp_path, body).width == 210.0


def test_a_gutter_adds_to_the_left_margin(tmp_path: Path) -> None:
    margins = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1304" w:gutter="283"/>'
    assert layout(tmp_path, para(TITLE) + f"<w:sectPr>{SIZE}{margins}</w:sectPr>").left == 28.0


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        ('<w:docGrid w:type="lines" w:linePitch="579"/>', (22, None)),
        ('<w:docGrid w:linePitch="312"/>', (None, None)),
        ('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>', (22, 28)),
    ],
)
def test_the_grid(tmp_path: Path, grid: str, expected: tuple[int | None, int | None]) -> None:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    )
    body = para(TITLE) + f"<w:sectPr>{SIZE}{MARGINS}{grid}</w:sectPr>"
    found = layout(tmp_path, body, styles=styles(normal))
    assert (found.lines, found.characters) == expected


# ---------------------------------------------------------------- fonts
def look(folder: Path, paragraph: str, **parts: str) -> Look:
    return layout(folder, para(TITLE) + paragraph + SECTION, **parts).looks[1]


def test_fonts_of_the_run(tmp_path: Path) -> None:
    found = look(tmp_path, para(run(BODY, fonts("仿宋_GB2312", 32))))
    assert (found.font, found.size) == ("仿宋_GB2312", 16.0)


def test_a_size_for_other_scripts_is_no_size_of_han_characters(tmp_path: Path) -> None:
    found = look(tmp_path, para(run(BODY, '<w:rFonts w:eastAsia="仿宋;FangSong"/><w:szCs w:val="32"/>')))
    assert (found.font, found.size) == ("仿宋", None)


def test_fonts_are_inherited(tmp_path: Path) -> None:
    sheet = styles(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="base"><w:rPr>{fonts("仿宋", 30)}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="text"><w:basedOn w:val="base"/>'
        '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr>'
        '<w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    )
    styled = look(tmp_path, para(BODY, '<w:pStyle w:val="text"/>'), styles=sheet)
    assert styled == Look("仿宋", 16.0, 28.0, False, 2.0)
    plain = look(tmp_path, para(BODY), styles=sheet)
    assert (plain.font, plain.size, plain.spacing, plain.single) == ("宋体", 10.5, None, True)


def test_styles_based_on_each_other_end(tmp_path: Path) -> None:
    sheet = styles(
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    assert look(tmp_path, para(BODY, '<w:pStyle w:val="a"/>'), styles=sheet).font is None


MINOR = (
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="{}"/>'
    '<a:font script="Hans" typeface="等线"/></a:minorFont>'
)
THEMED = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:eastAsia="仿宋"/>'


@pytest.mark.parametrize(
    ("face", "language", "font"), [("仿宋", "", "仿宋"), ("", "zh-CN", "等线"), ("", "ja-JP", None)]
)
def test_fonts_of_the_theme(tmp_path: Path, face: str, language: str, font: str | None) -> None:
    found = look(
        tmp_path,
        para(run(BODY, THEMED)),
        theme=theme("<a:majorFont/>", MINOR.format(face)),
        settings=part("settings", f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/>'),
    )
    assert found.font == font


def test_the_font_of_most_characters_is_that_of_the_paragraph(tmp_path: Path) -> None:
    mixed = run("一、报送内容。", fonts("黑体", 32)) + run(BODY * 2, fonts("仿宋", 32))
    assert look(tmp_path, para(mixed)).font == "仿宋"
    halves = run("报送内容报送", fonts("黑体", 32)) + run("各项材料各项", fonts("仿宋", 32))
    assert look(tmp_path, para(halves)).font is None


@pytest.mark.parametrize(
    ("content", "properties", "indent"),
    [
        (BODY, '<w:ind w:firstLineChars="200" w:firstLine="640"/>', 2.0),
        (run(BODY, '<w:sz w:val="32"/>'), '<w:ind w:firstLine="640"/>', 2.0),
        ("　　" + BODY, "", 2.0),
        ("    " + BODY, "", 2.0),
        (BODY, "", 0.0),
        (BODY, '<w:ind w:firstLine="640"/>', None),
        (f"<w:r><w:tab/><w:t>{BODY}</w:t></w:r>", "", None),
    ],
)
def test_the_indent(tmp_path: Path, content: str, properties: str, indent: float | None) -> None:
    assert look(tmp_path, para(content, properties)).indent == indent


def test_looks_stand_beside_their_blocks(tmp_path: Path) -> None:
    body = (
        para(run(TITLE, fonts("小标宋", 44)))
        + table(cell(run(BODY, fonts("宋体", 21)).join(["<w:p>", "</w:p>"])))
        + para()
        + para(run(BODY, fonts("仿宋", 32)))
    )
    assert [found.font for found in layout(tmp_path, body + SECTION).looks] == ["小标宋", None, "仿宋"]


# ---------------------------------------------------------------- the page number
NUMBER = {
    "simple": run("— ", fonts("宋体", 28))
    + f'<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{run("3", fonts("宋体", 28))}</w:fldSimple>'
    + run(" —", fonts("宋体", 28)),
    "complex": run("— ", fonts("宋体", 28))
    + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    + f"<w:r><w:rPr>{fonts('宋体', 28)}</w:rPr><w:instrText> PAGE </w:instrText></w:r>"
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("3", fonts("宋体", 28))
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    + run(" —", fonts("宋体", 28)),
}


@pytest.mark.parametrize("kind", sorted(NUMBER))
@pytest.mark.parametrize("boxed", [False, True])
def test_the_page_number(tmp_path: Path, kind: str, boxed: bool) -> None:
    inner = f"<w:p>{NUMBER[kind]}</w:p>"
    if boxed:  # as WPS puts it
        box = f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        inner = (
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice></mc:AlternateContent></w:r></w:p>"
        )
    section = f'<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>{SIZE}{MARGINS}</w:sectPr>'
    found = layout(tmp_path, para(TITLE) + section, footer1=part("ftr", inner))
    assert (found.page_number, found.number_size) == ("— # —", 14.0)


def test_the_number_of_all_pages_is_no_page_number(tmp_path: Path) -> None:
    footer = part("ftr", '<w:p><w:fldSimple w:instr="NUMPAGES"/></w:p>')
    section = f'<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>{SIZE}</w:sectPr>'
    assert layout(tmp_path, para(TITLE) + section, footer1=footer).page_number == ""


# ---------------------------------------------------------------- broken files
def test_broken_styles_cost_the_layout_and_not_the_text(tmp_path: Path) -> None:
    links = (relation("theme", "theme", "theme.xml"),)
    broken = document(tmp_path, para(TITLE) + SECTION, links=links, extra={"word/theme.xml": "<a:theme"})
    assert broken.layout is None
    assert broken.blocks[0].text == TITLE


@given(st.text(alphabet="0123456789.-enaif", max_size=8))
def test_a_measure_is_a_number_or_nothing(text: str) -> None:
    value = number(text, 20)
    assert value is None or abs(value) <= 1e6


@given(st.text(alphabet="0123456789.-e", max_size=12))
def test_odd_measures_end_no_reading(value: str) -> None:
    margins = f'<w:pgMar w:top="{value}" w:left="{value}" w:gutter="{value}" w:bottom="1"/>'
    grid = f'<w:docGrid w:type="linesAndChars" w:linePitch="{value}" w:charSpace="{value}"/>'
    spacing = f'<w:spacing w:line="{value}" w:lineRule="exact"/><w:ind w:firstLine="{value}"/>'
    text = para(run(BODY * 2, f'<w:sz w:val="{value}"/>'), spacing)
    body = para(TITLE) + text + f'<w:sectPr><w:pgSz w:w="{value}" w:h="16838"/>{margins}{grid}</w:sectPr>'
    document = read_example(SourceFile("a.docx", "a.docx"), docx(body))
    assert document.layout is not None
    draw_records(document)
