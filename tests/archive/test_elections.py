"""换届: the list of terms of all branches, and the report of a result beside the minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from whole_runs import report

MINUTES = """\
营业厅党支部党员大会会议记录
时间：2024年5月15日15:00—16:30
地点：二楼会议室
主持人：周启明
记录人：冯一舟
应到10人，实到10人
1.听取上届支委会工作报告
周启明：三年来支部做了六件实事。
会议举手通过工作报告。
2.推选监票人、计票人
会议推选江望舒为监票人，冯一舟为计票人。
3.选举新一届支部委员会委员
发出选票10张，收回10张，有效票10张。得票：周启明10票，许知远9票，程砚秋9票，江望舒2票。周启明、许知远、程砚秋当选为支部委员会委员。
"""
REPORT = """\
关于营业厅党支部选举结果的报告
公司党委：
{}
请予审批。
中共营业厅支部委员会
2024年5月17日
"""
OTHER = """\
营业厅党支部支部委员会会议记录
时间：2024年9月5日15:00—16:00
主持人：周启明
议题：研究主题党日
会议同意去泵站。
"""
REPLY = """\
关于同意营业厅党支部换届选举的批复
营业厅党支部：
同意换届选举。
中共供水公司委员会
2024年5月{}日
"""


def found(folder: Path, papers: dict[str, str]) -> dict[str, str]:
    for name, text in papers.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    findings = report(".", "--period", "2024", "--as-of", "2025-01-20", cwd=folder)["findings"]
    return {one["rule"]: one["message"] for one in findings if one["rule"].startswith("chain.")}


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ("周启明10票，许知远9票，程砚秋9票，江望舒2票。周启明、许知远、程砚秋当选为委员。", ""),
        (
            "周启明同志得10票，许知远同志得9票，程砚秋同志得9票，江望舒同志得2票，周启明、许知远、程砚秋当选。",
            "",
        ),
        ("周启明、许知远、程砚秋三名同志当选为委员。", ""),
        (
            "周启明10票，许知远10票，程砚秋8票，江望舒2票。周启明、许知远、程砚秋当选为委员。",
            "许知远10票、程砚秋8票",
        ),
        ("周启明得赞成票10票、许知远得赞成票9票、江望舒得赞成票9票。", "江望舒9票"),
        ("大会选举周启明、许知远、江望舒为委员。周启明、许知远、江望舒当选。", "周启明、江望舒、许知远"),
    ],
)
def test_a_report_says_what_the_meeting_counted(tmp_path: Path, told: str, differs: str) -> None:
    papers = {
        "营业厅党支部/大会.txt": MINUTES,
        "营业厅党支部/报告.txt": REPORT.format(told),
        "营业厅党支部/支委会.txt": OTHER,
    }
    message = found(tmp_path, papers).get("chain.election-result-agrees")
    assert (message is not None) == bool(differs)
    assert message is None or differs in message


def test_a_reply_after_the_election_is_told_where_only_a_heading_says_it_is_one(tmp_path: Path) -> None:
    papers = {"营业厅党支部/大会.txt": MINUTES, "营业厅党支部/支委会.txt": OTHER}
    late = found(tmp_path, papers | {"营业厅党支部/批复.txt": REPLY.format(28)})
    assert "选举大会是 2024-05-15，排在它前面的换届批复却是 2024-05-28" in late["chain.election-order"]
    assert "chain.election-order" not in found(tmp_path, {"营业厅党支部/批复.txt": REPLY.format(6)})


HEADS = {
    "csv": "党支部,本届支委会选举日期,任期届满日期,备注\n",
    "起止": "序号,支部名称,本届任期,说明\n",
    "到期": "党组织名称,最近一次换届时间,应换届时间,换届情况\n",
}


@pytest.mark.parametrize(
    ("heads", "row", "overdue"),
    [
        ("csv", "营业厅党支部,2020-12-08,2023-12-08,", True),
        ("csv", "营业厅党支部,2022-12-08,2025-12-08,", False),
        ("csv", "营业厅党支部,2021-03-15,2024-03-15,2024-03-12换届", False),
        ("csv", "营业厅党支部,2021-03-15,2024-03-15,经批准延期，2024-06-24换届", False),
        ("csv", "营业厅党支部,2020-03-15,2025-03-15,", False),
        ("起止", "1,中共营业厅支部委员会,2020年5月—2023年5月,", True),
        ("起止", "1,营业厅支部,2022年5月—2025年5月,", False),
        ("到期", "营业厅党支部,2020.06,2023.06,", True),
        ("到期", "营业厅党支部,2023.06,2026.06,", False),
        ("到期", "调度运行党支部,2020.06,2023.06,", False),
    ],
)
def test_a_list_of_terms_tells_whose_is_over(tmp_path: Path, heads: str, row: str, overdue: bool) -> None:
    papers = {"公司党委/任期一览表.csv": HEADS[heads] + row + "\n", "03_营业厅党支部/支委会.txt": OTHER}
    assert ("chain.term-kept" in found(tmp_path, papers)) == overdue
