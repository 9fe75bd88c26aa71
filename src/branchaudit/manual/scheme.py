"""The page of the manual on a point table (考评方案)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.assess import indicators_of
from branchaudit.manual import detect, page
from branchaudit.report import wording
from branchaudit.ruleset.rules import Rule
from branchaudit.standard import Indicator, JudgedBy, Scheme

_WAYS: tuple[JudgedBy, ...] = ("records", "archive", "site")
_BY = {"archive": "整档：看全年的频次、名册和台账", "site": "现场核查"}


class Line(NamedTuple):
    """An indicator in words."""

    title: str
    points: str
    how: str
    deduct: str
    owner: str
    basis: str
    note: str


def dimensions(scheme: Scheme) -> Iterator[tuple[str, list[Line]]]:
    for entry in scheme.dimensions:
        also = f"，又称{'、'.join(entry.aliases)}" if entry.aliases else ""
        title = f"{entry.title}（{wording.number(entry.points)} 分{also}）"
        yield title, [line(i) for i in scheme.indicators if i.dimension == entry.id]


def shares(scheme: Scheme) -> str:
    """How much of it records can decide at best."""
    points = {by: wording.number(sum(i.points for i in scheme.indicators if i.by == by)) for by in _WAYS}
    return (
        f"材料齐全时，程序最多判定 {points['records']} 分；要看全年频次、名册和台账的"
        f" {points['archive']} 分、要到现场看的 {points['site']} 分，由考评组在自评表的“评定”里给出。"
    )


def line(indicator: Indicator) -> Line:
    return Line(
        title=indicator.title,
        points=f"{wording.number(indicator.points)} 分",
        how=_how(indicator),
        deduct=_deduct(indicator),
        owner=indicator.owner,
        basis=page.source(indicator.basis) if indicator.basis else "",
        note=indicator.note,
    )


def _how(indicator: Indicator) -> str:
    if indicator.by != "records":
        return _BY[indicator.by]
    rules = f"，只算 {'、'.join(indicator.rules)} 查出的" if indicator.rules else ""
    return f"材料：{detect.types(indicator.types)}{rules}"


def _deduct(indicator: Indicator) -> str:
    if indicator.by != "records":
        return ""
    each = "每份有缺项的材料扣" if indicator.per == "record" else "每处缺项扣"
    cap = f"，最多 {wording.number(indicator.cap)} 分" if indicator.cap < indicator.points else ""
    return f"{each} {wording.number(indicator.each)} 分{cap}"


def rest(scheme: Scheme) -> Iterator[tuple[str, list[str]]]:
    """What is there beside the indicators: title and lines."""
    number = wording.number
    if scheme.extras:
        lines = [f"{extra.title}：{number(extra.points)} 分" for extra in scheme.extras]
        yield f"加分项（合计不超过 {number(scheme.extras_cap)} 分）", lines
    if scheme.vetoes:
        yield "一票否决", [_veto(scheme, n) for n in range(len(scheme.vetoes))]
    if scheme.bands:
        yield "等次", [_band(scheme, n) for n in range(len(scheme.bands))]
    if scheme.stars:
        lines = [f"{stars} 星：{number(lowest)} 分以上" for lowest, stars in scheme.stars.bands]
        if scheme.stars.limited is not None:
            share = f"{scheme.stars.limited} 星最多占参评支部的 {scheme.stars.share:.0%}"
            lines.append(f"{share}，按得分排序，末位并列的都不给")
        yield "星级", lines
    if scheme.review:
        yield "评议", [f"{scheme.review.title}：占总分的 {scheme.review.weight:.0%}，有结果时计入"]
    if scheme.points_basis:
        yield "分值从哪里来", [page.source(scheme.points_basis)]


def _veto(scheme: Scheme, number: int) -> str:
    veto = scheme.vetoes[number]
    left = [f"最高评为{veto.grade}"] if veto.grade else []
    left += [f"最多 {veto.stars} 星"] if veto.stars is not None else []
    told = f"查出 {'、'.join(veto.rules)} 即触及" if veto.rules else "材料里看不出来，核实后由自评表给出"
    return f"{veto.title}：{'，'.join([*left, told])}"


def _band(scheme: Scheme, number: int) -> str:
    band = scheme.bands[number]
    each = f"，并且每个维度的得分率不低于 {wording.number(band.each)}%" if band.each else ""
    passes = "（合格线）" if scheme.pass_score is not None and band.lowest == scheme.pass_score else ""
    return f"{band.grade}：{wording.number(band.lowest)} 分以上{each}{passes}"


def rules_of(scheme: Scheme, dimension: str, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules whose findings count in a dimension."""
    return tuple(r for r in rules if any(i.dimension == dimension for i in indicators_of(scheme, r)))
