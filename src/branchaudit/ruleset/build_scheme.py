"""The validated `scheme:` of a rule set → `standard.Scheme`: names resolved, nothing lacking, sums right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from branchaudit.errors import RuleFileError
from branchaudit.model import Basis
from branchaudit.ruleset import names as known
from branchaudit.ruleset.resolve import Fail, Frame, many
from branchaudit.standard import (
    REVIEW,
    Extra,
    Indicator,
    JudgedBy,
    Review,
    Scheme,
    SchemeBand,
    SchemeDimension,
    Stars,
    Veto,
)

Data = Mapping[str, Any]
JUDGED_BY: dict[str, JudgedBy] = {"材料": "records", "整档": "archive", "现场": "site"}


def build_scheme(data: Data, frame: Frame, rule_ids: Iterable[str], fail: Fail) -> Scheme:
    builder = _Builder(frame, tuple(rule_ids), fail)
    bands = tuple(
        sorted(
            (SchemeBand(float(b["min"]), b["grade"], b.get("each", 0.0)) for b in data.get("bands") or ()),
            reverse=True,
        )
    )
    grades = {band.grade: band.lowest for band in bands}
    pass_grade = data.get("pass_grade")
    if pass_grade is not None and pass_grade not in grades:
        raise builder.error(known.unknown("等次", pass_grade, grades))
    extras, stars, review = data.get("extras") or {}, data.get("stars"), data.get("review")
    basis = data.get("points_basis") or {}
    return Scheme(
        title=builder.need(data, "title", "考评方案"),
        dimensions=tuple(builder.dimension(entry) for entry in data.get("dimensions") or ()),
        indicators=tuple(builder.indicators(data.get("dimensions") or ())),
        bands=bands,
        pass_score=grades[pass_grade] if pass_grade is not None else None,
        extras=tuple(builder.extra(entry) for entry in extras.get("items") or ()),
        extras_cap=float(extras.get("cap", 0.0)),
        vetoes=tuple(builder.veto(entry, grades) for entry in data.get("vetoes") or ()),
        stars=_stars(stars) if stars else None,
        review=Review(review["title"], review["weight"]) if review else None,
        points_basis=Basis(basis.get("tier", known.ASSUMED), basis.get("text", "")),
    )


def _stars(data: Data) -> Stars:
    bands = tuple(sorted(((float(b["min"]), b["stars"]) for b in data["bands"]), reverse=True))
    limit = data.get("limit")
    return Stars(bands, limit["stars"], limit["share"]) if limit else Stars(bands)


class _Builder:
    def __init__(self, frame: Frame, rule_ids: tuple[str, ...], fail: Fail) -> None:
        self.frame, self.rule_ids, self._fail = frame, rule_ids, fail
        self._ids: set[str] = {REVIEW}

    def error(self, message: str) -> RuleFileError:
        return self._fail(f"考评方案：{message}", ("scheme",))

    def need(self, data: Data, key: str, what: str) -> Any:
        if data.get(key) is None:
            raise self.error(f"{what}缺少“{key}”")
        return data[key]

    def dimension(self, data: Data) -> SchemeDimension:
        what = f"维度“{data['id']}”"
        points = float(self.need(data, "points", what))
        total = sum(float(entry.get("points") or 0) for entry in data.get("indicators") or ())
        if abs(total - points) > 1e-6:
            raise self.error(f"{what}是 {points:g} 分，其中的指标合计 {total:g} 分")
        return SchemeDimension(
            data["id"], self.need(data, "title", what), points, tuple(many(data.get("aliases")))
        )

    def indicators(self, dimensions: Iterable[Data]) -> Iterable[Indicator]:
        for dimension in dimensions:
            for entry in dimension.get("indicators") or ():
                self._told_apart(entry["id"])
                yield self._indicator(entry, dimension["id"])

    def _told_apart(self, name: str) -> None:
        """Findings are counted, and self-scores read, by the ids of all these."""
        if name in self._ids:
            raise self.error(f"编号“{name}”用了两次：指标、加分项、否决项的编号各不相同")
        self._ids.add(name)

    def _indicator(self, data: Data, dimension: str) -> Indicator:
        what = f"指标“{data['id']}”"
        by = JUDGED_BY[data.get("by", "材料")]
        points = float(self.need(data, "points", what))
        deduct = data.get("deduct") or {}
        basis = data.get("basis")
        if by == "records":
            self.need(data, "types", f"{what}（看材料的）")
            self.need(data, "deduct", f"{what}（看材料的）")
        return Indicator(
            id=data["id"],
            title=self.need(data, "title", what),
            dimension=dimension,
            points=points,
            by=by,
            types=self._types(data, what),
            rules=self._rules(data, what),
            each=float(deduct.get("each", 0.0)),
            cap=float(deduct.get("cap", points)),
            per="finding" if deduct.get("per") == "处" else "record",
            owner=data.get("owner", known.OWNERS[0]),
            basis=Basis(basis["tier"], basis["text"] + basis.get("clause", "")) if basis else None,
            note=data.get("note", ""),
        )

    def _types(self, data: Data, what: str) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for name in many(data.get("types")):
            if name not in self.frame.types:
                raise self.error(f"{what}：{known.unknown('材料类型', name, self.frame.types)}")
            found |= self.frame.types[name]
        return found

    def _rules(self, data: Data, what: str) -> tuple[str, ...]:
        globs = tuple(many(data.get("rules")))
        for glob in globs:
            if not any(fnmatchcase(rule, glob) for rule in self.rule_ids):
                raise self.error(f"{what}：{known.unknown('规则', glob, self.rule_ids)}")
        return globs

    def extra(self, data: Data) -> Extra:
        what = f"加分项“{data['id']}”"
        self._told_apart(data["id"])
        return Extra(data["id"], self.need(data, "title", what), float(self.need(data, "points", what)))

    def veto(self, data: Data, grades: Mapping[str, float]) -> Veto:
        what = f"否决项“{data['id']}”"
        self._told_apart(data["id"])
        grade = data.get("grade")
        if grade is not None and grade not in grades:
            raise self.error(f"{what}：{known.unknown('等次', grade, grades)}")
        title = self.need(data, "title", what)
        return Veto(data["id"], title, self._rules(data, what), grade, data.get("stars"))
