"""Hand-made reports, so that renderers are tested on every shape without a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from branchaudit.assess import Seen, assess
from branchaudit.document import Place, Unreadable
from branchaudit.model import (
    Basis,
    Classification,
    Deduction,
    Fact,
    Finding,
    Judged,
    Record,
    RuleResult,
    Score,
    StoredFile,
)
from branchaudit.results import Brief, GroupScore, Report, RuleInfo, RuleSetInfo, Summary
from branchaudit.standard import (
    Extra,
    Indicator,
    Review,
    Scheme,
    SchemeBand,
    SchemeDimension,
    Stars,
    Stated,
    Veto,
)
from branchaudit.stored import restore, store

BASIS = Basis("党内法规", "《示例支部工作规定》第十四条")

RULES = {
    rule.id: rule
    for rule in (
        RuleInfo("minutes.chair-named", "会议记录写明主持人", "life", "error", "gap", 2.0, 6.0, True),
        RuleInfo("minutes.attendance", "应到实到缺席相符", "life", "warning", "gap", 1.0, None, True),
        RuleInfo("minutes.formality", "讨论发言空泛", None, "info", "hint", 0.0, None, True),
        RuleInfo("minutes.place", "写明地点", "life", "info", "gap", 0.5, None, True),
    )
}

RULESET = RuleSetInfo(
    id="sample-set",
    title="示例规则集",
    version="1",
    digest="sha256:00",
    dimensions=(("life", "组织生活", 40.0),),
    bands=((90.0, "先进"), (60.0, "达标"), (0.0, "未达标")),
    rules=RULES,
)


def finding(rule: str = "minutes.chair-named", **changes: object) -> Finding:
    info = RULES[rule]
    made = Finding(
        rule=rule,
        category="blank_element",
        severity=info.severity,
        kind=info.kind,
        message="“主持人”一栏是空白，没有写姓名。",
        remedy="核对签到表后补填主持人姓名。",
        basis=BASIS,
        path=None,
        record=None,
        doc_type=None,
        branch=None,
        element="chair",
        place=Place(4, table=1, row=3, column=2, part="cell"),
        span=(30, 34),
        quote="主持人：",
        deduction=info.deduct_each,
        fingerprint="fp-1",
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def record(path: str, number: int = 1, **changes: object) -> Record:
    made = Record(
        id=f"r-{crc32(path.encode('utf-8', 'surrogatepass')):08x}-{number}",
        path=path,
        sha256="ab" * 32,
        format="docx",
        kind=Classification("branch_committee_meeting", 0.97, (), ("标题写有“支部委员会会议”",)),
        branch="第一党支部",
        date="2024-03-05",
        span=(0, 400),
        title="三月支部委员会会议记录",
        elements={
            "time": Fact(
                "present",
                "2024年3月5日15:00",
                {"start": "15:00", "date": "2024-03-05"},
                0.99,
                Place(2, table=1, row=1, column=2, part="cell"),
            ),
            "chair": Fact("blank", None, None, 1.0, Place(4, table=1, row=3, column=2, part="cell")),
            "discussion": Fact("present", None, None, 0.9, Place(9)),
            "recorder": Fact("missing"),
        },
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def judged(path: str, *findings: Finding, score: float | None = 88.0, **changes: object) -> Judged:
    of = record(path, **changes)  # type: ignore[arg-type]
    placed = [f._replace(path=path, record=of.id, doc_type=of.doc_type, branch=of.branch) for f in findings]
    by_rule: dict[str, list[Finding]] = {}
    for each in placed:
        by_rule.setdefault(each.rule, []).append(each)
    results = [RuleResult(rule, "fail", tuple(found)) for rule, found in by_rule.items()]
    results += [RuleResult(rule, "pass") for rule in RULES if rule not in by_rule][:2]
    results.append(RuleResult("minutes.attendance", "undecided", (), "没有写实到人数"))
    deductions = tuple(
        Deduction(
            rule,
            RULES[rule].title,
            "life",
            len(found),
            RULES[rule].deduct_each,
            sum(f.deduction for f in found),
        )
        for rule, found in by_rule.items()
        if RULES[rule].kind == "gap"
    )
    outcomes = Counter(result.outcome for result in results)
    return Judged(of, tuple(results), Score(score, 3, 4, deductions), outcomes)


def file(name: str, *records: Judged) -> StoredFile:
    return store(name, records)


def levels(findings: Sequence[Finding]) -> dict[str, int]:
    return dict(Counter("hint" if f.kind == "hint" else f.severity for f in findings))


def report(*results: StoredFile, unreadable: tuple[Unreadable, ...] = (), **changes: object) -> Report:
    briefs, at = [], 1
    files = [restore(result) for result in results]
    for result in files:
        found = [f for j in result.records for f in j.findings]
        scores = [j.score.value for j in result.records if j.score.value is not None]
        briefs.append(Brief(result.name, min(scores, default=None), levels(found), at))
        at += len(found)
    every = [f for result in files for j in result.records for f in j.findings]
    counts = levels(every)
    records = [j for result in files for j in result.records]
    scored = [j.score.value for j in records if j.score.value is not None]
    mean = round(sum(scored) / len(scored), 2) if scored else None
    made = Report(
        tool_version="0.1.0",
        ruleset=RULESET,
        generated_at="2024-12-31T10:00:00+08:00",
        unit="示例单位党委",
        period=None,
        summary=Summary(
            files=len(results) + len(unreadable),
            documents=len(results),
            records=len(records),
            unreadable=len(unreadable),
            unclassified=0,
            findings={level: counts.get(level, 0) for level in ("error", "warning", "info")},
            hints=counts.get("hint", 0),
            known={},
            decided=3 * len(records),
            applicable=4 * len(records),
            score=mean,
            grade="达标" if scored else None,
            passed=len(scored),
            scored=len(scored),
        ),
        folders=(
            GroupScore("第一党支部/", 2, 88.0, "达标", counts),
            GroupScore("第二党支部/", 1, 100.0, "先进", {}),
        ),
        branches=(GroupScore("第一党支部", 2, 88.0, "达标", counts),),
        unreadable=unreadable,
        results=results,
        briefs=tuple(briefs),
    )
    return made._replace(**changes)  # type: ignore[arg-type]


UNREADABLE = (
    Unreadable(
        "旧档案/2019.doc", "unsupported", "这是旧式 .doc 文件。请在 WPS/Word 中另存为 .docx 后再检查。", "doc"
    ),
    Unreadable("~$会议.docx", "lock_file", "这是锁文件，不是文档。"),
)


def usual() -> Report:
    """Three files: gaps and a hint; two records in one file; a clean one."""
    hint = finding(
        "minutes.formality",
        message="三人的发言只有“一致同意”。",
        remedy="向发言人了解实际讨论情况。",
        place=Place(9),
        quote="大家一致同意。",
        element="discussion",
        category="formality",
        span=(200, 207),
    )
    attendance = finding(
        "minutes.attendance",
        message="应到 25 人，实到 22 人，缺席 2 人，合计不符。",
        remedy="核对签到表后更正。",
        place=Place(3, table=1, row=2, column=4, part="cell"),
        quote="应到25人 实到22人 缺席2人",
        element="expected_attendance",
        category="attendance_mismatch",
        span=(20, 29),
    )
    place = finding(
        "minutes.place", place=None, quote=None, span=None, element="place", message="没有写地点。"
    )
    in_text = finding(place=Place(12, line=12), quote="主持人", span=(90, 93))
    unsure = Classification("party_lecture", 0.62, ("study_session",), ("文件名含“党课”",))
    return report(
        file(
            "第一党支部/2024-03支委会.docx",
            judged("第一党支部/2024-03支委会.docx", finding(), hint, attendance),
        ),
        file(
            "第一党支部/全年.txt",
            judged("第一党支部/全年.txt", place, score=99.5, number=1, title="一月党小组会"),
            judged(
                "第一党支部/全年.txt", in_text, score=70.0, number=2, kind=unsure, date=None, title="二月党课"
            ),
        ),
        file("第二党支部/好.docx", judged("第二党支部/好.docx", score=100.0, branch="第二党支部")),
        unreadable=UNREADABLE,
    )


SCHEME = Scheme(
    title="示例考评办法",
    dimensions=(SchemeDimension("life", "组织生活", 15), SchemeDimension("base", "阵地", 5)),
    indicators=(
        Indicator("meeting", "支委会", "life", 10, "records", each=2, cap=6),
        Indicator("lecture", "党课", "life", 5, "archive"),
        Indicator("room", "活动室", "base", 5, "site", basis=BASIS),
    ),
    bands=(SchemeBand(90, "先进"), SchemeBand(60, "达标"), SchemeBand(0, "未达标")),
    pass_score=60,
    extras=(Extra("brand", "党建品牌", 2),),
    extras_cap=2,
    vetoes=(Veto("falsehood", "弄虚作假", grade="未达标", stars=0),),
    stars=Stars(((90, 5), (60, 3))),
    review=Review("群众评议", 0.3),
    points_basis=Basis("本工具假定", "《示例考评办法》没有写分值"),
)


def assessed() -> Report:
    """With a point table: a branch with faults and a self-score, one that is barred, one without records."""
    faulty, sound = Seen(), Seen()
    for marks in ({"meeting": 2}, {"meeting": 0}):
        faulty.add(marks)
    sound.add({"meeting": 0})
    given = {"room": Stated(5, 3), "brand": Stated(given=1), "review": Stated(given=80)}
    return usual()._replace(
        ruleset=RULESET._replace(scheme=SCHEME),
        assessments=(
            assess(SCHEME, "第一党支部", faulty, {"meeting": Stated(10), **given}),
            assess(SCHEME, "第二党支部", sound, {"falsehood": Stated(given=1)}),
            assess(SCHEME, "第三党支部", Seen(), {"lecture": Stated(4)}),
        ),
    )
