"""The unit as a whole: whose paper it is, and what it says of which branch."""

from __future__ import annotations

import pytest

from branchaudit.branches import NO_BRANCHES, is_committee
from branchaudit.model import Record
from branchaudit.pipeline import draw_records
from records import text_document

CIRCULAR = (
    "关于2023年第一季度党支部工作检查情况的通报\n各党支部：\n桑榆里党支部得92分。"
    "南坡党支部得58分，排名末位。\n渡口乡党委\n2023年4月10日"
)


def drawn(text: str) -> Record:
    return draw_records(text_document(text), None)[0].record


@pytest.mark.parametrize(
    ("title", "duty"),
    [
        ("关于举办2023年第一期党支部书记培训班的通知", "培训"),
        ("关于2023年第一季度党支部工作检查情况的通报", "通报"),
        ("2023年度党支部书记抓基层党建述职评议会议方案", "述职评议"),
        ("渡口乡党委2023年党建工作要点", "年初部署"),
        ("关于上半年党建工作情况的通报", "半年点评"),
        ("关于集中整顿软弱涣散党组织的通知", "整顿"),
        ("关于做好防汛值班的通知", None),
    ],
)
def test_what_a_paper_of_the_unit_is_about(title: str, duty: str | None) -> None:
    assert drawn(f"{title}\n各党支部：\n请遵照执行。\n渡口乡党委\n2023年4月10日").facts["unit_duty"] == duty


def test_which_branches_a_circular_says_lag_behind() -> None:
    record = drawn(CIRCULAR)
    assert {row.fields["unit"]: row.fields["poor"] for row in record.lists["named_branches"]} == {
        "桑榆里党支部": False,
        "南坡党支部": True,
    }


def test_a_branch_that_is_spoken_of_wrote_nothing() -> None:
    assert drawn("约谈记录\n时间：2023年4月18日\n约谈南坡党支部书记江照临，指出记录不全。").branch is None
    assert drawn(CIRCULAR).branch in (None, "渡口乡党委")


@pytest.mark.parametrize("name", ["渡口乡党委", "中共渡口乡委员会", "渡口乡医院党组"])
def test_a_committee_is_no_branch(name: str) -> None:
    assert is_committee(name)


@pytest.mark.parametrize("name", ["渡口乡医院党支部", "中共渡口乡医院支部委员会", "渡口乡医院党总支"])
def test_branches_are(name: str) -> None:
    assert NO_BRANCHES.home("通知/1.docx", name) is not None
    assert not is_committee(name)
