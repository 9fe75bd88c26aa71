"""发展党员 over several papers: which step a paper is, of whom, and on which day."""

from __future__ import annotations

from branchaudit.extract.context import Context
from branchaudit.extract.steps import acts, agenda, names
from branchaudit.model import Fact, Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.text import squeeze
from branchaudit.vocabulary import LEDGER_TYPES, MEETING_TYPES, OFFICIAL

CONCERNED = Cue("入党|预备党员|积极分子|发展对象|转正|为(?:中共|中国共产党)?正式党员|政审|政治审查|预审")
_BODIES = {
    "branch_general_meeting": acts.GENERAL,
    "member_development": acts.GENERAL,
    "branch_committee_meeting": acts.COMMITTEE,
    "heart_to_heart_talk": acts.TALK,
}
OF_ONE = Cue(
    r"(?:申请人|本人|姓名|被?考察人|汇报人|学员|谈话对象|被谈话人)[ ]*[:：]?[ ]*([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])"
)
PAPERS_NOT = LEDGER_TYPES | {"regulation_text", "academic_paper", "speech", "work_plan", "work_summary"}
_LONGEST_TITLE = 60
_LONGEST_NOTE = 160


def step_rows(
    ctx: Context, elements: dict[str, Fact], scalars: dict[str, Value], day: str | None
) -> tuple[Row, ...]:
    """One row a person and step that this very paper is. Without its day a paper proves no order, but it
    is there."""
    doc_type = ctx.kind.doc_type
    if doc_type in PAPERS_NOT or not CONCERNED.search(ctx.folded):
        return ()
    head = ctx.folded[ctx.title_start : ctx.title_end]
    topic = elements["topic"].value if "topic" in elements else None
    if doc_type in MEETING_TYPES:
        if not head and not topic:  # told in a sentence or two: 党员大会，应到7人…，同意接收何雨桐为预备党员
            topic = ctx.folded[:_LONGEST_NOTE]
        found = _of_meeting(ctx, f"{head}\n{topic or ''}", elements)
        if not found and (not topic or doc_type == "member_development"):
            found = _of_paper(ctx, head, scalars)  # a certificate is written like minutes
    else:
        found = _of_paper(ctx, head, scalars)
    until = scalars.get("publicity_until")
    span = (ctx.title_start, max(ctx.title_end, ctx.title_start + 1))
    return tuple(
        Row({"step": step, "person": person, "on": day, "until": until}, span) for step, person in found
    )


def _of_meeting(ctx: Context, head: str, elements: dict[str, Fact]) -> list[tuple[str, str]]:
    kinds = (ctx.kind.doc_type, *ctx.kind.also)
    where = next((_BODIES[kind] for kind in kinds if kind in _BODIES), None)
    if acts.is_oath(head):
        return [("宣誓", person) for person in names.names_by_steps(flat(ctx.folded))]
    if where is None:
        return []
    if where == acts.COMMITTEE:
        return _of_committee(ctx, head, elements)
    step = acts.step_of(where, flat(head))
    if step is None or (where == acts.GENERAL and acts.is_refused(_decided(ctx, elements))):
        return []
    if step == "转正" and acts.step_of(where, _decided(ctx, elements)) == "延长":
        step = "延长"
    if where == acts.TALK:
        return [(step, person) for person in _talked_to(elements) or names.names_by_steps(flat(head))]
    told = names.names_by_steps(flat(head)) or names.names_by_steps(_decided(ctx, elements))
    return [(step, person) for person in told or names.names_in_file_name(ctx.document.source.name)]


def _of_committee(ctx: Context, head: str, elements: dict[str, Fact]) -> list[tuple[str, str]]:
    """By its topics, by its resolution, by the headings under which it agreed to something."""
    decided = _decided(ctx, elements)
    found: dict[tuple[str, str], None] = {}
    under_headings = agenda.agreed_matters(ctx.folded[ctx.title_end :])
    for clauses in (acts.clauses_of(head), acts.clauses_of(decided), under_headings):
        for step, told in acts.steps_of_meeting(acts.COMMITTEE, clauses).items():
            for clause in told:
                if not acts.is_refused(clause):
                    found |= dict.fromkeys((step, person) for person in names.names_by_steps(clause))
    refused = [clause for clause in acts.clauses_of(decided) if acts.is_refused(clause)]
    if any(not any(person in clause for _, person in found) for clause in refused):
        return []  # of whom it is said is not clear
    return [pair for pair in found if not any(pair[1] in clause for clause in refused)]


def _of_paper(ctx: Context, head: str, scalars: dict[str, Value]) -> list[tuple[str, str]]:
    title = scalars.get("official_title")
    kind = scalars.get("official_kind") if ctx.kind.doc_type == OFFICIAL else None
    shown = flat(title if isinstance(title, str) else head)
    where = kind if isinstance(kind, str) else acts.kind_of(shown)
    if not shown or len(shown) > _LONGEST_TITLE:
        return []
    step = acts.step_of(where, shown)
    if step is None and where != acts.PAPER:
        step = (
            acts.step_of(where, flat(ctx.folded[: ctx.title_end + 200]))
            if where in ("批复", "公示")
            else None
        )
    if step is None or (where == "批复" and acts.is_refused(ctx.folded)):
        return []
    told = names.names_by_steps(shown) or names.names_in_file_name(ctx.document.source.name)
    if not told and where == acts.PAPER:
        told = names.labelled_names(match[1] for match in OF_ONE.finditer(ctx.folded))[:1]
    if not told:
        told = names.names_by_steps(flat(ctx.folded))
    return [(step, person) for person in (told[:1] if step in _OWN else told)]


_OWN = frozenset({"申请", "转正申请"})
"""Papers of one person."""


def _decided(ctx: Context, elements: dict[str, Fact]) -> str:
    """What the meeting resolved, all of it where no part says so."""
    fact = elements.get("resolution")
    if fact is not None and fact.span is not None and fact.status == "present":
        return ctx.folded[slice(*fact.span)]
    return ctx.folded[ctx.title_end :]


def _talked_to(elements: dict[str, Fact]) -> tuple[str, ...]:
    fact = elements.get("talked_to")
    return names.labelled_names([fact.value]) if fact is not None and fact.value else ()


def flat(text: str) -> str:
    return "\n".join(squeeze(line) for line in text.split("\n"))
