"""发展党员: steps whose days stand only in papers about other steps, or under a heading of minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from whole_runs import report

Papers = dict[str, str]

REPORT = """\
发展对象备案及培训情况
何雨桐自2023年3月8日确定为入党积极分子，经培养考察，支委会2024年4月16日讨论确定为发展对象，报公司党委备案。
政治审查：函调材料齐全，结论合格。
短期集中培训：2024年5月27日至2024年5月29日参加公司发展对象培训班，24学时，考试合格。
"""
FORM = """\
入党积极分子、发展对象备案表
姓名：何雨桐
申请入党时间：2022年9月6日
确定为积极分子时间：2023年3月8日
列为发展对象时间：2024年4月16日
短期集中培训时间：2024年5月27日至5月29日
"""
SHORT = """\
发展对象培养考察情况
何雨桐同志2022年9月6日递交入党申请书，2023年3月8日列为入党积极分子，2024年4月16日确定为发展对象，2024年5月27日至5月29日参加县委党校发展对象培训班。
"""
MEETING = """\
调度运行党支部党员大会会议记录
时间：2024年7月3日15:00—16:30
主持人：陆云帆
议题：讨论接收何雨桐同志为中共预备党员
何雨桐汇报了对党的认识。
决议：同意接收何雨桐同志为中共预备党员，报公司党委审批。
"""
APPLIED = """\
转正申请书
敬爱的党组织：
我于{}被接收为中共预备党员，现申请转为正式党员。
申请人：何雨桐
2025年6月20日
"""
CONFIRMED = """\
调度运行党支部党员大会会议记录
时间：2025年7月9日15:00—16:00
主持人：陆云帆
议题：讨论何雨桐同志转正
决议：同意何雨桐同志按期转为中共正式党员。
"""
FOLDER = "调度运行党支部/发展党员/何雨桐/"
TALK = """\
与入党申请人何雨桐谈话记录
{}：2024年3月4日
谈话日期：{}
谈话人：陆云帆
内容：问了入党动机和家里的情况，何雨桐说师傅就是党员。
"""


def told(folder: Path, papers: Papers, *more: str) -> dict[str, str]:
    """Rule → message, of those on the steps of 发展党员."""
    for name, text in papers.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = report(".", *more, cwd=folder)["findings"]
    return {
        one["rule"]: one["message"] for one in found if one["rule"].startswith(("chain.", "development."))
    }


@pytest.mark.parametrize("paper", [REPORT, FORM, SHORT])
def test_combined_papers_in_order_are_clean(tmp_path: Path, paper: str) -> None:
    assert told(tmp_path, {FOLDER + "3备案和培训.txt": paper, "调度运行党支部/大会.txt": MEETING}) == {}


@pytest.mark.parametrize("paper", [REPORT, FORM, SHORT])
def test_a_candidate_after_less_than_a_year_is_told(tmp_path: Path, paper: str) -> None:
    early = paper.replace("2023年3月8日", "2023年8月8日")
    found = told(tmp_path, {FOLDER + "3备案和培训.txt": early, "调度运行党支部/大会.txt": MEETING})
    assert list(found) == ["chain.activist-year"]
    assert "2023-08-08 确定为入党积极分子" in found["chain.activist-year"]


@pytest.mark.parametrize("paper", [REPORT, FORM, SHORT])
def test_training_after_the_admission_is_told(tmp_path: Path, paper: str) -> None:
    late = paper.replace("2024年5月27日", "2024年8月27日").replace("5月29日", "8月29日")
    found = told(tmp_path, {FOLDER + "3备案和培训.txt": late, "调度运行党支部/大会.txt": MEETING})
    assert list(found) == ["chain.checked-before-admission"]


@pytest.mark.parametrize(
    ("day", "rules"), [("2024年7月3日", []), ("2024年7月12日", ["chain.probation-year"])]
)
def test_the_application_tells_when_probation_began(tmp_path: Path, day: str, rules: list[str]) -> None:
    papers = {FOLDER + "转正申请书.txt": APPLIED.format(day), "调度运行党支部/2025/大会.txt": CONFIRMED}
    assert list(told(tmp_path, papers)) == rules


def test_what_a_record_says_itself_is_told_once(tmp_path: Path) -> None:
    said = CONFIRMED.replace("决议：", "何雨桐同志2024年7月12日被接收为中共预备党员。\n决议：")
    papers = {
        FOLDER + "转正申请书.txt": APPLIED.format("2024年7月12日"),
        "调度运行党支部/2025/大会.txt": said,
    }
    assert list(told(tmp_path, papers)) == ["development.probation-over"]


@pytest.mark.parametrize("label", ["申请书递交日期", "递交入党申请书时间", "申请入党时间"])
@pytest.mark.parametrize(("day", "late"), [("2024年3月20日", False), ("2024年6月20日", True)])
def test_a_talk_is_held_within_a_month_of_the_day_it_tells(
    tmp_path: Path, label: str, day: str, late: bool
) -> None:
    found = told(tmp_path, {"调度运行党支部/谈话/何雨桐谈话记录.txt": TALK.format(label, day)})
    assert list(found) == (["development.talk-in-month"] if late else [])


def test_days_of_helpers_and_of_others_are_not_those_of_the_candidate(tmp_path: Path) -> None:
    paper = REPORT + (
        "培养联系人江一帆2023年9月8日确定为入党积极分子时的联系人也是周启明。\n"
        "同期培训的宋清河同志2024年8月30日参加发展对象培训班。\n"
    )
    assert told(tmp_path, {FOLDER + "3备案.txt": paper, "调度运行党支部/大会.txt": MEETING}) == {}


@pytest.mark.parametrize(
    "heading",
    ["三、讨论确定何雨桐为发展对象", "（一）确定何雨桐同志为发展对象人选", "◎讨论何雨桐列为发展对象"],
)
@pytest.mark.parametrize(
    ("decided", "early"),
    [("会议同意，报公司党委备案。", True), ("会议认为还要考察，暂不列为发展对象。", False)],
)
def test_minutes_decide_under_a_heading(tmp_path: Path, heading: str, decided: str, early: bool) -> None:
    minutes = (
        "调度运行党支部支部委员会会议记录\n时间：2024年4月16日9:00—10:00\n主持人：陆云帆\n记录人：冯一舟\n"
        "一、学习有关文件\n陆云帆：谈了体会。\n会议要求抓好落实。\n"
        f"{heading}\n冯一舟：汇报了培养考察情况。\n{decided}\n四、研究主题党日\n会议同意去泵站。\n"
    )
    before = (
        "入党积极分子备案报告\n何雨桐经党员推荐，支委会2023年8月8日研究确定为入党积极分子，"
        "培养联系人：冯一舟。\n"
    )
    papers = {"调度运行党支部/支委会.txt": minutes, FOLDER + "2积极分子备案.txt": before}
    assert ("chain.activist-year" in told(tmp_path, papers)) == early
