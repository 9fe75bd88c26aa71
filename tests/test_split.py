"""One file, one record or many: where each begins, and what is no record of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from branchaudit.document import SourceFile
from branchaudit.pipeline import draw_records
from read.docx_builder import para
from records import drawn, grid_only, text_document, word_document

BRANCH = "桑榆里社区党支部"


def minutes(month: int, title: str = "桑榆里社区党支部支委会会议记录", extra: str = "") -> str:
    return (
        f"{title}\n时间：2023年{month}月8日\n地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n"
        "应到：5人  实到：5人\n"
        f"议题：{month}月的工作\n讨论：\n温如玉：{month}月先修路灯，钱从工作经费出。\n{extra}"
        f"晏小山：我去联系木工，下周回话。\n决议：按此办理。\n"
    )


def dates(text: str) -> list[str | None]:
    return [one.record.date for one in drawn(text, as_type=None)]


MONTHS = ["2023-03-08", "2023-04-08", "2023-05-08"]


@pytest.mark.parametrize(
    "between",
    [
        "",
        "\n",
        "\n\n\n",
        "----------------\n",
        "————————————\n",
        "****************\n",
        "\f",
        "==========\n\n",
        "———— 下一次会议 ————\n",
    ],
    ids=[
        "nothing",
        "a blank line",
        "blank lines",
        "dashes",
        "long dashes",
        "stars",
        "form feed",
        "equals",
        "a rule with words",
    ],
)
def test_a_year_of_minutes_in_one_file(between: str) -> None:
    assert dates(between.join(minutes(m) for m in (3, 4, 5))) == MONTHS


@pytest.mark.parametrize(
    "titles",
    [
        ["三月支委会会议记录", "四月支委会会议记录", "五月支委会会议记录"],
        ["支委会会议记录", "党员大会会议记录", "党课记录"],
        ["一、三月支委会会议记录", "二、四月支委会会议记录", "三、五月支委会会议记录"],
        [f"{BRANCH}\n支委会会议记录"] * 3,
    ],
    ids=["months", "kinds", "numbered", "two lines"],
)
def test_titles_begin_records(titles: list[str]) -> None:
    text = "".join(minutes(month, title) for month, title in zip((3, 4, 5), titles, strict=True))
    records = drawn(text, as_type=None)
    assert [one.record.date for one in records] == MONTHS
    assert [one.record.title for one in records] == titles


def test_a_rule_with_the_day_stands_over_minutes_without_a_title() -> None:
    def untitled(month: int) -> str:
        body = minutes(month, extra="江照临：下次党员大会定在月底。\n").split("\n", 1)[1]
        return f"————2023年{month}月8日————\n{body}"

    text = f"{BRANCH}支委会会议记录（3—5月）\n" + "".join(map(untitled, (3, 4, 5)))
    records = drawn(text, as_type=None)
    assert [one.record.date for one in records] == MONTHS
    # the form is that of the first, whatever else the text speaks of
    assert {one.record.doc_type for one in records} == {"branch_committee_meeting"}


def test_numbered_meetings_whose_day_stands_behind_the_number() -> None:
    text = (
        f"{BRANCH}第一党小组会议本\n组员6人，柏青是组长。\n"
        "【第一次】2023年3月8日晚7点半，柏青家里。6人都到。柏青主持，石磊记。\n说巡渠：夜里两人一班。\n"
        "【第二次】2023年4月8日晚8点，东厅。6人都到。柏青主持，石磊记。\n说井盖：薛荔去买。\n"
    )
    records = drawn(text, as_type=None)
    assert [one.record.date for one in records] == MONTHS[:2]
    assert {one.record.doc_type for one in records} == {"party_group_meeting"}
    assert [one.record.elements["recorder"].value for one in records] == ["石磊", "石磊"]


def test_numbered_meetings_with_a_title_behind_the_number() -> None:
    first, second = (minutes(3).split("\n", 1)[1], minutes(4).split("\n", 1)[1])
    text = f"{BRANCH}4月“三会”记录汇总\n\n【第一次】支委会\n{first}\n【第二次】支部党员大会\n{second}"
    records = drawn(text, as_type=None)
    assert [one.record.doc_type for one in records] == ["branch_committee_meeting", "branch_general_meeting"]


def test_rounds_of_a_vote_are_no_meetings() -> None:
    rounds = "(第一次)投票：赞成3票。\n(第二次)投票：赞成5票。\n"
    assert dates(minutes(3, extra=rounds)) == MONTHS[:1]


def test_records_cover_the_file_without_overlap() -> None:
    text = "".join(minutes(m) for m in (3, 4, 5))
    whole = text_document(text)
    records = draw_records(whole)
    spans = [one.record.span for one in records]
    length = len("\n".join(block.text for block in whole.blocks))
    assert spans[0][0] == 0
    assert spans[-1][1] == length
    assert all(a[1] < b[0] <= a[1] + 1 for a, b in pairwise(spans))


def test_each_record_has_an_id_of_its_own_that_does_not_change() -> None:
    text = "".join(minutes(m) for m in (3, 4, 5))
    ids = [one.record.id for one in drawn(text, as_type=None)]
    assert len(set(ids)) == 3
    assert ids == [one.record.id for one in drawn(text, as_type=None)]
    assert ids[0] != drawn(text, as_type=None, name="另一份.txt")[0].record.id


def test_places_of_later_records_are_those_of_the_file() -> None:
    text = minutes(3) + minutes(4)
    later = drawn(text, as_type=None)[1].record
    place = later.elements["time"].place
    assert place is not None
    assert place.line == 1 + text.split("\n").index("时间：2023年4月8日")


def test_a_branch_that_only_the_first_record_names_holds_for_all() -> None:
    text = minutes(3) + minutes(4, "支委会会议记录")
    assert [one.record.branch for one in drawn(text, as_type=None)] == [BRANCH, BRANCH]


# ---------------------------------------------------------------- one record stays one
@pytest.mark.parametrize(
    "text",
    [
        minutes(3),
        minutes(3, extra="江照临：上次会议记录里写明时间和地点，主持人也写了，应当照办。\n"),
        minutes(3) + "附：签到\n温如玉 晏小山 江照临\n",
        minutes(3) + "下次会议安排：\n时间：2023年4月8日\n内容：修路灯\n",
        minutes(3) + "补记\n记录人：晏小山\n",
        "2023年3月8日，支部开会。温如玉主持。时间不长，地点在二楼东厅，记录人晏小山。",
        "时间：\n",
    ],
    ids=["plain", "talk of minutes", "sign-in", "next time", "addition", "prose", "label"],
)
def test_one_record_stays_one(text: str) -> None:
    assert len(drawn(text, as_type=None)) == 1


def test_old_minutes_that_are_quoted_are_no_record() -> None:
    old = "支委会会议记录\n时间：2022年9月1日\n地点：旧活动室\n主持人：江照临\n应到：5人  实到：4人"
    text = minutes(3, extra=f"温如玉宣读去年的记录：“{old}”\n")
    (only,) = drawn(text, as_type=None)
    assert only.record.date == "2023-03-08"
    assert only.record.elements["chair"].value == "温如玉"
    assert only.record.elements["place"].value == "二楼东厅"


# ---------------------------------------------------------------- Word
def form(month: int) -> str:
    return grid_only(
        ["时间", f"2023年{month}月8日", "地点", "二楼东厅"],
        ["主持人", "温如玉", "记录人", "晏小山"],
        ["应到", "5", "实到", "5"],
        ["议题", f"{month}月的工作"],
        ["讨论发言", "温如玉：先修路灯，钱从工作经费出。\n晏小山：我去联系木工。"],
    )


@pytest.mark.parametrize(
    "between",
    [
        para("桑榆里社区党支部支委会会议记录"),
        para("", "<w:pageBreakBefore/>"),
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        para(""),
    ],
    ids=["titles", "page break before", "page break", "empty paragraph"],
)
def test_forms_that_follow_each_other(between: str) -> None:
    body = para("桑榆里社区党支部支委会会议记录") + between.join(form(m) for m in (3, 4, 5))
    assert [one.record.date for one in draw_records(word_document(body))] == MONTHS


def test_a_second_table_of_another_kind_belongs_to_the_record() -> None:
    sheet = grid_only(["序号", "姓名", "签到"], ["1", "温如玉", "温如玉"], ["2", "晏小山", "晏小山"])
    body = para("桑榆里社区党支部支委会会议记录") + form(3) + para("签到表") + sheet
    (only,) = draw_records(word_document(body))
    assert only.record.facts["signed_count"] == 2


def test_a_given_type_means_one_record() -> None:
    document = text_document(minutes(3) + minutes(4))
    assert document.source == SourceFile("记录.txt", "记录.txt")
    assert len(draw_records(document, "branch_committee_meeting")) == 1


def test_papers_in_a_row_under_one_title() -> None:
    def paper(name: str) -> str:
        return (
            f"对照检查发言提纲\n桑榆里社区党支部　{name}\n一、查摆的问题\n（一）台账补得晚。\n"
            "（二）走访少三次。\n二、努力方向\n（一）每月末检查一次台账。\n"
        )

    both = drawn(paper("温如玉") + "\n" + paper("晏小山"), as_type=None)
    assert [one.record.elements["reporter"].value for one in both] == ["温如玉", "晏小山"]
    assert [one.record.doc_type for one in both] == ["self_examination"] * 2


def test_a_running_head_begins_no_paper() -> None:
    page = "年度工作总结\n一年来修好路灯，来年每月末检查一次台账。\n"
    text = page * 2 + "桑榆里社区党支部\n2023年12月28日\n"
    assert len(drawn(text, as_type=None)) == 1


def test_labels_above_a_title_belong_to_the_record_before() -> None:
    committee = grid_only(
        ["党支部", BRANCH, "时间", "2023年5月8日"],
        ["地点", "二楼东厅", "主持人", "温如玉"],
        ["记录人", "晏小山", "实到委员", "3名"],
        ["议题", "研究五月党课"],
        ["讨论", "晏小山：讲修灯。"],
        ["议定", "5月15日由温如玉讲课。"],
    )
    lecture = grid_only(
        ["党支部", BRANCH], ["授课时间", "2023年5月15日"], ["授课地点", "食堂"], ["主讲人", "温如玉"]
    )
    body = para("支委会会议记录") + committee + para("党课记录") + lecture
    both = draw_records(word_document(body), None)
    assert [one.record.doc_type for one in both] == ["branch_committee_meeting", "party_lecture"]
    assert [one.record.date for one in both] == ["2023-05-08", "2023-05-15"]


COVER = "党支部工作记录本\n单位：桑榆里社区党支部\n2023年上半年\n\n"


def test_the_cover_of_a_record_book_is_not_the_title_of_its_first_record() -> None:
    records = drawn(COVER + "".join(minutes(month, "支部委员会会议记录") for month in (3, 4)), as_type=None)
    assert [one.record.title for one in records] == ["支部委员会会议记录"] * 2
    assert {one.record.doc_type for one in records} == {"branch_committee_meeting"}
    assert {one.record.branch for one in records} == {BRANCH}


def test_revisions_count_for_the_record_in_which_they_stand() -> None:
    lines = minutes(3).splitlines()
    body = "".join(para(line) for line in lines) + "".join(para(line) for line in minutes(4).splitlines())
    body += '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>另行通知。</w:t></w:r></w:ins></w:p>'
    records = draw_records(word_document(body))
    assert [one.record.facts["insertions"] for one in records] == [0, 1]


def test_minutes_in_prose_behind_a_rule() -> None:
    prose = (
        "桑榆里社区党支部党员大会\n2023年5月12日上午9点，东厅里开的。主持温如玉，记录晏小山。\n"
        "应到党员11人，实到11人。\n议题：讨论四月的名单\n温如玉：名单念一遍，大家说说。\n决议：同意。\n"
    )
    assert dates(minutes(4) + "* * * * * * * *\n" + prose) == ["2023-04-08", "2023-05-12"]


FORM = (
    ["会议时间", "2023年{}月8日", "会议地点", "二楼东厅"],
    ["主持人", "温如玉", "记录人", "{}"],
    ["应到", "5人", "实到", "5人"],
    ["会议议题", "研究{}月的工作"],
)


def minutes_form(month: int, recorder: str = "晏小山") -> str:
    fill = (str(month), recorder, "", str(month))
    return grid_only(*([cell.format(value) for cell in line] for line, value in zip(FORM, fill, strict=True)))


def test_a_form_under_the_title_of_the_first_is_of_the_same_kind() -> None:
    body = para("桑榆里社区党支部支委会会议记录") + minutes_form(3) + minutes_form(4, recorder="")
    records = draw_records(word_document(body))
    assert [one.record.doc_type for one in records] == ["branch_committee_meeting"] * 2
    assert records[1].record.elements["recorder"].status == "blank"


def test_forms_that_are_all_headed_by_the_same_words() -> None:
    body = para("党支部工作记录本") + para("支部名称：桑榆里社区党支部")
    body += "".join(para("会 议 记 录") + minutes_form(month) for month in (3, 4, 5))
    records = draw_records(word_document(body))
    assert [one.record.date for one in records] == MONTHS


def test_a_numbered_meeting_over_a_table_begins_a_record() -> None:
    def form(number: str, month: int) -> str:
        return para(f"（{number}）{month}月份党小组会") + grid_only(
            ["时间", "地点", "主持人", "记录人"],
            [f"2023年{month}月8日", "二楼东厅", "温如玉", "晏小山"],
            ["会议议题", f"{month}月的工作"],
            ["发言情况", "温如玉：先修路灯，钱从工作经费出。"],
        )

    document = word_document(para("桑榆里社区党支部党小组会议记录本") + form("一", 5) + form("二", 6))
    records = [one.record for one in draw_records(document)]
    assert [one.date for one in records] == ["2023-05-08", "2023-06-08"]
    assert {one.doc_type for one in records} == {"party_group_meeting"}


def test_a_row_of_labels_over_the_row_of_their_values_is_no_title_over_a_day() -> None:
    form = para("支部党员大会记录") + grid_only(
        ["开会时间", "开会地点", "主持", "会议记录"],
        ["2023年3月8日 15:00", "二楼东厅", "温如玉", "晏小山"],
        ["应到", "实到", "缺席", "列席"],
        ["5人", "5人", "无", "无"],
        ["会议议题"],
        ["研究3月的工作"],
    )
    assert len(draw_records(word_document(form))) == 1


def test_a_long_title_between_two_tables_begins_a_record() -> None:
    title = "桑榆里街道综合养老服务中心党支部支部委员会会议记录（第{}次）"
    roll = ["应到委员", "5人", "实到委员", "4人"], ["缺席", "石磊（出差）", "列席", "无"]
    filled = [
        grid_only(
            ["时间", f"2023年{month}月8日", "地点", "二楼东厅"],
            ["主持人", "温如玉", "记录人", "晏小山"],
            *roll,
            ["议题", f"{month}月的工作"],
            ["讨论", "温如玉：先修路灯，钱从工作经费出。"],
        )
        for month in (3, 4)
    ]
    body = "".join(para(title.format(number)) + form for number, form in enumerate(filled, 1))
    assert [one.record.date for one in draw_records(word_document(body))] == MONTHS[:2]


def test_the_cover_of_a_note_book_is_no_title() -> None:
    cover = "桑榆里社区党支部\n记事簿（2023年上半年）\n\n────────\n"
    (only,) = drawn(cover + minutes(3, "〔第1号〕 支部党员大会"), as_type=None)
    assert only.record.doc_type == "branch_general_meeting"


def test_a_later_record_need_not_say_that_it_is_of_the_party() -> None:
    lesson = (
        "【之二】集中学习\n学习时间：2023年4月8日\n学习地点：二楼东厅\n主持人：温如玉\n记录人：晏小山\n"
        "应到5人，实到5人\n学习内容：测绘成果管理条例\n交流发言：\n温如玉：熟人来要坐标也不能给。\n"
    )
    records = drawn(minutes(3) + lesson, as_type=None)
    assert [one.record.doc_type for one in records] == ["branch_committee_meeting", "study_session"]


@pytest.mark.parametrize("rule", ["=======第{}次=======", "〇〇 第{}次 〇〇", "——— {} ———"])
def test_rules_that_count_the_meetings(rule: str) -> None:
    parts = [f"{rule.format(n)}\n" + minutes(month, title="支委会") for n, month in ((1, 3), (2, 4), (3, 5))]
    assert dates("桑榆里社区党支部会议记录本 2023年\n" + "\n".join(parts)) == MONTHS


def test_the_year_stands_over_the_first_record() -> None:
    text = (
        "桑榆里社区党支部 会议记录本 2024年10月\n==第1次==\n"
        "支委会  十月九日（星期三）下午二时至三时\n到会：温如玉、晏小山\n"
        "==第2次==\n党小组会  十月十六日（星期三）晚七时至八时二十分\n"
        "到会：温如玉、江小鱼  主持：温如玉  记录：江小鱼\n议：学习《决定》\n"
    )
    assert dates(text) == ["2024-10-09", "2024-10-16"]


def test_forms_one_behind_the_other_under_a_line_on_the_group() -> None:
    head = para("物流园党支部第一党小组会议记录选") + para("小组正式党员6名：温如玉、晏小山。小组长温如玉。")
    forms = [
        grid_only(
            ["时间", f"2024年{month}月25日12:20", "地点", "休息室"],
            ["主持人", "温如玉", "记录人", "晏小山"],
            ["应到", "6名", "实到", "6名"],
            ["议题", "议高温作业", "议定事项", "建议轮换"],
        )
        for month in (7, 9)
    ]
    found = draw_records(word_document(head + para("").join(forms)), None)
    assert [one.record.date for one in found] == ["2024-07-25", "2024-09-25"]
