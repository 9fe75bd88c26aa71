"""Rules cite a regulation by its name in the table: the days of its validity stand in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

import shipped
from branchaudit.errors import RuleFileError
from ruleset.made import HEAD, RULE, load_text

TABLE = "regulations:\n  旧办法: {tier: 单位制度, text: 《某办法》, from: 2015-01-01, until: 2019-12-31}\n"


def citing(basis: str) -> str:
    line = next(line for line in RULE.splitlines() if "basis:" in line)
    return HEAD + TABLE + RULE.replace(line, f"    basis: {basis}").removeprefix(HEAD)


def test_a_rule_takes_title_tier_and_days_from_the_table(tmp_path: Path) -> None:
    (rule, *_) = load_text(citing("{regulation: 旧办法, clause: 第三条}"), tmp_path).rules
    assert (rule.basis.tier, rule.basis.text) == ("单位制度", "《某办法》第三条")
    assert (rule.valid_from, rule.valid_until) == ("2015-01-01", "2019-12-31")


def test_what_the_rule_says_goes_before(tmp_path: Path) -> None:
    (rule, *_) = load_text(citing("{regulation: 旧办法, from: 2016-01-01}"), tmp_path).rules
    assert (rule.valid_from, rule.valid_until) == ("2016-01-01", "2019-12-31")


def test_an_unknown_name_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="没有名为“旧办发”的法规，是不是“旧办法”"):
        load_text(citing("{regulation: 旧办发}"), tmp_path)


def test_a_basis_names_a_file_or_cites_the_table(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="依据缺少“text”"):
        load_text(citing("{tier: 单位制度}"), tmp_path)


def test_elections_are_judged_by_the_text_in_force_on_their_day() -> None:
    rules = shipped.rules()
    before, after = rules.rule("quorum.election-1990"), rules.rule("quorum.election")
    assert before is not None
    assert after is not None
    assert (before.valid_until, after.valid_from) == ("2020-07-12", "2020-07-13")
