"""Points: what is taken, what is never taken, and that nothing but the findings matters."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from branchaudit.model import Basis, Classification, Finding, Judged, OutcomeName, Record, RuleResult, Score
from branchaudit.results import RuleInfo, RuleSetInfo
from branchaudit.score import Tally, charged, grade, passes, ranks, score
from branchaudit.stored import store

BANDS = ((90.0, "优秀"), (80.0, "达标"), (0.0, "未达标"))


def info(**rules: tuple[float, float | None, str | None]) -> RuleSetInfo:
    """rule → (each, cap, dimension)"""
    return RuleSetInfo(
        "t",
        "规则",
        "1",
        "sha256:0",
        dimensions=(("elements", "要素", 50.0), ("wording", "提法", 5.0)),
        bands=BANDS,
        pass_score=80.0,
        rules={k: RuleInfo(k, k, d, "warning", "gap", e, c, True) for k, (e, c, d) in rules.items()},
    )


def finding(rule: str, kind: str = "gap", outcome: str = "fail") -> Finding:
    return Finding(
        rule, "wording", "warning", kind, "", "", Basis("", ""), None, None, None, None, outcome=outcome
    )  # type: ignore[arg-type]


def result(rule: str, count: int = 0, outcome: OutcomeName | None = None) -> RuleResult:
    return RuleResult(
        rule, outcome or ("fail" if count else "pass"), tuple(finding(rule) for _ in range(count))
    )


def test_each_times_count_up_to_the_caps() -> None:
    rules = info(
        a=(2, None, "elements"), b=(2, 5, "elements"), c=(4, None, "wording"), d=(4, None, "wording")
    )
    got = score([result("a", 3), result("b", 9), result("c", 1), result("d", 1)], rules)
    assert [(d.rule, d.times, d.taken) for d in got.deductions] == [
        ("a", 3, 6),
        ("b", 9, 5),
        ("c", 1, 4),
        ("d", 1, 1),
    ]
    assert got.value == 84


def test_hints_and_waived_findings_take_nothing() -> None:
    rules = info(a=(10, None, None))
    hints = RuleResult("a", "fail", (finding("a", "hint"), finding("a", outcome="waived")))
    assert score([hints], rules) == Score(100.0, 1, 1, ())


def test_what_counts_as_decided() -> None:
    outcomes: list[OutcomeName] = ["pass", "fail", "waived", "not_applicable", "undecided", "error"]
    got = score([result("a", outcome=o) for o in outcomes], info(a=(1, None, None)))
    assert (got.decided, got.applicable) == (3, 5)


def test_nothing_decided_is_no_score() -> None:
    rules = info(a=(1, None, None))
    assert score([result("a", outcome="undecided")], rules).value is None
    assert score([result("a", outcome="not_applicable")], rules).value is None
    assert score([], rules).value is None


def test_grades_and_passes() -> None:
    rules = info()
    assert [grade(v, rules) for v in (100.0, 90.0, 89.99, 0.0, None)] == [
        "优秀",
        "优秀",
        "达标",
        "未达标",
        None,
    ]
    assert [passes(v, rules) for v in (80.0, 79.99, None)] == [True, False, False]


def test_a_folder_is_the_mean_of_its_scored_records() -> None:
    rules = info(a=(30, None, None))
    record = Record("r", "p", "", "txt", Classification("speech", 1), None, None, (0, 0), "", {})
    tally = Tally()
    for results in ([result("a", 1)], [result("a")], [result("a", outcome="undecided")]):
        file = store("p", [Judged(record, tuple(results), score(results, rules), {})])
        tally.add(file.records[0], rules)
    group = tally.group("一支部", rules)
    assert (group.records, group.score, group.grade) == (3, 85.0, "达标")
    assert group.findings == {"error": 0, "warning": 1, "info": 0, "hint": 0}
    assert (tally.passed, tally.scored, tally.decided, tally.applicable) == (1, 2, 2, 3)
    assert Tally().group("空", rules).score is None


# ---------------------------------------------------------------- properties
POINTS = st.integers(0, 400).map(lambda n: n / 4)
RULES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(POINTS, st.none() | POINTS, st.sampled_from([None, "elements", "wording"])),
    min_size=1,
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[RuleSetInfo, list[RuleResult]]:
    rules = draw(RULES)
    return info(**rules), [result(rule, draw(st.integers(0, 6))) for rule in rules]


@given(cases())
def test_a_score_is_between_0_and_100_and_its_deductions_add_up(
    case: tuple[RuleSetInfo, list[RuleResult]],
) -> None:
    rules, results = case
    got = score(results, rules)
    assert got.value is not None
    assert 0 <= got.value <= 100
    assert got.value == max(0, 100 - sum(d.taken for d in got.deductions))


@given(cases(), st.randoms())
def test_the_order_of_findings_does_not_matter(
    case: tuple[RuleSetInfo, list[RuleResult]], shuffle: random.Random
) -> None:
    rules, results = case
    before = score(results, rules)
    shuffle.shuffle(results)
    assert score(results, rules) == before


@given(cases(), st.data())
def test_a_further_finding_never_raises_a_score(
    case: tuple[RuleSetInfo, list[RuleResult]], data: st.DataObject
) -> None:
    rules, results = case
    index = data.draw(st.integers(0, len(results) - 1))
    worse = list(results)
    worse[index] = result(results[index].rule, len(results[index].findings) + 1)
    before, after = score(results, rules).value, score(worse, rules).value
    assert before is not None
    assert after is not None
    assert after <= before


@given(st.lists(st.integers(0, 12), min_size=3, max_size=3))
def test_findings_tell_what_was_really_taken(counts: list[int]) -> None:
    rules = info(a=(2, 5, "elements"), b=(4, None, "wording"), c=(3, 6, "wording"))
    each = {"a": 2.0, "b": 4.0, "c": 3.0}
    results = [
        RuleResult(name, "fail", tuple(finding(name)._replace(deduction=each[name]) for _ in range(count)))
        for name, count in zip("abc", counts, strict=True)
    ]
    got = score(results, rules)
    told = charged(results, got.deductions)
    assert sum(f.deduction for r in told for f in r.findings) == sum(d.taken for d in got.deductions)


def test_ranks_with_ties_and_thirds() -> None:
    found = ranks({"a": 95.0, "b": 70.0, "c": 70.0, "d": 60.0, "e": None, "f": 50.0, "g": 40.0}, 80.0)
    assert [(name, rank.place, rank.third) for name, rank in found.items()] == [
        ("a", 1, "先进"),
        ("b", 2, "中间"),  # by its place among the first third, but below the pass grade
        ("c", 2, "中间"),
        ("d", 4, "中间"),
        ("f", 5, "后进"),
        ("g", 6, "后进"),
    ]
    assert ranks({"a": 95.0, "b": 70.0}, 80.0)["b"].third is None
