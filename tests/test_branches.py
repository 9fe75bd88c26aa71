"""Which branch a record belongs to."""

from __future__ import annotations

import pytest

from branchaudit.branches import NO_BRANCHES, Branch, Registry, branch_folders, folders_beside, meant

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


@pytest.mark.parametrize(
    ("named", "home"),
    [
        ("机关第一支部", "01机关第一党支部"),  # folders are numbered to stand in an order
        ("供水公司调度党支部", "05-调度党支部"),
        ("青山村党支部", "青山村党支部"),
    ],
)
def test_a_name_in_a_paper_of_the_unit_is_that_of_the_folder(named: str, home: str) -> None:
    filed = Registry(filed=("01机关第一党支部", "05-调度党支部"))
    assert filed.home("公司党委/通报.docx", named) == home
    assert filed.home("05-调度党支部/通报.docx", named) == "05-调度党支部"


def test_a_name_that_fits_two_folders_is_left_as_it_is() -> None:
    filed = Registry(filed=("东区/第一党支部", "第二党支部", "机关第二党支部"))
    assert filed.home("通报.docx", "第二支部") == "第二党支部"
    assert filed.home("通报.docx", "供水公司机关第二支部") == "供水公司机关第二支部"


def test_folders_that_are_named_like_branches() -> None:
    paths = ("调度党支部/3月/会议.docx", "调度党支部/会议.docx", "党委/会议.docx", "各党支部/会议.docx")
    assert branch_folders(paths) == ("调度党支部",)


def test_folders_that_stand_among_those_of_branches() -> None:
    own = ("1-2月支委会.txt", "党员大会记录.txt", "党费登记.xlsx", "花名册.xlsx")
    paths = [
        "机关党支部/会议.docx",
        "02财务支部/会议.docx",
        *(f"离退休/{name}" for name in own),
        *(f"党建办/{name}" for name in own),
        "照片/党课.docx",
    ]
    assert folders_beside(paths) == ("离退休",)
    assert folders_beside(paths[1:]) == ()  # one branch tells nothing of what stands beside it
    filed = Registry(beside=("离退休",))
    assert filed.home("离退休/2024/党费登记.xlsx", "离退休党支部") == "离退休"
    assert meant("离退休党支部", ["离退休", "机关党支部"]) == "离退休"
