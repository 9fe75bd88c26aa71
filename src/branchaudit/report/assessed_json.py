"""The point table and what branches earned, as the JSON report has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from branchaudit.standard import Assessment, Scheme


def scheme_data(scheme: Scheme) -> dict[str, Any]:
    """Also what cannot be decided from documents: a reader sees what is left to look at."""
    return {
        "title": scheme.title,
        "points": scheme.points,
        "points_basis": _basis(scheme),
        "bands": [{"from": b.lowest, "grade": b.grade, "each": b.each} for b in scheme.bands],
        "dimensions": [
            {"id": d.id, "title": d.title, "points": d.points, "aliases": d.aliases}
            for d in scheme.dimensions
        ],
        "indicators": [
            {
                "id": i.id,
                "title": i.title,
                "dimension": i.dimension,
                "points": i.points,
                "by": i.by,
                "owner": i.owner,
                "basis": {"tier": i.basis.tier, "text": i.basis.text} if i.basis else None,
            }
            for i in scheme.indicators
        ],
        "extras": [{"id": e.id, "title": e.title, "points": e.points} for e in scheme.extras],
        "extras_cap": scheme.extras_cap,
        "vetoes": [{"id": v.id, "title": v.title, "grade": v.grade, "stars": v.stars} for v in scheme.vetoes],
        "stars": _stars(scheme),
        "review": scheme.review._asdict() if scheme.review else None,
    }


def _stars(scheme: Scheme) -> dict[str, Any] | None:
    stars = scheme.stars
    if stars is None:
        return None
    limit = None if stars.limited is None else {"stars": stars.limited, "share": stars.share}
    return {"bands": [{"from": lowest, "stars": number} for lowest, number in stars.bands], "limit": limit}


def _basis(scheme: Scheme) -> dict[str, str] | None:
    basis = scheme.points_basis
    return {"tier": basis.tier, "text": basis.text} if basis else None


def assessment_data(scheme: Scheme, assessment: Assessment) -> dict[str, Any]:
    return {
        "score": assessment.score,
        "grade": assessment.grade,
        "stars": assessment.stars,
        "decided_points": assessment.decided,
        "dimensions": [
            {
                "id": dimension.id,
                "title": dimension.title,
                "points": dimension.points,
                "earned": earned.earned,
                "decided_points": earned.decided,
            }
            for dimension, earned in zip(scheme.dimensions, assessment.dimensions, strict=True)
        ],
        "indicators": [
            {
                "id": score.id,
                "title": indicator.title,
                "points": indicator.points,
                "earned": score.earned,
                "by_records": score.by_records,
                "self": score.own,
                "difference": None
                if score.own is None or score.earned is None
                else round(score.own - score.earned, 2),
                "records": score.records,
                "faulty": score.faulty,
            }
            for indicator, score in zip(scheme.indicators, assessment.indicators, strict=True)
        ],
        "extras": {
            name: {"earned": said.given, "self": said.own} for name, said in assessment.extras.items()
        },
        "review": assessment.review,
        "vetoes": list(assessment.vetoes),
        "provisional": assessment.provisional,
        "note": assessment.note,
    }
