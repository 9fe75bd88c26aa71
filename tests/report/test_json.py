from __future__ import annotations

import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from branchaudit.report import as_json
from branchaudit.report.schema import SCHEMA
from branchaudit.results import Report

from . import made


def written(report: Report) -> bytes:
    out = io.BytesIO()
    as_json.write(report, out)
    return out.getvalue()


def parsed(report: Report) -> Any:
    return json.loads(written(report))


def test_whole_report(snapshot: SnapshotAssertion) -> None:
    assert written(made.usual()).decode() == snapshot


@pytest.mark.parametrize(
    "report",
    [
        made.usual(),
        made.report(),
        made.report(unreadable=made.UNREADABLE),
        made.report(period=("2024-01-01", "2024-12-31")),
    ],
    ids=["usual", "empty", "unreadable", "period"],
)
def test_output_follows_its_schema(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(parsed(report))


def test_fields_of_the_contract_come_in_its_order() -> None:
    keys = list(parsed(made.usual()))
    contract = [
        "schema_version", "tool", "ruleset", "generated_at", "period", "unit", "summary",
        "branches", "records", "findings", "unreadable",
    ]  # fmt: skip
    assert [key for key in keys if key in contract] == contract


def test_ids_count_up_and_records_and_branches_point_to_them() -> None:
    data = parsed(made.usual())
    assert [f["id"] for f in data["findings"]] == [f"f-{n:06}" for n in range(1, 6)]
    by_record = [i for record in data["records"] for i in record["findings"]]
    assert by_record == [f["id"] for f in data["findings"]]
    assert data["branches"][0]["findings"] == by_record
    for record in data["records"]:
        for finding in data["findings"]:
            assert (finding["id"] in record["findings"]) == (finding["record"] == record["id"])


def test_locations_hold_no_nulls() -> None:
    data = parsed(made.usual())
    assert data["records"][0]["elements"]["time"]["location"] == {
        "block": 2, "table": 1, "row": 1, "column": 2, "part": "cell",
    }  # fmt: skip
    assert data["records"][0]["elements"]["recorder"]["location"] is None


def test_findings_stand_in_the_order_of_the_document() -> None:
    data = parsed(made.usual())
    first = [f for f in data["findings"] if f["path"].endswith("支委会.docx")]
    assert [f["rule"] for f in first] == ["minutes.attendance", "minutes.chair-named", "minutes.formality"]


def test_same_report_same_bytes() -> None:
    assert written(made.usual()) == written(made.usual())
    assert "三月支部委员会会议记录".encode() in written(made.usual())


def test_names_that_are_no_text_still_give_valid_json() -> None:
    name = "\udcff\x1b\u202e.docx"
    data = parsed(made.report(made.file(name, made.judged(name, made.finding(quote="\ud800")))))
    assert data["records"][0]["path"] == name
    assert data["findings"][0]["quote"] == "\ud800"
