"""docs/rules/ is what the rule files say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from branchaudit.cli.app import run
from branchaudit.ruleset import locate

from .console import ROOT

FOLDER = ROOT / "docs" / "rules"


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written from another folder than the one that was committed."""
    folder = tmp_path_factory.mktemp("手册")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["rules", "docs", "--out", str(folder)]) == 0
    return folder


def test_the_manuals_are_up_to_date(anew: Path) -> None:
    names = {file.name for file in anew.iterdir()}
    assert names == {"README.md", *(f"{name}.md" for name in locate.shipped())}
    assert {file.name for file in FOLDER.iterdir()} == names
    stale = [name for name in sorted(names) if (anew / name).read_bytes() != (FOLDER / name).read_bytes()]
    assert stale == [], "run `make docs` (branchaudit rules docs --out docs/rules) and read the difference"


def test_a_manual_names_no_day_and_no_place_of_its_making(anew: Path) -> None:
    for file in anew.iterdir():
        text = file.read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert date.today().isoformat() not in text  # noqa: DTZ011 - of this machine


def test_links_lead_to_rules_and_pages(anew: Path) -> None:
    for file in anew.iterdir():
        text = file.read_text(encoding="utf-8")
        anchors = set(re.findall(r'<a id="([^"]+)">', text))
        for target in re.findall(r"(?<!\\)\]\(([^)]+)\)", text):
            assert target.removeprefix("#") in anchors if target[0] == "#" else (anew / target).is_file()
