"""Votes and appraisal ballots of one meeting: the vote_result element, tallies and grades."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract import votes
from branchaudit.extract.ballot_counts import Ballots
from branchaudit.extract.bodies import of_another_body
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import PLACEHOLDER
from branchaudit.text import chinese_int

_ANY_VOTE = Cue(r"票|鼓掌|赞成|反对|弃权|表决|举手|当选|一致|监票|测评|无异议|均(?:表示)?同意")
_NO_VOTE: dict[str, Value] = {
    "ballots_issued": None,
    "ballots_returned": None,
    "ballots_valid": None,
    "ballots_invalid": None,
    "secret_ballot": False,
    "tellers": False,
    "voted": False,
    "votes_counted": False,
}
_NAME_VOTES = Cue(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:获得|得|获)?[ ]*(?:赞成)?[ ]*[:,(]?[ ]*(\d+)[ ]*票(?!以上|过半)",
    "票",
)
_NO_CANDIDATE = re.compile(
    r"赞成|反对|弃权|同意|有效|废票|无效|收回|发出|优秀|合格|基本|不合|全票|选票|发票|得票|到会|应到|实到|收票|共计|其中|合计|不赞|不同|总|共"
)
_MEMBER_GRADES = Cue(
    r"([\u4e00-\u9fff]{2,4})(?:同志)?[ ]*[: ,，]?[ ]*"
    r"((?:(?:优秀|合格|基本合格|不合格)[ ]*:?[ ]*\d+[ ]*票?[,，、 ;；]*){2,})",
    "合格",
)
_SET_GRADES = Cue(
    r"优秀(?:党员|等次|格次)?[ ]*:?[ ]*(?:的)?(?:为)?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人](?:\([^()]*\))?[^。\n]{0,20}?"
    r"(?<!基本)(?<!不)合格(?:党员|等次|格次)?[ ]*:?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人]([^。\n]{0,60})",
    "优秀",
)


def find_votes(ctx: Context, rounds: list[Ballots]) -> tuple[Fact, list[Row], dict[str, Value]]:
    """(vote_result, rows of `tallies`, ballot scalars of the first vote by ballot)."""
    folded = ctx.folded
    if not _ANY_VOTE.search(folded):
        return _vote_fact(ctx, []), [], dict(_NO_VOTE)
    first = rounds[0] if rounds else Ballots(0)
    ctx.spans |= {f"ballots_{name}": span for name, span in first.spans.items()}
    scalars: dict[str, Value] = {
        "ballots_issued": first.issued,
        "ballots_returned": first.returned,
        "ballots_valid": first.valid,
        "ballots_invalid": first.invalid,
        "secret_ballot": bool(votes.SECRET.search(folded)),
        "tellers": "监票" in folded,
    }
    tallies = [*votes.find_tallies(folded), *_table_tallies(ctx), *_votes_only(ctx)]
    tallies = [tally for tally in tallies if not of_another_body(ctx, tally.start)]
    rows = [
        Row(
            {
                "name": t.name,
                "yes": t.yes,
                "no": t.no,
                "abstain": t.abstain,
                "total": t.total,
                "passed": _declared(ctx, t),
            },
            (t.start, t.end),
        )
        for t in sorted(tallies, key=lambda t: t.start)
    ]
    voted = [
        m
        for m in votes.VOTING.finditer(folded)
        if not re.search(r"有表决权|选举办法|未", folded[max(0, m.start() - 2) : m.end() + 2])
    ]
    scalars["voted"] = bool(voted or rows)
    scalars["votes_counted"] = bool(rows) or scalars["ballots_returned"] is not None
    return _vote_fact(ctx, rows), rows, scalars


def _vote_fact(ctx: Context, rows: list[Row]) -> Fact:
    if rows:
        best = max(
            rows,
            key=lambda r: (
                r.fields["total"] is not None,
                -r.span[0] if r.fields["name"] is None else -(10**6),
            ),
        )
        return ctx.fact("present", *best.span, confidence=0.9)
    for hit in ctx.first("vote_result"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "blank":
            return ctx.blank(hit)
        value = ctx.folded[start:end]
        if state == "placeholder" or (PLACEHOLDER.search(value) and not re.search(r"\d", value)):
            return ctx.fact("placeholder", start, end)
        return ctx.fact(
            "present"
            if re.search(r"\d|[一二三四五六七八九十]+[票名人]", ctx.folded[start:end])
            else "partial",
            start,
            end,
        )
    m = next((m for m in votes.UNANIMOUS.finditer(ctx.folded) if not of_another_body(ctx, m.start())), None)
    if m:
        sentence, _ = ctx.sentence(m.start())
        counted = re.search(
            r"(?:\d+|[一二三四五六七八九十]+)[ ]*[名人票位个](?![^,，。;；]{0,4}候选)",
            ctx.folded[sentence : m.end()],
        )
        if counted is None and "ballots_returned" in ctx.spans:
            return ctx.fact("present", *ctx.spans["ballots_returned"], confidence=0.8)
        start = sentence + counted.start() if counted else m.start()
        return ctx.fact("present" if counted else "partial", *ctx.strip(start, m.end()), confidence=0.85)
    if "ballots_returned" in ctx.spans:
        return ctx.fact("present", *ctx.spans["ballots_returned"], confidence=0.8)
    shown = re.search(r"举手表决[^。\n]*|表决(?:通过|同意)[^。\n]*|投票[^。\n]*通过", ctx.folded)
    if shown:
        return ctx.fact("partial", *ctx.strip(shown.start(), shown.end()), confidence=0.7)
    return MISSING


def _declared(ctx: Context, tally: votes.Tally) -> bool:
    """Whether the record says that what was voted on passed."""
    after = ctx.folded[tally.end : tally.end + 160]
    if tally.name:
        return bool(
            re.search(
                rf"{re.escape(tally.name)}[^。\n]{{0,60}}当选|(?:以上|上述)[^。\n]{{0,16}}当选", ctx.folded
            )
        )
    if ctx.kind.doc_type == "election":
        return False  # whose votes these are is not known
    return bool(
        re.search(
            r"通过|同意接收|同意[^。\n]{0,16}(?:转|为|推荐|批准)|当选|推荐[^。\n]{1,20}(?:为|人选)", after
        )
    ) and not re.search(r"未通过|不予通过|未获通过", after)


def _table_tallies(ctx: Context) -> Iterator[votes.Tally]:
    """Rows of a table with columns 赞成/同意, 反对/不赞成, 弃权."""
    for columns, rows in _grids(ctx):
        yes = _column(columns, r"^(?:赞成|同意)(?!.*户)")
        no = _column(columns, r"^(?:反对|不赞成|不同意)")
        if yes is None:
            yes = _column(columns, r"^得票数?$")
        if yes is None:
            continue
        abstain, name = _column(columns, r"弃权"), _column(columns, r"姓名|候选人|名单")
        for row in rows:
            value = _cell_int(row, yes)
            if value is None or _sums_up(row):
                continue
            start, end = min(c[1] for c in row.values()), max(c[1] + len(c[0]) for c in row.values())
            yield votes.Tally(
                start,
                end,
                row[name][0].strip() if name in row else None,
                value,
                _cell_int(row, no),
                _cell_int(row, abstain),
            )


def _votes_only(ctx: Context) -> Iterator[votes.Tally]:
    """翟星辰21票，宗一帆20票: votes for candidates without the other columns."""
    for m in _NAME_VOTES.finditer(ctx.folded):
        name = people.strip_posts(m[1])
        if people.is_name(name) and not _NO_CANDIDATE.match(name):
            yield votes.Tally(m.start(), m.end(), name, int(m[2]), None, None)


def find_grades(ctx: Context) -> tuple[list[Row], dict[str, Value]]:
    """Appraisal ballots per member (rows of `grades`) and the grades that were set."""
    rows: list[Row] = []
    for m in _MEMBER_GRADES.finditer(ctx.folded):
        marks = [int(number) for number in re.findall(r"\d+", m[2])]
        if (
            people.is_name(m[1])
            and marks
            and ("票" in m[2] or len(marks) >= 3)
            and not re.search(r"意见|结果|评定|测评|情况|等次", m[1])
        ):
            rows.append(Row({"name": m[1], "total": sum(marks)}, (m.start(), m.end())))
    for columns, cells in _grids(ctx):
        graded = [c for c, word in columns.items() if re.search(r"(?:优秀|合格)(?!率|比例|占比)", word)]
        name = _column(columns, r"姓名|党员")
        if len(graded) < 2 or name is None:
            continue
        for row in cells:
            values = [v for c in graded if (v := _cell_int(row, c)) is not None]
            if values and name in row and not _sums_up(row):
                rows.append(
                    Row(
                        {"name": row[name][0].strip(), "total": sum(values)},
                        (row[name][1], max(c[1] + len(c[0]) for c in row.values())),
                    )
                )
    return rows, _final_grades(ctx)


def _final_grades(ctx: Context) -> dict[str, Value]:
    """优秀3名，合格9名 of the assessment by the committee: the last such statement."""
    best: dict[str, int] | None = None
    for m in _SET_GRADES.finditer(ctx.folded):
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


def _grids(ctx: Context) -> Iterator[tuple[dict[int, str], list[dict[int, tuple[str, int]]]]]:
    """Tables as (header words by column, rows as {column: (text, offset)})."""
    tables: dict[int, dict[int, dict[int, tuple[str, int]]]] = {}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, {}).setdefault(block.row or 0, {})[block.column or 0] = (
                block.text,
                ctx.passage.starts[index],
            )
    for rows in tables.values():
        ordered = [rows[r] for r in sorted(rows)]
        for at, row in enumerate(ordered[:3]):
            header = {c: "".join(t.split()) for c, (t, _) in row.items()}
            if len(header) >= 2 and all(len(w) <= 10 for w in header.values()):
                yield header, ordered[at + 1 :]
                break


def _sums_up(row: dict[int, tuple[str, int]]) -> bool:
    """A row 合计 is none of the persons."""
    return any(re.fullmatch(r"(?:合|总|小|共)计|累计", "".join(text.split())) for text, _ in row.values())


def _column(columns: dict[int, str], pattern: str) -> int | None:
    return next((c for c, word in columns.items() if re.search(pattern, word)), None)


def _cell_int(row: dict[int, tuple[str, int]], column: int | None) -> int | None:
    if column is None or column not in row:
        return None
    m = re.search(r"\d+", row[column][0])
    return int(m[0]) if m else None
