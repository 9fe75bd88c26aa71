"""Which branch a record belongs to."""

from __future__ import annotations

import pytest

from branchaudit.branches import NO_BRANCHES, Branch, Registry

UNIT = Registry(
    (
        Branch("供水公司第一党支部", aliases=("一支部",), folders=("01*/",)),
        Branch("供水公司第二党支部"),
        Branch("供水公司机关党支部"),
    )
)


@pytest.mark.parametrize(
    ("path", "named", "home"),
    [
        ("调度党支部/2024/会议.docx", "供水公司调度党支部", "调度党支部"),
        ("2024/会议.docx", "供水公司调度党支部", "供水公司调度党支部"),
        ("2024/会议.docx", None, None),
    ],
)
def test_without_a_word_of_the_unit_the_folder_tells_then_the_text(
    path: str, named: str | None, home: str | None
) -> None:
    assert NO_BRANCHES.home(path, named) == home


@pytest.mark.parametrize(
    ("path", "named", "home"),
    [
        ("01 管网/会议.docx", "供水公司第二党支部", "供水公司第一党支部"),
        ("二/会议.docx", "中共供水公司第二支部委员会", "供水公司第二党支部"),
        ("二/会议.docx", "第二党支部", "供水公司第二党支部"),
        ("一支部/会议.docx", None, "供水公司第一党支部"),
        ("二/会议.docx", "青山村党支部", "青山村党支部"),
        ("二/会议.docx", "党支部", "党支部"),
    ],
    ids=["folder", "full name", "short name", "alias as folder", "another unit", "too short to tell"],
)
def test_the_branches_that_the_unit_names(path: str, named: str | None, home: str) -> None:
    assert UNIT.home(path, named) == home
