"""Ledgers as branches keep them, complete and right: no layout of theirs gives a gap."""

from __future__ import annotations

import pytest

from read.docx_builder import cell, para, table
from records import grid_only, word_document
from shipped import judged

MEMBER = ["序号", "姓名", "性别", "民族", "出生年月", "入党时间", "转正时间", "单位及职务", "备注"]
WIDE = '<w:gridSpan w:val="{}"/>'


def _line(*cells: tuple[str, int]) -> str:
    return "".join(cell(text, WIDE.format(span)) for text, span in cells)


SOUND: dict[str, str] = {
    "a year by months": para("桑榆里社区党支部2023年度党费收缴台账")
    + grid_only(
        ["序号", "姓名", "月应交", "1月", "2月", "3月", "合计"],
        ["1", "温如玉", "90", "90", "90", "90", "270"],
        ["2", "晏小山", "14", "14", "", "", "14"],
        ["合计", "", "104", "104", "90", "90", "284"],
    ),
    "a head of two rows": para("党费收缴登记表（2023年5月）")
    + para("填报单位：桑榆里党支部  收缴日期：2023年5月8日")
    + table(
        _line(("序号", 1), ("姓名", 1), ("党费（元）", 2), ("备注", 1)),
        _line(("", 1), ("", 1), ("应交", 1), ("实交", 1), ("", 1)),
        _line(("1", 1), ("温如玉", 1), ("90", 1), ("90", 1), ("", 1)),
        _line(("合计", 2), ("90", 1), ("90", 1), ("", 1)),
        _line(("填表人：柏青", 3), ("审核人：温如玉", 2)),
    ),
    "retired and relieved members": para("第一党支部5月份党费交纳明细表")
    + grid_only(
        ["姓名", "工资基数", "交纳标准", "应缴金额", "实缴金额", "缴费时间", "本人签名"],
        ["温如玉", "6000", "1.5%", "90.0", "90.0", "2023.05.08", ""],
        ["晏小山", "4600", "0.5%", "23", "23", "2023.05.08", "晏小山"],
        ["江照临", "—", "—", "0.2", "0.2", "5.9", "江照临"],
    ),
    "a quarter": para("2023年第一季度党费收缴台账")
    + grid_only(
        ["姓名", "月基数", "比例", "季度应交", "实交", "交纳日期"],
        ["温如玉", "6000", "1.5%", "270", "270", "2023年3月8日"],
    ),
    "a sum of two pages": para("2023年6月党费收缴台账")
    + grid_only(["姓名", "应交", "实交", "交纳日期"], ["温如玉", "90", "90", "6月8日"])
    + para()
    + grid_only(
        ["姓名", "应交", "实交", "交纳日期"], ["柏青", "30", "30", "6月8日"], ["合计", "120", "120", ""]
    ),
    "a sheet for each member": para("党员党费交纳登记表")
    + para("姓名：温如玉")
    + grid_only(
        ["月份", "应交金额", "实交金额", "交纳日期", "收款人"], ["1月", "90", "90", "1月8日", "柏青"]
    ),
    "a public notice": para("党费收缴情况公示")
    + grid_only(["序号", "姓名", "金额"], ["1", "温如玉", "90"], ["2", "晏小山", "14"]),
    "a roster by groups": para("雁塘供水公司第二党支部党员名册")
    + para("第一党小组")
    + grid_only(
        MEMBER,
        ["1", "温如玉", "女", "汉", "1980.05", "2004.06.28", "2005.06.28", "运行班 班长", ""],
        ["2", "晏小山", "男", "汉", "1996.11", "2023.03.05", "", "运行班", "预备党员"],
        [""] * 9,
    )
    + para("第二党小组")
    + grid_only(MEMBER, ["3", "柏青", "男", "回", "1970.01", "1995.06", "1996.06", "退休", ""]),
    "the sheet of one member": para("党员基本情况表")
    + grid_only(["姓名", "温如玉", "性别", "女"], ["民族", "汉", "入党时间", "2004.6.28"]),
    "an employee roster": para("维修车间职工花名册")
    + grid_only(["序号", "姓名", "性别", "工种"], ["1", "温如玉", "女", "钳工"]),
    "tasks under headings": para("2023年度党支部党建工作任务清单")
    + table(
        _line(("序号", 1), ("工作任务", 1), ("责任领导", 1), ("责任人", 1), ("完成时限", 1)),
        _line(("一、组织生活", 5)),
        _line(("1", 1), ("每月召开支委会", 1), ("温如玉", 1), ("晏小山", 1), ("每月", 1)),
        _line(("二、队伍建设", 5)),
        _line(("2", 1), ("发展党员1名", 1), ("", 1), ("组织委员", 1), ("12月底前", 1)),
    ),
    "branches of a committee": para("雁塘供水公司党委“五清”管理台账")
    + grid_only(
        ["序号", "支部名称", "批复时间", "隶属关系", "党员情况（人）", "班子配备", "运作情况"],
        ["1", "管网党支部", "2018年3月", "供水公司党委", "12", "书记温如玉", "每月开支委会"],
    ),
}


@pytest.mark.parametrize("layout", SOUND)
def test_a_sound_ledger_has_no_gap(layout: str) -> None:
    found = judged(word_document(SOUND[layout]))
    assert [f.message for f in found.findings if f.kind == "gap"] == []
    assert "error" not in found.outcomes


NOT_JUDGED = ("a public notice", "the sheet of one member", "an employee roster")
"""No rule that takes points is about them."""


@pytest.mark.parametrize("layout", [name for name in SOUND if name not in NOT_JUDGED])
def test_it_is_judged_all_the_same(layout: str) -> None:
    assert judged(word_document(SOUND[layout])).score.value == 100


def test_tasks_told_in_lines_are_not_decided_rather_than_passed() -> None:
    text = "第三党支部2023年任务清单\n一、抓学习\n责任人：温如玉\n完成时限：6月底前\n"
    found = judged(text)
    assert found.record.doc_type == "task_list"
    assert found.outcomes["undecided"] == 1
    assert found.score.value is None
