"""What branches earn by a point table: bounded, each finding once, undecided never counted as earned."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shipped
from branchaudit.assess import Seen, assess, indicators_of, limited, marks, of_unit, remarks
from branchaudit.model import Finding
from branchaudit.standard import (
    Assessment,
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
from report import made

TYPES = ("party_lecture", "party_group_meeting", "theme_party_day")


def indicator(name: str, points: float = 10, **changes: object) -> Indicator:
    one = Indicator(name, name, "a", points, "records", frozenset(TYPES[:1]), each=1, cap=points)
    return one._replace(**changes)


def scheme(*indicators: Indicator, **changes: object) -> Scheme:
    table = Scheme(
        title="考评",
        dimensions=(SchemeDimension("a", "甲", sum(i.points for i in indicators)),),
        indicators=indicators,
        bands=(SchemeBand(90, "优秀"), SchemeBand(60, "合格"), SchemeBand(0, "不合格")),
        pass_score=60,
    )
    return table._replace(**changes)  # type: ignore[arg-type]


def found(rule: str, **changes: object) -> Finding:
    return made.finding()._replace(rule=rule, severity="warning", **changes)  # type: ignore[arg-type]


def seen(*counts: dict[str, int]) -> Seen:
    sums = Seen()
    for count in counts:
        sums.add(count)
    return sums


# ---------------------------------------------------------------- one record
def test_a_finding_counts_for_the_indicator_that_names_its_rule_else_for_the_type() -> None:
    table = scheme(indicator("meeting"), indicator("residue", rules=("residue.*",)))
    findings = [found("residue.web"), found("minutes.chair"), found("minutes.place")]
    assert marks(table, "party_lecture", findings) == {"meeting": 2, "residue": 1}
    assert marks(table, "party_lecture", []) == {"meeting": 0, "residue": 0}
    assert marks(table, "speech", findings) == {}


def test_hints_infos_and_waived_findings_count_nowhere() -> None:
    table = scheme(indicator("meeting"), vetoes=(Veto("v", "否决", ("r.*",)),))
    findings = [
        found("r.a", kind="hint"),
        found("r.a", outcome="waived"),
        found("r.a")._replace(severity="info"),
    ]
    assert marks(table, "party_lecture", findings) == {"meeting": 0}


_RULES = st.sampled_from(["minutes.chair", "minutes.place", "residue.web", "votes.close", "x.y"])
_INDICATORS = st.lists(
    st.builds(
        indicator,
        name=st.text("abcdefgh", min_size=3, max_size=6),
        points=st.floats(0.5, 40),
        types=st.frozensets(st.sampled_from(TYPES), min_size=1),
        rules=st.one_of(st.just(()), st.lists(_RULES | st.just("minutes.*"), min_size=1).map(tuple)),
        each=st.floats(0.1, 50),
        cap=st.floats(0, 50),
        per=st.sampled_from(["record", "finding"]),
        by=st.sampled_from(["records", "records", "archive", "site"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda i: i.id,
)
_RECORDS = st.lists(st.tuples(st.sampled_from(TYPES), st.lists(_RULES, max_size=8)), max_size=8)


@given(_INDICATORS, _RECORDS)
def test_a_finding_counts_for_one_indicator_only(
    indicators: list[Indicator], records: list[tuple[str, list[str]]]
) -> None:
    table = scheme(*indicators)
    for doc_type, rules in records:
        assert sum(marks(table, doc_type, map(found, rules)).values()) <= len(rules)


@given(_INDICATORS, _RECORDS, st.floats(0, 5))
def test_earned_is_between_nothing_and_the_points(
    indicators: list[Indicator], records: list[tuple[str, list[str]]], extra: float
) -> None:
    table = scheme(*indicators, extras=(Extra("e", "加分", 4),), extras_cap=3)
    sums = seen(*(marks(table, doc_type, map(found, rules)) for doc_type, rules in records))
    one = assess(table, "一支部", sums, {"e": Stated(given=extra)})
    for entry, score in zip(table.indicators, one.indicators, strict=True):
        assert score.earned is None or 0 <= score.earned <= entry.points + 0.005
        assert (score.earned is None) == (score.records == 0)
    (dimension,) = one.dimensions
    assert 0 <= dimension.earned <= dimension.decided + 0.05
    assert one.decided == dimension.decided <= table.points + 1e-6
    assert (one.score is None) == (one.decided == 0)
    assert one.score is None or 0 <= one.score <= 100 + 3 + 0.5


# ---------------------------------------------------------------- one branch
def test_points_go_off_by_record_or_by_finding_up_to_the_cap() -> None:
    table = scheme(indicator("meeting", each=2, cap=5), indicator("talk", per="finding", cap=4))
    sums = seen({"meeting": 3, "talk": 0}, {"meeting": 0, "talk": 2}, {"meeting": 1, "talk": 7})
    one = assess(table, "", sums, {})
    assert [(i.earned, i.records, i.faulty) for i in one.indicators] == [(6, 3, 2), (6, 3, 9)]
    assert assess(table, "", seen(*[{"meeting": 1, "talk": 0}] * 9), {}).indicators[0].earned == 5


def test_what_no_record_shows_is_left_out_and_makes_the_grade_provisional() -> None:
    table = scheme(indicator("meeting", 50), indicator("room", 50, by="site", types=frozenset()))
    one = assess(table, "", seen({"meeting": 0}), {})
    assert (one.score, one.grade, one.decided, one.provisional) == (100, "优秀", 50, True)
    looked = assess(table, "", seen({"meeting": 0}), {"room": Stated(own=50, given=20)})
    assert (looked.score, looked.grade, looked.provisional) == (70, "合格", False)
    assert looked.indicators[1].own == 50
    nothing = assess(table, "", Seen(), {"room": Stated(own=50)})  # nobody has looked
    assert (nothing.score, nothing.grade, nothing.passed) == (None, None, False)


def test_what_somebody_who_looked_gives_stands_before_what_records_show() -> None:
    table = scheme(indicator("meeting"))
    (looked,) = assess(table, "", seen({"meeting": 2}), {"meeting": Stated(own=10, given=4)}).indicators
    assert (looked.earned, looked.by_records, looked.own) == (4, 9, 10)
    (alone,) = assess(table, "", seen({"meeting": 2}), {"meeting": Stated(own=10)}).indicators
    assert (alone.earned, alone.by_records) == (9, 9)


def test_extras_are_capped_one_by_one_and_together() -> None:
    table = scheme(indicator("m"), extras=(Extra("a", "甲", 3), Extra("b", "乙", 3)), extras_cap=4)
    one = assess(table, "", seen({"m": 0}), {"a": Stated(given=9), "b": Stated(own=3, given=2)})
    assert (one.extras, one.score) == ({"a": Stated(given=3), "b": Stated(own=3, given=2)}, 104)
    claimed = assess(table, "", seen({"m": 0}), {"a": Stated(own=3), "b": Stated()})
    assert (claimed.extras, claimed.score) == ({"a": Stated(own=3)}, 100)  # told, but nobody gave it


def test_a_review_is_weighed_in_where_there_is_one() -> None:
    table = scheme(indicator("m"), review=Review("评议", 0.3))
    assert assess(table, "", seen({"m": 0}), {}).score == 100
    assert assess(table, "", seen({"m": 0}), {"review": Stated(given=50)}).score == pytest.approx(85)


def test_every_dimension_has_to_reach_what_a_band_asks_of_each() -> None:
    weak = indicator("weak", 10, each=5)._replace(dimension="b")
    table = scheme(
        indicator("strong", 90),
        weak,
        dimensions=(SchemeDimension("a", "甲", 90), SchemeDimension("b", "乙", 10)),
        bands=(SchemeBand(90, "优秀", each=60), SchemeBand(60, "合格")),
    )
    one = assess(table, "", seen({"strong": 0, "weak": 1}), {})
    assert (one.score, one.grade) == (95, "合格")


@pytest.mark.parametrize("by", ["finding", "statement"])
def test_a_veto_bars_grades_and_stars(by: str) -> None:
    table = scheme(
        indicator("m"),
        vetoes=(Veto("v", "否决", ("votes.*",), grade="不合格", stars=1), Veto("w", "别的")),
        stars=Stars(((90, 5), (60, 3))),
    )
    counted = marks(table, "party_lecture", [found("votes.close")] if by == "finding" else [])
    stated = {} if by == "finding" else {"v": Stated(given=1)}
    one = assess(table, "", seen({"m": 0} | {k: v for k, v in counted.items() if k == "v"}), stated)
    assert (one.vetoes, one.grade, one.stars, one.passed) == (("v",), "不合格", 1, False)
    assert one.score == 100  # the points stay as they are


def test_those_who_looked_have_the_last_word_on_a_veto() -> None:
    table = scheme(indicator("m"), vetoes=(Veto("v", "否决", grade="不合格"),))
    for said, found_ in ((Stated(own=1), ("v",)), (Stated(own=1, given=0), ()), (Stated(0, 1), ("v",))):
        assert assess(table, "", seen({"m": 0}), {"v": said}).vetoes == found_


def test_a_veto_never_raises_a_grade() -> None:
    table = scheme(indicator("m", each=9), vetoes=(Veto("v", "否决", grade="合格"),))
    one = assess(table, "", seen({"m": 1}), {"v": Stated(given=1)})
    assert (one.score, one.grade) == (10, "不合格")


# ---------------------------------------------------------------- all branches
STARRED = scheme(indicator("m"), stars=Stars(((90, 5), (80, 4)), limited=5, share=0.3))


def with_scores(*scores: float) -> list[Assessment]:
    blank = assess(STARRED, "", seen({"m": 0}), {})
    return [
        blank._replace(name=str(n), score=score, stars=5 if score >= 90 else 4)
        for n, score in enumerate(scores)
    ]


def stars(of: Sequence[Assessment]) -> list[int | None]:
    return [one.stars for one in of]


def test_only_a_share_of_the_branches_keeps_the_most_stars() -> None:
    ten = with_scores(99, 98, 97, 96, 95, 80, 80, 80, 80, 80)
    after = limited(STARRED, ten)
    assert stars(after) == [5, 5, 5, 4, 4, 4, 4, 4, 4, 4]
    assert "30%：10 个支部最多 3 个" in after[3].note
    assert after[0].note == ""


def test_of_those_level_at_the_limit_none_keeps_them() -> None:
    ten = with_scores(99, 98, 96, 96, 95, 80, 80, 80, 80, 80)
    assert stars(limited(STARRED, ten)) == [5, 5, 4, 4, 4, 4, 4, 4, 4, 4]
    assert stars(limited(STARRED, with_scores(99, 99))) == [4, 4]


def test_where_there_is_room_all_keep_them() -> None:
    assert stars(limited(STARRED, with_scores(99, *[80] * 9)))[0] == 5


def test_a_branch_looked_at_alone_is_told_that_the_limit_is_for_all() -> None:
    (alone,) = limited(STARRED, with_scores(99))
    assert alone.stars == 5
    assert "只评了 1 个支部" in alone.note
    unscored = with_scores(99)[0]._replace(score=None, stars=None)
    assert (
        stars(limited(STARRED, [*with_scores(99, 99, 99, 80, 80), *[unscored] * 9])) == [4] * 5 + [None] * 9
    )


@given(
    st.lists(st.sampled_from([99.0, 98.5, 95.0, 90.0, 85.0]), max_size=25).filter(lambda all_: len(all_) != 1)
)
def test_no_more_than_the_share_and_nobody_is_passed_over(scores: list[float]) -> None:
    after = limited(STARRED, with_scores(*scores))
    assert sum(one.stars == 5 for one in after) <= int(len(scores) * 0.3 + 1e-9)
    kept = [one.score or 0 for one in after if one.stars == 5]
    lost = [one.score or 0 for one in after if one.note]
    assert not kept or not lost or min(kept) > max(lost)


def test_the_unit_is_the_mean_of_its_branches() -> None:
    table = scheme(indicator("m"))
    three = [
        assess(table, "一", seen({"m": 0}), {}),
        assess(table, "二", seen(*[{"m": 1}] * 5), {}),
        assess(table, "三", Seen(), {}),
    ]
    assert of_unit(three) == (75, 1, 2)
    assert of_unit([]) == (None, 0, 0)


def told(*assessments: Assessment, seen: set[str], stated: set[str]) -> str:
    return "\n".join(remarks(STARRED, assessments, seen, stated))


def test_what_belongs_to_no_branch_is_told() -> None:
    one = with_scores(99)[0]._replace(name="城关派出所党支部")
    other = one._replace(name="刑侦大队党支部")
    names = {one.name, other.name}
    assert told(one, other, seen=names, stated=names) == ""
    assert "没有写明支部，没有计入" in told(one, other, seen={*names, ""}, stated=names)
    assert "没有写支部的行没有用上：这里有 2 个支部" in told(one, other, seen=names, stated={""})
    assert told(one, seen={one.name}, stated={""}) == ""  # it can only be meant for the one
    assert "“城关派出所”没有收到材料，是不是“城关派出所党支部”？" in told(
        one, other, seen=names, stated={"城关派出所"}
    )


def test_how_many_are_provisional_is_told() -> None:
    few = with_scores(99)[0]._replace(provisional=True)
    assert "2 个支部判定的不到 60%（6 分）" in told(few, few, seen={"0"}, stated=set())


# ---------------------------------------------------------------- where a rule counts
def test_the_indicators_of_a_rule_are_those_where_its_findings_go() -> None:
    rules = shipped.rules("police-five-basics")
    assert rules.scheme is not None
    for rule in rules.rules:
        told = {one.id for one in indicators_of(rules.scheme, rule)}
        counted = set()
        for doc_type in rule.applies_to:
            finding = found(rule.id, kind=rule.kind)._replace(severity=rule.severity)
            counted |= {name for name, n in marks(rules.scheme, doc_type, [finding]).items() if n}
        assert told == counted, rule.id
