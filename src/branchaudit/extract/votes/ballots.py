"""Votes of one meeting: the vote_result element, the tallies and the ballots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract.bodies import of_another_body
from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.grids import cell_int, column, grids, sums_up
from branchaudit.extract.votes import cast
from branchaudit.extract.votes.ballot_counts import Ballots
from branchaudit.model import Fact, Row, Status, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.status import PLACEHOLDER
from branchaudit.text import NUMERAL, chinese_int

_ANY_VOTE = Cue(r"票|鼓掌|赞成|反对|弃权|表决|举手|当选|一致|监票|测评|无异议|均(?:表示)?同意")
_NOBODY = re.compile(
    r"(?:[,，、;； ]*(?:没有|无)(?:人|一人)?(?:反对|弃权|不同意|不赞成)(?:票|的)?(?:和弃权)?)+"
)
"""21人赞成，没有反对，没有弃权."""
_NO_VOTE: dict[str, Value] = {
    "ballots_issued": None,
    "ballots_returned": None,
    "ballots_unreturned": None,
    "ballots_valid": None,
    "ballots_invalid": None,
    "candidate_votes": None,
    "elected_count": None,
    "secret_ballot": False,
    "tellers": False,
    "teller_candidates": "",
    "voted": False,
    "votes_counted": False,
}
_NAME_VOTES = Cue(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:获得|得|获)?[ ]*(?:赞成)?[ ]*[:,(]?[ ]*(\d+)[ ]*票(?!以上|过半)",
    "票",
)
_NO_CANDIDATE = Cue(
    r"各得|均得|共得|过半|大会|会议|支部|赞成|反对|弃权|同意|有效|废票|无效|收回|发出|优秀|合格|基本|不合|全票|选票|发票|得票|到会|应到|实到|收票|共计|其中|合计|不赞|不同|总|共"
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
        "ballots_unreturned": first.unreturned,
        "ballots_valid": first.valid,
        "ballots_invalid": first.invalid,
        "secret_ballot": bool(cast.SECRET.search(folded)),
        "tellers": "监票" in folded,
    }
    tallies = [*cast.find_tallies(folded), *cast.find_triples(folded), *_table_tallies(ctx)]
    whole = [tally for tally in tallies if tally.no is not None]
    tallies += [
        vote
        for vote in _votes_only(ctx)
        if not any(t.name == vote.name and t.start <= vote.end and vote.start <= t.end for t in whole)
    ]
    sequel = _SEQUEL.search(folded, min(tally.start for tally in tallies)) if tallies else None
    end = sequel.start() if sequel else len(folded)
    tallies = [
        tally
        for tally in tallies
        if tally.start < end
        and not of_another_body(ctx, tally.start)
        and not _of_a_few(folded, tally.start)
        and not _with(folded, tally.start)
        and not _of_fewer_voters(tally, tallies)
    ]
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
    elected = {row.fields["name"] for row in rows if row.fields["name"] and row.fields["passed"]}
    scalars["elected_count"] = len(elected) or None
    scalars["candidate_votes"] = _candidate_votes(rows, rounds[0].start) if len(rounds) == 1 else None
    scalars["teller_candidates"] = "、".join(_teller_candidates(folded[:end], rows))
    voted = [
        m
        for m in cast.VOTING.finditer(folded)
        if not re.search(r"有表决权|选举办法|未", folded[max(0, m.start() - 2) : m.end() + 2])
    ]
    scalars["voted"] = bool(voted or rows)
    scalars["votes_counted"] = bool(rows) or scalars["ballots_returned"] is not None
    return _vote_fact(ctx, rows), rows, scalars


_HANDED_OUT = re.compile(rf"发(?:出|票|放|了)?(?:选票|表决票|票)?[ ]*({NUMERAL})[ ]*[张票]")
_SEQUEL = re.compile(
    r"(?:新一届|新当选|当选的?|第[一二三四五六七八九十]+届|[一二三四五六七八九十\d]+名委员)[^。;；\n]{0,24}"
    r"(?:第一次(?:全体)?(?:会议|会|支委会)|开第一次会|就地开会|碰头|开(?:了?个短?|短)会)|附[:：、][^\n]{0,16}第一次会议"
    r"|\n[^\n。;；:,，]{0,10}第一次(?:全体)?(?:支委会?|支部委员会|委员会?)?(?:全体)?(?:会议?)?(?=\n)"
    r"|\n[^\n。;；:,，]{0,10}(?:支委会?|支部委员会|委员会|全体委员)(?:会议)?(?:选举|推选)[^\n。;；:,，委]{0,4}书记[^\n。;；:,，]{0,4}(?=\n)"
)
"""附：新一届支部委员会第一次会议, or a line of its own (第一次支委会; 五、支部委员会选举书记): whom the committee
elects, and who counts there, comes behind it. 四、支部委员会委员选举 is held by the general meeting."""
_OPINION = re.compile(r"书面(?:意见[^。;；\n]*|表示)?$")


def _of_a_few(folded: str, start: int) -> bool:
    """发票5张，收回5张：温如玉5票当选书记, where the meeting itself handed out 19: the committee elected its
    secretary."""
    issued = [(m.start(), chinese_int(m[1]) or 0) for m in _HANDED_OUT.finditer(folded)]
    before = [number for at, number in issued if at < start and "\n" not in folded[at:start]]
    return bool(before) and before[-1] * 2 <= max(number for _, number in issued)


def _of_fewer_voters(tally: cast.Tally, tallies: list[cast.Tally]) -> bool:
    """陈广林33票, and further down 陈广林3票当选书记: the committee chose among its own."""
    if tally.name is None or tally.yes is None or tally.yes > _LARGEST_COMMITTEE:
        return False
    before = (other.yes or 0 for other in tallies if other.name == tally.name and other.start < tally.start)
    return any(votes > tally.yes * 2 for votes in before)


_LARGEST_COMMITTEE = 7
"""Members that a branch committee has at most, as a rule (《中国共产党支部工作条例（试行）》第二十条)."""


def _with(folded: str, start: int) -> bool:
    """加书面意见赞成1票，合计赞成15票: the ballots have been counted in the sentence before."""
    return bool(_OPINION.search(folded, max(0, start - 40), start))


_TELLERS = Cue(
    r"(?:推选|推荐|推举|选举|选|由|通过)(?:了)?(?P<who>[\u4e00-\u9fff、和]{2,24}?)(?:[两二三]?(?:名|位)?同志)?(?:为|任|担任|作为?|当)[^。\n,，;；]{0,8}?监票人"
    r"|(?:推选|推荐|推举|选举|选|由|、|，|,)(?P<who3>[\u4e00-\u9fff]{2,4}?)(?:同志)?监票(?![人的])"
    r"|监票人(?:\((?:签[名字])\)|[\d一二两三四五六七]+[名位人])?(?:为|是)?[ ]*:?[ ]*(?P<who2>[\u4e00-\u9fff、]{2,16}?)(?=[ ,，。;；\n]|计票|$)"
)


_WRITTEN_IN = 16
"""Characters in front of a name in which 另选他人 stands."""


def _candidate_votes(rows: list[Row], start: int) -> int | None:
    """Votes of all persons together behind `start`, where the ballots are counted; each person
    once, however often the record tells it. Where votes against are counted for each person, every
    person was put to a vote of his own: their sum says nothing."""
    votes_of: dict[str, int] = {}
    for row in rows:
        if row.span[0] <= start or not row.fields["name"]:
            continue
        if row.fields["no"] is not None:
            return None
        if isinstance(row.fields["yes"], int):
            votes_of.setdefault(str(row.fields["name"]), row.fields["yes"])
    return sum(votes_of.values()) if votes_of else None


def _teller_candidates(folded: str, rows: list[Row]) -> list[str]:
    """Candidates who watched over the count of their own votes. Who was written in (另选他人) is none."""
    candidates = {
        str(row.fields["name"])
        for row in rows
        if row.fields["name"] and "另选" not in folded[max(0, row.span[0] - _WRITTEN_IN) : row.span[0]]
    }
    tellers = {
        person.name
        for m in _TELLERS.finditer(folded)
        for person in people.split_people(m["who"] or m["who2"] or m["who3"] or "")
    }
    listed = _CANDIDATES.search(folded)
    if listed:
        candidates |= {person.name for person in people.split_people(listed["who"])}
    return sorted(candidates & tellers)


_CANDIDATES = Cue(
    rf"候选人(?:预备人选)?[ ]*(?:共|有|为)?[ ]*{NUMERAL}[ ]*[名人位][ ]*(?:\([^()\n]*\))?[ ]*:?[ ]*(?:\([^()\n]*\))?[ ]*[:为是][ ]*(?P<who>[\u4e00-\u9fff、 ]{{4,60}})"
)
"""候选人4名（按姓氏笔画）：…: whom the meeting votes on."""


def _vote_fact(ctx: Context, rows: list[Row]) -> Fact:
    if rows:
        best = max(
            rows,
            key=lambda r: (
                r.fields["total"] is not None,
                -r.span[0] if r.fields["name"] is None else -(10**6),
            ),
        )
        nobody = _NOBODY.match(ctx.folded, best.span[1])
        return ctx.fact("present", best.span[0], nobody.end() if nobody else best.span[1], confidence=0.9)
    blank: Fact | None = None
    for hit in ctx.first("vote_result"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "blank":
            blank = blank or ctx.blank(hit)
            continue
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
    if blank is not None:
        return blank
    m = next((m for m in cast.UNANIMOUS.finditer(ctx.folded) if not of_another_body(ctx, m.start())), None)
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
        counted_up: Status = "present" if _AYES.search(shown[0]) else "partial"
        return ctx.fact(counted_up, *ctx.strip(shown.start(), shown.end()), confidence=0.7)
    return MISSING


_AYES = Cue(rf"(?:同意|赞成|支持)[^，。,;；\n]{{0,16}}?{NUMERAL}[ ]*[人票名]")
"""举手表决，同意推荐何大山的12人."""


def _declared(ctx: Context, tally: cast.Tally) -> bool:
    """Whether the record says that what was voted on passed."""
    after = ctx.folded[tally.end : tally.end + 160]
    if tally.elected is not None:
        return tally.elected
    if tally.name:
        beaten = rf"{re.escape(tally.name)}[^。\n]{{0,30}}(?:未超过|未过半|没有?(?:超过|过半))[^。\n]{{0,12}}未当选"
        if re.search(beaten, after):
            return False  # in this round; a later one has votes of its own
        return bool(
            re.search(
                rf"{re.escape(tally.name)}(?:(?!报告|宣布|主持|提名|应选|超过|达到|以上)[^。\n]){{0,60}}(?<![不未没])(?<!没有)(?<!未能)(?<!者)(?<!者为)当选(?!票|条件|人|办法|须|应)"
                r"|(?<!票)(?:以上|上述)[^。\n票]{0,12}(?:同志|[名位人])[^。\n票]{0,4}当选",
                ctx.folded,
            )
        )
    if ctx.kind.doc_type == "election":
        return False  # whose votes these are is not known
    return bool(
        re.search(
            r"通过|同意接收|同意[^。\n]{0,16}(?:转|为|推荐|批准)|当选|推荐[^。\n]{1,20}(?:为|人选)", after
        )
    ) and not re.search(r"未通过|不予通过|未获通过", after)


def _table_tallies(ctx: Context) -> Iterator[cast.Tally]:
    """Rows of a table with columns 赞成/同意, 反对/不赞成, 弃权."""
    for columns, rows in grids(ctx):
        yes = column(columns, r"^(?:赞成|同意)(?!.*户)")
        no = column(columns, r"^(?:反对|不赞成|不同意)")
        if yes is None:
            yes = column(columns, r"^得票数?$")
        if yes is None:
            continue
        abstain, name = column(columns, r"弃权"), column(columns, r"姓名|候选人|名单")
        outcome = column(columns, r"结果|当选|备注")
        for row in rows:
            value = cell_int(row, yes)
            if value is None or sums_up(row):
                continue
            start, end = min(c[1] for c in row.values()), max(c[1] + len(c[0]) for c in row.values())
            yield cast.Tally(
                start,
                end,
                row[name][0].strip() if name in row else None,
                value,
                cell_int(row, no),
                cell_int(row, abstain),
                _elected(row[outcome][0]) if outcome in row else None,
            )


_OUTCOME = re.compile("(?P<no>未|没有?|不|落)?(?:能)?(?:当选|选)")


def _elected(cell: str) -> bool | None:
    found = _OUTCOME.search(cell)
    return found["no"] is None if found else None


def _votes_only(ctx: Context) -> Iterator[cast.Tally]:
    """翟星辰21票，宗一帆20票: votes for candidates without the other columns."""
    for m in _NAME_VOTES.finditer(ctx.folded):
        name = people.strip_posts(m[1])
        if people.is_name(name) and "票" not in name and not _NO_CANDIDATE.match(name):
            yield cast.Tally(m.start(), m.end(), name, int(m[2]), None, None)
