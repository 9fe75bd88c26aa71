"""Who may vote and how many did: full members of the branch, opinions sent in writing, voters who cast."""

from __future__ import annotations

from collections.abc import Mapping

from branchaudit.extract.attendance.counts import of_several
from branchaudit.extract.context import Context
from branchaudit.model import Value
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL

_FULL_MEMBERS = Cue(
    rf"(?:支部|[现共总]有|[现共总]计|目前)[^。;；\n应到实缺席新吸收]{{0,16}}?"
    rf"(?:正式党员[ ]*:?[ ]*({NUMERAL})[ ]*[名人位]|({NUMERAL})[ ]*[名人位]正式党员)",
    "正式党员",
)
"""本支部有正式党员14名、预备党员2名: the roll of the branch, not who was due or came."""
_WRITTEN = Cue(
    rf"书面(?:表决)?意见[^。;；\n\d零一二两三四五六七八九十合共同赞]{{0,6}}({NUMERAL})[ ]*[份人名位票件]"
    rf"|({NUMERAL})[ ]*[份人名位票件](?:党员|同志|正式党员)?[^。;；\n]{{0,10}}书面(?:(?:表决)?意见|形式|方式)",
    "书面",
)
_SOME_WRITTEN = Cue(
    "书面(?:(?:表决|同意|赞成|反对)?意见|表决|同意|赞成|反对|(?:形式|方式)[^。;；\n]{0,12}(?:意见|表决|同意|赞成))"
)
_SEVERAL = Cue("[、等均都各]|分别")
_CAST = Cue(
    rf"(?:参加|参与|实际)投票(?:的)?(?:正式)?(?:党员|人数|人员)?[ ]*(?:共|为|有)?[ ]*:?[ ]*({NUMERAL})[ ]*[名人位]"
    rf"|投票人数[ ]*(?:共|为|有)?[ ]*:?[ ]*({NUMERAL})",
    "投票",
)
_OFFICERS = Cue("书记")
_ELECTED = Cue(r"(?<![不未没])(?<!没有)(?<!未能)当选(?!条件|的?办法|票数|须|应|要)")
_MEMBERS = Cue("委员(?!会)")


def voting_facts(ctx: Context, counts: Mapping[str, Value], *, rounds: int) -> dict[str, Value]:
    """Scalars beside the head counts; who cast a ballot is only known where one vote was held."""
    # branches that meet together vote each for itself
    due, present = (None, None) if of_several(ctx.folded) else _entitled(counts)
    written = ctx.number("written_opinions", _WRITTEN)
    if written is None:
        written = _most_written(ctx, counts)
    return {
        "due_to_vote": due,
        "present_to_vote": present,
        "full_members": ctx.number("full_members", _FULL_MEMBERS),
        "written_opinions": written,
        "ballots_cast": ctx.number("ballots_cast", _CAST) if rounds == 1 else None,
        "officers_only": _only_officers(ctx),
        "election_held": _is_held(ctx, counts),
    }


def _most_written(ctx: Context, counts: Mapping[str, Value]) -> int:
    """Opinions that the record may speak of without a number: one, or, where it speaks of several members, not
    more than those who stayed away."""
    said = _SOME_WRITTEN.search(ctx.folded)
    if said is None:
        return 0
    due, present = counts["expected_count"], counts["actual_count"]
    if not _SEVERAL.search(ctx.folded, *ctx.sentence(said.start())):
        return 1
    return max(1, due - present) if isinstance(due, int) and isinstance(present, int) else 1


def _entitled(counts: Mapping[str, Value]) -> tuple[Value, Value]:
    """Due and present as a quorum counts them: those with a vote where they are counted apart, both
    of them, or else everybody. An election counts whom it can: its forms ask for voters."""
    due, present = counts["voters_due"], counts["voters_present"]
    if due is not None and present is not None:
        return due, present
    everybody = counts["expected_count"], counts["actual_count"]
    if not counts["is_election"]:
        return everybody
    return everybody[0] if due is None else due, everybody[1] if present is None else present


def _is_held(ctx: Context, counts: Mapping[str, Value]) -> bool:
    """A 党员大会 may prepare an election or plan one: it holds it where ballots were given out and somebody
    was elected."""
    if ctx.kind.doc_type == "election":
        return True
    general = ctx.kind.doc_type == "branch_general_meeting"
    counted = counts["ballots_issued"] is not None or (
        counts["votes_counted"] and "seats" in ctx.spans and "举手" in ctx.folded
    )
    voted = bool(counted) and bool(_ELECTED.search(ctx.folded))
    return general and bool(counts["is_election"]) and voted


def _only_officers(ctx: Context) -> bool:
    """Whether the seats are those of secretary and deputy: as many candidates as seats are right."""
    if "seats" not in ctx.spans:
        return False
    clause = ctx.sentence(*ctx.spans["seats"])
    return bool(_OFFICERS.search(ctx.folded, *clause)) and not _MEMBERS.search(ctx.folded, *clause)
