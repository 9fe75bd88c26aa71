"""Rosters and ledgers of the sample branches, as comma-separated files with a mark of their encoding."""

from __future__ import annotations

from collections.abc import Sequence

_ROSTER = "姓名,性别,出生日期,入党日期,转正日期,党小组,党内职务,转出日期"


def csv(*lines: str) -> bytes:
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def roster(members: Sequence[tuple[str, str, str]], *, moved_out: dict[str, str] | None = None) -> bytes:
    """`members`: (name, group, post); what nobody looks at is counted up."""
    left = moved_out or {}
    rows = [
        f"{name},{'男女'[at % 2]},{1966 + at * 2}-0{at % 9 + 1}-12,{1996 + at}-07-01,{1997 + at}-07-01,"
        f"{group},{post},{left.get(name, '')}"
        for at, (name, group, post) in enumerate(members)
    ]
    return csv(_ROSTER, *rows)


def dues(year: int, names: Sequence[str], months: Sequence[int], unpaid: set[tuple[str, int]]) -> bytes:
    """Everybody pays the same, but for those who have not."""
    head = "姓名,基数,比例," + ",".join(f"{year}年{month}月" for month in months)
    rows = [
        f"{name},6000,1.5%," + ",".join("" if (name, month) in unpaid else "90" for month in months)
        for name in names
    ]
    return csv(head, *rows)
