"""`branchaudit schema report` and `branchaudit rules schema`: JSON Schemas of what is written and read."""

from __future__ import annotations

import json


def report() -> None:
    """输出 JSON 报告的 JSON Schema。"""
    from branchaudit.report.schema import SCHEMA

    print(json.dumps(SCHEMA, ensure_ascii=False, indent=2))


def rules() -> None:
    """输出规则文件的 JSON Schema，供编辑器提示和核对。"""
    from branchaudit.ruleset.json_schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
