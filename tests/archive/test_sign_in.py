"""A sign-in sheet of its own beside the minutes of that meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from whole_runs import report

MINUTES = """\
营业厅党支部7月主题党日活动记录
时间：2024年7月16日（星期二）15:00—16:50
地点：泵站
主持人：周启明
记录人：冯一舟
主题：送清凉
到会人员：周启明、冯一舟、程砚秋、江望舒
周启明：把水和药送到每个值守点。
"""
SHEETS = {
    "签到表.csv": """\
营业厅党支部7月主题党日签到表（2024-07-16）
序号,姓名,签到
1,周启明,已签
2,冯一舟,已签
3,程砚秋,{}
""",
    "签到.txt": """\
主题党日签到表
时间：2024年7月16日
姓名\t是否到会\t备注
周启明\t到\t
冯一舟\t到\t
程砚秋\t{}\t
""",
}


def found(folder: Path, papers: dict[str, str]) -> dict[str, str]:
    for name, text in papers.items():
        file = folder / "营业厅党支部" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return {one["rule"]: one["message"] for one in report(".", cwd=folder)["findings"]}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("mark", "away"), [("未到", True), ("请假", True), ("已签", False), ("", False)])
def test_who_was_away_by_the_sheet_is_not_there_by_the_minutes(
    tmp_path: Path, sheet: str, mark: str, away: bool
) -> None:
    message = found(tmp_path, {"党日.txt": MINUTES, sheet: SHEETS[sheet].format(mark)}).get(
        "conflict.sign-in-sheet"
    )
    assert (message is not None) == away
    assert message is None or "程砚秋" in message


def test_a_sheet_of_another_day_or_kind_tells_nothing(tmp_path: Path) -> None:
    sheet = SHEETS["签到表.csv"].format("未到")
    for other in (sheet.replace("07-16", "07-17"), sheet.replace("主题党日", "党员大会")):
        assert "conflict.sign-in-sheet" not in found(tmp_path, {"党日.txt": MINUTES, "签到表.csv": other})


SIGNED = "营业厅党支部7月主题党日签到表\n序号,签名\n1,周启明\n2,冯一舟\n3,程砚秋\n"


def test_a_sheet_with_nothing_but_signatures_and_its_day_in_its_name(tmp_path: Path) -> None:
    told = found(tmp_path, {"党日.txt": MINUTES, "签到表2024-07-16.csv": SIGNED})
    assert "江望舒" in told["conflict.not-on-sheet"]
    assert "conflict.signed-though-absent" not in told


def test_who_is_absent_by_the_minutes_has_not_signed(tmp_path: Path) -> None:
    minutes = MINUTES.replace(
        "周启明、冯一舟、程砚秋、江望舒", "周启明、冯一舟、江望舒\n缺席：程砚秋（出差）"
    )
    told = found(tmp_path, {"党日.txt": minutes, "签到表2024-07-16.csv": SIGNED})
    assert "程砚秋" in told["conflict.signed-though-absent"]
