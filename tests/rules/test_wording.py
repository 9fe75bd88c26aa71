"""The rule set of wordings: what is well said is not held against anybody."""

from __future__ import annotations

import pytest

from branchaudit.model import Finding
from shipped import judged
from sound import SOUND

SET = "wording"


def found(line: str, day: str = "2024年6月12日") -> list[Finding]:
    text = f"桑榆里社区党支部党课记录\n时间：{day}\n地点：二楼东厅\n主讲人：温如玉\n内容：\n{line}"
    return list(judged(text, SET, "party_lecture").findings)


@pytest.mark.parametrize("doc_type", SOUND)
def test_a_sound_record_says_nothing_wrong(doc_type: str) -> None:
    title, parts = SOUND[doc_type]
    assert judged("\n".join((title, *parts.values())), SET).findings == ()


WELL_SAID = (
    "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    "树牢“四个意识”，坚定“四个自信”，捍卫“两个确立”，坚决做到“两个维护”。",
    "增强“两个维护”的政治自觉，同以习近平同志为核心的党中央保持高度一致。",
    "以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、"
    "习近平新时代中国特色社会主义思想为指导。",
    "坚持马列主义、毛泽东思想、邓小平理论、“三个代表”重要思想和科学发展观。"
    "深入学习贯彻习近平新时代中国特色社会主义思想。",
    "高举中国特色社会主义伟大旗帜，坚持马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、"
    "科学发展观，全面贯彻新时代中国特色社会主义思想。",
    "他违反了政治纪律、组织纪律、廉洁纪律、工作纪律和生活纪律，被开除党籍。",
    "坚持创新、协调、绿色、开放、共享的新发展理念；创新、绿色、开放三项，我们做得还不够。",
    "协调推进“四个全面”战略布局，推进全面深化改革、全面依法治国、全面从严治党。",
    "政治意识不强、大局意识不够，也有服务意识、责任意识的问题。",
    "“四风”方面，主要是形式主义、官僚主义、享乐主义。",
    "“三重一大”：重大问题决策、重要人事任免、重大项目安排、大额度资金运作。",
    "充分发挥党支部战斗堡垒作用和党员先锋模范作用。党支部带领党员发挥先锋模范作用。",
    "牺牲个人，严守秘密，阶级斗争，努力革命，服从党纪，永不叛党，这是1927年的入党誓词。",
    "学习《关于新形势下党内政治生活的若干准则》《中国共产党章程》。",
    "名单已公布署名，值班按排班表进行，批准党员两名，第二个一百年奋斗目标。",
    "在直播、短视频等新形式下怎样讲党课；参观抗日战争堡垒遗址；项目三分部书记来了。",
    "发放困难群众组织日常生活用品；“三会一课”程序规范；会前准备党员大会议题。",
    "入党积极分子两名，截至目前台账齐全；截止日期是6月底。",
)


@pytest.mark.parametrize("line", WELL_SAID)
def test_what_is_well_said_is_not_held_against_anybody(line: str) -> None:
    assert [f.message for f in found(line)] == []


@pytest.mark.parametrize("day", ["2013年6月12日", "2016年12月5日", "2018年12月5日", "2021年9月1日"])
@pytest.mark.parametrize("line", WELL_SAID)
def test_nor_in_other_years_but_for_words_that_came_later(line: str, day: str) -> None:
    assert [f.message for f in found(line, day) if f.rule != "backdated.later-term"] == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("我志愿加入中国共产党，拥护党的纲领，遵守党的章程，履行党员义务，执行党的决定，严守党的纪律，"
         "保守党的秘密，对党忠诚，积极工作，随时准备为党和人民牺牲一切，永不叛党。", "wording.oath"),
        ("坚持马克思列宁主义、毛泽东思想、邓小平理论、科学发展观、习近平新时代中国特色社会主义思想。",
         "wording.fixed-series"),
        ("讲的是政治纪律、组织纪律、廉洁纪律、财经纪律、工作纪律、生活纪律。", "wording.fixed-series"),
        ("紧密团结在以习近平总书记为核心的党中央周围。", "wording.core-terms"),
        ("充分发挥党员战斗堡垒作用。", "wording.roles"),
        ("学习党的二十大三中全会精神。", "wording.congress"),
        ("学习《中国共产党和国家机关基层组织工作条例》。", "citation.wrong-title"),
        ("参加主题风格党日。", "wording.garbled"),
        ("台帐齐全。", "wording.typo"),
    ],
)  # fmt: skip
def test_what_is_said_wrongly_is_reported_once(line: str, rule: str) -> None:
    assert [f.rule for f in found(line)] == [rule]


@pytest.mark.parametrize(("day", "rules"), [("2020年7月1日", []), ("2020年8月1日", ["citation.repealed"])])
def test_a_title_is_judged_by_the_day_of_the_activity(day: str, rules: list[str]) -> None:
    assert [f.rule for f in found("学习《中国共产党基层组织选举工作暂行条例》。", day)] == rules


def test_words_that_came_later_are_only_a_hint() -> None:
    (finding,) = found("学习新质生产力的论述。", "2022年6月12日")
    assert (finding.rule, finding.kind, finding.deduction) == ("backdated.later-term", "hint", 0)
