"""The point table by which branches are assessed (考评方案), and what a branch earned.

    Scheme → dimensions → indicators      what is asked, and for how many points
    Assessment                            what one branch earned, indicator by indicator

Plain data like `model.py`, on which it builds; loaded only where the rules have such a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from branchaudit.model import Basis

JudgedBy = Literal["records", "archive", "site"]
"""By single records, by the whole archive (cadence, rosters), or by somebody who goes and looks."""


# ---------------------------------------------------------------- what is asked
class Indicator(NamedTuple):
    """One line of the point table (考核指标)."""

    id: str
    title: str
    dimension: str
    points: float
    by: JudgedBy
    types: frozenset[str] = frozenset()
    """Of the records that show it."""
    rules: tuple[str, ...] = ()
    """Patterns of rule ids whose findings count here; () = all that no other indicator names."""
    each: float = 0.0
    """Points off for each faulty record, or for each finding."""
    cap: float = 0.0
    """No more than this is taken off."""
    per: Literal["record", "finding"] = "record"
    owner: str = ""
    basis: Basis | None = None
    note: str = ""


class SchemeDimension(NamedTuple):
    id: str
    title: str
    points: float
    aliases: tuple[str, ...] = ()
    """Other names under which it is met with."""


class Extra(NamedTuple):
    """Something that adds points (加分项), up to `points`."""

    id: str
    title: str
    points: float


class Veto(NamedTuple):
    """Something that bars a branch from better grades (一票否决)."""

    id: str
    title: str
    rules: tuple[str, ...] = ()
    """A finding of one of them is the veto; () = only if somebody says so."""
    grade: str | None = None
    """The best grade that is left."""
    stars: int | None = None
    """The most stars that are left."""


class SchemeBand(NamedTuple):
    lowest: float
    grade: str
    each: float = 0.0
    """Per cent of its points that every decided dimension has to reach as well."""


class Stars(NamedTuple):
    bands: tuple[tuple[float, int], ...]
    """(lowest score, stars), highest first."""
    limited: int | None = None
    """So many stars …"""
    share: float = 1.0
    """… go to no more than this share of all branches."""


REVIEW = "review"
"""How a self-score file may name it, like the id of an indicator."""


class Review(NamedTuple):
    """A vote or survey that is weighed in where its result (0–100) is known (评议)."""

    title: str
    weight: float


class Scheme(NamedTuple):
    title: str
    dimensions: tuple[SchemeDimension, ...]
    indicators: tuple[Indicator, ...]
    bands: tuple[SchemeBand, ...] = ()
    pass_score: float | None = None
    extras: tuple[Extra, ...] = ()
    extras_cap: float = 0.0
    vetoes: tuple[Veto, ...] = ()
    stars: Stars | None = None
    review: Review | None = None
    points_basis: Basis | None = None
    """Where the points come from."""

    @property
    def points(self) -> float:
        return sum(dimension.points for dimension in self.dimensions)


# ---------------------------------------------------------------- what was earned
class Stated(NamedTuple):
    """What a self-score file says of one item of one branch."""

    own: float | None = None
    """自评: what the branch gives itself."""
    given: float | None = None
    """评定: what somebody who looked gives it."""


class IndicatorScore(NamedTuple):
    id: str
    earned: float | None
    """None: not decided."""
    own: float | None = None
    records: int = 0
    faulty: int = 0
    """Faulty records, or findings where the indicator counts those."""
    by_records: float | None = None
    """What the records alone give; somebody who looked may have given something else."""


class DimensionScore(NamedTuple):
    id: str
    decided: float
    """Points of the indicators that were decided."""
    earned: float


class Assessment(NamedTuple):
    """One branch by the point table."""

    name: str
    score: float | None
    """0–100 (more with extras) of what was decided; None where nothing was."""
    grade: str | None
    stars: int | None
    decided: float
    """Points that were decided, of all points of the scheme."""
    dimensions: tuple[DimensionScore, ...]
    indicators: tuple[IndicatorScore, ...]
    extras: Mapping[str, Stated]
    """Those of which something is stated; what is given is no more than their points."""
    vetoes: tuple[str, ...]
    review: float | None = None
    passed: bool = False
    provisional: bool = False
    """Too few points were decided for the grade to say much."""
    note: str = ""
