"""The rule set on 公文: sound papers get nothing, and only 公文 are judged."""

from __future__ import annotations

import pytest

import shipped
from branchaudit.document import Document, Layout, Look, SourceFile
from branchaudit.model import Judged
from branchaudit.read import read_example
from branchaudit.ruleset import example_docx
from records import text_document

SET = "official-documents"

SOUND = [
    """\
000001
特急
中共青石镇委员会文件
青委〔2025〕12号
中共青石镇委员会关于做好党员统计工作的通知
各党支部，机关各办：
　　现将有关事项通知如下。
　　一、明确责任。支部书记负总责。
　　（一）统计范围
　　1.全部党员。
　　（1）含流动党员。
　　附件：1.统计表
　　　　　2.填表说明
中共青石镇委员会
2025年3月6日
（联系人：林小满，电话：0000）
附件1
统计表
附件2
填表说明
抄送：县委组织部。
青石镇党委办公室　　2025年3月6日印发
""",
    """\
青支〔2025〕3号　　签发人：林小满
青石镇机关党支部关于增补支部委员的请示
镇党委：
　　因工作调动，宣传委员出缺，拟于4月中旬增补1名。
　　当否，请批示。
青石镇机关党支部
2025年3月18日
（联系人：林小满，电话：0000）
""",
    """\
关于2024年度党费收缴情况的报告
镇党委组织办：
现将2024年度党费收缴情况报告如下。选举结果已报镇党委审批。
特此报告。
青石镇机关党支部
2025年1月12日
""",
    """\
关于同意增补委员的批复
机关党支部：
你支部《关于增补支部委员的请示》（青支〔2025〕3号）收悉。同意增补宣传委员1名。
此复。
中共青石镇委员会
2025年3月25日
""",
    """\
青石镇机关党支部关于商请联建的函
县图书馆党支部：
拟于5月到贵馆整理旧报刊，请予支持并函复。
青石镇机关党支部
2025年4月8日
""",
    """\
关于拟接收林小满同志为预备党员的公示
公示期自2025年3月10日起至2025年3月14日止，共5个工作日，有意见请来电反映。
联系电话：0000
青石镇机关党支部
2025年3月10日
""",
    """\
关于召开2024年度组织生活会的通知
各党支部：
各支部要在2025年2月底前召开组织生活会，会后10天内报送情况。
中共青石镇委员会组织办公室
2025年1月6日
""",
    """\
青石镇党委办公室转发县委组织部《关于做好党员统计工作的通知》的通知
各党支部：
现将县委组织部《关于做好党员统计工作的通知》（青组通〔2024〕45号）转发给你们。
中共青石镇委员会办公室
2024年12月2日
关于做好党员统计工作的通知
各乡镇党委：
1、统计范围为全部党员。
县委组织部
2024年11月28日
""",
    """\
中共青石镇委员会关于表彰先进党支部的决定
（2025年6月26日）
经镇党委研究，决定对机关党支部等3个党支部予以表彰。
希望再接再厉。
""",
]


def judged(of: str | Document) -> Judged:
    return shipped.judged(of, SET)


@pytest.mark.parametrize("text", SOUND, ids=range(len(SOUND)))
def test_a_sound_paper_gets_nothing(text: str) -> None:
    found = judged(text)
    assert found.record.doc_type == "notice"
    assert [(f.rule, f.message) for f in found.findings] == []
    assert found.score.value == 100.0


def test_a_text_file_is_not_judged_by_its_page() -> None:
    found = judged(SOUND[0])
    assert {r.outcome for r in found.results if r.rule.startswith(("page.", "font."))} == {"not_applicable"}


def test_a_word_file_set_by_the_standard_gets_nothing() -> None:
    made = example_docx.made(
        {
            "text": SOUND[4],
            "page": {
                "width": 210, "height": 297, "top": 37, "bottom": 35, "left": 28, "right": 26,
                "characters": 28, "number": "— # —",
            },
            "font": {"title": ["方正小标宋简体", 22], "body": ["仿宋_GB2312", 16], "number": ["宋体", 14]},
            "paragraph": {"spacing": 28.95, "indent": 2},
        }
    )  # fmt: skip
    found = judged(read_example(SourceFile("函.docx", "函.docx"), made))
    assert found.findings == ()
    passed = {r.rule for r in found.results if r.outcome == "pass"}
    assert passed >= {
        "page.margins",
        "page.lines",
        "page.characters",
        "font.body",
        "page-number.form",
    }


def test_a_word_file_that_says_nothing_of_its_page_is_undecided() -> None:
    text = text_document(SOUND[0])
    blank = text._replace(layout=Layout(looks=(Look(),) * len(text.blocks)))
    found = judged(blank)
    assert not found.findings
    undecided = {r.rule for r in found.results if r.outcome == "undecided"}
    assert undecided >= {"page.paper", "font.body", "font.title", "paragraph.indent"}


def test_layout_is_a_hint_that_takes_no_points() -> None:
    for rule in shipped.rules(SET).rules:
        if rule.id.startswith(("page", "font.", "paragraph.")):
            assert (rule.kind, rule.severity, rule.deduct.each) == ("hint", "info", 0.0), rule.id


@pytest.mark.parametrize(
    "text",
    [
        "青石镇机关党支部党员大会会议记录\n时间：2025年3月6日\n主持人：林小满\n1、学习。\n应到：3人",
        "2025年度党支部工作计划\n1、抓学习。\n青石镇机关党支部\n2025年01月06日",
    ],
)
def test_other_papers_are_not_judged(text: str) -> None:
    found = judged(text)
    assert found.findings == ()
    assert found.score.value is None or found.record.doc_type != "notice"


def test_official_documents_have_a_score_only_where_rules_are_meant_for_them() -> None:
    assert judged(SOUND[1]).score.value == 100.0
    other = shipped.judged(SOUND[1])
    assert other.score.value is None


def test_a_paper_full_of_faults() -> None:
    text = (
        "青支[2025]01号\n关于请求增补支部委员的请示。\n镇党委、镇政府：\n拟增补委员一名。\n1、人选。\n"
        "附件：1、名单。\n2、简历。\n二〇二五年三月六日"
    )
    assert {f.rule for f in judged(text).findings if f.kind == "gap"} == {
        "number.proper", "title.no-mark-at-end", "kind.request-one-addressee", "kind.request-closing",
        "signature.issuer", "signature.date-written", "attachment.ordinal", "attachment.no-mark-at-end",
        "text.ordinals", "kind.request-doubled",
    }  # fmt: skip
