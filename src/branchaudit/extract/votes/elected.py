"""Elections: how many votes each candidate had and who was elected, in minutes and in reports on them."""

from __future__ import annotations

from branchaudit.extract.context import Context
from branchaudit.extract.grids import cell_int, column, grids
from branchaudit.model import Row
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_CONCERNED = Cue("当选|票")
_VOTES = Cue(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff·]{2,8}?)(?:同志)?[ ]*(?:共|各)?(?:得|获|获得|得到|得票|得票数|赞成|同意)?(?:赞成|同意)?票?(?:数|为)?"
    r"[ ]*[:：]?[ ]*(\d{1,3})[ ]*票"
)
_ELECTED = Cue(
    r"(?:(?<![\u4e00-\u9fff])|(?<=宣布)|(?<=其中)|(?<=结果))([\u4e00-\u9fff·]{2,4}(?:[ ]*[、,和][ ]*[\u4e00-\u9fff·]{2,4}){0,12})[ ]*(?:等)?(?:[\d一二三四五六七八九]+[名位人])?(?:同志)?"
    r"(?:得票[^,，。;；\n]{0,12}[,，])?当选(?!人|条件|票|资格|须|应)"
)
_PARTS = ("、", ",", "和", " ")
_MOST = 40
"""More candidates are no branch's."""


def elected_rows(ctx: Context) -> tuple[Row, ...]:
    """One row a candidate. Nobody's votes count that are told twice and differ: two rounds are two elections."""
    if not _CONCERNED.search(ctx.folded):
        return ()
    found: dict[str, tuple[set[int], tuple[int, int]]] = {}
    for name, votes, span in (*_inline(ctx), *_in_tables(ctx)):
        found.setdefault(name, (set(), span))[0].add(votes)
    elected = {name for match in _ELECTED.finditer(ctx.folded) for name in _names(match[1])}
    for name in elected:
        found.setdefault(name, (set(), (ctx.title_start, ctx.title_end)))
    if len(found) > _MOST:
        return ()
    return tuple(
        Row(
            {
                "person": name,
                "votes": next(iter(votes)) if len(votes) == 1 else None,
                "elected": name in elected,
            },
            span,
        )
        for name, (votes, span) in found.items()
    )


_OFFICER = Cue(
    r"(?:选举|推选|选)(?:产生)?(?P<who>[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:为|担任|任)(?:新一届)?(?:本?(?:党?支部|支委会|支部委员会)?)(?:委员会)?(?:副)?书记"
)


def officer_outside(ctx: Context, tallies: tuple[Row, ...]) -> str | None:
    """Whom the committee elected secretary although the meeting had not elected him to it; None where
    the meeting elected no committee."""
    known = {row.fields["name"] for row in tallies if row.fields["name"]}
    elected = {row.fields["name"] for row in tallies if row.fields["name"] and row.fields["passed"]}
    if len(elected) < _COMMITTEE:
        return None
    for m in _OFFICER.finditer(ctx.folded, ctx.title_end):
        if m["who"] in known - elected:
            ctx.spans["officer_outside"] = m.span()
            return m["who"]
    return ""


_COMMITTEE = 3
"""Members of the smallest one."""


def _inline(ctx: Context) -> list[tuple[str, int, tuple[int, int]]]:
    return [
        (match[1], int(match[2]), match.span())
        for match in _VOTES.finditer(ctx.folded)
        if people.is_full_name(match[1])
    ]


def _in_tables(ctx: Context) -> list[tuple[str, int, tuple[int, int]]]:
    found = []
    for columns, rows in grids(ctx):
        who, votes = column(columns, r"姓名|候选人|被选举人"), column(columns, r"得票|票数|赞成")
        if who is None or votes is None:
            continue
        for row in rows:
            name, at = row.get(who, ("", 0))
            number = cell_int(row, votes)
            if number is not None and people.is_full_name(name.strip()):
                found.append((name.strip(), number, (at, at + len(name))))
    return found


def _names(text: str) -> list[str]:
    for part in _PARTS[1:]:
        text = text.replace(part, _PARTS[0])
    return [name for name in text.split(_PARTS[0]) if people.is_full_name(name)]
