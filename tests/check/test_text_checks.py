"""Patterns, terms, counts, order and sections: what is found in a text, and what is let pass."""

from __future__ import annotations

import pytest

from branchaudit.document import Place
from branchaudit.model import Fact
from check.made import fact, judge, row, rule_set, verdict


# ---------------------------------------------------------------- pattern
def test_a_forbidden_pattern_is_quoted_with_its_sentence() -> None:
    text = "会议记录\n首先学习文件。来源：学习园地网 阅读量 1024次。随后讨论。"
    (finding,) = verdict("{kind: pattern, forbid: ['阅读量 ?[0-9]+']}", text).findings
    assert finding.quote == "来源：学习园地网 阅读量 1024次"
    assert finding.place == Place(2, line=2)
    assert finding.span == (text.index("阅读量"), text.index("次。"))


def test_matching_is_on_folded_text_and_quotes_are_the_original() -> None:
    finding = verdict("{kind: pattern, forbid: '电话:[0-9]+'}", "联系电话：０１０１２３").findings[0]
    assert finding.quote == "联系电话：０１０１２３"


def test_a_sentence_may_excuse_a_match_and_findings_are_limited() -> None:
    check = "{kind: pattern, forbid: 广告, unless: 不得, max: 2}"
    text = "不得刊登广告。这是广告一。这是广告二。这是广告三。"
    result = verdict(check, text)
    assert [f.quote for f in result.findings] == ["这是广告一", "这是广告二"]


def test_long_sentences_are_cut_around_the_match() -> None:
    quote = verdict("{kind: pattern, forbid: 广告}", "甲" * 200 + "广告" + "乙" * 200).findings[0].quote
    assert quote is not None
    assert len(quote) <= 62
    assert quote.startswith("…甲")
    assert "广告" in quote


@pytest.mark.parametrize(
    ("scope", "outcome"),
    [
        ("正文", "pass"),
        ("标题", "fail"),
        ("全文", "fail"),
        ("页眉页脚批注", "fail"),
        ("文件名", "fail"),
        ("议题", "fail"),
        ("地点", "pass"),
    ],
)
def test_where_a_pattern_looks(scope: str, outcome: str) -> None:
    text = "会议记录\n议题：初稿"
    topic = Fact("present", "初稿", span=(8, 10))
    body = scope == "正文"
    result = verdict(
        f"{{kind: pattern, forbid: 初稿, scope: {scope}}}",
        "会议记录" if body else text,
        elements={"topic": topic},
        title="会议记录初稿",
        asides=("此为初稿",),
        name="初稿.txt",
    )
    assert result.outcome == outcome


def test_a_finding_in_a_comment_has_the_place_of_the_comment() -> None:
    finding = verdict(
        "{kind: pattern, forbid: 初稿, scope: 页眉页脚批注}", "正文", asides=("此为初稿",)
    ).findings[0]
    assert finding.place == Place(2, part="comment")
    assert finding.span is None


def test_a_required_pattern() -> None:
    check = "{kind: pattern, require: [宣誓, 重温誓词]}"
    assert verdict(check, "全体重温誓词。").outcome == "pass"
    result = verdict(check, "学习文件。")
    assert result.outcome == "fail"
    assert result.findings[0].place is None
    in_topic = "{kind: pattern, require: 学习, scope: 议题}"
    assert verdict(in_topic, "学习").outcome == "not_applicable"  # without a topic another rule speaks


# ---------------------------------------------------------------- terms
TERMS = "{kind: terms, terms: [{term: 两个拥护, use: 两个维护, note: 见规范表述}]}"
WORDS = {"message": "“{词}”应为“{应为}”（{说明}）"}


def test_a_wrong_wording_names_the_right_one() -> None:
    (finding,) = verdict(TERMS, "要做到“两个拥护”。", more=WORDS).findings
    assert finding.message == "“两个拥护”应为“两个维护”（见规范表述）"


@pytest.mark.parametrize(
    "text",
    [
        "学习《关于两个拥护的若干说法》。",
        "有人问“怎样理解两个拥护这一说法呢”。",
        "应当是两个维护而非两个拥护。",
        "不是“两个拥护”。",
    ],
)
def test_titles_quotations_and_corrections_are_let_pass(text: str) -> None:
    assert verdict(TERMS, text).outcome == "pass"
    bare = TERMS.replace("}]}", "}], guards: []}")
    assert verdict(bare, text).outcome == "fail"


def test_a_term_inside_a_right_phrase_is_right() -> None:
    check = "{kind: terms, terms: [{term: 特色社会主义思想, unless_in: 中国特色社会主义思想}]}"
    assert verdict(check, "学习中国特色社会主义思想").outcome == "pass"
    assert verdict(check, "学习特色社会主义思想").outcome == "fail"


def test_quotation_marks_in_a_term_may_be_straight_or_lacking() -> None:
    inside = "{kind: terms, terms: [增强“两个维护”]}"
    around = "{kind: terms, terms: [“两个维护”]}"
    for text in ("增强“两个维护”", '增强"两个维护"', "增强两个维护"):
        assert verdict(inside, text).outcome == "fail"
        assert verdict(around, text).outcome == ("pass" if text == "增强两个维护" else "fail")
    check = "{kind: terms, terms: [{term: 维护, unless_in: “两个”维护}]}"
    assert verdict(check, "两个维护").outcome == "pass"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("1990年印发了《某暂行办法》。", "pass"),
        ("一九九〇年印发了某暂行办法。", "pass"),
        ("当时执行的是某暂行办法，后来才修订。", "pass"),
        ("2024年继续执行某暂行办法。", "fail"),
        ("1990年入党的同志都来了。大家执行某暂行办法。", "fail"),
        ("继续执行某暂行办法。", "fail"),
    ],
)
def test_sentences_about_the_past_are_let_pass_where_the_rule_says_so(text: str, outcome: str) -> None:
    check = "{kind: terms, terms: [{term: 某暂行办法, valid_until: 2012-06-30}], guards: [历史]}"
    assert verdict(check, text).outcome == outcome
    assert verdict(check.replace("历史", "否定"), text).outcome == "fail"


@pytest.mark.parametrize(
    ("date", "outcome"),
    [("2015-06-01", "fail"), ("2017-06-01", "pass"), ("2024-01-01", "fail"), (None, "undecided")],
)
def test_a_term_has_its_time(date: str | None, outcome: str) -> None:
    check = "{kind: terms, terms: [{term: 某专题教育, valid_from: 2016-02-24, valid_until: 2019-12-31}]}"
    assert verdict(check, "开展某专题教育", date=date).outcome == outcome
    assert verdict(check, "开展学习", date=date).outcome == "pass"


def test_terms_of_lists_of_all_rules_in_one_pass() -> None:
    head = "lists: {旧名: [旧条例, {term: 老办法, use: 新办法}]}\n"
    rules = rule_set("{kind: terms, lists: 旧名}", "{kind: terms, terms: [老办法, 旧条例试行]}", head=head)
    first, second = judge(rules, "按旧条例试行和老办法办理。")
    assert [f.quote for f in first.findings] == ["按旧条例试行和老办法办理"] * 2
    assert len({f.fingerprint for f in first.findings}) == 2
    assert len(second.findings) == 2


# ---------------------------------------------------------------- count
def test_counting_matches_rows_items_and_names() -> None:
    text = "一、学习。二、讨论。"
    more = {"message": "'{数目} 处，应有{应有}'"}
    result = verdict("{kind: count, pattern: '[一二三]、', min: 3}", text, more=more)
    assert result.findings[0].message == "2 处，应有至少 3"
    assert verdict("{kind: count, pattern: '[一二三]、', min: 1, max: 2}", text).outcome == "pass"
    speeches = (
        row(text, "学习", speaker="赵一", characters=2),
        row(text, "讨论", speaker="钱二", characters=90),
    )
    check = "{kind: count, rows: 发言, where: 字数 > 10, min: 2}"
    assert verdict(check, text, lists={"speeches": speeches}).outcome == "fail"
    assert verdict("{kind: count, items: true, min: 1}", text).outcome == "fail"
    names = fact(text, "学习", normalized=[{"name": "赵一"}, {"name": "钱二"}])
    equals = "{kind: count, names: 出席人员, equals: 实到人数}"
    listed = {"elements": {"attendees_list": names}}
    assert verdict(equals, text, facts={"actual_count": 2}, **listed).outcome == "pass"
    wrong = verdict(equals, text, facts={"actual_count": 3}, **listed)
    assert (wrong.outcome, wrong.findings[0].element) == ("fail", "attendees_list")
    assert verdict(equals, text, facts={"actual_count": 3}).outcome == "undecided"
    assert verdict(equals, text, **listed).outcome == "undecided"


# ---------------------------------------------------------------- order
STEPS = (
    "{kind: order, steps: [{name: 汇报, patterns: 汇报}, {name: 讨论, patterns: 讨论},"
    " {name: 表决, patterns: [表决, 投票]}]%s}"
)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("汇报情况，讨论后投票。", "pass"),
        ("汇报情况，投票，讨论。", "fail"),
        ("宣布将要投票。汇报，讨论，投票。", "pass"),  # spoken of beforehand
        ("汇报，投票。", "pass"),
        ("投票。", "not_applicable"),
        ("无", "not_applicable"),
    ],
)
def test_the_order_of_steps(text: str, outcome: str) -> None:
    assert verdict(STEPS % "", text).outcome == outcome


def test_steps_out_of_order_and_steps_lacking_are_named() -> None:
    more = {"message": "“{环节}”应当在“{在前环节}”之后"}
    (finding,) = verdict(STEPS % "", "投票。汇报，讨论。", more=more).findings
    assert (finding.message, finding.quote) == ("“表决”应当在“讨论”之后", "投票")
    assert len(verdict(STEPS % ", all: true", "讨论。").findings) == 2


# ---------------------------------------------------------------- sections
def test_sections_are_told_by_headings() -> None:
    check = "{kind: sections, sections: [存在问题, {name: 原因剖析, variants: [原因, 根源]}]}"
    text = (
        "述职报告\n一、存在的问题\n（一）学习不够。没有坚持。\n二、产生问题的 根源\n"
        "下一步继续努力，解决存在问题，把各项工作都落到实处，取得新的成绩。"
    )
    more = {"message": "缺少“{部分}”部分"}
    (finding,) = verdict(check, text, more=more).findings
    assert finding.message == "缺少“存在问题”部分"
    both = check.replace("[存在问题,", "[{name: 存在问题, variants: 存在的问题},")
    assert verdict(both, text).outcome == "pass"
    assert verdict(both, "一、原因：学习少。\n二、存在的问题：懒。").outcome == "pass"
