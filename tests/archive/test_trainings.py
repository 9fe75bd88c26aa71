"""What the Party committee does for the branches: trainings of secretaries, and its study of their work."""

from __future__ import annotations

from pathlib import Path

import pytest

from whole_runs import report

BRANCH = """\
{0}支部委员会会议记录
时间：2024年3月5日9:00—10:00
主持人：{1}
记录人：何雨桐
议题：研究主题党日
会议同意去泵站。
"""
LINES = """\
上半年党支部书记培训班记录
时间：2024年4月17日8:30—11:50
地点：培训中心
应到：3人
参训人员：周启明、宋清河
未到：{}
培训内容：发展党员程序实务。
"""
TABLE = """\
2024年支部书记轮训签到表
时间：2024年4月17日
姓名,单位,签到情况
周启明,营业厅党支部,已签
宋清河,调度党支部,已签
江一帆,巡线党支部,{}
"""
MADE_UP = """\
支部书记补训记录
时间：2024年5月14日8:30—11:30
{}：江一帆
内容相同，考核合格。
"""
COMMITTEE = """\
供水公司党委会会议记录
时间：2024年{}月8日9:00—10:00
主持人：韩立本
记录人：许文
{}
"""
BRANCHES = {
    "营业厅党支部/支委会.txt": BRANCH.format("营业厅党支部", "周启明"),
    "调度党支部/支委会.txt": BRANCH.format("调度党支部", "宋清河"),
}


def found(folder: Path, papers: dict[str, str]) -> dict[str, str]:
    for name, text in (BRANCHES | papers).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    findings = report(".", "--period", "2024", "--as-of", "2025-01-15", cwd=folder)["findings"]
    return {one["rule"]: one["message"] for one in findings if one["rule"].startswith("unit.")}


@pytest.mark.parametrize(
    ("name", "training"),
    [
        ("培训.txt", LINES.format("江一帆")),
        ("培训.txt", LINES.format("江一帆（抢修，已请假，另行补训）")),
        ("签到.csv", TABLE.format("未到")),
        ("签到.csv", TABLE.format("缺席")),
    ],
)
@pytest.mark.parametrize("made_up", ["补训人", "参训人员", ""])
def test_a_secretary_who_missed_all_is_told_unless_he_made_up_for_it(
    tmp_path: Path, name: str, training: str, made_up: str
) -> None:
    papers = {f"公司党委/书记培训/{name}": training}
    if made_up:
        papers["公司党委/书记培训/补训.txt"] = MADE_UP.format(made_up)
    message = found(tmp_path, papers).get("unit.secretary-trained", "")
    assert ("江一帆没有到（1 次）" in message) == (not made_up)


def test_a_notice_of_a_training_trains_nobody(tmp_path: Path) -> None:
    notice = "关于举办党支部书记培训班的通知\n各党支部：\n请假：江一帆\n供水公司委员会\n2024年4月10日\n"
    assert "unit.secretary-trained" not in found(tmp_path, {"公司党委/通知.txt": notice})


@pytest.mark.parametrize(
    ("matters", "told"),
    [
        ("（一）研究投资计划\n会议同意。\n（二）预审营业厅党支部发展对象何雨桐入党材料\n会议同意。", True),
        ("一、研究预算\n会议同意。\n二、研究调度党支部换届请示\n会议同意。", True),
        ("（一）研究投资计划\n会议同意。\n（二）听取各党支部三会一课检查情况\n会议同意。", False),
        ("议题一：研究预算\n会议同意。\n议题二：研究党建工作责任制考核\n会议同意。", False),
    ],
)
def test_half_a_year_of_minutes_has_a_matter_of_the_branches(
    tmp_path: Path, matters: str, told: bool
) -> None:
    papers = {f"公司党委/党委会{month}月.txt": COMMITTEE.format(month, matters) for month in (7, 9, 11)}
    papers |= {
        f"公司党委/党委会{month}月.txt": COMMITTEE.format(month, "议题：研究党支部标准化建设")
        for month in (2, 4)
    }
    message = found(tmp_path, papers).get("unit.half-year-studied", "")
    assert ("2024年下半年" in message) == told
    assert "上半年" not in message


def test_few_minutes_tell_nothing_of_half_a_year(tmp_path: Path) -> None:
    papers = {f"公司党委/党委会{month}月.txt": COMMITTEE.format(month, "议题：研究预算") for month in (7, 9)}
    assert "unit.half-year-studied" not in found(tmp_path, papers)
