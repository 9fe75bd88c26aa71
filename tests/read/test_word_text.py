"""Paragraphs: what a reader sees on the page is what comes out, once and in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from .docx_builder import control, document, only, para, part, relation, run, texts


def style(id: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


STYLES = part(
    "styles",
    style("1", "heading 1")
    + style("a", "标题 2")
    + style("b", "小节", '<w:basedOn w:val="a"/>')
    + style("c", "三级", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("t", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    + style("p", "新页", "<w:pPr><w:pageBreakBefore/></w:pPr>")
    + style("r", "说明", '<w:rPr><w:color w:val="FF0000"/></w:rPr>')
    + style("x", "甲", '<w:basedOn w:val="y"/>')
    + style("y", "乙", '<w:basedOn w:val="x"/>'),
)
WITH_STYLES = {"extra": {"word/styles.xml": STYLES}, "links": (relation("s", "styles", "styles.xml"),)}
RED = '<w:color w:val="C00000"/>'


def styled(id: str, text: str = "第一党支部") -> str:
    return para(text, f'<w:pStyle w:val="{id}"/>')


def test_runs_join_and_empty_paragraphs_give_no_block(tmp_path: Path) -> None:
    body = para(run("会议") + run("记录")) + para() + para(run("　　正文", "<w:vanish/>"))
    assert texts(document(tmp_path, body)) == ["会议记录", "　　正文"]


def test_tabs_and_breaks_are_kept_and_tab_stops_are_not_text(tmp_path: Path) -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    content = (
        run("主持人：") + "<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>记录人：乙</w:t><w:cr/></w:r>" + run("2024")
    )
    content += "<w:r><w:noBreakHyphen/></w:r>" + run("2025")
    assert only(document(tmp_path, para(content, stops))).text == "主持人：\t甲\n记录人：乙\n2024-2025"


def test_wrappers_lose_no_text(tmp_path: Path) -> None:
    content = (
        f"<w:hyperlink>{run('一')}</w:hyperlink><w:smartTag>{run('二')}</w:smartTag>"
        f'<w:fldSimple w:instr="DATE">{run("三")}</w:fldSimple><w:customXml>{run("四")}</w:customXml>'
        f"<w:bdo>{run('五')}</w:bdo>{control(run('六'))}"
        "<w:r><w:ruby><w:rt><w:r><w:t>qi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>七</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>x=8</m:t></m:r></m:oMath>"
    )
    assert only(document(tmp_path, para(content))).text == "一二三四五六七x=8"


def test_fields_show_their_result_and_never_their_code(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("码")
    content = run("第") + mark("begin") + code + mark("separate") + run("3") + mark("end") + run("页")
    unclosed = para(mark("begin") + code)
    assert texts(document(tmp_path, para(content) + unclosed + para("后文"))) == ["第3页", "后文"]


def test_revisions_are_accepted_and_counted(tmp_path: Path) -> None:
    body = (
        para(
            run("应到")
            + f"<w:ins>{run('12')}</w:ins><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
            + run("人")
        )
        + para(f"<w:moveFrom>{run('移走')}</w:moveFrom>" + run("原处"))
        + para(f"<w:moveTo>{run('移走')}</w:moveTo>")
        + para("未改")
    )
    result = document(tmp_path, body)
    assert texts(result) == ["应到12人", "原处", "移走", "未改"]
    assert (result.insertions, result.deletions, result.moves) == (1, 1, 1)
    assert [block.revised for block in result.blocks] == [True, True, True, False]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    gone = para("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", deleted)
    assert texts(document(tmp_path, para("参加人员：", deleted) + gone + para("全体党员"))) == [
        "参加人员：全体党员"
    ]


def test_a_deleted_mark_at_the_end_loses_nothing(tmp_path: Path) -> None:
    assert texts(document(tmp_path, para("最后一段", "<w:rPr><w:del/></w:rPr>"))) == ["最后一段"]


@pytest.mark.parametrize(
    ("style", "level"), [("1", 1), ("a", 2), ("b", 2), ("c", 3), ("t", 0), ("x", None), ("没有的样式", None)]
)
def test_heading_levels_come_from_styles(tmp_path: Path, style: str, level: int | None) -> None:
    assert only(document(tmp_path, styled(style), **WITH_STYLES)).heading == level


def test_an_outline_level_of_the_paragraph_wins_over_its_style(tmp_path: Path) -> None:
    body = para("甲", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>') + para(
        "乙", '<w:outlineLvl w:val="1"/>'
    )
    assert [b.heading for b in document(tmp_path, body, **WITH_STYLES).blocks] == [None, 2]


def test_centred_by_paragraph_or_style(tmp_path: Path) -> None:
    body = (
        para("甲", '<w:jc w:val="center"/>')
        + styled("t")
        + para("乙", '<w:pStyle w:val="t"/><w:jc w:val="left"/>')
    )
    assert [b.centered for b in document(tmp_path, body, **WITH_STYLES).blocks] == [True, True, False]


def test_red_means_every_run_is_red(tmp_path: Path) -> None:
    body = (
        para(run("填写说明", RED) + run("：请如实填写", '<w:color w:val="FF0000"/>'))
        + para(run("标题", RED) + run("正文"))
        + styled("r")
        + para(run("蓝", '<w:color w:val="0000FF"/>'), '<w:pStyle w:val="r"/>')
        + para(run("黑", '<w:color w:val="000000"/>'))
    )
    result = document(tmp_path, body, **WITH_STYLES)
    assert [b.red for b in result.blocks] == [True, False, True, False, False]


def test_new_pages(tmp_path: Path) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    section = "<w:sectPr/>"
    going_on = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = (
        para("甲") + para(page) + para("乙") + para(page + run("丙")) + para(run("丁") + page) + para("戊")
        + para("己", "<w:pageBreakBefore/>") + styled("p", "庚")
        + para("<w:r><w:lastRenderedPageBreak/><w:t>辛</w:t></w:r>", section) + para("壬", section)
        + para("癸") + going_on
    )  # fmt: skip
    result = document(tmp_path, body, **WITH_STYLES)
    assert "".join(b.text.strip() for b in result.blocks if b.new_page) == "乙丙戊己庚壬"


def test_prompts_of_content_controls(tmp_path: Path) -> None:
    prompt = "<w:showingPlcHdr/>"
    date, place = (control(run(text), prompt) for text in ("点击输入日期", "点击输入地点"))
    body = (
        para(run("时间：") + date + run(" 地点：") + place)
        + para(run("时间：3月5日 地点：") + place)
        + control(para("点击此处输入文字"), prompt)
        + control(para("真正的内容"))
    )
    result = document(tmp_path, body)
    assert [b.prompt for b in result.blocks] == [True, False, True, False]
    assert [b.prompts for b in result.blocks] == [
        ("点击输入日期", "点击输入地点"), ("点击输入地点",), ("点击此处输入文字",), (),
    ]  # fmt: skip
    assert result.blocks[0].text == "时间：点击输入日期 地点：点击输入地点"


def test_check_boxes_of_all_kinds(tmp_path: Path) -> None:
    def box(checked: int) -> str:
        return control(
            run("☒" if checked else "☐"), f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
        )

    def legacy(state: str) -> str:
        data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        return (
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    typed = run("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    content = (
        box(1) + box(0) + run("|") + legacy("<w:checked/>")
        + legacy('<w:default w:val="1"/><w:checked w:val="0"/>')
        + run("|") + sign("Wingdings", "F0FE") + sign("Wingdings", "F0A8")
        + sign("Wingdings 2", "F052") + typed
    )  # fmt: skip
    assert only(document(tmp_path, para(content))).text == "☑☐|☑☐|☑☐☑☑"


def test_legacy_drop_down_shows_the_chosen_entry(tmp_path: Path) -> None:
    entries = "".join(f'<w:listEntry w:val="{name}"/>' for name in ("请选择", "党员大会", "党课"))
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    content = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>{end}'
    assert only(document(tmp_path, para(content))).text == "党员大会"


def shape(text: str) -> str:
    return f"<w:txbxContent>{para(text)}{para(text + '二')}</w:txbxContent>"


def test_text_boxes_come_once_after_their_anchor(tmp_path: Path) -> None:
    drawing = f"<w:drawing><wp:inline><wps:txbx>{shape('新框')}</wps:txbx></wp:inline></w:drawing>"
    vml = f"<w:pict><v:shape><v:textbox>{shape('新框')}</v:textbox></v:shape></w:pict>"
    branches = f"<mc:Choice Requires='wps'>{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback>"
    twin = f"<mc:AlternateContent>{branches}</mc:AlternateContent>"
    body = (
        para(run("前") + f"<w:r>{twin}</w:r>" + run("后"))
        + para(f"<w:r>{vml.replace('新框', '旧框')}</w:r>")
        + para("末")
    )
    result = document(tmp_path, body)
    assert texts(result) == ["前后", "新框", "新框二", "旧框", "旧框二", "末"]
    assert [b.kind for b in result.blocks] == ["paragraph", *["text_box"] * 4, "paragraph"]


def test_control_characters_are_dropped(tmp_path: Path) -> None:
    assert only(document(tmp_path, para("党\x85支\x9f部"))).text == "党支部"


def test_rare_han_characters_survive(tmp_path: Path) -> None:
    assert only(document(tmp_path, para("主持人：𠮷𬭚"))).text == "主持人：𠮷𬭚"
