"""What must stand in a text for a regular expression to match: lets most texts skip the regex."""

from __future__ import annotations

_OPTIONAL = "?*{"
_SPECIAL = ".^$"


def literals(pattern: str) -> tuple[str, ...]:
    """One string per top-level branch, one of which stands in every match; () if that is not clear."""
    if "(?" in pattern.replace("(?:", "").replace("(?=", "").replace("(?!", "").replace("(?<!", "").replace(
        "(?<=", ""
    ):
        return ()  # flags and conditions: do not guess
    branches = _branches(pattern)
    if branches is None:
        return ()
    found = tuple(_longest(branch) for branch in branches)
    return found if all(found) else ()


def _branches(pattern: str) -> list[str] | None:
    """Split at top-level `|`; groups and classes are replaced by a dot, escapes by two."""
    branches, out, depth, at = [], "", 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            out += "" if depth else ".."
            at += 2
            continue
        if char == "[":
            end = pattern.find("]", at + 2 + pattern.startswith("[^", at))
            if end < 0:
                return None
            at = end + 1
            out += "" if depth else "."
            continue
        if char == "(":
            out += "" if depth else "."
            depth += 1
        elif char == ")":
            depth -= 1
        elif not depth and char == "|":
            branches.append(out)
            out = ""
        elif not depth:
            out += char
        at += 1
    return None if depth else [*branches, out]


def _longest(branch: str) -> str:
    best = run = ""
    at = 0
    while at < len(branch):
        char = branch[at]
        if char == "{":  # a count: its digits are no literal
            end = branch.find("}", at)
            at = end + 1 if end > 0 else len(branch)
            run = ""
            continue
        if char in _SPECIAL or char in "+?*" or (at + 1 < len(branch) and branch[at + 1] in _OPTIONAL):
            run = ""
        else:
            run += char
            best = max(best, run, key=len)
        at += 1
    return best if len(best) > 1 or (best and ord(best) > 0x2E7F) else ""
