"""Rectification items told in sentences, one numbered paragraph each."""

from __future__ import annotations

from records import record, rows

REPORT = (
    "桑榆里社区党支部关于专项检查反馈问题整改情况的报告\n"
    "截至2024年10月25日，3个问题已全部整改到位。\n"
    "1．党员大会记录缺表决情况。已立记录模板。责任人温如玉，8月20日完成。\n"
    "2．党费公示不及时。目前正在核对上半年账目，预计12月上旬公示，责任人晏小山。\n"
    "3．谈心谈话覆盖面不够。由何大山负责，已谈完一轮。\n"
    "桑榆里社区党支部\n2024年10月25日\n"
)


def test_each_paragraph_is_an_item() -> None:
    report = record(REPORT, "rectification")
    assert [item["problem"].value for item in report.items] == [
        "党员大会记录缺表决情况",
        "党费公示不及时",
        "谈心谈话覆盖面不够",
    ]
    assert [item["responsible_person"].value for item in report.items] == ["温如玉", "晏小山", "何大山"]
    assert [row["open"] for row in rows(report, "items")] == [False, True, False]
    assert report.facts["claims_all_done"] is True


def test_what_is_not_told_is_in_doubt() -> None:
    first = record(REPORT, "rectification").items[2]
    assert first["deadline"].status == "missing"
    assert first["deadline"].confidence < 0.8


def test_one_name_makes_no_list() -> None:
    text = "整改情况的报告\n1．记录缺表决情况。责任人温如玉。\n2．公示不及时。\n3．谈话不够。\n"
    assert record(text, "rectification").items == ()


def test_problems_and_measures_in_chapters_of_their_own() -> None:
    plan = record(
        "桑榆里社区党支部组织生活会查摆问题整改方案\n一、存在问题\n（一）学习少；\n（二）党费不按月；\n"
        "二、整改措施\n（一）针对学习少：每月集中学习一次。责任人：温如玉；完成时限：2025年3月31日。\n"
        "（二）针对党费不按月：每月10日前收齐。责任人：晏小山；完成时限：2025年4月30日。\n",
        "rectification",
    )
    assert [item["problem"].value for item in plan.items] == ["学习少", "党费不按月"]
    assert [item["rectification_measures"].value for item in plan.items] == [
        "每月集中学习一次",
        "每月10日前收齐",
    ]


def test_deadlines_are_of_the_year_of_the_paper() -> None:
    plan = record(
        "桑榆里社区党支部2024年度组织生活会整改方案\n（一）学习少。\n整改措施：每月学习一次\n责任人：温如玉\n"
        "整改时限：6月30日\n（二）走访少。\n整改措施：每月走访一次\n责任人：晏小山\n整改时限：9月30日\n"
        "桑榆里社区党支部\n2025年2月26日\n",
        "rectification",
    )
    assert [row["due"] for row in rows(plan, "items")] == ["2025-06-30", "2025-09-30"]
