"""Check `terms`: wordings to object to. The terms of all rules are found in the pass that finds all words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from branchaudit.check.context import Context, Hit
from branchaudit.check.guards import excused
from branchaudit.check.verdict import Fault, fault_at
from branchaudit.haystack import Haystack
from branchaudit.ruleset.checks import Term, TermsCheck
from branchaudit.ruleset.expressions import Undecided
from branchaudit.ruleset.rules import RuleSet


def check(check: TermsCheck, context: Context) -> list[Fault]:
    faults: list[Fault] = []
    undated: Term | None = None
    for hit in _longest(_hits(context, check.scope).get(id(check), ())):
        if _excused(hit, check.guards, context):
            continue
        wrong = _wrong_then(hit.term, _day(context))
        if wrong is None:
            undated = undated or hit.term
        elif wrong and len(faults) < check.most:
            given = {"term": hit.term.text, "use": hit.term.use, "note": hit.term.note}
            faults.append(fault_at(hit.stretch, hit.start, hit.end, given=given, key=hit.term.text))
    if undated is not None and not faults:
        raise Undecided(f"活动日期不明，无法判断“{undated.text}”当时能否使用")
    return faults


# ---------------------------------------------------------------- one search for all rules
@lru_cache(maxsize=4)
def _owners(rules: RuleSet) -> tuple[dict[str, list[tuple[int, Term]]], frozenset[str]]:
    """Text of a term → (identity of the check, term), of all rules; and the texts alone."""
    owners: dict[str, list[tuple[int, Term]]] = {}
    for rule in rules.rules:
        if rule.check_kind == "terms" and isinstance(rule.check, TermsCheck):
            for term in rule.check.terms:
                owners.setdefault(term.text, []).append((id(rule.check), term))
    return owners, frozenset(owners)


def _hits(context: Context, scope: tuple[str, ...]) -> dict[int, list[Hit]]:
    """By identity of the check; searched once per scope and record."""
    found = context.hits.get(scope)
    if found is None:
        found = context.hits[scope] = _search(context, scope)
    return found


def _search(context: Context, scope: tuple[str, ...]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    owners, texts = _owners(context.rules)
    for number, stretch in enumerate(context.stretches(scope)):
        text = stretch.folded if isinstance(stretch.folded, Haystack) else Haystack(stretch.folded)
        for word, start in text.occurrences(texts):
            for owner, term in owners[word]:
                hit = Hit(term, number, stretch, start, start + len(word))
                found.setdefault(owner, []).append(hit)
    return found


# ---------------------------------------------------------------- is it really wrong?
def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Without hits that lie inside a longer hit."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.number, h.start, -h.end)):
        if kept and kept[-1].number == hit.number and hit.end <= kept[-1].end:
            continue
        kept.append(hit)
    return kept


def _day(context: Context) -> str | None:
    """The day of the record; the middle of its year where only that is known."""
    return context.record.date or (f"{context.year}-07-01" if context.year else None)


def _wrong_then(term: Term, day: str | None) -> bool | None:
    """Whether the term is wrong on that day; None if that depends on an unknown date."""
    if term.valid_from is None and term.valid_until is None:
        return True
    if day is None:
        return None
    return (term.valid_from is not None and day < term.valid_from) or (
        term.valid_until is not None and day > term.valid_until
    )


def _excused(hit: Hit, guards: frozenset[str], context: Context) -> bool:
    text, start, end = hit.stretch.folded, hit.start, hit.end
    for phrase in hit.term.unless_in:
        at = text.find(phrase, max(0, end - len(phrase)), start + len(phrase))
        if at >= 0:
            return True
    return excused(text, start, end, guards, context.year)
