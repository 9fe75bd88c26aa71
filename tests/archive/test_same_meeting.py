"""What several papers of a unit say of one meeting, one day, one matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from whole_runs import report

COMMITTEE = """\
营业厅党支部支部委员会会议记录
时间：2024年8月7日（星期三）{}
地点：二楼会议室
主持人：周启明
记录人：冯一舟
应到3人，实到3人
到会人员：周启明、冯一舟、程砚秋
一、学习有关经验
周启明：先把窗口的事理顺，老人不会扫码的由值班同志帮着办，回来登记清楚，一周看一次。
二、交办事项
{}
"""
PARTY = """\
中共滨江供水有限公司委员会会议记录
会议时间：2024年8月7日（星期三）8:40—10:15
地点：五楼会议室
主持：梁伯安
出席：梁伯安、周启明、何雨桐
（一）研究党建工作要点
梁伯安：各党支部先把去年的问题改完。
会议同意。
记录人：江一帆
"""
NOTICE = """\
关于{}4月主题党日活动的通知
各位党员：
定于2024年4月16日14:00在{}。
请佩戴党徽。
营业厅党支部
2024年4月12日
"""
DAY = """\
营业厅党支部4月主题党日活动记录
活动时间：2024年4月16日14:00—15:30
地点：{}
主持人：周启明
记录人：冯一舟
主题：义务巡河
参加人员：周启明、冯一舟、程砚秋
周启明：沿河走了三公里，捡了六袋垃圾。
"""
ROSTER = "{}党员名册（2024年1月）\n姓名,性别,入党日期\n{}\n程砚秋,女,2012-06-01\n"


def found(folder: Path, papers: dict[str, str]) -> dict[str, str]:
    for name, text in papers.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return {one["rule"]: one["message"] for one in report(".", cwd=folder)["findings"]}


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("会议决定暂不汇总节水金点子，待明年再议。", True),
        ("经讨论，大家商定不再汇总节水金点子。", True),
        ("会议决定暂不采购新桌椅。", False),
        ("由程砚秋负责汇总节水金点子，8月21日前完成。", False),
    ],
)
def test_two_records_of_a_meeting_decide_the_same(tmp_path: Path, other: str, differs: bool) -> None:
    told = COMMITTEE.format("17:40—18:40", "由程砚秋负责汇总节水金点子，8月21日前完成，下次会上报结果。")
    papers = {"营业厅党支部/a.txt": told, "营业厅党支部/b.txt": COMMITTEE.format("17:40—18:40", other)}
    message = found(tmp_path, papers).get("conflict.twin-records", "")
    assert ("节水金点子" in message) == differs


@pytest.mark.parametrize(("clock", "at_once"), [("9:30—10:35", True), ("10:30—11:35", False)])
def test_a_secretary_is_not_in_the_committee_of_the_unit_and_in_his_own(
    tmp_path: Path, clock: str, at_once: bool
) -> None:
    papers = {"公司党委/0807.txt": PARTY, "营业厅党支部/支委会.txt": COMMITTEE.format(clock, "会议同意。")}
    assert ("conflict.two-meetings" in found(tmp_path, papers)) == at_once


@pytest.mark.parametrize("listed", [True, False])
def test_a_name_on_the_rosters_of_two_branches_is_that_of_two_persons(tmp_path: Path, listed: bool) -> None:
    other = COMMITTEE.replace("营业厅", "巡线").replace("周启明", "江望舒").replace("冯一舟", "宋清河")
    papers = {
        "营业厅党支部/支委会.txt": COMMITTEE.format("9:30—10:35", "会议同意。"),
        "巡线党支部/支委会.txt": other.format("9:40—10:40", "会议同意。"),
        "营业厅党支部/党员名册.csv": ROSTER.format("营业厅党支部", "周启明,男,2001-07-01"),
        "巡线党支部/党员名册.csv": ROSTER.format("巡线党支部", "江望舒,男,2003-07-01"),
    }
    if not listed:
        papers["巡线党支部/党员名册.csv"] = papers["巡线党支部/党员名册.csv"].replace("程砚秋", "何雨桐")
    assert ("conflict.same-name" in found(tmp_path, papers)) != listed


@pytest.mark.parametrize(
    ("title", "place", "held", "differs"),
    [
        ("开展", "化验楼前广场开展主题党日", "市烈士陵园", True),
        ("组织", "机关二楼会议室组织主题党日", "滨河公园", True),
        ("开展", "滨河公园开展主题党日", "滨河公园北门", False),
        ("开展", "公司大门口集合，开展主题党日", "市烈士陵园", False),
    ],
)
def test_a_party_day_is_held_where_the_notice_says(
    tmp_path: Path, title: str, place: str, held: str, differs: bool
) -> None:
    papers = {"营业厅党支部/通知.txt": NOTICE.format(title, place), "营业厅党支部/党日.txt": DAY.format(held)}
    assert ("chain.held-as-called" in found(tmp_path, papers)) == differs
