"""From the passage of one record to its facts: elements, items, scalars and lists for rules."""

from __future__ import annotations

import hashlib

from branchaudit.document import BODY_KINDS, Document
from branchaudit.extract import (
    announced,
    branch,
    dates_seen,
    numbering,
    residue,
    told_meetings,
    told_sums,
    unit_papers,
    units_named,
)
from branchaudit.extract.answered import unanswered_facts
from branchaudit.extract.applicant import applicant_facts
from branchaudit.extract.assigned import assigned_rows, declined_rows
from branchaudit.extract.context import MISSING, Context
from branchaudit.extract.introduced import introducer_rows
from branchaudit.extract.meeting import meeting
from branchaudit.extract.moment import record_year
from branchaudit.extract.papers import frame, items, parts, substance
from branchaudit.extract.signed import signed_rows
from branchaudit.extract.steps import step_rows
from branchaudit.extract.steps.told import told_rows
from branchaudit.extract.term_days import term_rows
from branchaudit.extract.told_away import away_rows
from branchaudit.extract.traces import trace_facts
from branchaudit.extract.trained import trained_rows
from branchaudit.extract.votes.elected import elected_rows, officer_outside
from branchaudit.model import Classification, Fact, Record, Row, Value
from branchaudit.passage import Passage
from branchaudit.structure.dates import Moment
from branchaudit.structure.hits import Hit
from branchaudit.structure.outline import Line
from branchaudit.structure.status import bare_folded
from branchaudit.vocabulary import LEDGER_TYPES, MEETING_TYPES, OFFICIAL, PAPER_TYPES

_ASSIGNING = frozenset({"branch_committee_meeting", "branch_general_meeting"})


def extract(
    passage: Passage,
    document: Document,
    kind: Classification,
    title: tuple[str, int, int],
    lines: list[Line],
    hits: list[Hit],
    *,
    number: int,
    day_above: str | None = None,
) -> Record:
    """The facts of record `number` (from 0) of a document. `day_above`: ISO date of the one in front of it."""
    ctx = Context(passage, document, kind, title, lines, hits, day_above)
    elements: dict[str, Fact] = {}
    scalars: dict[str, Value] = {}
    lists: dict[str, tuple[Row, ...]] = {}
    found_items: list[dict[str, Fact]] = []
    moment: Moment | None = None
    activity: str | None = None
    if kind.doc_type in MEETING_TYPES:
        moment = meeting(ctx, elements, scalars, lists)
        activity = moment.iso if moment else None
        lists["joint"] = units_named.joint_rows(ctx)
    elif kind.doc_type in PAPER_TYPES:
        found_items, moment = _paper(ctx, elements, scalars, lists)
        activity = moment.iso if moment else None
    else:
        if kind.doc_type == OFFICIAL:
            from branchaudit.extract.official.document import official  # many patterns, for few records

            lists |= official(ctx, elements, scalars)
            if "积极分子" in ctx.folded:
                from branchaudit.extract.ledgers.ledger import listed_candidates
                from branchaudit.structure.columns import tables_of

                lists["candidates"] = listed_candidates(tables_of(ctx.passage))
        activity = _loose_date(ctx, scalars.get("issued_on"))
    unit_papers.unit_paper(ctx, elements, scalars, lists)
    unit = branch.find_branch(ctx)
    if unit is not None and scalars["unit_duty"] and not unit_papers.is_by(ctx, unit):
        unit = None
    if kind.doc_type in LEDGER_TYPES:
        from branchaudit.extract.ledgers.ledger import ledger, told_branch
        from branchaudit.structure.columns import tables_of

        ledger(ctx, tables_of(passage), scalars, lists)
        unit = told_branch(ctx, lists, unit)
    signed = elements.get("date_signed")
    scalars["activity_date"] = activity
    titled = dates_seen.title_months(ctx)
    scalars |= titled
    scalars["month"] = moment.month if moment and activity else None
    if kind.doc_type in LEDGER_TYPES:
        scalars["month"] = dates_seen.ledger_month(ctx)
    scalars["year"] = moment.year if moment and moment.year else record_year(ctx)
    scalars["temporary_branch"] = branch.is_temporary(unit)
    scalars["one_branch"] = branch.is_of_one_branch(ctx, unit)
    scalars["own_unit"] = units_named.own_unit(unit)
    name = document.source.name
    lists["dates"] = dates_seen.date_rows(ctx, name.rsplit("/", 1)[-1] if number == 0 else "", moment, signed)
    lists["steps"] = step_rows(ctx, elements, scalars, activity)
    if kind.doc_type not in MEETING_TYPES or scalars.get("only_a_paper"):
        lists["milestones"] = told_rows(ctx)
    lists["introduced"] = introducer_rows(ctx, (*lists["steps"], *lists.get("milestones", ())))
    scalars |= applicant_facts(ctx, lists.get("milestones", ()))
    scalars |= unanswered_facts(ctx)
    lists["trained"] = trained_rows(ctx)
    lists["signed"] = signed_rows(ctx)
    lists["away"] = away_rows(ctx)
    if kind.doc_type in _ASSIGNING:
        lists["assigned"] = assigned_rows(ctx, moment)
        lists["declined"] = declined_rows(ctx)
    lists["terms"] = term_rows(ctx)
    if scalars.get("is_election") or scalars.get("official_kind") == "报告":
        lists["elected"] = elected_rows(ctx)
        scalars["officer_outside"] = officer_outside(ctx, lists.get("tallies", ()))
    lists["numbering"] = numbering.numbering_rows(ctx)
    lists["announced"] = (
        *announced.announced_rows(ctx, len(found_items)),
        *told_sums.month_rows(ctx),
    )
    if scalars.get("covers_year"):
        lists["told_meetings"] = told_meetings.meeting_rows(ctx)
    lists["parts"] = told_sums.part_rows(ctx)
    lists["shares"] = told_sums.share_rows(ctx)
    lists["receipts"] = told_sums.amount_rows(ctx)
    lists["units"] = units_named.unit_rows(ctx)
    lists["prompts"] = residue.prompt_rows(ctx)
    facts_of_items = [f for item in found_items for f in item.values()]
    lists["blanks"] = residue.blank_rows(ctx, [*elements.values(), *facts_of_items])
    scalars |= _file_facts(ctx, number)
    return Record(
        id=_record_id(name, number),
        path=name,
        sha256=document.sha256,
        format=document.format,
        kind=kind,
        branch=unit,
        date=activity,
        span=passage.span,
        title=passage.text[ctx.title_start : ctx.title_end].strip()[:80],
        elements=elements,
        items=tuple(found_items),
        facts=scalars,
        spans=ctx.spans,
        doubts=ctx.doubts,
        lists=lists,
    )


def _record_id(name: str, number: int) -> str:
    return "r-" + hashlib.sha256(f"{name}#{number}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _paper(
    ctx: Context, elements: dict[str, Fact], scalars: dict[str, Value], lists: dict[str, tuple[Row, ...]]
) -> tuple[list[dict[str, Fact]], Moment | None]:
    doc_type = ctx.kind.doc_type
    found: list[dict[str, Fact]] = []
    signed, moment = frame.find_date_signed(ctx)
    if doc_type == "rectification":
        found, rows = items.find_items(ctx)
        lists["items"] = tuple(rows)
        elements.update(
            items.aggregates(found)
            if found
            else dict.fromkeys(
                ("problems", "rectification_measures", "responsible_person", "responsible_unit", "deadline"),
                MISSING,
            )
        )
        scalars["item_count"] = len(found)
        # an item of whose progress nothing is written may be done: no contradiction
        scalars["open_items"] = sum(
            bool(row.fields["open"]) and item.get("progress", MISSING).status != "blank"
            for row, item in zip(rows, found, strict=True)
        )
        scalars["done_items"] = sum(bool(row.fields["done"]) for row in rows)
        scalars["unproven_items"] = sum(bool(row.fields["unproven"]) for row in rows)
        scalars["standing_items"] = sum(bool(row.fields["standing"]) for row in rows)
        scalars["claimed_done"] = items.claimed_done(ctx, found)
        scalars["claims_all_done"] = items.claims_all_done(ctx, found)
    else:
        elements["reporter"] = frame.find_reporter(ctx)
        for element in ("problems", "causes", "next_steps", "rectification_measures"):
            elements[element] = parts.find_section(ctx, element)
        if doc_type == "self_examination" and elements["rectification_measures"].status == "missing":
            elements["rectification_measures"] = elements["next_steps"]
        scalars |= substance.section_facts(ctx, elements)
        elements["period"] = frame.find_period(ctx)
        scalars["covers_year"] = frame.covers_year(ctx)
    signature = frame.find_signature(ctx)
    if signature is not None:
        elements["signature"] = signature
    elements["issuer"] = frame.find_issuer(ctx)
    elements["date_signed"] = signed
    return found, moment


def _loose_date(ctx: Context, issued: Value) -> str | None:
    """The date of a paper that has no period: of its signing, at its end or under its title. A date in
    a ledger is that of an entry."""
    if isinstance(issued, str):
        return issued
    _, moment = frame.find_date_signed(ctx)
    if moment is None or (ctx.kind.doc_type in LEDGER_TYPES and _in_cell(ctx, moment.start)):
        return None
    return moment.iso


def _in_cell(ctx: Context, offset: int) -> bool:
    return ctx.passage.blocks[ctx.passage.index_at(offset)][1].kind == "cell"


def _file_facts(ctx: Context, number: int) -> dict[str, Value]:
    document = ctx.document
    revised = any(block.revised for _, block in ctx.passage.blocks)
    elsewhere = any(block.revised and block.kind in BODY_KINDS for block in document.blocks)
    # where several records share a file, its revisions count for those in which they stand
    counted = revised or (number == 0 and not elsewhere)
    first, last = (ctx.passage.blocks[0][0], ctx.passage.blocks[-1][0]) if ctx.passage.blocks else (0, 0)
    return {
        "characters": len(bare_folded(ctx.folded)),
        "images": sum(1 for image in document.images if first <= image.block <= last),
        "insertions": document.insertions if counted else 0,
        "deletions": document.deletions if counted else 0,
        "moves": document.moves if counted else 0,
        "comments": document.comments if number == 0 else 0,
        "spreadsheet": ctx.passage.of_sheet,
        **trace_facts(document.properties),
    }
