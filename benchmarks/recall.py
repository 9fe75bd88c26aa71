"""What the audit finds of the defects in the made-up unit, and what it says about records that are in order.

    python benchmarks/recall.py [--seed 1] [--branches 30] [--folder FOLDER] [--detail]

Writes the unit (unit/), checks it once with nothing kept from earlier runs, prints Markdown for a README.
A defect counts as found if a finding of a fitting category stands on one of its papers (or names them as
related) and names the person or the month, where the truth has one.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from unit.make import TRUTH, write

from branchaudit.config import load_settings
from branchaudit.period import parse
from branchaudit.report import as_json
from branchaudit.run import audit

_FITTING: Mapping[str, frozenset[str]] = {
    kind: frozenset(categories.split())
    for kind, categories in {
        "频次": "cadence",
        "雷同": "duplicate_content",
        "一人两处": "time_conflict",
        "两份记录不一": "claim_contradiction attendance_mismatch",
        "到会": "roster_mismatch attendance_mismatch",
        "应到与名册不符": "roster_mismatch attendance_mismatch",
        "长期不到会": "roster_mismatch formality procedure_gap cadence",
        "发展": "order procedure_gap missing_element invalid_date",
        "选举": "order procedure_gap quorum vote_arithmetic missing_element invalid_date count_mismatch",
        "党费": "ledger",
        "整改": "ledger claim_contradiction blank_element",
        "成批生成": "backdated",
        "照片重复": "image_evidence duplicate_content",
        "发言重复": "duplicate_content formality",
        "归错支部": "roster_mismatch claim_contradiction",
        "通知与记录不一": "claim_contradiction invalid_date order",
        "通知晚于会议": "claim_contradiction invalid_date order",
        "党委": "cadence procedure_gap",
        "单份.人数不平": "attendance_mismatch",
        "单份.票数不符": "vote_arithmetic",
        "单份.记录人空": "blank_element missing_element",
        "单份.时间倒置": "invalid_date time_conflict",
    }.items()
}
_TEMPTING: Mapping[str, frozenset[str]] = {
    kind: frozenset(categories.split())
    for kind, categories in {
        "trap.转接": "roster_mismatch attendance_mismatch ledger",
        "trap.流动党员": "roster_mismatch attendance_mismatch ledger formality",
        "trap.长假": "roster_mismatch attendance_mismatch ledger formality",
        "trap.引用上级文件": "duplicate_content",
        "trap.联合活动": "duplicate_content time_conflict roster_mismatch attendance_mismatch",
        "trap.徽标图片": "image_evidence duplicate_content",
        "trap.套用模板": "backdated",
        "trap.上级列席": "roster_mismatch attendance_mismatch time_conflict",
        "trap.延期换届": "order procedure_gap cadence",
        "trap.改期": "claim_contradiction order invalid_date",
        "trap.一天两会": "time_conflict",
        "trap.同名": "time_conflict roster_mismatch",
        "trap.补交": "ledger",
        "trap.代缴": "ledger",
        "trap.前后台账": "ledger claim_contradiction",
    }.items()
}
Finding = dict[str, Any]
Note = dict[str, Any]


class Watch:
    """Tells when the last file was judged."""

    def __init__(self) -> None:
        self.begun = self.judged = 0.0

    def start(self, total: int) -> None:
        del total
        self.begun = time.perf_counter()

    def advance(self, name: str) -> None: ...

    def stop(self) -> None:
        self.judged = time.perf_counter()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what the audit finds in a made-up unit.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--branches", type=int, default=30)
    parser.add_argument("--folder", type=Path, help="keep the files and the report here")
    parser.add_argument("--detail", action="store_true", help="name what was missed and what is unexplained")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if (folder / "archive").exists():
            parser.error(f"{folder / 'archive'} exists already")
        files = len(write(folder, given.seed, given.branches, 12, faulty=True))
        report, times = _audited(folder / "archive")
        (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        truth = json.loads((folder / TRUTH).read_text(encoding="utf-8"))
        _print(report, truth, files, times, detail=given.detail)


def _audited(archive: Path) -> tuple[dict[str, Any], tuple[float, float]]:
    """The report, and how long the files took and what comes after them."""
    options = {"period": parse("2024"), "as_of": date(2025, 6, 1), "cache": False}
    watch, out = Watch(), io.BytesIO()
    with audit([str(archive)], load_settings([str(archive)], options), progress=watch) as result:
        reduced = time.perf_counter()
        as_json.write(result, out)
    return json.loads(out.getvalue()), (watch.judged - watch.begun, reduced - watch.judged)


def _text(finding: Finding) -> str:
    return json.dumps(
        [finding[key] for key in ("message", "quote", "persons", "period", "remedy", "path")],
        ensure_ascii=False,
    )


def _touches(finding: Finding, note: Note) -> bool:
    papers = {finding["path"], *(other["path"] for other in finding["related"])}
    if note["paths"] and papers & set(note["paths"]):
        return True
    branch = None if note["kind"].startswith("党委") else note["branch"]  # of the unit as a whole
    return finding["branch"] == branch and bool(note["mark"]) and note["mark"] in _text(finding)


def _fits(finding: Finding, note: Note) -> bool:
    kind = note["kind"]
    fitting = _FITTING.get(kind) or _FITTING[kind.partition(".")[0]]
    return finding["category"] in fitting and _touches(finding, note) and note["mark"] in _text(finding)


def _print(
    report: Mapping[str, Any],
    truth: Mapping[str, Sequence[Note]],
    files: int,
    times: tuple[float, float],
    *,
    detail: bool,
) -> None:
    findings: list[Finding] = report["findings"]
    by_branch: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_branch[finding["branch"]].append(finding)
        for other in finding["related"]:
            by_branch[other["path"].partition("/")[0]].append(finding)
    found: dict[str, list[bool]] = defaultdict(list)
    missed = []
    for note in truth["defects"]:
        hit = any(_fits(finding, note) for finding in _near(by_branch, note))
        found[note["kind"]].append(hit)
        if not hit:
            missed.append(note)
    severe = [f for f in findings if f["severity"] in ("error", "warning") and f["kind"] == "gap"]
    left = [f for f in severe if not any(_touches(f, note) for note in truth["defects"])]
    trapped = [
        (note, f) for note in truth["traps"] for f in left
        if f["category"] in _TEMPTING[note["kind"]] and _touches(f, note)
        and (not note["mark"] or note["mark"] in _text(f))
    ]  # fmt: skip
    spoiled = {path for note in truth["defects"] for path in note["paths"]}
    clean = sum(record["path"] not in spoiled for record in report["records"])
    errors = [f for f in left if f["severity"] == "error"]
    warnings = [f for f in left if f["severity"] == "warning"]
    kinds: dict[str, list[bool]] = defaultdict(list)
    print("| Defects | found | of | recall |\n|---|---|---|---|")
    for kind, hits in sorted(found.items()):
        kinds[kind.partition(".")[0]] += hits
        print(f"| {kind} | {sum(hits)} | {len(hits)} | {sum(hits) / len(hits):.2f} |")
    total = [hit for hits in found.values() for hit in hits]
    print(f"| **all** | {sum(total)} | {len(total)} | **{sum(total) / len(total):.3f}** |\n")
    wrong = sum(f["severity"] == "error" for _, f in trapped)
    cold, after = times
    low = min(sum(hits) / len(hits) for hits in found.values())
    print("| Unit | measured | goal | met |\n|---|---|---|---|")
    for what, value, goal, met in (
        ("files, records", f"{files}, {len(report['records'])}", "", None),
        ("lowest recall of a kind", f"{low:.2f}", "≥ 0.97", low >= 0.97),
        (f"errors on {len(truth['traps'])} look-alikes", str(wrong), "0", wrong == 0),
        (f"warnings on {len(truth['traps'])} look-alikes", str(len(trapped) - wrong), "", None),
        (
            f"unexplained errors on {clean} clean records",
            str(len(errors)),
            "≤ 1 in 200",
            len(errors) * 200 <= clean,
        ),
        (f"unexplained warnings on {clean} clean records", str(len(warnings)), "", None),
        ("reading and judging the files", f"{cold:.1f} s", "", None),
        ("what comes after them", f"{after:.1f} s", "", None),
        ("share of that", f"{after / (cold + after):.0%}", "≤ 15 %", after <= 0.15 * (cold + after)),
    ):
        print(f"| {what} | {value} | {goal} | {'' if met is None else 'yes' if met else '**no**'} |")
    if detail:
        _detail(missed, trapped, errors, warnings)


def _near(by_branch: Mapping[str | None, list[Finding]], note: Note) -> list[Finding]:
    folders = {note["branch"], *(path.partition("/")[0] for path in note["paths"]), None}
    return [finding for folder in folders for finding in by_branch.get(folder, [])]


def _detail(
    missed: Sequence[Note],
    trapped: Sequence[tuple[Note, Finding]],
    errors: Sequence[Finding],
    warnings: Sequence[Finding],
) -> None:
    print("\nMissed")
    for note in missed:
        print(f"- {note['kind']} {note['branch']} {note['what']} {note['paths'][:3]}")
    print("\nOn look-alikes")
    for note, finding in trapped:
        print(f"- {note['kind']} {note['what']}: {finding['rule']} {finding['message']} [{finding['path']}]")
    for name, some in (("errors", errors), ("warnings", warnings)):
        print(f"\nUnexplained {name}")
        counts = Counter(finding["rule"] for finding in some)
        for rule, count in counts.most_common():
            examples = [f for f in some if f["rule"] == rule][:3]
            print(f"- {count} {rule}")
            for f in examples:
                print(f"    - {f['path'] or f['branch']}: {f['message']} | {(f['quote'] or '')[:80]}")


if __name__ == "__main__":
    main()
