"""Sound records in which ordinary words come near to what rules look for: nothing is held against them."""

from __future__ import annotations

import pytest

import shipped
from branchaudit.pipeline import Work, judge
from records import text_document

MINUTES = """\
桑榆里社区党支部党员大会会议记录
时间：2024年4月12日（星期五）15:00—16:30
地点：二楼东厅
主持人：温如玉
记录人：晏小山
应到：25人  实到：25人
议题：研究修渠
温如玉：三组的渠漏水，先修东头，四月底前修完。
晏小山：石料我去联系，周三前回话。
{}
决议：先修东头，由晏小山负责，4月30日前完成。
"""
APPRAISAL = """\
桑榆里社区党支部民主评议党员会议记录
时间：2024年1月12日（星期五）15:00—16:30
地点：二楼东厅
主持人：温如玉
记录人：晏小山
应到：15人  实到：15人
议题：民主评议党员
温如玉自我批评：走访少了三次，台账是后来补的。
晏小山批评温如玉：开会总超时半小时，话说得太长。
{}
组织评定：优秀5名，合格10名。
整改措施：温如玉每月走访两户，2月15日前执行。
"""


def complaints(text: str, kind: str = "gap") -> list[str]:
    """What is held against the records of a text; hints are not."""
    judged = judge(text_document(text), Work(shipped.rules()))
    return [f"{f.rule}: {f.message}" for one in judged for f in one.findings if f.kind == kind]


def suspicions(text: str) -> list[str]:
    """The hints that a text gives rise to."""
    return complaints(text, "hint")


def test_the_templates_are_sound() -> None:
    assert complaints(MINUTES.format("")) == []
    assert complaints(APPRAISAL.format("发出测评票15张，收回15张，有效票15张。")) == []


@pytest.mark.parametrize(
    "line",
    [
        "大家同意三组的办法，举手表决，同意25票，反对0票，弃权0票，通过。",
        "会议同意5月8日开工，名单经表决通过。",
        "会议同意2名同志去镇里培训，经表决通过。",
        "会议同意一楼活动室先粉刷，经表决通过。",
        "村民代表会议表决：同意42票，反对1票。",
        "第一党小组讨论时6人同意，3人不同意。",
        "江照临：上半年收回欠租8户，还差2户。",
        "江照临：上一届选举发出选票32张，收回28张。",
        "江照临：发放征求意见表40份，收回38份，大家都说渠要修。",
        "江照临：票价涨到5元，合作社发出的12张车票收回10张。",
    ],
)
def test_numbers_that_are_no_votes_of_this_meeting(line: str) -> None:
    assert complaints(MINUTES.format(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "向服务对象发放征求意见表40份，收回38份。\n发出测评票15张，收回15张，有效票15张，无效票0张。",
        "上年度评定情况：优秀9名，合格6名。\n发出测评票15张，收回15张，有效票15张。",
    ],
)
def test_papers_that_are_no_ballots(line: str) -> None:
    assert complaints(APPRAISAL.format(line)) == []


def attendance(line: str, name: str = "应到：25人  实到：25人") -> str:
    return MINUTES.format("").replace(name, line)


@pytest.mark.parametrize(
    "text",
    [
        attendance("应到：25人  实到：24人\n缺席人员：江照临（带3名学生参加比赛）"),
        attendance("应到：25人  实到：24人\n缺席：无  请假：江照临（产假）"),
        attendance("应到：25人  实到：24人\n缺席人数：0人  请假人员：江照临（产假）"),
        attendance("应到：25人  实到：24人\n请假人员：江照临\n请假原因：住院"),
        attendance("应到：25人  实到：24人\n缺席人员：买买提江·吾布力（住院）"),
        attendance("应到：3人  实到：3人\n参加人员：温如玉、晏小山、古丽巴哈尔·阿布都拉"),
        attendance("应到：3人  实到：3人\n参加人员：温如玉、晏小山、谢长安、江照临（列席）"),
        attendance("主持人：支部书记（温如玉）", "主持人：温如玉"),
        attendance("时间：2024年4月12日（星期五）22:00—次日2:00", "时间：2024年4月12日（星期五）15:00—16:30"),
        attendance("时间：2024年4月12日上午11:30—1:00", "时间：2024年4月12日（星期五）15:00—16:30"),
        MINUTES.format("江照临：两名学生请假，渠边的安全员要补上。"),
    ],
)
def test_who_was_there(text: str) -> None:
    assert complaints(text) == []


SHEET = "签到表\n序号|姓名|签到|备注\n1|温如玉|{}|书记\n2|晏小山|{}|委员\n3|江照临|{}|{}"


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET.format("", "", "", ""),
        SHEET.format("温如玉", "晏小山", "江照临", "列席"),
        SHEET.format("温如玉", "晏小山", "×", "委员"),
        "慰问品领取表\n姓名|物品|领取人签字\n谢长安|米|谢长安\n柳三变|油|柳三变\n冉一鸣|米|冉一鸣",
    ],
)
def test_what_a_sheet_proves(sheet: str) -> None:
    text = attendance("应到：3人  实到：3人") if "谢长安" in sheet else attendance("应到：2人  实到：2人")
    assert complaints(text + sheet + "\n") == []


SUMMARY = """\
桑榆里社区党支部2023年度工作总结
一、主要工作
{}
二、存在的问题
讲稿没有留下来，走访记录不全。
三、下一步打算
每月末检查一次台账。
桑榆里社区党支部
2024年1月10日
"""
LEDGER = """\
桑榆里社区党支部问题整改情况报告
反馈2个问题，已全部整改完毕。
（一）会议记录不及时。
整改措施：当天归档，组织委员每周核对一次
责任人：温如玉
责任单位：第一党小组
整改时限：2024年5月30日
完成情况：{}
（二）路灯报修慢。
整改措施：设报修登记本，两天内回话
责任人：晏小山
责任单位：第二党小组
整改时限：2024年5月30日
完成情况：已完成，登记本启用
桑榆里社区党支部
2024年6月10日
"""


@pytest.mark.parametrize(
    "line",
    [
        "会议决定：1月8日（星期三）开组织生活会。",
        "江照临：2024年6月31户要搬完，2024年4月40余人出工。",
        "江照临：合同2024-15-32号已经签了，2023-24-1学期的课照上。",
        "江照临：2024年7月10日，周一鸣去过三组。",
        "江照临：通报里写的“2023年11月31日”是抄错的。",
        "江照临：台账里“20XX年”“（此处填写讲课人）”都没有改。",
    ],
)
def test_dates_that_are_none_or_are_quoted(line: str) -> None:
    assert complaints(MINUTES.format(line)) == []


def test_a_year_that_is_not_written_accuses_nobody() -> None:
    text = APPRAISAL.format("发出测评票15张，收回15张，有效票15张。")
    text = text.replace("桑榆里社区党支部民主", "桑榆里社区党支部2023年度民主")
    text = text.replace("时间：2024年1月12日（星期五）", "时间：1月12日（星期五）")
    assert complaints(text) == []


@pytest.mark.parametrize(
    "topic",
    [
        "传达换届选举纪律",
        "部署支部换届准备工作",
        "通报违纪处分案例",
        "讨论优秀教师评选办法",
        "青工转正定级考核情况",
    ],
)
def test_topics_that_put_nothing_to_the_vote(topic: str) -> None:
    assert complaints(MINUTES.format("").replace("研究修渠", topic)) == []


@pytest.mark.parametrize(
    "progress",
    [
        "已完成，现正在正常使用",
        "已完成整改，并持续推进",
        "已完成，对未完成笔记的3人逐一补课，全部补齐",
        "已完成，比预计提前10天",
        "已完成，还在质保期内",
    ],
)
def test_items_that_are_done(progress: str) -> None:
    assert complaints(LEDGER.format(progress)) == []


def test_what_was_done_the_year_before_is_no_claim() -> None:
    text = LEDGER.format("正在推进，已印登记本").replace("2024年6月10日", "2024年5月10日")
    text = text.replace("反馈2个问题，已全部整改完毕。", "上年度3个问题已全部整改到位；本次反馈2个问题。")
    assert complaints(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "江照临：应到的人（说明：两人借调）都来了，四月天（例如，三组）好动工。",
        "江照临：这里填平以后种树，在此记录下来。",
        "江照临：1、2号楼先修，3、4号楼后修。",
        "3、4号楼后修，1、2号楼先修。",
        "第一车间：渠口归他们清。\n第三车间：渠尾归他们清。",
        "温如玉讲三点要求：第一，先修渠。第二，管好闸。第三，记好账，第四季度前走完。",
        "江照临：单价设为x元，渠长设为x个单位。",
        "江照临：学习《王××严重违纪案通报》，看了×公司诉张某案。",
    ],
)
def test_signs_that_are_no_prompts_gaps_or_blanks(line: str) -> None:
    assert complaints(MINUTES.format(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "2022年喜迎党的二十大，组织演出3场。",
        "支部书记参加镇里民主生活会1次，校班子民主生活会1次。",
    ],
)
def test_wordings_of_their_time_and_place(line: str) -> None:
    assert complaints(SUMMARY.format(line)) == []


@pytest.mark.parametrize(
    "title",
    [
        "党建简报\n第一党支部召开组织生活会",
        "民主评议党员结果公示",
        "民主评议党员测评表",
        "组织生活会主持词",
        "6月主题党日活动方案",
        "换届选举计票单",
        "党员大会议程",
        "主题党日签到表",
    ],
)
def test_papers_that_go_with_a_meeting_are_no_minutes(title: str) -> None:
    assert complaints(f"桑榆里社区党支部{title}\n温如玉\n晏小山\n江照临\n") == []


def test_labels_without_colons_on_one_line() -> None:
    text = MINUTES.format("").replace("时间：2024年4月12日（星期五）15:00—16:30\n地点：二楼东厅\n", "")
    text = text.replace("主持人：", "会议时间 2024年4月12日15:00 会议地点 二楼东厅\n主持人：")
    assert complaints(text) == []


@pytest.mark.parametrize("written", ["24年4月12日15:00—16:30", "20240412 15:00"])
def test_short_ways_to_write_a_date(written: str) -> None:
    assert complaints(MINUTES.format("").replace("2024年4月12日（星期五）15:00—16:30", written)) == []


@pytest.mark.parametrize(
    "line",
    [
        "应到：15人  实到：13人（冯喜来病假、葛大根出差）",
        "应到：15人  实到：13人\n缺席情况：病假1人（冯喜来），事假1人（葛大根）",
        "应到：15人  实到：13人\n请假人员：病假：冯喜来；事假：葛大根",
        "应到：15人  实到：13人\n请假：冯喜来（病假）  旷会：葛大根（无故）",
    ],
)
def test_reasons_in_front_of_the_names(line: str) -> None:
    assert complaints(attendance(line)) == []


@pytest.mark.parametrize(
    "decided",
    [
        "经研究，决定先修东头，由晏小山负责。",
        "大家一致决定先修东头。",
        "会议定下来：先修东头。",
        "会议达成以下共识：先修东头。",
    ],
)
def test_ordinary_words_for_a_decision(decided: str) -> None:
    text = MINUTES.format("").replace("决议：先修东头，由晏小山负责，4月30日前完成。", decided)
    assert complaints(text) == []


def test_text_pasted_from_markdown() -> None:
    text = MINUTES.format("")
    for label in ("时间", "地点", "主持人", "记录人", "议题", "决议"):
        text = text.replace(f"{label}：", f"**{label}**：" if label != "地点" else "- **地点：** ")
    assert complaints(text) == []


def test_a_prompt_of_another_kind_is_no_value() -> None:
    text = attendance("应到：25人  实到：24人\n缺席人员：（逐人写明，没有缺席的写“无”）")
    assert any("缺席" in complaint for complaint in complaints(text))


@pytest.mark.parametrize(
    "text",
    [
        MINUTES.format(""),
        MINUTES.format("江照临：同意先修东头。\n谢长安：同意先修东头。\n柳三变：同意先修东头。"),
        MINUTES.format("会议要求，石料单据当天交记账员。"),
        MINUTES.format("") + "主持人签字：温如玉  记录人签字：晏小山\n2024年4月12日\n",
        MINUTES.format("").replace("15:00—16:30", "2:30—4:00"),
        MINUTES.format("").replace("4月12日（星期五）", "4月28日（星期日）"),
        MINUTES.format("江照临：机密文件当天退回机要室，密级不够的不带出门。"),
        APPRAISAL.format("晏小山批评江照临：开会总是晚到，笔记两个月没有写。"),
        SUMMARY.format("召开党员大会4次，走访32户，讲党课3次，近日又修好路灯6盏。"),
        LEDGER.format("已完成，5月8日起当天归档"),
    ],
)
def test_nothing_is_suspected_of_sound_records(text: str) -> None:
    assert suspicions(text) == []
