"""发展党员: the steps of everybody who applied, one held against the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from branchaudit.archive.tables.papers import Paper, beside, distance, known_from, known_until, whole_months
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Value
from branchaudit.vocabulary import MEETING_TYPES

COMMITTEE = "branch_committee_meeting"
Steps = Mapping[str, Sequence[Paper]]
"""Step → the papers of it, of one person."""

ORDER = (
    *("申请", "谈话", "积极分子", "发展对象公示", "发展对象", "政审", "培训", "接收审查", "预审", "接收公示"),
    *("接收", "批准", "宣誓", "转正申请", "转正公示", "转正审查", "转正", "转正批准"),
)
_BEFORE = {
    "谈话": ("申请",),
    "积极分子": ("申请", "谈话"),
    "发展对象": ("积极分子",),
    "政审": ("发展对象",),
    "培训": ("发展对象",),
    "接收审查": ("发展对象",),
    "预审": ("政审", "培训"),
    "接收": ("积极分子", "发展对象", "政审", "培训", "接收审查", "预审"),
    "批准": ("接收",),
    "宣誓": ("批准",),
    "延长": ("接收",),
    "转正": ("接收", "批准", "转正申请", "转正审查"),
    "转正批准": ("转正",),
}
"""Step → those that come before it."""
_PUBLIC = {
    "发展对象公示": ("发展对象", "发展对象备案"),
    "接收公示": ("接收", "批准"),
    "转正公示": ("转正", "转正批准"),
}
"""What is made public → what is decided when the days are over."""
_APPROVALS = (
    ("接收", "批准", ("宣誓", "转正申请", "转正审查", "转正", "转正批准")),
    ("转正", "转正批准", ()),
)
"""What awaits approval, the approval, and what shows that it was given."""
_BODIES = dict.fromkeys(("积极分子", "发展对象", "接收审查", "转正审查"), "支委会") | dict.fromkeys(
    ("接收", "转正"), "大会"
)
"""Whose minutes a step stands in; the others have papers of their own."""
_IN_MINUTES = frozenset({"谈话", "宣誓", "延长"})
_NOT_ASKED = frozenset({"申请", "宣誓"})
_TOLD = frozenset({"申请", "积极分子", "发展对象", "政审", "培训", "接收"})
"""Steps whose day counts as another paper tells it, where they have no paper of their own."""


def rows(archive: Archive) -> Iterator[TableRow]:
    chains = {branch: chains_of(held) for branch, held in archive.by_branch.items()}
    told = {branch: told_of(held) for branch, held in archive.by_branch.items()}
    usual = frozenset(step for people in chains.values() for steps in people.values() for step in steps)
    for branch, people in chains.items():
        if branch == NOWHERE:
            continue
        held = archive.by_branch[branch]
        until, since = known_until(archive, held), _since(archive, branch)
        for person in sorted({*people, *told[branch]}):
            steps, said = people.get(person, {}), told[branch].get(person, {})
            yield from _in_order(branch, person, steps, said)
            yield from _made_public(branch, person, steps)
            yield from _between(branch, person, steps, said, usual, since)
            yield from _waiting(branch, person, steps, usual, until)


def chains_of(held: Sequence[Activity]) -> dict[str, Steps]:
    """Person → step → papers with a day."""
    people: dict[str, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for one in held:
        for kept in one.rows.get("steps", ()):
            step, person, day, until = (kept.fields.get(key) for key in ("step", "person", "on", "until"))
            if isinstance(day, str):
                paper = Paper(one, day, str(until) if until else None, kept.place)
                people[str(person)][str(step)].append(paper)
    return {person: dict(steps) for person, steps in people.items()}


def told_of(held: Sequence[Activity]) -> dict[str, Steps]:
    """Person → step → the papers that tell its day, one that stands for another step."""
    people: dict[str, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for one in held:
        own = {kept.fields.get("person") for kept in one.rows.get("steps", ())}
        for kept in one.rows.get("milestones", ()):
            step, person, day = (kept.fields.get(key) for key in ("step", "person", "on"))
            if person is None and len(own) == 1:
                person = next(iter(own))
            if isinstance(day, str) and isinstance(person, str) and step in _TOLD:
                people[person][str(step)].append(Paper(one, day, None, kept.place))
    return {person: dict(steps) for person, steps in people.items()}


def _since(archive: Archive, branch: str) -> Mapping[str, str]:
    """Body → from which day on its minutes lie in the archive. Papers of a person may be older than they."""
    held = archive.by_branch[branch]
    bodies = {
        "支委会": [one for one in held if COMMITTEE in (one.doc_type, *one.also)],
        "大会": [one for one in held if one.doc_type in MEETING_TYPES],
    }
    if archive.branch(branch).committee is False:
        bodies["支委会"] = []
    return {body: known_from(archive, met) if met else "9999" for body, met in bodies.items()} | {
        "材料": known_from(archive, held)
    }


def _in_order(branch: str, person: str, steps: Steps, told: Steps) -> Iterator[TableRow]:
    """Both are there, or another paper tells their day. What a record says of its own step and of the one
    before is judged with that record."""
    for before, after in ((before, after) for after, links in _BEFORE.items() for before in links):
        earlier, later = steps.get(before) or told.get(before), steps.get(after) or told.get(after)
        if not earlier or not later:
            continue
        first, last = min(earlier, key=_day), max(later, key=_day)
        if after == "预审" and "接收" in steps and max(steps["接收"], key=_day).day < first.day:
            continue  # told of the admission itself
        judged = {paper.activity.record for paper in told.get(before, ())}
        if after in steps and before not in steps and judged & {paper.activity.record for paper in later}:
            continue
        fields = _fields("次序", person, after, last.day, before, first)
        yield _row(branch, person, fields | distance(earlier, later), last, first)


def _made_public(branch: str, person: str, steps: Steps) -> Iterator[TableRow]:
    """One row for each decision, with the days for which its matter was made public."""
    for before, after in ((before, after) for before, decisions in _PUBLIC.items() for after in decisions):
        for shown in steps.get(before, ()):
            for decided in steps.get(after, ()):
                fields = _fields("公示", person, after, decided.day, before, shown)
                yield _row(branch, person, fields | {"until": shown.until}, decided, shown)


def _day(paper: Paper) -> str:
    return paper.day


def _between(
    branch: str, person: str, steps: Steps, told: Steps, usual: frozenset[str], since: Mapping[str, str]
) -> Iterator[TableRow]:
    """Whether a step is there between two that are. One that lies before all of them may be in an older
    archive."""
    for place, step in enumerate(ORDER):
        if step in _NOT_ASKED:
            continue
        earlier = [paper for other in ORDER[:place] for paper in steps.get(other, ())]
        following = next((other for other in ORDER[place + 1 :] if other in steps), None)
        if step == "接收审查" and following == "预审" and "接收" in steps:
            following = "接收"  # a committee may speak of it once more after that
        if following is None or not earlier:
            continue
        after = min(steps[following], key=_day)
        last = max(earlier, key=_day)
        if last.day > after.day or last.day < since[_BODIES.get(step, "材料")]:
            continue
        combined = told.get(step, ()) if step not in _BODIES else ()  # minutes are asked for as such
        there = next(iter(steps.get(step) or combined), None)
        fields = _fields("当中环节", person, following, after.day, step, there)
        kept = {"usual": step in usual, "kept": _kept(steps)}
        yield _row(branch, person, fields | kept, after, last)


def _waiting(branch: str, person: str, steps: Steps, usual: frozenset[str], until: str) -> Iterator[TableRow]:
    """The last step awaits approval: since when, up to the end of what the archive knows."""
    for step, approval, later in _APPROVALS:
        if step not in steps or approval in steps or any(other in steps for other in later):
            continue
        last = max(steps[step], key=_day)
        fields = _fields("待批复", person, step, last.day, approval, None)
        kept = {"usual": approval in usual, "kept": _kept(steps), "months": whole_months(last.day, until)}
        yield _row(branch, person, fields | kept, last, None)


def _kept(steps: Steps) -> int:
    """How many sorts of papers of their own there are; minutes are handed in anyway."""
    return len([step for step in steps if step not in _BODIES and step not in _IN_MINUTES])


def _fields(
    sort: str, person: str, step: str, on: str, previous: str, paper: Paper | None
) -> dict[str, Value]:
    return {
        "sort": sort,
        "person": person,
        "step": step,
        "on": on,
        "previous": previous,
        "previous_on": paper.day if paper else None,
        "other": paper.activity.path if paper else None,
    }


def _row(
    branch: str, person: str, fields: Mapping[str, Value], paper: Paper, other: Paper | None
) -> TableRow:
    sort, step, previous = (str(fields[key]) for key in ("sort", "step", "previous"))
    return TableRow(
        fields,
        branch,
        (sort, person, previous, step, paper.activity.record),
        day=paper.day,
        activity=paper.activity,
        place=paper.place,
        persons=(person,),
        related=beside(other, "另一份") if other else (),
    )
