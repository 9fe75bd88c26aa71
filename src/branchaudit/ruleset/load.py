"""A rule set by name or path → `RuleSet`.

Rule files that have not changed since they were last validated are not validated again: importing
pydantic and yaml costs more than checking a document (see `store.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from branchaudit.errors import RuleFileError
from branchaudit.ruleset import locate, store
from branchaudit.ruleset import names as known
from branchaudit.ruleset.build import build_rule
from branchaudit.ruleset.build_tasks import build_task
from branchaudit.ruleset.resolve import Fail, Frame, build_terms, many, plain_parameters, type_names
from branchaudit.ruleset.rules import RuleSet

if TYPE_CHECKING:
    from branchaudit.ruleset.pieces import Draft
    from branchaudit.standard import Scheme


def load(
    reference: str | Sequence[str],
    *,
    base: Path | None = None,
    overrides: Mapping[str, Any] | None = None,
    parameters: Mapping[str, Any] | None = None,
    config_files: Sequence[Path] = (),
    fresh: bool = False,
    keep: bool = True,
) -> RuleSet:
    """`reference`: id of a shipped set, a folder, or a YAML file, relative to `base` (the working folder);
    several are used as one, with the points and grades of the first that has them.

    `overrides`: rule id → changes, as under `overrides:` of a rule set; `parameters`: name → value.
    `config_files`: the YAML files that both come from. `fresh`: validate in any case.
    `keep`: for the next run.
    """
    base = base or Path.cwd()
    references = many(reference)
    key = store.key(references, base, [overrides or None, parameters or None])
    content = None if fresh else store.fetch(key)
    if content is not None:
        return _build(content, _unplaced, lambda *_: _unplaced)
    from branchaudit.ruleset.draft import draft_of

    draft = draft_of(references, base, overrides, parameters, config_files)
    rules = built(draft)
    if keep:
        store.keep(key, draft.content() | {"digest": rules.digest}, draft.files)
    return rules


def built(draft: Draft) -> RuleSet:
    """For who needs both: the rules as they are used and as they are written."""
    pieces = {"rules": list(draft.rules.values()), "tasks": list(draft.tasks.values())}
    rules = _build(draft.content(), draft.head.fail, lambda key, number: pieces[key][number].fail)
    for rule in rules.rules:  # all of it, while a mistake can still be told with its line
        rule.asks()
        rule.looks()
        rule.said_as()
    return rules


def _unplaced(message: str, *_: object, **__: object) -> RuleFileError:
    """For what was valid when it was kept: it cannot fail now."""
    return RuleFileError(message, file="规则集")


def _build(content: Mapping[str, Any], fail: Fail, fails: Callable[[str, int], Fail]) -> RuleSet:
    """`fails`: `rules` or `tasks` and a number in them → how to say that something is wrong with it."""
    head = content["head"]
    bands = tuple(sorted(((float(b["min"]), str(b["grade"])) for b in content["bands"]), reverse=True))
    grades = {grade: lowest for lowest, grade in bands}
    pass_grade = content["pass_grade"]
    if pass_grade is not None and pass_grade not in grades:
        raise fail(known.unknown("等次", pass_grade, grades), ("pass_grade",))
    parameters = content["parameters"]
    titled = {k: v["title"] for k, v in parameters.items() if isinstance(v, dict) and "title" in v}
    frame = Frame(
        parameters=plain_parameters(parameters),
        types=type_names(content["groups"], fail),
        dimensions=tuple(d["id"] for d in content["dimensions"]),
        lists={name: build_terms(entries) for name, entries in content["lists"].items()},
    )
    return RuleSet(
        id=head["id"],
        title=head["title"],
        version=str(head["version"]),
        digest=content.get("digest") or _digest(content),
        description=head.get("description", ""),
        rules=tuple(
            build_rule(data, frame, fails("rules", number), locate.shown(origin))
            for number, (data, origin) in enumerate(content["rules"])
        ),
        parameters=frame.parameters,
        parameter_titles=titled,
        dimensions=tuple((d["id"], d["title"], float(d["points"])) for d in content["dimensions"]),
        bands=bands,
        pass_score=grades[pass_grade] if pass_grade is not None else None,
        points_assumed=content["points_tier"] == known.ASSUMED,
        scheme=_scheme(content, frame, fail),
        tasks=tuple(
            build_task(data, frame, fails("tasks", number)) for number, data in enumerate(content["tasks"])
        ),
        event_points=_event_points(content["event_points"], frame, fail),
        on_site=tuple(content["on_site"]),
        switched_off=tuple(content["switched_off"]),
        origin=locate.shown(content["origin"]),
    )


def _event_points(entries: Sequence[Mapping[str, Any]], frame: Frame, fail: Fail) -> dict[str, float]:
    """Document type → points."""
    found: dict[str, float] = {}
    for number, entry in enumerate(entries):
        for name in many(entry["types"]):
            if name not in frame.types:
                raise fail(known.unknown("材料类型", name, frame.types), ("event_points", number, "types"))
            found |= dict.fromkeys(frame.types[name], float(entry["points"]))
    return found


def _scheme(content: Mapping[str, Any], frame: Frame, fail: Fail) -> Scheme | None:
    if not content["scheme"]:
        return None
    from branchaudit.ruleset.build_scheme import build_scheme  # most rule sets have none

    return build_scheme(content["scheme"], frame, (data["id"] for data, _ in content["rules"]), fail)


def _digest(content: Mapping[str, Any]) -> str:
    """Of all that bears on verdicts and scores, after extends and overrides; not of where it stands."""
    plain = {**content, "rules": [data for data, _ in content["rules"]], "tasks": None, "origin": None}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
