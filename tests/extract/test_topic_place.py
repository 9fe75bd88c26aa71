"""议题, 地点 and the branch that met."""

from __future__ import annotations

import pytest

from records import TITLE, element, found, grid, grid_only, record, word_record


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("议题：讨论活动室修缮方案", "讨论活动室修缮方案"),
        ("会 议 议 题：讨论活动室修缮方案", "讨论活动室修缮方案"),
        ("主题：讨论活动室修缮方案", "讨论活动室修缮方案"),
        ("会议主题：讨论活动室修缮方案", "讨论活动室修缮方案"),
        ("议程：讨论活动室修缮方案", "讨论活动室修缮方案"),
        ("研究事项：讨论活动室修缮方案", "讨论活动室修缮方案"),
        ("议题：1.讨论活动室修缮方案；2.通报党费收支", "1.讨论活动室修缮方案；2.通报党费收支"),
        ("议题：\n1.讨论活动室修缮方案\n2.通报党费收支", "1.讨论活动室修缮方案\n2.通报党费收支"),
    ],
)
def test_the_topic_by_label(line: str, value: str) -> None:
    assert found(element(f"时间：2023年5月8日\n{line}\n主持人：温如玉", "topic")) == ("present", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("支部在二楼东厅召开党员大会，议题是讨论活动室修缮方案。", "讨论活动室修缮方案"),
        ("支部围绕“守护邻里一盏灯”开展主题党日活动。", "守护邻里一盏灯"),
        ("支部召开党员大会，专题研究活动室修缮方案。", "研究活动室修缮方案"),
    ],
)
def test_the_topic_in_prose(text: str, value: str) -> None:
    fact = element(f"2023年5月8日，{text}会议由温如玉主持。", "topic")
    assert fact.status == "present"
    assert fact.value is not None
    assert value in fact.value


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("议题：", "blank"),
        ("议题：  主持人：温如玉", "blank"),
        ("议题：XXX", "placeholder"),
        ("议题：（填写会议议题）", "placeholder"),
        ("议题：____________", "placeholder"),
    ],
)
def test_a_topic_not_filled_in(line: str, status: str) -> None:
    assert element(f"时间：2023年5月8日\n{line}\n地点：二楼东厅", "topic").status == status


def test_entries_of_the_agenda_are_counted() -> None:
    drawn = record(
        "支委会会议记录\n议题：1.讨论活动室修缮方案；2.通报党费收支；3.研究设备采购报价\n主持人：温如玉"
    )
    assert drawn.facts["agenda_items"] == 3
    assert drawn.facts["business_items"] == 1


@pytest.mark.parametrize(
    "line",
    [
        "地点：二楼东厅",
        "会议地点：二楼东厅",
        "地 点：二楼东厅",
        "活动地点:二楼东厅",
        "时间：2023年5月8日 地点：二楼东厅",
    ],
)
def test_the_place_by_label(line: str) -> None:
    assert found(element(line + "\n主持人：温如玉", "place")) == ("present", "二楼东厅")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年5月8日，支部在二楼东厅召开党员大会。", "二楼东厅"),
        ("2023年5月8日下午，全体党员到河湾村敬老院开展主题党日活动。", "河湾村敬老院"),
        ("2023年5月8日，支部组织党员前往雁塘烈士陵园开展祭扫。", "雁塘烈士陵园"),
    ],
)
def test_the_place_in_prose(text: str, value: str) -> None:
    assert found(element(text + "由温如玉主持。", "place", "theme_party_day")) == ("present", value)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("地点：", "blank"),
        ("地点：XX会议室", "placeholder"),
        ("地点：____", "placeholder"),
        ("记录人：晏小山", "missing"),
    ],
)
def test_a_place_not_filled_in(line: str, status: str) -> None:
    assert element(f"时间：2023年5月8日\n{line}\n主持人：温如玉", "place").status == status


def test_a_basis_of_discussion_is_no_place() -> None:
    text = "主持人：温如玉\n讨论：\n温如玉：在充分征求意见的基础上召开会议，在支委会的领导下进行修缮。"
    assert element(text, "place").status == "missing"


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("中共雁塘镇河湾村支部委员会\n支部党员大会会议记录\n时间：2023年5月8日", "雁塘镇河湾村支部"),
        ("桑榆里社区第二党支部党员大会会议记录\n时间：2023年5月8日", "桑榆里社区第二党支部"),
        ("河湾村第一党支部支委会会议记录\n时间：2023年5月8日", "河湾村第一党支部"),
        ("第二党支部党员大会会议记录\n时间：2023年5月8日", "第二党支部"),
        ("党员大会会议记录\n支部名称：桑榆里社区第二党支部\n时间：2023年5月8日", "桑榆里社区第二党支部"),
        ("党员大会会议记录\n时间：2023年5月8日\n主持人：温如玉", None),
        ("XX党支部党员大会会议记录\n时间：2023年5月8日", None),
    ],
    ids=[
        "line above the title",
        "title",
        "title of a committee",
        "short title",
        "label",
        "nowhere",
        "placeholder",
    ],
)
def test_the_branch_that_met(text: str, branch: str | None) -> None:
    assert record(text).branch == branch


def test_a_merged_cell_across_a_row_is_one_value() -> None:
    drawn = word_record(grid(["时间", "2023年5月8日", "地点", "二楼东厅"], ["议题", "讨论活动室修缮方案"]))
    assert found(drawn.elements["topic"]) == ("present", "讨论活动室修缮方案")
    assert found(drawn.elements["place"]) == ("present", "二楼东厅")


def test_a_title_that_only_names_the_paper_gives_no_topic() -> None:
    assert (
        record("桑榆里社区党支部理论学习记录\n时间：2023年5月8日\n", "study_session").elements["topic"].status
        == "missing"
    )
    given = record("“一盏路灯的修法”主题党日活动记录\n时间：2023年5月8日\n", "theme_party_day")
    assert found(given.elements["topic"]) == ("present", "一盏路灯的修法")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2023年5月8日上午，东厅阅览室，主持：温如玉，记录：晏小山\n", "东厅阅览室"),
        ("2023年5月8日晚，在温如玉家的院子里开的，来了12个。\n", "温如玉家的院子里"),
        ("时间是5月8日下午，地点在东厅阅览室。\n", "东厅阅览室"),
    ],
)
def test_the_place_in_notes(text: str, place: str) -> None:
    assert record(TITLE + text).elements["place"].value == place


def test_what_was_done_before_is_no_place() -> None:
    assert record(TITLE + "5月8日晚上，收工以后开的\n").elements["place"].status == "missing"


def test_the_headline_over_a_subtitle_is_the_topic() -> None:
    text = "灯亮在心里\n——桑榆里社区党支部专题党课\n2023年5月8日，温如玉同志主讲。\n"
    assert record(text, "party_lecture").elements["topic"].value == "灯亮在心里"


def test_the_place_behind_the_time() -> None:
    text = "时间地点：2023年5月8日20:10至21:00，二楼东厅\n"
    assert record(TITLE + text).elements["place"].value == "二楼东厅"


def test_topics_that_are_numbered_in_the_body() -> None:
    text = "时间：2023年5月8日\n议题一　研究活动室修缮方案\n温如玉：先修屋顶。\n议题二　通报党费收支"
    assert found(element(text, "topic")) == ("present", "研究活动室修缮方案")


def test_a_place_behind_the_time_without_labels() -> None:
    text = "桑榆里党小组会\n5月8日下午五点半   二楼东厅\n应到6人 实到5人 晏小山跑外线没回来\n记录人 温如玉"
    elements = record(text, "party_group_meeting").elements
    assert found(elements["place"]) == ("present", "二楼东厅")
    assert found(elements["absentees"]) == ("present", "晏小山跑外线没回来")


@pytest.mark.parametrize(
    "text", ["全力打造标准化党支部", "以提升党支部组织力为重点", "切实提高基层党组织的战斗力"]
)
def test_a_slogan_is_no_branch(text: str) -> None:
    assert record(f"{text}\n时间：2023年5月8日\n地点：二楼东厅").branch is None


def test_what_a_passage_is_about_is_no_place() -> None:
    text = "2023年5月8日，支部召开会议。关于党员积分，组织委员温如玉汇报了记分情况。"
    assert element(text, "place").status == "missing"


def test_the_place_that_is_called_so_wins() -> None:
    text = "2023年5月8日，支部在早班交接后召开党员大会，地点在车间二楼培训室。温如玉主持会议。"
    assert found(element(text, "place")) == ("present", "车间二楼培训室")


def test_the_content_of_a_form_is_the_topic_where_it_is_short() -> None:
    form = grid_only(["会议内容", "讨论应急时党员先到岗的办法"], ["发言情况", "江照临：电话叫，不发消息。"])
    assert found(word_record(form, "party_group_meeting").elements["topic"]) == (
        "present",
        "讨论应急时党员先到岗的办法",
    )


@pytest.mark.parametrize(
    "told",
    [
        "5月8日晚上八点，村小学的教室里坐满了人。岑老四守烤房，没来。",
        "5月8日晚上八点，村小学的教室里挤得转不开身。",
    ],
)
def test_a_place_full_of_people(told: str) -> None:
    assert found(record(f"石滩村党支部召开党员大会\n{told}\n").elements["place"]) == (
        "present",
        "村小学的教室里",
    )


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        (
            "关于整改落实情况的报告\n\n年初检查反馈我支部问题共4个。\n\n桑榆县园林局党支部\n2024年5月8日",
            "桑榆县园林局党支部",
        ),
        ("中共石滩果品合作社支部党员大会记录\n议题：选举石滩果品合作社党支部委员会", "石滩果品合作社党支部"),
    ],
)
def test_the_full_name_of_the_branch(text: str, branch: str) -> None:
    assert record(text).branch == branch


def test_headings_with_figures_name_the_matters() -> None:
    text = (
        "党员大会纪要\n时间：2023年5月8日\n1. 生产进度\n订单还差四十二万册。\n2. 交货和回款\n先交低年级的。\n"
    )
    assert record(text).elements["topic"].status == "present"
    listed = "党员大会纪要\n时间：2023年5月8日\n会议决定：\n1. 修路\n2. 修灯\n"
    assert record(listed).elements["topic"].status == "missing"


@pytest.mark.parametrize("mark", ["{})", "◎"])
def test_matters_that_are_headed_in_other_ways(mark: str) -> None:
    text = (
        f"{mark.format(1)}党纪学习教育\n何雨桐：条款要对着自己读，先从值班交接读起。\n"
        f"{mark.format(2)}下半年的志愿岗位\n林远山：周六人手最缺，先排周六，平日再看。"
    )
    whole = f"时间：2023年5月8日\n主持人：温如玉\n{text}"
    assert element(whole, "topic").status == "present"
    assert (
        element(whole.replace("\n何雨桐", "何雨桐").replace("\n林远山", "林远山"), "topic").status
        == "missing"
    )


def test_the_theme_of_an_activity_in_quotation_marks() -> None:
    text = "主题党日纪实\n2023年5月8日，桑榆里党支部在码头开展“把水道记在本子上”主题党日。活动由温如玉主持。"
    assert found(record(text, "theme_party_day").elements["topic"]) == ("present", "“把水道记在本子上”")


def test_what_was_never_seen_is_no_place() -> None:
    text = "支委会\n9月3日召开支委会。晏小山汇报，七个乡镇见不到一次图书车，三个在库区对岸。"
    assert record(text, "branch_committee_meeting").elements["place"].status == "missing"


def test_the_room_on_a_line_of_its_own() -> None:
    text = "除灰二班党小组会\n11月14日 夜班前\n灰浆泵房值班室\n今天就讲一件：除尘袋换得勤。\n"
    elements = record(text, "party_group_meeting").elements
    assert found(elements["place"]) == ("present", "灰浆泵房值班室")
    assert found(elements["topic"]) == ("present", "除尘袋换得勤")


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("桑榆里社区的党员聚到14号楼架空层，开今年头一个党员大会。", "14号楼架空层"),
        ("支部书记温如玉约党员石磊，在市场管理室谈了四十分钟。石磊说，会总放在早上六点半。", "市场管理室"),
    ],
)
def test_where_they_met_in_sentences(told: str, place: str) -> None:
    of = record(f"桑榆里社区党支部\n2023年5月8日，{told}")
    assert found(of.elements["place"]) == ("present", place)


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("主持会议的是支部书记温如玉。会上只议一件事：路灯怎么修。", "路灯怎么修"),
        ("党日的主题是“把老粉笔交给新老师”，由支部书记温如玉主持。", "“把老粉笔交给新老师”"),
        ("主持人说明议题是讨论接收江照临为预备党员，到会人数超过半数。", "讨论接收江照临为预备党员"),
    ],
)
def test_the_topic_ends_before_the_next_matter(told: str, topic: str) -> None:
    of = record(f"桑榆里社区党支部党员大会\n2023年5月8日，党员在二楼东厅开会。{told}")
    assert found(of.elements["topic"]) == ("present", topic)


def test_the_occasion_of_a_talk_is_its_topic() -> None:
    text = "谈心谈话记录\n谈话人 温如玉\n谈话对象 石磊\n时间 2023年5月8日\n原因  连续两次没有交思想汇报\n"
    assert found(record(text, "heart_to_heart_talk").elements["topic"]) == (
        "present",
        "连续两次没有交思想汇报",
    )
