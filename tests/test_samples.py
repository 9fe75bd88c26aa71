"""samples/ is what tests/sample_files makes, and the reports on it are the ones kept beside it.

After a change that is meant, `make samples` writes both anew; read the difference before committing.
"""

from __future__ import annotations

import json

import pytest

from sample_files import broken, gaps, good
from sample_files.make import EXPECTED, SAMPLES, reports, sample_files


def test_files_are_the_bytes_that_are_made() -> None:
    made = dict(sample_files())
    kept = {
        path.relative_to(SAMPLES).as_posix(): path.read_bytes()
        for path in SAMPLES.rglob("*")
        if path.is_file() and EXPECTED not in path.parents
    }
    assert sorted(kept) == sorted(made)
    assert [name for name in made if kept[name] != made[name]] == []


@pytest.fixture(scope="module")
def fresh() -> dict[str, bytes]:
    return reports()


@pytest.mark.parametrize("name", ["report.txt", "report.json"])
def test_report_is_the_one_expected(name: str, fresh: dict[str, bytes]) -> None:
    wanted = (EXPECTED / name).read_text(encoding="utf-8").splitlines()
    assert fresh[name].decode().splitlines() == wanted, "a meant change? `make samples` writes it anew"


def test_good_branch_is_clean_and_others_are_not(fresh: dict[str, bytes]) -> None:
    records = json.loads(fresh["report.json"])["records"]
    faulty = {record["path"].split("/")[0] for record in records if record["findings"]}
    assert {record["path"].split("/")[0] for record in records} - faulty == {good.FOLDER}
    assert faulty == {gaps.FOLDER, broken.FOLDER}


def test_every_broken_file_is_named_with_its_reason(fresh: dict[str, bytes]) -> None:
    entries = json.loads(fresh["report.json"])["unreadable"]
    assert {entry["path"].rsplit("/")[-1]: entry["reason"] for entry in entries} == {
        "2024年1月支委会记录.doc": "unsupported",
        "2024年5月支委会记录.docx": "corrupt",
        "2024年6月党课记录.txt": "empty",
        "~$24年4月党员大会记录.docx": "lock_file",
    }
