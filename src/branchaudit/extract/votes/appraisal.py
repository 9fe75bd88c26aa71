"""Grades of 民主评议: the ballots for every member, and the grades that were set."""

from __future__ import annotations

import re

from branchaudit.extract.bodies import of_another_body
from branchaudit.extract.context import Context
from branchaudit.extract.grids import cell_int, column, grids, sums_up
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.text import chinese_int

_MEMBER_GRADES = Cue(
    r"(?!基本)([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ ]{1,2}[\u4e00-\u9fff])(?:同志)?[ ]*[: ,，]?[ ]*"
    r"((?:(?:优秀|合格|基本合格|不合格)[ ]*:?[ ]*\d+[ ]*票?[,，、 ;；]*){2,})",
    "合格",
)
_SET_GRADES = Cue(
    r"优秀(?:党员|等次|格次)?[ ]*:?[ ]*(?:的)?(?:为)?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人](?:\([^()]*\))?(?:[^。\n]{0,20}?|[:：][^。\n\d]{0,80}?)"
    r"(?<!基本)(?<!不)合格(?:党员|等次|格次)?[ ]*:?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人]([^。\n]{0,60})",
    "优秀",
)


_NAMED_GRADES = Cue(
    r"(?<!\d)(\d+|[一二三四五六七八九十]+)[ ]*[名人位](?:同志|党员)*(?:评定)?为优秀(?:党员|等次)?[,，;；][ ]*(?:其余|其他|另外?)[ ]*"
    r"(\d+|[一二三四五六七八九十]+)[ ]*[名人位](?:同志|党员)*(?:均|都|评定)*为合格([^。\n]{0,60})",
    "优秀",
)
"""温如玉、晏小山2名同志为优秀，其余9名同志为合格."""
_LISTED_GRADES = Cue(
    r"优秀[:：][^。\n\d]{2,120}\([ ]*(?:共)?(\d+)[ ]*[名人]\)[ ,，;；\n]*合格[:：](?:[^。\n\d]{2,240}\()?[ ]*(?:共)?(\d+)[ ]*[名人]([^。]{0,60})",
    "优秀",
)
"""优秀：温如玉、晏小山（2人） and below it 合格：12人."""
_HOW_MANY_GRADED = Cue(
    r"(?:参加|参与|纳入|列入|应)(?:本次|此次)?(?:民主)?(?:评定|测评|评议|等次)+(?:评定)?的?(?:正式)?党员[ ]*:?[ ]*(?P<n>\d+|[一二三四五六七八九十]+)[ ]*[名人]"
    r"|正式党员[ ]*(?P<n2>\d+|[一二三四五六七八九十]+)[ ]*[名人](?:参评|参加(?:评定|评议|测评))"
)
"""参加评定等次党员12人: others, as members on probation, are there and get no grade."""
_A_LIST = 3
"""Rows from which a table is taken to list everybody who was graded, if none speaks of 其他5人."""


def find_grades(ctx: Context) -> tuple[list[Row], dict[str, Value]]:
    """Appraisal ballots per member (rows of `grades`) and the grades that were set."""
    rows: list[Row] = []
    for m in _MEMBER_GRADES.finditer(ctx.folded):
        marks = [int(number) for number in re.findall(r"\d+", m[2])]
        name = m[1].replace(" ", "")
        if (
            people.is_name(name)
            and marks
            and ("票" in m[2] or len(marks) >= 3)
            and not re.search(r"意见|结果|评定|测评|情况|等次", m[1])
        ):
            rows.append(Row({"name": name, "total": sum(marks)}, (m.start(), m.end())))
    listed = others = 0
    for columns, cells in grids(ctx):
        graded = [c for c, word in columns.items() if re.search(r"(?:优秀|合格)(?!率|比例|占比)", word)]
        name = column(columns, r"姓名|党员")
        if len(graded) < 2 or name is None:
            continue
        for row in cells:
            others += name in row and not sums_up(row) and not people.is_name(row[name][0].strip())
            values = [v for c in graded if (v := cell_int(row, c)) is not None]
            if values and name in row and not sums_up(row):
                listed += 1
                rows.append(
                    Row(
                        {"name": row[name][0].strip(), "total": sum(values)},
                        (row[name][1], max(c[1] + len(c[0]) for c in row.values())),
                    )
                )
    stated = _HOW_MANY_GRADED.search(ctx.folded)
    members = (
        listed if listed >= _A_LIST and not others else stated and chinese_int(stated["n"] or stated["n2"])
    )
    return rows, {
        **_final_grades(ctx),
        "graded_members": members or None,
    }


def _final_grades(ctx: Context) -> dict[str, Value]:
    """优秀3名，合格9名 of the assessment by the committee: the last such statement."""
    best: dict[str, int] | None = None
    stated = (m for cue in (_SET_GRADES, _NAMED_GRADES, _LISTED_GRADES) for m in cue.finditer(ctx.folded))
    for m in sorted(stated, key=lambda m: m.start()):
        if of_another_body(ctx, m.start()):
            continue
        counts = {"优秀": chinese_int(m[1]) or 0, "合格": chinese_int(m[2]) or 0}
        for word, number in re.findall(
            r"(基本合格|不合格)(?:党员)?[ ]*:?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人]", m[3]
        ):
            counts[word] = chinese_int(number) or 0
        best = counts
        ctx.spans["graded_total"] = ctx.spans["graded_excellent"] = ctx.strip(*m.span())
    if best is None:
        return {"graded_total": None, "graded_excellent": None}
    return {"graded_total": sum(best.values()), "graded_excellent": best["优秀"]}
