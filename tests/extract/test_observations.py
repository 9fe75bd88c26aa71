"""What can be counted in any text: dates, gaps in numbering, announced numbers, prompts, blanks."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from read.docx_builder import control, para, run
from records import grid, quote, record, rows, word_record

TITLE = "桑榆里社区党支部2023年度工作总结\n"


def of(text: str, as_type: str = "work_summary") -> Record:
    return record(TITLE + text, as_type)


def gaps(text: str) -> list[tuple[str, str, str]]:
    return [(r["previous"], r["next"], r["absent"]) for r in rows(of(text), "numbering")]


# ---------------------------------------------------------------- numbering
@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("一、学习情况\n三、存在问题\n四、打算", "二、"),
        ("（一）学习情况\n（二）活动情况\n（四）打算", "（三）"),
        ("1.走访两户。\n2.修路灯。\n4.修屋顶。", "3."),
        ("1、走访两户。\n2、修路灯。\n5、修屋顶。", "3.、4."),
        ("（1）走访两户。\n（3）修屋顶。", "（2）"),
        ("一是走访两户。二是修路灯。四是修屋顶。", "三是"),
        ("九、走访\n十、修路\n十二、修屋", "十一、"),
    ],
)
def test_an_ordinal_left_out(text: str, absent: str) -> None:
    first = {"九": "一、甲事\n二、乙事\n三、丙事\n四、丁事\n五、戊事\n六、己事\n七、庚事\n八、辛事\n"}.get(
        text[0], ""
    )
    assert [gap[2] for gap in gaps(first + text)] == [absent]


@pytest.mark.parametrize(
    "text",
    [
        "一、学习\n二、活动\n三、打算",
        "一、学习\n1.读书\n2.讨论\n二、活动\n1.走访\n2.修灯",
        "（一）学习\n1.读书\n（二）活动\n1.走访",
        "1.走访两户。路灯难修。2.屋顶漏雨。\n3.活动室太小。",
        "一是走访两户。\n二是修路灯，三是修屋顶。\n四是扩建活动室。",
        "一要走访两户。二要修路灯。三是修屋顶。四是扩建活动室。",
        "1.走访两户。\n1.修路灯。\n2.修屋顶。",
        "3.走访两户。\n4.修路灯。",
        "1.2万元用于修屋顶。\n3.5%的党员缺席。",
        "2021年走访两户。\n2023年走访五户。",
        "第一季度走访两户。\n第三季度走访五户。",
        "二〇二一年的事。\n四户人家的事。",
    ],
)
def test_no_gap_in_sound_numbering(text: str) -> None:
    assert gaps(text) == []


def test_a_gap_points_at_the_ordinal_behind_it() -> None:
    drawn = of("1.走访两户。\n3.修屋顶。")
    (row,) = drawn.lists["numbering"]
    assert quote(TITLE + "1.走访两户。\n3.修屋顶。", row) == "3."


def test_a_gap_in_the_first_column_of_a_table() -> None:
    drawn = word_record(grid(["序号", "问题"], ["1", "漏雨"], ["2", "漏电"], ["4", "断水"]), "rectification")
    assert [r["absent"] for r in rows(drawn, "numbering")] == ["3"]


# ---------------------------------------------------------------- announced numbers
@pytest.mark.parametrize(
    ("text", "number", "listed"),
    [
        ("存在三个问题：一是讲稿不全。二是分工不细。", 3, 2),
        ("讲三点意见：一是走访。二是修灯。", 3, 2),
        ("主要做了四个方面的工作：\n1.走访两户。\n2.修路灯。\n3.修屋顶。", 4, 3),
        ("查摆出3个问题。\n（一）讲稿不全的问题\n（二）分工不细的问题", 3, 2),
        ("提出两条措施：一是走访。二是修灯。三是修屋。", 2, 3),
        ("着力抓好四项工作，总结如下。\n一、抓学习，统一思想。\n二、抓组织，打牢基础。\n三、抓服务。", 4, 3),
    ],
)
def test_a_number_that_does_not_fit_its_list(text: str, number: int, listed: int) -> None:
    assert (number, listed) in [(r["number"], r["listed"]) for r in rows(of(text), "announced")]


@pytest.mark.parametrize(
    "text",
    [
        "存在两个问题：一是讲稿不全。二是分工不细。",
        "讲三点意见：一是走访。二是修灯。三是修屋。",
        "讲三点意见：第一，走访。第二，修灯。第三，修屋。",
        "全年走访五户，开展活动十二次。",
        "围绕四项工作，总结如下。\n一、工作开展情况\n读书。\n二、存在问题\n拖。\n三、下一步打算\n改。",
        "三个月里修了两处屋顶，党员交了三条建议。",
        "全年召开四次党员大会，上了四堂党课。",
        "议到九点一刻，大家定下三条：第一，换灯。第二，修路。第三，补账。",
        "我从三个方面查摆问题。\n一、查摆出的问题\n学得浅。\n二、整改方向\n多读。",
        "围绕休渔和轮训两条线展开，安排如下：\n一、学习。\n二、宣讲。\n三、值守。",
        "前两个问题已经解决。\n1.讲稿补齐。\n2.分工细化。\n3.台账补全。",
    ],
)
def test_a_number_that_fits_or_announces_nothing(text: str) -> None:
    assert [r for r in rows(of(text), "announced") if r["number"] != r["listed"]] == []


# ---------------------------------------------------------------- prompts
@pytest.mark.parametrize(
    "prompt",
    [
        "（此处填写会议内容）",
        "单击或点击此处输入文字",
        "点击此处输入日期",
        "【请填写党员姓名】",
        "（不少于300字）",
        "此处粘贴活动照片",
        "（示例：支部委员会会议）",
        "（填写说明：由记录人填写）",
        "（在此写明会议形成的决议事项）",
        "（说明：括号内文字为填写提示，记录完成后删除）",
    ],
)
def test_prompts_of_a_template(prompt: str) -> None:
    text = f"一、学习情况\n{prompt}\n全年学习十二次。"
    found = [quote(TITLE + text, row) for row in of(text).lists["prompts"]]
    assert len(found) == 1
    assert prompt.strip("（）【】")[:6] in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "要求各党员如实填写登记表，不少于规定次数。",
        "会议请大家点击链接学习。",
        "请党员在签到表上填写姓名。",
        "本人填写入党志愿书，支部审查。",
        "这里填平以后种树。",
        "请假的人（写明原因）：晏小山（病假）",
    ],
)
def test_talk_of_filling_in_is_no_prompt(text: str) -> None:
    assert rows(of(text), "prompts") == []


def test_the_prompt_of_a_content_control() -> None:
    prompt = run("请选择一项。", '<w:rStyle w:val="a"/>')
    body = (
        para("桑榆里社区党支部工作总结") + para("类别：" + "") + para(control(prompt, "<w:showingPlcHdr/>"))
    )
    assert [r["text"] for r in rows(word_record(body, "work_summary"), "prompts")] == ["请选择一项。"]


# ---------------------------------------------------------------- placeholders
@pytest.mark.parametrize(
    "text",
    [
        "全年学习x次，走访×户。",
        "20xx年，支部学习十二次。",
        "邀请XX党支部共建。",
        "由××同志牵头。",
        "收到______元捐款。",
        "根据×组通〔2023〕×号文件。",
        "X月X日，支部走访两户。",
    ],
)
def test_a_blank_left_open(text: str) -> None:
    assert rows(of(f"全年做了以下几件事。\n值班照常。\n{text}\n" + "走访照常。\n" * 6), "blanks")


@pytest.mark.parametrize(
    "text",
    [
        "建立qq群和微信群，用app签到。",
        "实行ab角工作制，推行5+5+N模式。",
        "拍x光片，做CT检查。",
        "活动室面积3×4米，屏幕1920x1080。",
        "学习***新时代思想，增强***意识。",
        "编号XX-12型水泵，型号x5。",
        "下载文件index.xml，打开Excel表。",
        "在X光室值班，乘K3x路车。",
        "A×B=12，长×宽。",
        "完成3x3篮球赛。",
    ],
)
def test_ordinary_letters_and_signs_are_no_blank(text: str) -> None:
    assert rows(of(text), "blanks") == []


def test_a_placeholder_of_an_element_is_not_reported_twice() -> None:
    drawn = record("党员大会会议记录\n时间：2023年5月8日\n主持人：XXX\n记录人：晏小山")
    assert drawn.elements["chair"].status == "placeholder"
    assert rows(drawn, "blanks") == []


@pytest.mark.parametrize(
    ("announced", "numbers"),
    [("检查反馈问题4个，整改如下：", (4, 2)), ("检查反馈问题2个，整改如下：", (2, 2))],
)
def test_a_number_behind_its_noun(announced: str, numbers: tuple[int, int]) -> None:
    text = f"桑榆里社区党支部整改方案\n{announced}\n"
    for number, problem in enumerate(("路灯不亮", "台账缺页"), 1):
        text += f"问题{number}：{problem}\n整改措施：补齐\n责任人：温如玉\n完成时限：2023年8月20日\n"
    found = [(r["number"], r["listed"]) for r in rows(record(text, "rectification"), "announced")]
    assert found == [numbers]


def test_as_follows_is_no_ordinal() -> None:
    text = "主要有以下四个方面的问题：\n一是党费收得晚；\n二是少开一次会；\n三是公开栏没有换。\n"
    found = [(r["number"], r["listed"]) for r in rows(record(TITLE + text), "announced")]
    assert found == [(4, 3)]


def test_a_date_of_blanks_is_one_blank_and_a_person_another() -> None:
    text = "会议决定：XXXX年X月X日开工，由XXX负责。\n谈话人：某某\n"
    assert [r["text"] for r in rows(record(text), "blanks")] == [
        "议决定：XXXX年X月X日开工，",
        "开工，由XXX负责。",
    ]


def test_a_series_inside_a_part_is_not_the_missing_heading() -> None:
    text = "一、工作\n修灯三十盏。\n二、不足\n一是走访少；二是讲稿缺；三是台账粗。\n四、打算\n补上讲稿。\n"
    (gap,) = rows(record("桑榆里社区党支部书记述职报告\n" + text, "debriefing"), "numbering")
    assert (gap["previous"], gap["next"]) == ("二、", "四、")


def test_fewer_sides_than_announced_in_the_next_lines() -> None:
    text = "我从四个方面查找了不足。\n（一）学习少\n两本。\n（二）走访少\n两户。\n（三）记得少\n两页。"
    assert [(r["number"], r["listed"]) for r in rows(of(text), "announced")] == [(4, 3)]
