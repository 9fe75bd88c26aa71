"""The facts of a meeting record: its elements, its votes and criticisms, and what can be counted."""

from __future__ import annotations

import re

from branchaudit.extract import decision, development, moment, persons, place, signature, topic
from branchaudit.extract.attendance import absence, headcount, presence, roll, sheets
from branchaudit.extract.book_head import head_of_book
from branchaudit.extract.context import FEW_LABELS, Context
from branchaudit.extract.guesses import doubted, guess_labels
from branchaudit.extract.opening_roll import CONFIDENCE as TOLD_IN_OPENING
from branchaudit.extract.opening_roll import group_named
from branchaudit.extract.opening_roll import roll as opening_roll
from branchaudit.extract.talk import alike, criticism, raised, register, speech
from branchaudit.extract.talk.substance import meeting_facts
from branchaudit.extract.timing import timing_facts
from branchaudit.extract.told_twice import told_twice
from branchaudit.extract.votes import admission, appraisal, ballots, electorate
from branchaudit.extract.votes.ballot_counts import Ballots, find_ballots
from branchaudit.extract.weighty import weighty_facts
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import dates
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import Moment

_TOLD = 0.7
_DEVELOPMENT = Cue("预备党员|积极分子|入党|转正")


def meeting(
    ctx: Context, elements: dict[str, Fact], scalars: dict[str, Value], lists: dict[str, tuple[Row, ...]]
) -> Moment | None:
    opening = opening_roll(ctx) + head_of_book(ctx)
    guessed = guess_labels(ctx)
    time, when = moment.find_time(ctx)
    elements["time"] = time
    elements["place"] = place.find_place(ctx)
    elements["chair"] = persons.find_person(ctx, "chair")
    elements["recorder"] = persons.find_person(ctx, "recorder")
    expected, actual = headcount.head_counts(ctx)
    elements["expected_attendance"], elements["actual_attendance"] = expected, actual
    elements["absentees"] = absence.find_absentees(ctx, expected, actual)
    sheet = sheets.sign_in_sheet(ctx)
    elements["attendees_list"] = presence.find_attendees(ctx, sheet)
    observers = presence.find_observers(ctx)
    if observers is not None:
        elements["observers"] = observers
    elements["topic"] = topic.find_topic(ctx)
    if ctx.kind.doc_type == "heart_to_heart_talk":
        elements |= _parties(ctx)
    if ctx.kind.doc_type in ("party_lecture", "study_session"):
        elements["speaker"] = persons.find_person(ctx, "speaker")
    if ctx.kind.doc_type == "party_group_meeting":
        scalars["group_named"] = group_named(ctx)
    elements |= doubted(elements, guessed) | doubted(elements, opening, TOLD_IN_OPENING)
    speeches = speech.find_speeches(ctx)
    elements["discussion"] = speech.find_discussion(ctx, speeches)
    elements["resolution"] = decision.find_resolution(ctx)
    rounds = find_ballots(ctx)
    elements["vote_result"], tallies, counted = ballots.find_votes(ctx, rounds)
    elements["signature"] = signature.find_signature(ctx)
    grades: list[Row] = []
    criticisms: list[Row] = []
    if _reviews_members(ctx):
        elements["criticism"], criticisms = criticism.find_criticism(ctx)
        elements["rectification_measures"] = decision.find_measures(ctx)
        criticisms = alike.with_doubts(ctx, criticisms)
        grades, graded = appraisal.find_grades(ctx)
        scalars |= graded | criticism.criticism_facts(criticisms)
        lists["raised"] = raised.raised_rows(ctx)
        scalars["one_grade"] = alike.one_grade(ctx, graded)
    scalars["only_a_paper"] = _only_a_paper(ctx)
    elements |= _perhaps_told(ctx, elements)
    if elements["actual_attendance"].status == "missing" and elements["attendees_list"].status == "present":
        # who came can be counted in the list
        elements["actual_attendance"] = elements["actual_attendance"]._replace(confidence=_TOLD)
    lists["talks"] = register.talk_rows(ctx)
    scalars["talks_listed"] = len(lists["talks"]) or None
    scalars |= presence.attendance_facts(ctx, elements, sheet) | counted
    scalars |= roll.roll_facts(ctx, elements, speeches, scalars)
    scalars["sole_speaker"] = alike.sole_speaker(ctx, speeches)
    speeches = alike.with_repeats(ctx, speeches)
    lists["speeches"], lists["criticisms"] = tuple(speeches), tuple(criticisms)
    lists["tallies"], lists["grades"] = _with_bases(ctx, tallies, grades, scalars, rounds)
    scalars |= meeting_facts(ctx, elements, speeches, criticisms)
    scalars |= electorate.voting_facts(ctx, scalars, rounds=len(rounds))
    subject = f"{ctx.named}\n{elements['topic'].value or ''}"
    if not subject.strip():  # told in one sentence, with what came of it
        subject = elements["resolution"].value or ""
    scalars |= admission.admission_facts(ctx, tallies, subject, admission=bool(scalars["is_admission"]))
    if _DEVELOPMENT.search(ctx.folded):
        lists["milestones"] = development.milestones(ctx, subject, when)
    scalars |= weighty_facts(ctx, elements)
    scalars |= told_twice(ctx, elements)
    scalars |= timing_facts(ctx, time, when)
    if isinstance(time.normalized, dict):
        start, end = time.normalized.get("start"), time.normalized.get("end") or _closed_at(ctx)
        value = time.value or ""
        over_night = "次日" in value or "第二天" in value or _names_two_days(ctx, time)
        scalars["duration_minutes"] = (
            dates.minutes_between(
                start if isinstance(start, str) else None, end if isinstance(end, str) else None
            )
            if not over_night
            else None
        )
    return when


_OF_MINUTES = frozenset({"place", "chair", "recorder", "meeting_name"})
_HAVE_PAPERS = frozenset({"member_development", "democratic_appraisal", "election"})
"""Matters of which the archive keeps more than the minutes."""
_CALLED_MEETING = re.compile("会议|[大委组活]会|记录|纪要")
_HELD = Cue("召开|会议|主持")
_OPENING = 300


def _only_a_paper(ctx: Context) -> bool:
    """关于接收某某为预备党员的决议, 民主评议结果汇总: what came of a meeting, not its minutes."""
    return (
        ctx.kind.doc_type in _HAVE_PAPERS
        and not _CALLED_MEETING.search(ctx.named)
        and not _OF_MINUTES & {hit.field for hit in ctx.hits}
        and not _HELD.search(ctx.folded, 0, _OPENING)
    )


_OF_A_LECTURE = frozenset({"recorder", "expected_attendance", "actual_attendance", "absentees"})
"""A manuscript or a register of lectures has nobody who takes minutes."""
_IN_OWN_WORDS = frozenset(
    {"topic", "discussion", "resolution", "vote_result", "criticism", "rectification_measures"}
)


def _perhaps_told(ctx: Context, elements: dict[str, Fact]) -> dict[str, Fact]:
    """What is missing from a record that is told in sentences may be told in other words, from one in a book on its
    cover; so may what was
    talked about, decided and voted on in any record: only a label without anything behind it is sure."""
    told = len({hit.field for hit in ctx.hits}) <= FEW_LABELS or ctx.own_start > 0
    unsure = _IN_OWN_WORDS | (_OF_A_LECTURE if ctx.kind.doc_type == "party_lecture" else frozenset())
    return {
        name: fact._replace(confidence=_TOLD)
        for name, fact in elements.items()
        if fact.status == "missing" and (told or name in unsure)
    }


def _names_two_days(ctx: Context, time: Fact) -> bool:
    """2023年8月23日22时40分至8月24日0时30分."""
    return time.span is not None and len(ctx.dates_in(*time.span)) > 1


def _closed_at(ctx: Context) -> str | None:
    """散会时间, where the line of the time itself names no end."""
    for hit in ctx.first("end_time"):
        return dates.clock_interval(ctx.folded[hit.value_start : hit.value_end])[0]
    return None


def _parties(ctx: Context) -> dict[str, Fact]:
    """谈话人 and 谈话对象 where they have a label: in prose they are named in too many ways to call
    one of them missing, and a placeholder is found with those of the text."""
    found = {name: persons.find_person(ctx, name) for name in ("talker", "talked_to")}
    return {name: fact for name, fact in found.items() if fact.status in ("present", "partial", "blank")}


def _reviews_members(ctx: Context) -> bool:
    """组织生活会 and 民主评议: the meetings that have criticism, measures and grades."""
    return bool({"organizational_life_meeting", "democratic_appraisal"} & {ctx.kind.doc_type, *ctx.kind.also})


_OWN_DUE = Cue(r"应到(?:会)?(?:有表决权)?(?:的)?(?:正式)?(?:党员)?[ ]*:?[ ]*(\d+)[ ]*[人名]")
_OWN_PRESENT = Cue(r"(?:实到|到会)(?:会)?(?:有表决权)?(?:的)?(?:正式)?(?:党员)?[ ]*:?[ ]*(\d+)[ ]*[人名]")
_LATER_DAY = Cue(r"(?:第[二三]日|次日|第[二三]天|复会)(?:实到|到会)[^\d。\n]{0,8}(\d+)[ ]*[人名]")
"""第二日实到28名，举手表决。"""
_PARTS = re.compile("[。;；\n]")


def _own_figures(ctx: Context, row: Row) -> dict[str, Value]:
    """小学支部应到11人，实到10人，同意9票: branches that meet together vote each for itself."""
    begin = max((m.end() for m in _PARTS.finditer(ctx.folded, ctx.title_end, row.span[0])), default=0)
    due, present = (cue.search(ctx.folded, begin, row.span[0]) for cue in (_OWN_DUE, _OWN_PRESENT))
    line = ctx.folded.rfind("\n", 0, row.span[0]) + 1
    later = _LATER_DAY.search(ctx.folded, line, row.span[0])
    if later:
        return {"present": int(later[1]), "base": int(later[1])}
    if due is None and present is not None and ctx.folded[begin : present.start()].strip() == "表决:":
        return {"present": int(present[1]), "base": int(present[1])}  # others had come by then
    if due is None or present is None or "支部" not in ctx.folded[begin : row.span[0]]:
        return {}
    return {"due": int(due[1]), "present": int(present[1]), "base": int(present[1])}


def _is_part(ctx: Context, row: Row) -> bool:
    """主会场赞成14，分会场赞成7，合计赞成24: of the votes in one sentence their sum counts."""
    end = ctx.folded.find("。", row.span[1])
    return bool(_SUM.match(ctx.folded, row.span[1], end if end != -1 else len(ctx.folded)))


_SUM = re.compile(r"[^\n]{0,60}?(?:合计|总计|共计)(?:赞成|同意)[ ]*\d")


def _by_hand(ctx: Context, row: Row) -> bool:
    """经举手表决，到会5名正式党员：赞成5，反对0."""
    begin = max((m.end() for m in _PARTS.finditer(ctx.folded, ctx.title_end, row.span[0])), default=0)
    return "举手" in ctx.folded[begin : row.span[0]]


def _with_bases(
    ctx: Context, tallies: list[Row], grades: list[Row], scalars: dict[str, Value], rounds: list[Ballots]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Give every tally the number of ballots it must add up to, and who was due and present."""
    due = scalars.get("voters_due") or scalars.get("expected_count")
    present = scalars.get("voters_present") or scalars.get("actual_count")
    full = []
    for row in (row for row in tallies if not _is_part(ctx, row)):
        # a show of hands before the ballots went out is counted by heads
        before = [ballots for ballots in rounds if ballots.start < row.span[0]]
        base = before[-1].base if before else None
        if base is not None and _by_hand(ctx, row):
            base = None  # the ballots were of another matter
        if base is not None and isinstance(total := row.fields["total"], int) and total * 2 < base:
            base = None  # nor is a vote by fewer than half of the ballots
        bases = {
            "base": present if base is None else base,
            "by_ballot": base is not None,
            "due": due,
            "present": present,
        } | _own_figures(ctx, row)
        full.append(Row({**row.fields, **bases}, row.span))
    base = rounds[0].base if rounds else None
    return tuple(full), tuple(Row({**r.fields, "base": base or present}, r.span) for r in grades)
