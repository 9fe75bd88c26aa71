"""Expressions read like sentences, and every expression that a rule may hold can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.manual.formula import in_words
from branchaudit.ruleset import names as known
from branchaudit.ruleset.expressions import Names, parse


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("应到人数 == 实到人数 + 缺席人数", "应到人数 ＝ 实到人数 ＋ 缺席人数"),
        ("(应到人数 + 实到人数) * 2 > 3", "（应到人数 ＋ 实到人数） × 2 ＞ 3"),
        ("1 < 应到人数 <= 9", "1 ＜ 应到人数，并且 应到人数 ≤ 9"),
        ("已知(应到人数) and 选举 and 已知(实到人数)", "查到了“应到人数”、“实到人数”，并且“选举”成立"),
        ("有(主持人) or not 有(记录人)", "“主持人”有内容，或者“记录人”没有内容"),
        ("not (选举 and 实到人数 > 3)", "并非（“选举”成立，并且实到人数 ＞ 3）"),
        ('状态(缺席人员) in ("partial", "placeholder")', "“缺席人员及原因”的填写情况 是 残缺或占位符"),
        ('缺少环节 == ""', "缺少环节为空"),
        ("属于(换届选举, 党课)", "材料属于党课、换届选举"),
        ('not 含("誓词")', "正文没有“誓词”"),
        ("行数(票数) > 2", "“票数”的行数 ＞ 2"),
        ('天数("2024-01-01", 今天) > 90', "从“2024-01-01”到今天的天数 ＞ 90"),
        ("向上取整(应选人数 * 0.2) == 最大(1, 2)", "应选人数 × 0.2（向上取整） ＝ 1、2中较大的"),
        ("(应到人数 if 选举 else 实到人数) > 1", "（“选举”成立时为应到人数，否则为实到人数） ＞ 1"),
        ("应到人数 > 最少", "应到人数 ＞ 3"),
    ],
)
def test_an_expression_is_told(expression: str, words: str) -> None:
    types = {name: frozenset([type_id]) for name, type_id in known.TYPES.items()}
    assert in_words(parse(expression, Names(parameters={"最少": 3}, types=types))) == words


def test_fields_of_rows_have_their_chinese_names() -> None:
    names = Names(row=known.row_fields("dates"))
    said = in_words(parse('已知(iso) and role == "title" and exists', names), "dates")
    assert said == "查到了“公历”，并且位置 是标题，并且“存在”成立"


_VALUES = st.sampled_from(["应到人数", "实到人数", "月份", "3", "0.5", "时长"])
_NUMBERS = st.recursive(
    _VALUES,
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    max_leaves=4,
)
_TRUTHS = st.recursive(
    st.one_of(
        st.tuples(_NUMBERS, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), _NUMBERS).map(" ".join),
        st.sampled_from(["选举", "已知(月份)", "有(主持人)", "True", '含("甲")']),
    ),
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({' '.join(t)})"),
    ),
    max_leaves=6,
)


@given(_TRUTHS)
def test_whatever_a_rule_may_say_is_told_in_chinese(expression: str) -> None:
    words = in_words(parse(expression, Names()))
    assert words
    assert not any(word in words for word in (" and ", " or ", "not ", "==", "known", "expected_count"))
    assert words.count("（") == words.count("）")
