"""Signs that minutes were not written from life: one voice, equal words, praise, one grade for all."""

from __future__ import annotations

import pytest

from records import TITLE, record, rows

LONG = (
    "三组的渠漏水，先修东头，四月底前修完，石料从镇上拉，车钱从工作经费里出，账目贴在门口，"
    "工期按十天算，雨天顺延，验收的时候请三户村民到场，哪里不平当场返工。"
)
HEAD = TITLE + "时间：2024年4月12日\n应到：5人  实到：5人\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"温如玉：{LONG}\n", "温如玉"),
        (f"温如玉：{LONG}\n晏小山：石料我去联系，周三前回话。\n", ""),
        (f"温如玉：{LONG}\n晏小山同意先修东头。\n", None),
        (f"温如玉：{LONG}\n大家没有意见。\n", None),
        ("温如玉：三组的渠漏水，先修东头。\n", None),
        (f"温如玉提出，{LONG}\n", None),
        ("宣读了有关文件。\n", None),
    ],
)
def test_who_alone_spoke(text: str, name: str | None) -> None:
    assert record(HEAD + text).facts["sole_speaker"] == name


SAME = "通过学习我深受教育，今后要立足岗位多做贡献。"


@pytest.mark.parametrize(
    ("lines", "alike"),
    [
        ((f"温如玉：{SAME}", f"晏小山：{SAME}"), [False, True]),
        ((f"温如玉：{SAME}", f"温如玉：{SAME}"), [False, False]),
        (("温如玉：同意先修东头。", "晏小山：同意先修东头。"), [False, False]),
        ((f"温如玉：{SAME}", "晏小山：值班日志要当天写，不能攒到周末，查起来对不上。"), [False, False]),
        (
            (
                "温如玉：优秀3票，合格6票，基本合格0票，不合格0票",
                "晏小山：优秀3票，合格6票，基本合格0票，不合格0票",
            ),
            [False, False],
        ),
    ],
)
def test_the_same_words_in_two_mouths(lines: tuple[str, ...], alike: list[bool]) -> None:
    drawn = record(HEAD + "\n".join(lines))
    assert [row["alike"] for row in rows(drawn, "speeches")] == alike


LIFE = "桑榆里社区党支部组织生活会记录\n时间：2024年1月12日\n"
FAULT = "开会总超时，话说得太长，大家听不进去。"


def test_the_same_criticism_of_two_persons() -> None:
    text = LIFE + f"晏小山批评温如玉：{FAULT}\n晏小山批评江照临：{FAULT}\n江照临批评温如玉：{FAULT}\n"
    criticisms = rows(record(text, "organizational_life_meeting"), "criticisms")
    assert [row["alike"] for row in criticisms] == [False, True, False]


@pytest.mark.parametrize(
    ("said", "praise"),
    [
        ("工作太拼，不注意休息，对同志们要求太严。", True),
        ("一年来不断加强学习，带头完成任务，受到群众好评。", True),
        ("工作太拼，台账却漏了三户。", False),
        ("带头完成了任务，受到好评，但走访只有两次，说到底是怕麻烦。", False),
        ("学习抓得不紧。", False),
        ("下村只有两次。", False),
    ],
)
def test_praise_of_oneself(said: str, praise: bool) -> None:
    (row,) = rows(record(LIFE + f"温如玉自我批评：{said}\n", "organizational_life_meeting"), "criticisms")
    assert row["praise"] is praise


@pytest.mark.parametrize(
    ("line", "one"),
    [
        ("经评议，全体党员均为合格等次。", True),
        ("评议结果：全部为合格。", True),
        ("组织评定：优秀15名，合格0名。", True),
        ("组织评定：优秀5名，合格10名。", False),
        ("温如玉等5名为优秀，其余党员均为合格。", None),
        ("全体党员均为合格以上，其中温如玉为优秀。", None),
        ("测评在二楼东厅进行。", None),
    ],
)
def test_one_grade_for_all(line: str, one: bool | None) -> None:
    text = "桑榆里社区党支部民主评议党员会议记录\n时间：2024年1月12日\n" + line
    assert record(text, "democratic_appraisal").facts["one_grade"] is one


def test_the_whole_of_what_one_said() -> None:
    text = (
        "党小组会记录\n讨论发言：\n何大山发言：过去把学习当任务。往后由党员带头，一次办好。\n"
        "江小鱼发言：我认领窗口这一件。\n"
    )
    speeches = rows(record(text, "party_group_meeting"), "speeches")
    assert [(row["speaker"], row["characters"]) for row in speeches] == [("何大山", 21), ("江小鱼", 8)]
