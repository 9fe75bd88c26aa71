"""Runs the `tests:` of rules.

The pipeline hands in how a text is judged, so that no stage is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from branchaudit.model import RuleResult
from branchaudit.ruleset import example_archive, example_docx
from branchaudit.ruleset import names as known
from branchaudit.ruleset.draft import References, read_tests
from branchaudit.ruleset.example_archive import Compared, Held
from branchaudit.ruleset.pieces import Piece
from branchaudit.ruleset.resolve import many

Content = str | bytes | Held | Compared
Judge = Callable[[Content, str | None, str], tuple[RuleResult, ...]]
"""(text of a .txt, bytes of a .docx, what a branch held or records to compare; document type or None to
classify; file name) → verdicts."""
OUTCOMES = {
    "pass": "通过",
    "fail": "有问题",
    "waived": "豁免",
    "not_applicable": "不适用",
    "undecided": "无法判定",
    "error": "计算出错",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a rule."""

    rule: str
    wanted: str
    """pass | fail"""
    number: int
    content: Content
    doc_type: str | None
    name: str
    where: str
    """file:line"""


@dataclass(frozen=True, slots=True)
class CaseResult:
    case: Case
    outcome: str
    ok: bool
    message: str = ""
    """Chinese, one line; empty where it went as wanted."""


def run(
    references: References,
    judge: Judge,
    *,
    base: Path | None = None,
    rule_ids: frozenset[str] | None = None,
) -> list[CaseResult]:
    """Judge every example of rule sets, or of the rules named."""
    pieces = read_tests(references, base).values()
    wanted = (piece for piece in pieces if rule_ids is None or piece.data["id"] in rule_ids)
    results = [_run(case, judge) for piece in wanted for case in cases_of(piece)]
    passed = {r.case.rule for r in results if r.outcome == "pass"}
    return [r if r.case.wanted == "fail" or not r.ok or r.case.rule in passed else _idle(r) for r in results]


def _idle(result: CaseResult) -> CaseResult:
    """Examples to which a rule does not even apply prove nothing, unless another one passes."""
    case = result.case
    message = f"{case.where}：规则 {case.rule} 的合格例子都不适用，至少要有一个真正通过检查的例子"
    return CaseResult(case, result.outcome, False, message)


def _run(case: Case, judge: Judge) -> CaseResult:
    verdicts = [r for r in judge(case.content, case.doc_type, case.name) if r.rule == case.rule]
    outcome = _worst(verdicts)
    accepted = ("fail",) if case.wanted == "fail" else ("pass", "not_applicable")
    if outcome in accepted:
        return CaseResult(case, outcome, True)
    verdict = next((r for r in verdicts if r.outcome == outcome), None)
    said = "" if verdict is None else verdict.findings[0].message if verdict.findings else verdict.note
    kind = "不合格" if case.wanted == "fail" else "合格"
    message = f"{case.where}：规则 {case.rule} 的第 {case.number} 个{kind}例子判为“{OUTCOMES[outcome]}”"
    return CaseResult(case, outcome, False, message + (f"：{said}" if said else ""))


def _worst(verdicts: list[RuleResult]) -> str:
    """A text may hold several records."""
    outcomes = {r.outcome for r in verdicts}
    for outcome in ("error", "fail", "undecided", "pass"):
        if outcome in outcomes:
            return outcome
    return "not_applicable"


def untested(references: References, base: Path | None = None) -> list[str]:
    """Chinese lines on rules that lack an example that passes or one that fails: shipped rules need both."""
    lines = []
    for rule_id, piece in read_tests(references, base).items():
        tests = piece.data.get("tests") or {}
        lacking = [name for key, name in (("pass", "合格"), ("fail", "不合格")) if not tests.get(key)]
        if lacking:
            lines.append(f"{piece.origin}：规则 {rule_id} 没有{'和'.join(lacking)}的例子，请在 tests 里补上")
    return lines


# ---------------------------------------------------------------- reading the examples
def cases(references: References, base: Path | None = None) -> Iterator[Case]:
    for piece in read_tests(references, base).values():
        yield from cases_of(piece)


def cases_of(piece: Piece) -> Iterator[Case]:
    """The examples of one rule as it is written."""
    tests = piece.data.get("tests") or {}
    for wanted in ("pass", "fail"):
        for index, entry in enumerate(tests.get(wanted) or ()):
            data = {"text": entry} if isinstance(entry, str) else _at_length(entry)
            at = ("tests", wanted, index)
            named = data.get("as", tests.get("as"))
            _check_type(piece, named, (*at, "as") if "as" in data else ("tests", "as"))
            for place, one in enumerate(data.get("records") or ()):
                if not isinstance(one, str):
                    _check_type(piece, one.get("as"), (*at, "records", place, "as"))
            yield Case(
                rule=piece.data["id"],
                wanted=wanted,
                number=index + 1,
                content=_content(piece, data),
                doc_type=known.TYPES[named] if named is not None else None,
                name=data.get("name", "例子.docx" if example_docx.is_wanted(data) else "例子.txt"),
                where=piece.where(at),
            )


def _check_type(piece: Piece, named: str | None, where: tuple[str | int, ...]) -> None:
    if named is not None and named not in known.TYPES:
        raise piece.fail(known.unknown("材料类型", named, known.TYPES), where)


def _content(piece: Piece, data: dict[str, Any]) -> Content:
    if "records" in data:
        return example_archive.compared(data)
    if "period" in data:
        named = many(piece.data["applies_to"])[0]
        try:
            return example_archive.made(data, known.TYPES[named])
        except KeyError as problem:
            raise piece.fail(f"例子里的“{problem.args[0]}”不是日期，也不是材料类型", ("tests",)) from None
    text: str = data.get("text", "")
    return example_docx.made(data) if example_docx.is_wanted(data) else text


def _at_length(data: dict[str, Any]) -> dict[str, Any]:
    """With the longest line of the text written as many times as the example says."""
    if "repeat" not in data or "text" not in data:
        return data
    lines = data["text"].splitlines()
    at = lines.index(max(lines, key=len))
    return data | {"text": "\n".join([*lines[:at], *[lines[at]] * data["repeat"], *lines[at + 1 :]])}
