"""A JSON report of an earlier run, read back: what later runs are compared with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from branchaudit.errors import UsageError, why

_VERSION = 1
_HOW = "请用 branchaudit check … --report json=报告.json 写出的报告"


class OldFinding(NamedTuple):
    """Of a stored report, as far as runs are compared by it."""

    fingerprint: str
    rule: str
    severity: str
    kind: str
    outcome: str
    branch: str
    path: str
    period: str
    message: str


class OldBranch(NamedTuple):
    score: float | None
    grade: str | None


class StoredReport(NamedTuple):
    file: str
    unit: str
    generated_at: str
    period: tuple[str, str] | None
    ruleset: str
    """id and digest: scores of different rules cannot be compared."""
    score: float | None
    branches: Mapping[str, OldBranch]
    findings: tuple[OldFinding, ...]


def read_report(file: str) -> StoredReport:
    """UsageError where it is no report of ours, or one of a later version."""
    data = read_data(file)
    try:
        return _report(file, data)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise spoilt(file) from None


def spoilt(file: str) -> UsageError:
    return UsageError(f"{file} 不完整，或者改动过。{_HOW}。")


def read_data(file: str) -> dict[str, Any]:
    """All of it, as it was written. UsageError as above."""
    try:
        data = json.loads(Path(file).read_bytes())
    except OSError as error:
        raise UsageError(f"读不了 {file}（{why(error)}）。请检查路径。") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{file} 不是 JSON 报告。{_HOW}。") from None
    if not isinstance(data, dict) or not isinstance(data.get("schema_version"), int):
        raise UsageError(f"{file} 不是 branchaudit 的 JSON 报告。{_HOW}。")
    if data["schema_version"] > _VERSION:
        raise UsageError(f"{file} 是更新版本的 branchaudit 写的。请升级以后再用。")
    return data


def _report(file: str, data: Mapping[str, Any]) -> StoredReport:
    period = data["period"]
    return StoredReport(
        file=file,
        unit=str(data["unit"]),
        generated_at=str(data["generated_at"]),
        period=(period["start"], period["end"]) if period else None,
        ruleset=f"{data['ruleset']['id']} {data['ruleset']['digest']}",
        score=_number(data["summary"]["score"]),
        branches={one["name"]: OldBranch(_number(one["score"]), one["grade"]) for one in data["branches"]},
        findings=tuple(map(_finding, data["findings"])),
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _finding(data: Mapping[str, Any]) -> OldFinding:
    return OldFinding(
        fingerprint=str(data["fingerprint"]),
        rule=data["rule"],
        severity=data["severity"],
        kind=data["kind"],
        outcome=data["outcome"],
        branch=data["branch"] or "",
        path=data["path"] or "",
        period=data["period"] or "",
        message=str(data["message"]),
    )
