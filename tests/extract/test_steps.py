"""发展党员: which step a paper is, of whom."""

from __future__ import annotations

import pytest

from branchaudit.extract.steps.names import names_by_steps
from records import COMMITTEE, record, rows


def steps(text: str, as_type: str | None = None, name: str = "材料.txt") -> list[tuple[str, str]]:
    return [(str(row["step"]), str(row["person"])) for row in rows(record(text, as_type, name), "steps")]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("研究确定何雨桐、江一帆为入党积极分子", ("何雨桐", "江一帆")),
        ("讨论接收何雨桐、江一帆两名同志为预备党员", ("何雨桐", "江一帆")),
        ("审议通过将张伟列为入党积极分子", ("张伟",)),
        ("王芳、李强和赵青禾为中共预备党员", ("王芳", "李强", "赵青禾")),
        ("关于拟吸收欧阳晓月同志为中共预备党员的公示", ("欧阳晓月",)),
        ("关于批准何雨桐等2名同志为中共预备党员的批复", ("何雨桐",)),
        ("讨论预备党员王芳转正", ("王芳",)),
        ("同意确定李玉和同志为发展对象", ("李玉和",)),
        ("审查何雨桐发展对象材料", ("何雨桐",)),
        ("讨论2名预备党员转正", ()),
        ("研究发展对象人选", ()),
    ],
)
def test_names_stand_beside_the_words_of_a_step(told: str, who: tuple[str, ...]) -> None:
    assert names_by_steps(told) == who


@pytest.mark.parametrize(
    ("title", "body", "step"),
    [
        ("关于拟将何雨桐列为发展对象的公示", "现予公示。\n公示时间：2024年4月8日至4月12日。", "发展对象公示"),
        ("关于拟接收何雨桐同志为中共预备党员的公示", "现予公示。", "接收公示"),
        ("关于何雨桐同志预备期满转正的公示", "现予公示。", "转正公示"),
        ("关于对发展对象何雨桐进行预审的请示", "公司党委：\n现报请预审。\n妥否，请批示。", "预审请示"),
        ("关于何雨桐同志预审的批复", "第一党支部：\n预审合格。", "预审"),
        ("关于批准何雨桐同志为中共预备党员的批复", "第一党支部：\n予以批准。", "批准"),
        ("关于何雨桐同志按期转正的批复", "第一党支部：\n同意转正。", "转正批准"),
        ("关于确定何雨桐为发展对象的备案报告", "公司党委：\n现报党委备案。", "发展对象备案"),
        ("关于何雨桐同志的政治审查报告", "经查档、函调，审查合格。", "政审"),
        ("发展对象培训结业证书", "何雨桐同志参加发展对象培训，成绩合格。", "培训"),
    ],
)
def test_a_paper_is_a_step_by_its_title(title: str, body: str, step: str) -> None:
    assert steps(f"{title}\n{body}\n中共供水支部委员会\n2024年4月8日") == [(step, "何雨桐")]


def test_an_application_is_known_by_who_signed_it_or_by_its_name() -> None:
    text = "入党申请书\n我志愿加入中国共产党。\n{}\n2022年9月6日"
    assert steps(text.format("申请人：何雨桐")) == [("申请", "何雨桐")]
    assert steps(text.format("此致敬礼"), name="何雨桐/入党申请书.txt") == [("申请", "何雨桐")]


@pytest.mark.parametrize(
    ("topic", "decided", "found"),
    [
        ("研究确定何雨桐为入党积极分子", "同意确定何雨桐为入党积极分子", [("积极分子", "何雨桐")]),
        ("讨论确定何雨桐为发展对象", "同意将何雨桐列为发展对象", [("发展对象", "何雨桐")]),
        ("审查何雨桐发展对象材料", "同意报党委预审", [("接收审查", "何雨桐")]),
        ("审查何雨桐同志转正材料", "同意将何雨桐转正提交大会", [("转正审查", "何雨桐")]),
        ("讨论何雨桐列为发展对象", "何雨桐考察不满一年，暂不列为发展对象", []),
        ("研究何雨桐、江一帆列为发展对象", "同意江一帆列为发展对象；何雨桐暂缓", [("发展对象", "江一帆")]),
    ],
)
def test_a_committee_takes_a_step_unless_it_refuses(
    topic: str, decided: str, found: list[tuple[str, str]]
) -> None:
    text = f"支委会会议记录\n时间：2024年6月5日15:00\n议题：{topic}\n决议：{decided}。"
    assert steps(text, COMMITTEE) == found


def test_a_probation_that_is_prolonged_is_no_confirmation() -> None:
    head = "党员大会会议记录\n时间：2025年7月9日15:00\n议题：讨论何雨桐同志转正\n决议："
    assert steps(head + "同意何雨桐同志按期转正。", "branch_general_meeting") == [("转正", "何雨桐")]
    assert steps(head + "决定延长何雨桐同志预备期半年。", "branch_general_meeting") == [("延长", "何雨桐")]
