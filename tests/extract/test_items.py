"""Rectification items: from tables of every build, from label blocks, from numbered prose; the
measure of each problem stays with it."""

from __future__ import annotations

import pytest

from branchaudit.model import Record
from read.docx_builder import cell, para, table
from records import found, grid_only, record, rows, word_record

TITLE = "桑榆里社区党支部组织生活会整改台账"
HEADS = ["序号", "问题", "整改措施", "责任人", "责任单位", "整改时限", "完成情况"]
LAMP = ["1", "路灯报修慢", "设报修登记本", "温如玉", "第一党小组", "2023年6月30日", "已完成，登记本启用"]
ROOF = ["2", "活动室漏雨", "请木工修屋顶", "晏小山", "第二党小组", "2023年9月底前", "正在推进"]
FIELDS = (
    "problem", "rectification_measures", "responsible_person", "responsible_unit", "deadline", "progress",
)  # fmt: skip


def of_table(*xml: str) -> Record:
    return word_record(
        "".join((para(TITLE), *xml, para("桑榆里社区党支部"), para("2023年7月3日"))), "rectification"
    )


def values(drawn: Record) -> list[list[str | None]]:
    return [[item[field].value if field in item else None for field in FIELDS] for item in drawn.items]


def test_one_row_is_one_item() -> None:
    drawn = of_table(grid_only(HEADS, LAMP, ROOF))
    assert values(drawn) == [LAMP[1:], ROOF[1:]]
    assert {fact.status for item in drawn.items for fact in item.values()} == {"present"}
    assert drawn.facts["item_count"] == 2


@pytest.mark.parametrize(
    "heads",
    [
        ["序号", "存在问题", "整改举措", "整改责任人", "责任部门", "完成时限", "整改进展"],
        ["序 号", "查摆问题", "改进措施", "责任领导", "牵头单位", "完成时间", "落实情况"],
        ["编号", "问题描述", "具体措施", "负责人", "责任支部", "时间节点", "是否销号"],
        ["序号", "主要问题表现", "整改措施（具体）", "责任人（签字）", "责任科室", "整改期限", "整改成效"],
    ],
)
def test_heads_in_other_words(heads: list[str]) -> None:
    assert values(of_table(grid_only(heads, LAMP, ROOF))) == [LAMP[1:], ROOF[1:]]


def test_columns_in_another_order() -> None:
    order = [0, 1, 5, 2, 4, 3, 6]
    drawn = of_table(grid_only(*([line[i] for i in order] for line in (HEADS, LAMP, ROOF))))
    assert values(drawn) == [LAMP[1:], ROOF[1:]]


def test_two_header_rows() -> None:
    down, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = "".join(cell(word, down) for word in HEADS[:3]) + cell("责任落实", '<w:gridSpan w:val="2"/>')
    first += "".join(cell(word, down) for word in HEADS[5:])
    second = (
        "".join(cell("", below) for _ in range(3)) + cell("责任人") + cell("责任单位") + cell("", below) * 2
    )
    body = ("".join(cell(text) for text in line) for line in (LAMP, ROOF))
    assert values(of_table(table(first, second, *body))) == [LAMP[1:], ROOF[1:]]


def test_a_cell_merged_over_rows_counts_for_each_of_them() -> None:
    lines = [cell(word) for word in HEADS]
    first = [cell(text) for text in LAMP]
    second = [cell(text) for text in ROOF]
    first[3], second[3] = cell("温如玉", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    drawn = of_table(table("".join(lines), "".join(first), "".join(second)))
    assert [item["responsible_person"].value for item in drawn.items] == ["温如玉", "温如玉"]


def test_a_caption_row_is_no_item() -> None:
    caption = cell("一、基层治理方面", '<w:gridSpan w:val="7"/>')
    lines = ["".join(cell(text) for text in line) for line in (HEADS, LAMP, ROOF)]
    assert len(of_table(table(lines[0], caption, *lines[1:])).items) == 2


def test_empty_rows_are_no_items_and_empty_cells_are_blank() -> None:
    gap = [*LAMP[:3], "", *LAMP[4:]]
    drawn = of_table(grid_only(HEADS, gap, [""] * 7))
    assert len(drawn.items) == 1
    assert drawn.items[0]["responsible_person"].status == "blank"
    assert drawn.elements["responsible_person"].status == "blank"


def test_without_a_column_the_field_is_missing() -> None:
    drawn = of_table(grid_only(*(line[:3] + line[4:6] for line in (HEADS, LAMP, ROOF))))
    assert {item["responsible_person"].status for item in drawn.items} == {"missing"}
    assert all("progress" not in item for item in drawn.items)
    assert "progress" not in drawn.elements


def test_a_form_per_item() -> None:
    forms = [
        grid_only(*([word, text] for word, text in zip(HEADS[1:], line[1:], strict=True)))
        for line in (LAMP, ROOF)
    ]
    assert values(of_table(*(f + para("") for f in forms))) == [LAMP[1:], ROOF[1:]]


def test_label_blocks() -> None:
    blocks = "\n".join(
        f"{word}：{text}" for line in (LAMP, ROOF) for word, text in zip(HEADS[1:], line[1:], strict=True)
    )
    drawn = record(f"{TITLE}\n{blocks}\n桑榆里社区党支部\n2023年7月3日", "rectification")
    assert values(drawn) == [LAMP[1:], ROOF[1:]]


def test_numbered_prose() -> None:
    text = (
        "整改方案\n"
        "（一）路灯报修慢的问题\n整改措施：设报修登记本。\n责任人：温如玉\n责任单位：第一党小组\n整改时限：2023年6月30日\n"
        "（二）活动室漏雨的问题\n整改措施：请木工修屋顶。\n责任人：晏小山\n责任单位：第二党小组\n整改时限：2023年9月30日\n"
        "桑榆里社区党支部\n2023年5月8日"
    )
    drawn = record(text, "rectification")
    assert [item["problem"].value for item in drawn.items] == ["路灯报修慢的问题", "活动室漏雨的问题"]
    assert [item["rectification_measures"].value for item in drawn.items] == ["设报修登记本", "请木工修屋顶"]
    assert [item["responsible_person"].value for item in drawn.items] == ["温如玉", "晏小山"]


def test_a_missing_label_in_one_block_does_not_move_the_others() -> None:
    text = (
        "整改方案\n"
        "1.路灯报修慢。\n整改措施：设报修登记本。\n责任人：\n整改时限：2023年6月30日\n"
        "2.活动室漏雨。\n整改措施：请木工修屋顶。\n责任人：晏小山\n整改时限：2023年9月30日\n"
    )
    drawn = record(text, "rectification")
    assert [found(item["responsible_person"]) for item in drawn.items] == [
        ("blank", None),
        ("present", "晏小山"),
    ]
    assert drawn.elements["responsible_person"].status == "partial"
    assert drawn.elements["responsible_person"].aggregate


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("温如玉", "present"),
        ("支部书记温如玉", "present"),
        ("温如玉、晏小山", "present"),
        ("全体党员", "partial"),
        ("各支部委员", "partial"),
        ("党支部书记", "partial"),
        ("XXX", "placeholder"),
    ],
)
def test_who_answers(person: str, status: str) -> None:
    drawn = of_table(grid_only(HEADS, [*LAMP[:3], person, *LAMP[4:]]))
    assert drawn.items[0]["responsible_person"].status == status


@pytest.mark.parametrize(
    ("deadline", "status", "due"),
    [
        ("2023年6月30日", "present", "2023-06-30"),
        ("2023年6月底前", "present", "2023-06-30"),
        ("6月底前", "present", "2023-06-30"),
        ("2023年底前", "present", "2023-12-31"),
        ("长期坚持", "partial", None),
        ("月底前", "partial", None),
        ("二季度", "partial", None),
        ("XX月底前", "placeholder", None),
        ("", "blank", None),
    ],
)
def test_until_when(deadline: str, status: str, due: str | None) -> None:
    drawn = of_table(grid_only(HEADS, [*LAMP[:5], deadline, LAMP[6]]))
    assert drawn.items[0]["deadline"].status == status
    assert rows(drawn, "items")[0]["due"] == due


def test_what_is_done_and_what_is_open() -> None:
    drawn = of_table(grid_only(HEADS, LAMP, ROOF))
    assert [(r["number"], r["done"], r["open"]) for r in rows(drawn, "items")] == [
        (1, True, False),
        (2, False, True),
    ]
    assert rows(drawn, "items")[0]["reported"] == "2023-07-03"
    assert drawn.facts["open_items"] == 1
    assert not drawn.facts["claims_all_done"]


def test_a_claim_that_all_is_done() -> None:
    drawn = record(
        "整改报告\n目前，2项问题已全部整改到位。\n问题：漏雨\n整改措施：修屋顶\n责任人：晏小山",
        "rectification",
    )
    assert drawn.facts["claims_all_done"]


def test_a_paper_without_items_lacks_all_parts() -> None:
    drawn = record("整改方案\n支部将认真抓好整改。\n桑榆里社区党支部\n2023年5月8日", "rectification")
    assert drawn.items == ()
    assert {drawn.elements[n].status for n in ("problems", "responsible_person", "deadline")} == {"missing"}


def test_numbered_problems_in_brackets() -> None:
    drawn = record(
        TITLE + "\n【问题1】路灯报修慢。\n整改措施：设报修登记本\n责任人：温如玉\n"
        "【问题2】活动室漏雨。\n整改措施：请木工修屋顶\n责任人：晏小山\n",
        "rectification",
    )
    assert [found(item["problem"]) for item in drawn.items] == [
        ("present", "路灯报修慢"),
        ("present", "活动室漏雨"),
    ]


def test_work_that_goes_on_is_open() -> None:
    drawn = of_table(grid_only(HEADS, [*LAMP[:-1], "尚在推进，仍有2盏未修"]))
    assert drawn.facts["open_items"] == 1


@pytest.mark.parametrize("progress", ["还差七张没开", "新锁没有买", "问到两人，还差晏小山"])
def test_what_is_still_lacking_is_open(progress: str) -> None:
    assert of_table(grid_only(HEADS, [*LAMP[:-1], progress])).facts["open_items"] == 1


def test_the_last_item_ends_before_the_closing_lines() -> None:
    drawn = record(
        TITLE + "\n一、路灯报修慢\n整改措施：设报修登记本\n责任人：温如玉\n整改成效：登记本启用\n"
        "二、活动室漏雨\n整改措施：请木工修屋顶\n责任人：晏小山\n整改成效：屋顶修好\n"
        "特此报告。\n桑榆里社区党支部\n2023年X月X日",
        "rectification",
    )
    assert found(drawn.items[1]["progress"]) == ("present", "屋顶修好")


def test_announced_problems_of_several_sides_are_counted() -> None:
    drawn = record(
        "整改方案\n督查反馈了4个方面的问题。\n（一）路灯报修慢\n整改措施：设登记本\n责任人：温如玉\n"
        "（二）活动室漏雨\n整改措施：修屋顶\n责任人：晏小山",
        "rectification",
    )
    assert [(row["number"], row["listed"]) for row in rows(drawn, "announced")] == [(4, 2)]


def test_a_head_with_an_aside_is_still_that_head() -> None:
    drawn = of_table(grid_only([*HEADS[:-1], "推进（完成）情况"], LAMP))
    assert drawn.items[0]["progress"].status == "present"


def test_labels_of_an_item_put_as_questions() -> None:
    block = "（{}）查出的问题：公开栏没有更新\n怎么改：每月换一次\n谁来改：温如玉\n"
    block += "改到什么时候：2023年7月31日前\n"
    drawn = record("桑榆里社区党支部整改方案\n" + block.format("一") + block.format("二"), "rectification")
    assert [item["deadline"].value for item in drawn.items] == ["2023年7月31日前"] * 2
    assert [item["responsible_person"].value for item in drawn.items] == ["温如玉"] * 2


@pytest.mark.parametrize(
    ("progress", "is_open"),
    [
        ("申请已递交，锅炉还没有动工更换", True),
        ("还在起草考核办法", True),
        ("已完成，还在质保期内", False),
        ("已换新灯，还没有出现问题", False),
    ],
)
def test_what_is_not_yet_done(progress: str, is_open: bool) -> None:
    drawn = of_table(grid_only(HEADS, [*LAMP[:-1], progress]))
    assert rows(drawn, "items")[0]["open"] is is_open


@pytest.mark.parametrize("person", ["相关负责同志", "有关人员", "相关领导"])
def test_somebody_or_other_is_nobody(person: str) -> None:
    drawn = of_table(grid_only(HEADS, [*LAMP[:3], person, *LAMP[4:]]))
    assert drawn.items[0]["responsible_person"].status == "partial"


def test_of_an_empty_cell_nothing_is_said() -> None:
    drawn = of_table(grid_only(HEADS, [*LAMP[:-1], ""], ROOF))
    assert [r["open"] for r in rows(drawn, "items")] == [False, True]
    assert drawn.items[0]["progress"].status == "blank"


def test_the_day_of_finding_is_not_the_day_of_the_paper() -> None:
    begun = ["1", "党课没有讲稿", "补写讲稿", "温如玉", "第一党小组", "2023年9月30日", "已启动"]
    body = para(TITLE) + para("问题发现日期：2023年4月24日") + grid_only(HEADS, begun)
    (row,) = rows(word_record(body, "rectification"), "items")
    assert row["reported"] is None
    assert (row["done"], row["open"]) == (False, True)


STATES = ["序号", "问题", "整改措施", "责任人", "整改时限", "完成日期", "状态", "整改结果"]


def test_a_column_of_its_own_says_how_far_an_item_is() -> None:
    drawn = of_table(
        grid_only(
            STATES,
            [
                "1",
                "路灯报修慢",
                "设报修登记本",
                "温如玉",
                "2023年6月30日",
                "2023年6月12日",
                "已完成",
                "登记本启用",
            ],
            ["2", "活动室漏雨", "请木工修屋顶", "晏小山", "2023年9月底前", "", "整改中", ""],
            ["3", "值班脱岗", "排班上墙", "柏青", "长期", "", "长期坚持", ""],
            ["4", "党费公示晚", "每月五日前公示", "温如玉", "2023年6月30日", "", "已销号", ""],
        )
    )
    told = rows(drawn, "items")
    assert [(row["done"], row["open"]) for row in told] == [
        (True, False),
        (False, True),
        (False, False),
        (True, False),
    ]
    assert [row["done_on"] for row in told] == ["2023-06-12", None, None, None]
    assert [row["unproven"] for row in told] == [False, False, False, True]
    # an item that is open has no result yet: its state is its progress
    assert [item["progress"].value for item in drawn.items] == ["登记本启用", "整改中", "长期坚持", "已销号"]


def test_a_row_of_sums_is_no_item() -> None:
    drawn = of_table(grid_only(HEADS, LAMP, ROOF, ["合计", "共2项", "", "", "", "已完成1项", "未完成1项"]))
    assert drawn.facts["item_count"] == 2
