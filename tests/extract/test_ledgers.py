"""Ledgers: what each row says, what its figures are, and what the sums come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.structure.amounts import amount, rate
from records import grid, record, rows, word_record
from shipped import judged

DUES, TASKS, ROSTER = "dues_ledger", "task_list", "member_roster"
TITLE = "桑榆里社区党支部2023年5月党费收缴台账"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", 1234.5),
        ("１２．５元", 12.5),
        ("￥90", 90.0),
        ("¥ 90.00 元整", 90.0),
        ("人民币90元", 90.0),
        ("0", 0.0),
        ("", None),
        ("免交", None),
        ("90+5", None),
        ("2023.5.8", None),
    ],
)
def test_amounts(text: str, value: float | None) -> None:
    assert amount(text) == value


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_an_amount_is_read_however_it_is_written(number: object) -> None:
    wide = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
    for text in (f"{number}", f"{number:,}", f"{number:,}元", f"￥{number}", f"{number:,}".translate(wide)):
        assert amount(text) == float(str(number))


@pytest.mark.parametrize(
    ("text", "value"), [("0.5%", 0.005), ("１．５％", 0.015), ("0.01", 0.01), ("15", None), ("定额", None)]
)
def test_rates(text: str, value: float | None) -> None:
    assert rate(text) == value


def test_rows_of_a_dues_ledger() -> None:
    head = ["序号", "姓名", "党费基数（元）", "比例", "应交（元）", "实交（元）", "交纳日期", "备注"]
    found = word_record(
        grid(
            head,
            ["1", "温如玉", "6,250", "1.5%", "93.75", "93.8", "5月8日", ""],
            ["合计", "", "", "", "93.75", "93.8", "", ""],
            title=TITLE,
        ),
        DUES,
    )
    (row,) = rows(found, "dues")
    assert row == {
        "name": "温如玉",
        "months": None,
        "first_month": "2023-05",
        "last_month": "2023-05",
        "base": 6250.0,
        "rate": 0.015,
        "due": 93.75,
        "paid": 93.8,
        "paid_on": "2023-05-08",
        "months_that_day": None,
        "by_proxy": False,
        "employed": False,
        "unpaid": False,
        "says_unpaid": False,
        "exempt": False,
        "in_grid": False,
        "note": None,
        "branch": None,
    }


def test_the_type_is_recognised() -> None:
    for title, doc_type in (
        (TITLE, DUES),
        ("桑榆里社区党支部党员名册", ROSTER),
        ("桑榆里社区党支部2023年度党建工作任务清单", TASKS),
        ("党支部“五清”台账", "branch_ledger"),
    ):
        assert record(f"{title}\n序号\t姓名\t备注\n1\t温如玉\t-", None).doc_type == doc_type


def test_months_that_were_paid_on_one_day_are_added_up() -> None:
    text = (
        "党费收缴台账\n月份\t姓名\t实交\t交纳日期\n1月\t温如玉\t90\t2023年4月8日\n2—4月\t温如玉\t270\t2023年4月8日\n"
        "全年\t柏青\t60\t2023年4月8日\n5月\t温如玉\t90\t2023年5月8日\n"
    )
    found = rows(record(text, DUES), "dues")
    assert [row["months_that_day"] for row in found] == [4, None, 12, 1]  # once a day


def test_what_stands_in_brackets_is_no_part_of_the_head() -> None:
    head = ["序号", "姓名", "月交费基数", "比例", "每月应交", "本季实交（3个月）"]
    found = word_record(grid(head, ["1", "温如玉", "9200", "1.5%", "138.00", "414.00"]), DUES)
    (row,) = rows(found, "dues")
    assert (row["name"], row["base"], row["due"], row["paid"]) == ("温如玉", 9200.0, 138.0, 414.0)


def test_who_paid_for_somebody_else() -> None:
    found = word_record(
        grid(
            ["姓名", "实交", "交款人", "备注"],
            ["温如玉", "90", "温如玉", ""],
            ["晏小山", "14", "柏青", ""],
            ["江照临", "5", "", "妻子代交"],
            ["冉一鸣", "5", "", "无代交"],
        ),
        DUES,
    )
    assert [row["by_proxy"] for row in rows(found, "dues")] == [False, True, True, False]


def test_the_day_of_all_payments_may_stand_above_the_table() -> None:
    text = "党费收缴台账\n收缴日期：2023年5月8日\n姓名\t应交\t实交\n温如玉\t90\t90\n"
    assert record(text, DUES).facts["collected_on"] == "2023-05-08"


def test_sums_are_compared_with_what_they_may_be_the_sum_of() -> None:
    head = ["姓名", "应交", "实交"]
    pages = grid(
        head,
        ["温如玉", "90.5", "90.5"],
        ["晏小山", "14", "免交"],
        ["小计", "104.5", "90.5"],
        ["柏青", "1,000", "1,000"],
        ["合计", "1,104.50", "1,100"],
        title=TITLE,
    )
    found = rows(word_record(pages, DUES), "sums")
    assert [(row["column"], row["written"], row["added"]) for row in found] == [
        ("应交", 104.5, 104.5),
        ("实交", 90.5, 90.5),
        ("应交", 1104.5, 1104.5),
        ("实交", 1100.0, 1090.5),
    ]


def test_a_sum_of_all_tables_and_one_in_a_line_below_are_right() -> None:
    text = (
        "党费收缴台账\n姓名\t应交\t实交\n温如玉\t90\t90\n晏小山\t14\t14\n第二页\n姓名\t应交\t实交\n"
        "柏青\t30\t30\n合计\t134\t134\n本月共收缴党费134元。\n"
    )
    assert all(row["written"] == row["added"] for row in rows(record(text, DUES), "sums"))


def test_a_column_with_words_in_it_has_no_sum() -> None:
    text = "党费收缴台账\n姓名\t应交\t实交\n温如玉\t90\t转账\n合计\t90\t90\n"
    assert [row["column"] for row in rows(record(text, DUES), "sums")] == ["应交"]


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=12))
def test_a_right_sum_never_looks_wrong(cents: list[int]) -> None:
    lines = "".join(f"党员甲\t{c / 100:.2f}\t-\n" for c in cents)
    text = f"党费收缴台账\n姓名\t实交\t签字\n{lines}合计\t{sum(cents) / 100:.2f}\t\n"
    assert all(row["written"] == row["added"] for row in rows(record(text, DUES), "sums"))


def test_persons_in_charge_that_are_nobody() -> None:
    text = (
        "任务清单\n任务\t责任人\t时限\n党课\t温如玉\t6月\n学习\t各支委\t6月\n走访\t全体党员、柏青\t6月\n"
        "归档\t组织委员\t6月\n"
    )
    found = rows(record(text, TASKS), "tasks")
    assert [row["collective"] for row in found] == [False, True, False, False]


def test_dates_of_members() -> None:
    text = (
        "党员名册\n姓名\t出生年月\t入党时间\t转正时间\n温如玉\t1980.05\t2004年6月28日\t2005.6.28\n"
        "晏小山\t1996年11月\t2023.3.5\t\n"
    )
    found = record(text, ROSTER)
    assert [(r["born"], r["joined"], r["confirmed"]) for r in rows(found, "members")] == [
        ("1980-05", "2004-06-28", "2005-06-28"),
        ("1996-11", "2023-03-05", None),
    ]
    assert found.date is None  # those are the days of entries, not of the roster


NOTED = (
    "水厂党支部党员花名册（2025年12月31日）\n"
    "姓名\t入党时间\t备注\n温如玉\t2004年6月28日\t\n薛荔\t2020.6.30\t\n\n"
)


@pytest.mark.parametrize(
    ("note", "name", "moved"),
    [
        ("转入1人：薛荔，2025年7月8日接收，党费交至6月。", "薛荔", ("2025-07-08", None)),
        ("转出1人：石磊（技术员），2025年10月13日组织关系转至水务站党支部。", "石磊", (None, "2025-10-13")),
        ("年内变动：2025年7月8日薛荔同志由县城投第三党支部转入。", "薛荔", ("2025-07-08", None)),
        ("3月5日石磊去世。", "石磊", (None, "2025-03-05")),
        ("温如玉2025年3月5日到党校学习。", "温如玉", (None, None)),
        ("石磊拟于2025年12月转出。", "石磊", None),
    ],
    ids=["came", "left", "day first", "died", "no move", "not yet"],
)
def test_notes_below_a_roster(note: str, name: str, moved: tuple[str | None, str | None] | None) -> None:
    members = {row["name"]: row for row in rows(record(NOTED + note + "\n", ROSTER), "members")}
    told = members.get(name)
    assert (told and (told["moved_in"], told["moved_out"])) == moved


def test_the_number_of_payers_is_nobody() -> None:
    text = (
        "水厂党支部2025年党费台账\n姓名\t基数\t1月\t2月\t3月\n温如玉\t5000\t50\t50\t50\n尹家和\t4000\t40\t\t40\n"
        "交纳人数\t\t2\t1\t2\n月合计\t\t90\t50\t90\n"
    )
    found = record(text, DUES)
    assert {row["name"] for row in rows(found, "dues")} == {"温如玉", "尹家和"}
    assert all(row["written"] == row["added"] for row in rows(found, "sums"))


@pytest.mark.parametrize(
    ("text", "scored"),
    [
        ("党费收缴台账\n姓名\t应交\t实交\n温如玉\t90\t90\n", True),
        ("党费收缴台账\n党费由组织委员登记在册。\n", False),
    ],
)
def test_a_ledger_has_a_score_where_a_rule_of_its_own_decides(text: str, scored: bool) -> None:
    assert (judged(text, as_type=DUES).score.value is not None) is scored


def test_a_day_beside_each_month_and_who_paid() -> None:
    months = [word for month in (1, 2, 3) for word in (f"{month}月实缴", f"{month}月缴纳日期")]
    wide = word_record(
        grid(
            ["姓名", "月应缴", *months, "备注"],
            ["温如玉", "90", "90", "2023-01-09", "90", "2023-02-08", "90", "2023-03-08", ""],
            ["晏小山", "14", "14", "2023-03-08", "14", "2023-03-08", "14", "2023-03-08", ""],
        ),
        DUES,
    )
    found = rows(wide, "dues")
    assert [row["paid_on"] for row in found[:3]] == ["2023-01-09", "2023-02-08", "2023-03-08"]
    assert [row["months_that_day"] for row in found] == [1, 1, 1, 3, None, None]


def test_oneself_is_nobody_else() -> None:
    found = word_record(
        grid(
            ["月份", "姓名", "应缴", "实缴", "缴纳日期", "缴费人"],
            ["1月", "温如玉", "90", "90", "2023-01-09", "本人"],
            ["1月", "晏小山", "14", "14", "2023-01-09", "柏青代缴"],
            ["2月", "晏小山", "14", "14", "2023-02-09", "柏青代缴"],
        ),
        DUES,
    )
    assert [row["by_proxy"] for row in rows(found, "dues")] == [False, True, False]  # told once
