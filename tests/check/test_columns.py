"""Check `columns`: columns that a ledger lacks and cells that are empty, told by table, row and column."""

from __future__ import annotations

from branchaudit.model import RuleResult
from branchaudit.pipeline import Work, judge
from branchaudit.ruleset.rules import RuleSet
from records import grid_only, para, text_document, word_document

from .made import rule_set

TASKS = "{kind: columns, columns: [任务, 责任人, 时限]}"
HEAD = ["序号", "工作任务", "责任人", "完成时限"]


def verdict(*rows: list[str], check: str = TASKS, above: str = "党支部任务清单") -> RuleResult:
    return _of(rule_set(check, applies_to="任务清单"), para(above) + grid_only(*rows))


def _of(rules: RuleSet, body: str) -> RuleResult:
    (judged,) = judge(word_document(body), Work(rules), as_type="task_list")
    return judged.results[0]


def messages(result: RuleResult) -> list[str]:
    return [finding.message for finding in result.findings]


def test_a_ledger_that_is_filled_in_passes() -> None:
    assert verdict(HEAD, ["1", "上党课", "温如玉", "6月底前"]).outcome == "pass"


def test_an_empty_cell_is_told_by_row_and_column_and_has_its_place() -> None:
    result = verdict(
        HEAD,
        ["1", "上党课", "温如玉", "6月底前"],
        ["2", "整理档案", "晏小山", ""],
        ["3", "修屋顶", "", "7月"],
    )
    assert messages(result) == ["第 4 行（修屋顶）“责任人”空着", "第 3 行（整理档案）“时限”空着"]
    place = result.findings[0].place
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 4, 3)
    assert {finding.category for finding in result.findings} == {"blank_element"}


def test_a_missing_column_is_told_once() -> None:
    result = verdict(["序号", "任务", "完成时限"], ["1", "上党课", "6月"], ["2", "修屋顶", "7月"])
    assert messages(result) == ["表格缺少“责任人”一栏"]
    assert result.findings[0].category == "missing_element"


def test_a_column_that_nobody_filled_is_told_once() -> None:
    rows = [[str(n), f"任务{n}", "", "6月"] for n in range(1, 9)]
    assert messages(verdict(HEAD, *rows)) == ["各行“责任人”空着"]


def test_a_ledger_without_entries_lacks_every_column() -> None:
    empty = [["1", "", "", ""], ["2", "", "", ""]]
    assert messages(verdict(HEAD, *empty)) == ["各行“任务”空着", "各行“责任人”空着", "各行“时限”空着"]


def test_rows_that_are_no_entries_are_passed_over() -> None:
    result = verdict(
        HEAD,
        ["1", "上党课", "温如玉", "6月底前"],
        ["2", "", "", ""],
        HEAD,
        ["合计", "", "", "2项"],
        ["填表人：柏青", "", "", ""],
        ["", "以下空白", "", ""],
    )
    assert result.outcome == "pass"


def test_a_placeholder_is_not_filled_but_a_dash_is() -> None:
    result = verdict(HEAD, ["1", "上党课", "XXX", "6月底前"], ["2", "修屋顶", "温如玉", "—"])
    assert messages(result) == ["第 2 行（上党课）“责任人”仍是占位符“XXX”"]


def test_what_stands_above_for_all_rows_is_no_missing_column() -> None:
    rows = (["序号", "任务", "完成时限"], ["1", "上党课", "6月"])
    assert verdict(*rows, above="党支部任务清单 责任人：温如玉").outcome == "pass"


def test_a_head_of_two_rows_is_read() -> None:
    wide = (
        "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:tcPr/><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc>"
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>落实</w:t></w:r></w:p></w:tc></w:tr>'
    )
    body = grid_only(["序号", "任务", "责任人", "时限"], ["1", "上党课", "温如玉", ""])
    body = body.replace("<w:tblPr/>", "<w:tblPr/>" + wide, 1)
    rules = rule_set(TASKS, applies_to="任务清单")
    assert messages(_of(rules, body)) == ["第 3 行（上党课）“时限”空着"]


def test_no_more_are_listed_than_the_rule_says() -> None:
    check = "{kind: columns, columns: [任务, 责任人, 时限], max: 2}"
    rows = [[str(n), f"任务{n}", "" if n > 1 else "温如玉", "6月"] for n in range(1, 9)]
    assert len(verdict(HEAD, *rows, check=check).findings) == 2


def test_several_tables_are_told_apart() -> None:
    rules = rule_set(TASKS, applies_to="任务清单")
    half = grid_only(HEAD, ["1", "上党课", "温如玉", "6月"])
    other = grid_only(HEAD, ["1", "修屋顶", "", "7月"], ["2", "刷墙", "柏青", "8月"])
    assert messages(_of(rules, half + para() + other)) == ["表 2 第 2 行（修屋顶）“责任人”空着"]


def test_without_such_a_table_nothing_can_be_decided() -> None:
    result = verdict(["姓名", "温如玉", "性别", "女"], ["民族", "汉", "学历", "本科"])
    assert result.outcome == "undecided"
    assert "责任人" in result.note


def test_own_names_and_variants() -> None:
    check = (
        "{kind: columns, columns: [物品, {name: 保管人, variants: [保管同志]}, {name: 备注, filled: false}]}"
    )
    rows = (["物品名称", "保管同志", "备注"], ["党旗", "温如玉", ""])
    assert verdict(*rows, check=check).outcome == "pass"
    rows = (["物品名称", "数量", "备注"], ["党旗", "一面", ""])
    assert messages(verdict(*rows, check=check)) == ["表格缺少“保管人”一栏"]


def test_a_note_excuses_empty_cells_of_its_row() -> None:
    check = "{kind: columns, columns: [任务, 责任人], excused: [备注]}"
    head = ["任务", "责任人", "备注"]
    assert verdict(head, ["上党课", "", "上级统一安排"], ["刷墙", "柏青", ""], check=check).outcome == "pass"
    assert verdict(head, ["上党课", "", "上级安排"], ["刷墙", "", "义工"], check=check).outcome == "pass"
    assert verdict(head, ["上党课", "", ""], ["刷墙", "柏青", ""], check=check).outcome == "fail"


def test_tables_are_picked_by_columns() -> None:
    check = "{kind: columns, columns: [时限], having: [任务], unless: [1月]}"
    assert verdict(["任务", "责任人", "备注"], ["刷墙", "柏青", "-"], check=check).outcome == "fail"
    assert verdict(["任务", "1月", "2月"], ["刷墙", "√", ""], check=check).outcome == "not_applicable"
    assert verdict(["姓名", "性别", "民族"], ["柏青", "男", "汉"], check=check).outcome == "not_applicable"


def test_a_table_drawn_in_a_text_file_is_judged_too() -> None:
    rules = rule_set(TASKS, applies_to="任务清单")
    text = "党支部任务清单\n任务 | 责任人 | 时限\n上党课 | 温如玉 | 6月\n修屋顶 |  | 7月\n"
    (judged,) = judge(text_document(text), Work(rules), as_type="task_list")
    assert messages(judged.results[0]) == ["第 3 行（修屋顶）“责任人”空着"]
    place = judged.findings[0].place
    assert place is not None
    assert place.line == 4
