"""Check `pattern`: regular expressions that must, or must not, match."""

from __future__ import annotations

from branchaudit.check.context import Context, Stretch
from branchaudit.check.verdict import Fault, NotApplicable, fault_at, sentence
from branchaudit.ruleset.checks import Pattern, PatternCheck


def check(check: PatternCheck, context: Context) -> list[Fault]:
    stretches = context.stretches(check.scope)
    if check.required:
        return _required(check, stretches)
    faults: list[Fault] = []
    for stretch in stretches:
        told = -1
        for start, end in matches(check.patterns, stretch.folded, check.unless):
            if len(faults) == check.most:
                return faults
            if start < told:
                continue  # one finding a sentence: its quote shows the others
            told = sentence(stretch.folded, start, end)[1]
            faults.append(fault_at(stretch, start, end))
    return faults


def _required(check: PatternCheck, stretches: list[Stretch]) -> list[Fault]:
    if not stretches:
        raise NotApplicable("要查找的部分没有内容")
    if any(matches((pattern,), s.folded, check.unless) for s in stretches for pattern in check.patterns):
        return []
    only = stretches[0] if len(stretches) == 1 and stretches[0].element else None
    if only is None:
        return [Fault()]
    return [fault_at(only, 0, len(only.text))]


def matches(patterns: tuple[Pattern, ...], text: str, unless: Pattern | None = None) -> list[tuple[int, int]]:
    """Where any of the patterns matches, in order, without empty and overlapping matches."""
    found: list[tuple[int, int]] = []
    for pattern in patterns:
        found += [m.span() for m in pattern.cue.finditer(text) if m.end() > m.start()]
    if not found:
        return found
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            continue
        if unless is not None and unless.cue.search(text, *sentence(text, start, end)):
            continue
        kept.append((start, end))
    return kept
