"""Why the system refused, as users are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from branchaudit import self_score
from branchaudit.cli.output import write_new
from branchaudit.errors import ConfigError, UsageError, why
from shipped import rules


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"写不了 .*（找不到它）。请检查文件夹是否存在"):
        write_new(tmp_path / "没有" / "表.docx", b"")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    table = rules("police-five-basics").scheme
    assert table is not None
    with pytest.raises(ConfigError, match="打不开自评表（它是文件夹），请检查"):
        self_score.read(tmp_path, table)


def test_a_reason_without_a_word_of_ours_is_told_as_it_came() -> None:
    assert why(OSError(9999, "Strange device")) == "Strange device"
    assert why(OSError()) == "OSError"
