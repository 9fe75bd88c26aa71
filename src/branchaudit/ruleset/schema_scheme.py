"""The point table of a standard (`scheme:`) in the YAML language.

A rule set that extends another may change any part of it, so only ids are required here; what is lacking
in the end is told by `build_scheme.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, StrictBool

from branchaudit.ruleset.names import ASSUMED, TIERS
from branchaudit.ruleset.schema_checks import Basis, Model, Owner, Slug, Text, Texts

Judged = Literal["材料", "整档", "现场"]


def _told_apart(entries: list[_Entry]) -> list[_Entry]:
    """Entries are told by their ids: of two with the same one would be lost."""
    ids = [entry.id for entry in entries]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"编号“{twice}”写了两次")
    return entries


class _WithId(Model):
    id: Slug


_Entry = TypeVar("_Entry", bound=_WithId)


class PointsBasis(Model):
    tier: Literal[TIERS] = ASSUMED  # type: ignore[valid-type]
    text: Text | None = None


class IndicatorDeduct(Model):
    each: float = Field(gt=0, description="每份有缺项的材料（或每处缺项）扣几分")
    cap: float | None = Field(None, ge=0, description="最多扣几分，默认扣完为止")
    per: Literal["份", "处"] | None = Field(None, description="按份（默认）还是按处扣分")


class Indicator(_WithId):
    title: Text | None = None
    points: float | None = Field(None, ge=0)
    by: Judged | None = Field(
        None, description="材料（默认）：看单份材料；整档：看频次、名册；现场：现场核查"
    )
    types: Texts | None = Field(None, description="看哪些类型的材料")
    rules: Texts | None = Field(
        None, description="只算这些规则查出的问题，可用 *；默认没有归入其他指标的都算"
    )
    deduct: IndicatorDeduct | None = None
    owner: Owner | None = None
    basis: Basis | None = None
    note: Text | None = None
    off: StrictBool | None = Field(None, description="true：去掉所继承的这一项")


class SchemeDimension(_WithId):
    title: Text | None = None
    points: float | None = Field(None, ge=0)
    aliases: Texts | None = Field(None, description="别的叫法")
    indicators: Annotated[list[Indicator], AfterValidator(_told_apart)] | None = None


class Extra(_WithId):
    title: Text | None = None
    points: float | None = Field(None, gt=0)
    off: StrictBool | None = None


class Extras(Model):
    cap: float | None = Field(None, ge=0, description="加分合计最多几分")
    items: Annotated[list[Extra], AfterValidator(_told_apart)] | None = None


class Veto(_WithId):
    title: Text | None = None
    rules: Texts | None = Field(None, description="查出这些规则的问题就是触及；不写则由自评文件给出")
    grade: Text | None = Field(None, description="触及后最高评为哪一等次")
    stars: int | None = Field(None, ge=0, description="触及后最多评几星")
    off: StrictBool | None = None


class SchemeBand(Model):
    min: float = Field(ge=0, le=100)
    grade: Text
    each: float | None = Field(None, ge=0, le=100, description="每个维度的得分率也要达到百分之几")


class StarBand(Model):
    min: float = Field(ge=0, le=100)
    stars: int = Field(ge=0)


class StarLimit(Model):
    stars: int = Field(ge=0)
    share: float = Field(gt=0, le=1, description="最多占全部支部的几成，如 0.3")


class Stars(Model):
    bands: list[StarBand] = Field(min_length=1)
    limit: StarLimit | None = None


class Review(Model):
    title: Text
    weight: float = Field(gt=0, lt=1, description="占总分的几成，如 0.3")


class Scheme(Model):
    title: Text | None = None
    points_basis: PointsBasis | None = None
    dimensions: Annotated[list[SchemeDimension], AfterValidator(_told_apart)] | None = None
    bands: list[SchemeBand] | None = None
    pass_grade: Text | None = None
    extras: Extras | None = Field(None, description="加分项")
    vetoes: Annotated[list[Veto], AfterValidator(_told_apart)] | None = Field(None, description="一票否决")
    stars: Stars | None = Field(None, description="星级")
    review: Review | None = Field(None, description="评议")
