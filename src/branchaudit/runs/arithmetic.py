"""How the score of a branch, or of the unit, came about: the numbers of a stored report, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Data = Mapping[str, Any]


class Line(NamedTuple):
    depth: int
    text: str


def of_branch(report: Data, name: str) -> Iterator[Line]:
    """KeyError where the report has no such branch."""
    branch = next((one for one in report["branches"] if one["name"] == name), None)
    if branch is None:
        raise KeyError(name)
    assessment = next((one for one in report.get("assessments", ()) if one["branch"] == name), None)
    if assessment is not None and report["ruleset"].get("scheme"):
        yield from _assessed(report["ruleset"]["scheme"], assessment)
        return
    records = [one for one in report["records"] if one["branch"] == name]
    scored = [one for one in records if one["score"] is not None]
    yield Line(0, f"记录 {len(records)} 条，有得分的 {len(scored)} 条")
    for one in scored:
        yield Line(1, f"{one['date'] or '日期不明'}　{one['path']}　{_number(one['score'])} 分")
        yield from _deductions(one["deductions"], 2, report)
    if branch["mean"] is None:
        yield Line(0, "没有有得分的记录，支部没有得分")
        return
    total = round(sum(one["score"] for one in scored), 2)
    yield Line(0, f"平均　{_number(total)} ÷ {len(scored)} = {_number(branch['mean'])}")
    if branch["deductions"]:
        yield Line(0, "支部整体")
        yield from _deductions(branch["deductions"], 1, report)
    taken = round(sum(one["taken"] for one in branch["deductions"]), 2)
    less = f" − {_number(taken)}" if taken else ""
    yield Line(
        0, f"得分　{_number(branch['mean'])}{less} = {_number(branch['score'])}{_grade(report, branch)}"
    )
    if branch["rank"]:
        rank = branch["rank"]
        third = f"，{branch['third']}（位次三分，本工具假定）" if branch["third"] else ""
        yield Line(0, f"位次　{rank['place']} / {rank['of']}{third}")


def of_unit(report: Data) -> Iterator[Line]:
    branches = report["assessments"] or report["branches"]
    scored = [one for one in branches if one["score"] is not None]
    summary = report["summary"]
    by_branch = bool(report["assessments"]) or report["period"] is not None
    if not by_branch:
        yield Line(0, f"单位得分是 {summary['pass_rate']['total']} 条记录的平均：{_number(summary['score'])}")
    else:
        for one in sorted(scored, key=lambda one: -one["score"]):
            yield Line(1, f"{one.get('name', one.get('branch'))}　{_number(one['score'])} 分")
        total = round(sum(one["score"] for one in scored), 2)
        if scored:
            yield Line(0, f"平均　{_number(total)} ÷ {len(scored)} = {_number(summary['score'])}")
        for one in branches:
            if one["score"] is None:
                yield Line(1, f"{one.get('name', one.get('branch'))}　没有得分，不计入平均")
    rate = summary["pass_rate"]
    share = f" = {100 * rate['passed'] / rate['total']:.1f}%" if rate["total"] else ""
    yield Line(0, f"达标率　{rate['passed']} / {rate['total']}{share}")


def _deductions(deductions: Sequence[Data], depth: int, report: Data) -> Iterator[Line]:
    caps = {rule["id"]: rule["deduct_cap"] for rule in report["rules"]}
    titles = {one["id"]: (one["title"], one["points"]) for one in report["ruleset"]["dimensions"]}
    for one in deductions:
        asked = one["count"] * one["each"]
        told = f"{one['title']}　{one['count']} 处 × {_number(one['each'])} = {_number(asked)}"
        cap = caps.get(one["rule"])
        if cap is not None and asked > cap:
            told += f"，这一条最多扣 {_number(cap)}"
            asked = cap
        if one["taken"] < asked and one["dimension"] in titles:
            title, points = titles[one["dimension"]]
            told += f"，“{title}”一共 {_number(points)} 分，扣完为止"
        yield Line(depth, f"{told}，扣 {_number(one['taken'])}")


def _assessed(scheme: Data, assessment: Data) -> Iterator[Line]:
    """By the point table."""
    titles = {one["id"]: one["dimension"] for one in scheme["indicators"]}
    archive = {one["id"] for one in scheme["indicators"] if one["by"] == "archive"}
    for dimension in assessment["dimensions"]:
        own = [one for one in assessment["indicators"] if titles[one["id"]] == dimension["id"]]
        yield Line(0, f"{dimension['title']}　{_number(dimension['points'])} 分")
        for one in own:
            if one["earned"] is None:
                yield Line(1, f"{one['title']}　未判定（{_number(one['points'])} 分不计入）")
                continue
            lost = round(one["points"] - one["earned"], 2)
            less = f" − {_number(lost)}" if lost else ""
            seen = "整档" if one["id"] in archive else f"{one['records']} 份材料"
            told = f"{seen}，{one['faulty']} 处（份）缺项" if one["records"] else "评定"
            yield Line(
                1, f"{one['title']}　{_number(one['points'])}{less} = {_number(one['earned'])}（{told}）"
            )
        yield Line(1, f"小计　{_number(dimension['earned'])} / {_number(dimension['decided_points'])}")
    earned = round(sum(one["earned"] for one in assessment["dimensions"]), 2)
    decided = assessment["decided_points"]
    if not decided:
        yield Line(0, "没有判定任何指标，没有得分")
        return
    based = round(100 * earned / decided, 2)
    yield Line(0, f"折合百分　{_number(earned)} ÷ {_number(decided)} × 100 = {_number(based)}")
    extras = sum(one["earned"] or 0 for one in assessment["extras"].values())
    if extras:
        capped = min(extras, scheme["extras_cap"])
        yield Line(0, f"加分　{_number(extras)}，最多 {_number(scheme['extras_cap'])}，加 {_number(capped)}")
    if assessment["review"] is not None and scheme["review"]:
        weight = scheme["review"]["weight"]
        yield Line(0, f"{scheme['review']['title']}　{_number(assessment['review'])}，占 {weight:.0%}")
    yield Line(0, f"得分　{_number(assessment['score'])}" + _said(assessment))


def _said(assessment: Data) -> str:
    told = f"（{assessment['grade']}）" if assessment["grade"] else ""
    if assessment["stars"] is not None:
        told += f"，{assessment['stars']} 星"
    return told + (f"；一票否决：{'、'.join(assessment['vetoes'])}" if assessment["vetoes"] else "")


def _grade(report: Data, branch: Data) -> str:
    band = next((one for one in report["ruleset"]["bands"] if branch["score"] >= one["from"]), None)
    return f"，{_number(band['from'])} 分起为“{band['grade']}”" if band else ""


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
