"""What the days in a paper on one applicant come to."""

from __future__ import annotations

import pytest

from records import record, rows

MINUTES = "桑榆里社区党支部党员大会会议记录\n时间：2025年6月12日15:00\n议题：讨论接收何雨桐为预备党员\n"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "何雨桐同志2023年9月20日被确定为入党积极分子，2024年5月16日经支委会讨论、报党委备案列为发展对象。",
            239,
        ),
        # the sentence goes on from the one that names him
        ("审查情况：何雨桐，女，教师。2023年4月20日被确定为入党积极分子，2024年5月16日列为发展对象。", 392),
        ("何雨桐同志2023年9月20日被确定为入党积极分子。", None),
        ("何雨桐2023年3月被确定为入党积极分子，2024年5月16日列为发展对象。", None),
    ],
)
def test_days_as_an_activist(text: str, days: int | None) -> None:
    assert record(MINUTES + text).facts["activist_days"] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("何雨桐，女，1999年10月生。2024年5月16日确定为入党积极分子，2025年4月10日确定为发展对象。", 329),
        ("2024年5月16日确定何雨桐为入党积极分子，2025年4月10日将何雨桐确定为发展对象。", 329),
        # whose days they are would be a guess
        (
            "何雨桐，女，…；江一帆，男，…。2024年5月16日确定为入党积极分子，2025年4月10日确定为发展对象。",
            None,
        ),
    ],
    ids=["presented", "named by the step", "two"],
)
def test_days_in_an_announcement_that_names_nobody_in_its_title(text: str, days: int | None) -> None:
    paper = record(f"拟接收预备党员公示\n{text}\n桑榆里社区党支部\n2025年9月6日", "notice")
    assert paper.facts["activist_days"] == days


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("姓名：何雨桐　出生年月：1999年10月\n申请入党时间：2016年5月", 16),
        ("何雨桐，女，1999年10月生，2018年5月6日递交入党申请书。", 18),
        ("何雨桐，女，1999年10月生。", None),
        ("何雨桐，1999年10月生；江一帆，2000年1月生。申请入党时间：2016年5月", None),
    ],
)
def test_age_at_the_application(text: str, age: int | None) -> None:
    paper = record("关于拟发展何雨桐同志的公示\n" + text + "\n桑榆里社区党支部\n2024年3月6日", "notice")
    assert paper.facts["age_at_application"] == age


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("入党介绍人：宋清河、周启明。", ("周启明、宋清河", False)),
        ("入党介绍人：宋清河 周启明", None),
        ("入党介绍人宋清河、周启明分别介绍情况。", ("周启明、宋清河", False)),
        ("因宋清河调离，介绍人变更。入党介绍人：周启明、江一帆。", ("周启明、江一帆", True)),
        ("入党介绍人：周启明、宋清河。入党介绍人：周启明、江一帆。", None),
        ("入党介绍人两名，均为正式党员。", None),
    ],
    ids=["label", "not parted", "sentence", "replaced", "two pairs", "no names"],
)
def test_who_introduces(text: str, told: tuple[str, bool] | None) -> None:
    found = [(row["introducers"], row["changed"]) for row in rows(record(MINUTES + text), "introduced")]
    names = told and ("、".join(sorted(told[0].split("、"))), told[1])
    assert found == ([names] if names else [])
