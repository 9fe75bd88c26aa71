"""Every label of the word lists, put into a record, gives back the value that stands behind it."""

from __future__ import annotations

import pytest

from branchaudit import lexicon
from records import GENERAL, TITLE, grid, record, word_record

VALUES = {
    "time": "2023年5月8日15:00",
    "place": "二楼东厅",
    "chair": "温如玉",
    "recorder": "晏小山",
    "expected_attendance": "19人",
    "actual_attendance": "17人",
    "absentees": "江照临（病假）、冉一鸣（出差）",
    "attendees_list": "温如玉、晏小山",
    "observers": "江照临",
    "topic": "研究活动室修缮方案",
    "speaker": "温如玉",
    "resolution": "同意活动室修缮方案",
    "vote_result": "赞成17票，反对0票，弃权0票",
}
TYPES = {"speaker": "party_lecture"}


def words(field: str) -> list[str]:
    """Those that stand for the field alone (时间地点 holds two)."""
    return sorted(word for word, known in lexicon.labels().items() if known == field)


@pytest.mark.parametrize("field", VALUES)
@pytest.mark.parametrize("form", ["{}：{}", "一、{}： {}。", "{}:{}\n备注："])
def test_in_a_line(field: str, form: str) -> None:
    wrong = {}
    for word in words(field):
        text = TITLE + form.format(word, VALUES[field]) + "\n备注：无\n"
        fact = record(text, TYPES.get(field, GENERAL)).elements[field]
        if (fact.status, fact.value) != ("present", VALUES[field]):
            wrong[word] = (fact.status, fact.value)
    assert wrong == {}


@pytest.mark.parametrize("field", VALUES)
def test_in_a_cell(field: str) -> None:
    wrong = {}
    for word in words(field)[::5]:
        form = grid([word, VALUES[field]], ["其他", "无"])
        fact = word_record(form, TYPES.get(field, GENERAL)).elements[field]
        if (fact.status, fact.value) != ("present", VALUES[field]):
            wrong[word] = (fact.status, fact.value)
    assert wrong == {}
