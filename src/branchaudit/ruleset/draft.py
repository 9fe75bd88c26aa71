"""Rule files → `Draft`: read, validate, follow `extends`, apply overrides; every part knows its line.

Needs yaml and pydantic: `load.py` comes here only when the files have changed since the last run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from branchaudit.errors import RuleFileError
from branchaudit.ruleset import locate, resolve
from branchaudit.ruleset import names as known
from branchaudit.ruleset.join import joined
from branchaudit.ruleset.names import At
from branchaudit.ruleset.parameters import retuned
from branchaudit.ruleset.pieces import Draft, Piece
from branchaudit.ruleset.problems import validate
from branchaudit.ruleset.regulations import cited
from branchaudit.ruleset.scheme_draft import changed_scheme
from branchaudit.ruleset.yaml_source import Source

References = str | Sequence[str]
"""One rule set, or several that are used as one: ids of shipped ones, or paths."""


def draft_of(
    references: References,
    base: Path,
    overrides: Mapping[str, Any] | None = None,
    parameters: Mapping[str, Any] | None = None,
    config_files: Sequence[Path] = (),
) -> Draft:
    """One rule set, or several as one, with all they extend and with what a unit's configuration changes."""
    draft = _drafts(references, base, ())
    if overrides or parameters:
        sources = [*(Source.read(file, locate.shown(str(file))) for file in config_files), Source("配置", "")]
        for rule_id, changes in (overrides or {}).items():
            source = _saying(sources, ("overrides", rule_id))
            validate(changes, "override", source, ("overrides", rule_id))
            _override(draft, {rule_id: changes}, source)
        for name, value in (parameters or {}).items():
            _retune(draft, name, value, _saying(sources, ("parameters", name)))
    return draft


def _retune(draft: Draft, name: str, value: Any, source: Source) -> None:
    """A parameter of the rule set, or else of the rules that have one of that name."""
    having = [piece for piece in draft.rules.values() if name in (piece.data.get("parameters") or {})]
    if name in draft.parameters or not having:
        own = {
            n: v for piece in draft.rules.values() for n, v in (piece.data.get("parameters") or {}).items()
        }
        draft.parameters[name] = retuned(draft.parameters, name, value, source, also=own)
        return
    for piece in having:
        own = piece.data["parameters"]
        changed = own | {name: retuned(own, name, value, source)}
        moved = piece.moved | {"parameters": (source, ("parameters",))}
        draft.rules[piece.data["id"]] = replace(piece, data=piece.data | {"parameters": changed}, moved=moved)


def _saying(sources: list[Source], at: At) -> Source:
    """The nearest file that has something there; one of no name if the change comes from none."""
    return next((source for source in sources if source.has(at)), sources[-1])


def read_tests(references: References, base: Path | None = None) -> dict[str, Piece]:
    """Rule id → the rule as written, with its `tests`, of what rule sets hold and inherit."""
    return _drafts(references, base or Path.cwd(), ()).rules


# ---------------------------------------------------------------- reading and inheriting
def _drafts(references: References, base: Path, chain: tuple[Path, ...]) -> Draft:
    return joined([_draft(reference, base, chain) for reference in resolve.many(references)])


def _draft(reference: str, base: Path, chain: tuple[Path, ...]) -> Draft:
    path = locate.find(reference, base)
    if path is None:
        raise RuleFileError(_not_found(reference, base), file=reference)
    sources = [Source.read(file, locate.shown(str(file))) for file in locate.files_of(path)]
    head = sources[0]
    for number, source in enumerate(sources):
        if not isinstance(source.data, dict):
            raise source.error("规则文件是空的，或不是“键: 值”的形式；样板见 branchaudit rules new")
        validate(source.data, "topic" if number else "ruleset", source)
    draft = Draft(Piece(head.data, head, ()))
    parents = resolve.many(head.data.get("extends"))
    if parents:
        inherited = joined([_parent(draft, parent, path, chain) for parent in parents])
        inherited.head = draft.head
        draft = inherited
    draft.files[str(path)] = [(str(f), s.sha256) for f, s in zip(locate.files_of(path), sources, strict=True)]
    _merge(draft, sources)
    return draft


def _not_found(reference: str, base: Path) -> str:
    if (base / reference).is_dir():
        return f"这个文件夹里没有 {locate.MAIN_FILE}，不是规则集"
    close = known.nearest(reference, locate.shipped())
    hint = f"，是不是“{close}”？" if close else "；可写随程序提供的编号、文件夹或 YAML 文件"
    return f"没有找到规则集{hint}"


def _parent(draft: Draft, parent: str, path: Path, chain: tuple[Path, ...]) -> Draft:
    folder = path if path.is_dir() else path.parent
    found = locate.find(parent, folder)
    seen = (*chain, path.resolve())
    if found is None:
        raise draft.head.fail(known.unknown("规则集", parent, locate.shipped()), ("extends",))
    if found.resolve() in seen:
        raise draft.head.fail(f"extends 成环：“{parent}”又继承了本规则集，请删去一处", ("extends",))
    return _draft(parent, folder, seen)


def _merge(draft: Draft, sources: list[Source]) -> None:
    data, head = draft.head.data, draft.head
    resolve.check_parameter_names(data.get("parameters") or (), head.fail, ("parameters",))
    for name, value in (data.get("parameters") or {}).items():
        before = draft.parameters.get(name)
        if isinstance(before, dict) and not isinstance(value, dict):
            value = before | {"value": value}  # a new value keeps its title
        draft.parameters[name] = value
    draft.dimensions |= {d["id"]: d for d in data.get("dimensions") or ()}
    draft.groups |= data.get("groups") or {}
    draft.lists |= data.get("lists") or {}
    draft.regulations |= data.get("regulations") or {}
    draft.bands = data.get("bands") or draft.bands
    draft.pass_grade = data.get("pass_grade", draft.pass_grade)
    draft.points_tier = (data.get("points_basis") or {}).get("tier", draft.points_tier)
    draft.event_points = data.get("event_points") or draft.event_points
    draft.on_site = [*draft.on_site, *resolve.many(data.get("on_site"))]
    if "scheme" in data:
        draft.scheme = changed_scheme(draft.scheme, data["scheme"])
        for dimension in draft.scheme.get("dimensions") or ():
            for entry in dimension.get("indicators") or ():
                if "basis" in entry:
                    entry["basis"] = cited(entry["basis"], draft.regulations, head.fail, ("scheme",))
    if data.get("overrides"):
        _override(draft, data["overrides"], head.source)
    for source in sources:
        for index, rule in enumerate(source.data.get("rules") or ()):
            piece = Piece(rule, source, ("rules", index))
            first = draft.rules.get(rule["id"])
            if first is not None:
                message = f"规则“{rule['id']}”在 {first.origin} 已经有了；要改动它请用 overrides"
                raise piece.fail(message, ("id",))
            draft.rules[rule["id"]] = _cited(piece, draft)
        for index, task in enumerate(source.data.get("tasks") or ()):
            draft.tasks[task["task"]] = _cited(Piece(task, source, ("tasks", index)), draft)


def _cited(piece: Piece, draft: Draft) -> Piece:
    basis = cited(piece.data["basis"], draft.regulations, piece.fail, ("basis",))
    return replace(piece, data=piece.data | {"basis": basis})


def _override(draft: Draft, overrides: Mapping[str, Any], source: Source) -> None:
    for target, changes in overrides.items():
        at: At = ("overrides", target)
        matching = [rule_id for rule_id in draft.rules if fnmatchcase(rule_id, target)]
        if not matching:
            raise source.error(_no_such_rule(target, draft), at, key=True)
        for rule_id in matching:
            if changes.get("off"):
                del draft.rules[rule_id]
                draft.switched_off.append(rule_id)
                continue
            changed = _changed(draft.rules[rule_id], changes, source, at)
            draft.rules[rule_id] = _cited(changed, draft)


def _no_such_rule(target: str, draft: Draft) -> str:
    if any(fnmatchcase(rule_id, target) for rule_id in draft.switched_off):
        return f"规则“{target}”已经被关闭（off: true），不能再改动；请先删去关闭它的那一行"
    return known.unknown("规则", target, draft.rules)


def _changed(piece: Piece, changes: Mapping[str, Any], source: Source, at: At) -> Piece:
    data, moved = dict(piece.data), dict(piece.moved)
    if changes.get("kind") == "hint":
        data.pop("deduct", None)  # hints deduct nothing
    for key, value in changes.items():
        if key == "off":
            continue
        if key == "parameters":
            own = piece.data.get("parameters") or {}
            for name in value:
                if name not in own:
                    raise source.error(known.unknown("参数", name, own), (*at, key, name), key=True)
            value = own | value
        moved[key] = (source, (*at, key))
        data[key] = value
    return Piece(data, piece.source, piece.at, moved)
