"""`branchaudit schema …`: JSON Schemas of what this program writes."""

from __future__ import annotations


def report() -> None:
    """输出 JSON 报告的 JSON Schema。"""
    import json

    from branchaudit.report.schema import SCHEMA

    print(json.dumps(SCHEMA, ensure_ascii=False, indent=2))
