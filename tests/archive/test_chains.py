"""Papers that follow one another: in order they are clean, and whatever is not is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from whole_runs import report

from .dossier import DOSSIER, ELECTION

PERSON, ELECTED = "调度运行党支部/发展党员/何雨桐/", "营业厅党支部/换届/"
MINUTES = "调度运行党支部/"


def told(folder: Path, papers: dict[str, str], *more: str) -> set[str]:
    """The rules on papers that follow one another, as far as they find something."""
    for name, text in papers.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = report(".", *more, cwd=folder)["findings"]
    return {finding["rule"] for finding in found if finding["rule"].startswith("chain.")}


@pytest.mark.parametrize("more", [(), ("--period", "2024", "--as-of", "2025-02-10")])
def test_papers_in_order_are_clean(tmp_path: Path, more: tuple[str, ...]) -> None:
    assert told(tmp_path, DOSSIER | ELECTION, *more) == set()


@pytest.mark.parametrize(
    ("paper", "day", "other_day", "rule"),
    [
        (PERSON + "谈话记录.txt", "9月20日", "11月20日", "chain.talk-in-month"),
        (MINUTES + "2023/3月支委会.txt", "2023年3月8日", "2023年8月8日", "chain.activist-year"),
        (PERSON + "政审报告.txt", "2024年5月20日", "2024年7月20日", "chain.checked-before-admission"),
        (PERSON + "预审批复.txt", "6月14日", "7月14日", "chain.development-order"),
        (PERSON + "批复.txt", "2024年8月2日", "2024年6月30日", "chain.approved-after-meeting"),
        (PERSON + "批复.txt", "2024年8月2日", "2024年12月2日", "chain.approval-in-time"),
        (MINUTES + "2025/7月党员大会.txt", "2025年7月9日", "2025年7月2日", "chain.probation-year"),
        (MINUTES + "2024/4月支委会.txt", "4月16日", "4月11日", "chain.publicity-over"),
        (PERSON + "接收请示.txt", "2024年7月5日", "2024年8月5日", "chain.reply-after-request"),
        (ELECTED + "批复.txt", "4月15日", "5月25日", "chain.election-order"),
        (ELECTED + "报告.txt", "2024年5月17日", "2024年5月12日", "chain.election-order"),
        (ELECTED + "请示.txt", "2021年5月20日", "2020年3月20日", "chain.term-kept"),
        (ELECTED + "通知.txt", "5月15日", "5月16日", "chain.held-as-called"),
        (ELECTED + "支委会.txt", "2024年3月25日", "2024年5月25日", "chain.committee-first"),
    ],
)
def test_another_day_is_told(tmp_path: Path, paper: str, day: str, other_day: str, rule: str) -> None:
    papers = DOSSIER | ELECTION
    assert day in papers[paper]
    assert rule in told(tmp_path, papers | {paper: papers[paper].replace(day, other_day)})


@pytest.mark.parametrize(
    ("paper", "rule"),
    [
        (PERSON + "政审报告.txt", "chain.step-received"),
        (PERSON + "培训结业证.txt", "chain.step-received"),
        (PERSON + "批复.txt", "chain.step-received"),
        (MINUTES + "2024/7月党员大会.txt", "chain.step-received"),
        (ELECTED + "批复.txt", "chain.election-papers"),
        (ELECTED + "报告.txt", "chain.election-papers"),
    ],
)
def test_a_paper_that_was_not_received_is_told(tmp_path: Path, paper: str, rule: str) -> None:
    papers = DOSSIER | ELECTION
    assert told(tmp_path, {name: text for name, text in papers.items() if name != paper}) == {rule}


def test_minutes_of_earlier_years_are_not_asked_for(tmp_path: Path) -> None:
    """The dossier begins in 2022, the minutes that were handed in begin in June 2024."""
    older = {MINUTES + "2023/3月支委会.txt", MINUTES + "2024/4月支委会.txt"}
    assert told(tmp_path, {name: text for name, text in DOSSIER.items() if name not in older}) == set()


def test_what_is_handed_in_without_its_papers_is_not_asked_for_them(tmp_path: Path) -> None:
    minutes = {name: text for name, text in (DOSSIER | ELECTION).items() if "会.txt" in name}
    assert told(tmp_path, minutes) == set()


LEDGER = """\
发展党员工作台账
姓名\t申请日期\t确定积极分子日期\t确定发展对象日期\t接收日期\t转正日期
何雨桐\t2022-09-06\t2023-03-08\t2024-04-18\t2024-07-03\t2025-07-02
"""


def test_a_ledger_agrees_with_the_papers(tmp_path: Path) -> None:
    """The day of putting on file and the end of the year of probation are right as well."""
    assert told(tmp_path, DOSSIER | {MINUTES + "发展党员工作台账.txt": LEDGER}) == set()


@pytest.mark.parametrize(("day", "other_day"), [("2024-07-03", "2024-06-28"), ("2023-03-08", "2023-02-08")])
def test_a_ledger_with_another_day_is_told(tmp_path: Path, day: str, other_day: str) -> None:
    papers = DOSSIER | {MINUTES + "发展党员工作台账.txt": LEDGER.replace(day, other_day)}
    assert told(tmp_path, papers) == {"chain.days-agree"}


def test_a_namesake_in_another_branch_is_another_person(tmp_path: Path) -> None:
    early = DOSSIER[MINUTES + "2025/7月党员大会.txt"].replace("2025年7月9日", "2025年1月9日")
    elsewhere = early.replace("调度运行", "管网巡护")
    assert told(tmp_path, DOSSIER | {"管网巡护党支部/2025/1月党员大会.txt": elsewhere}) == set()
