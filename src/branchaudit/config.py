"""Settings of a run: defaults, branchaudit.yaml, command line; with the origin of each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from branchaudit.branches import NO_BRANCHES, Branch, Leader, Registry
from branchaudit.errors import ConfigError, RuleFileError, why
from branchaudit.period import Period, parse
from branchaudit.results import Waiver

if TYPE_CHECKING:
    from branchaudit.config_schema import BranchEntry, ConfigFile
    from branchaudit.ruleset.yaml_source import Source

CONFIG_NAME = "branchaudit.yaml"
DEFAULT_RULESETS = ("central-baseline", "wording", "official-documents")
DEFAULT_ORIGIN = "默认值"
COMMAND_LINE = "命令行"
PERIOD_FORMS = "可以写 2024、2024Q3、2024-03 或者 2024-03..2024-09"


@dataclass(frozen=True, slots=True)
class Settings:
    unit: str = ""
    ruleset: tuple[str, ...] = DEFAULT_RULESETS
    """Ids of shipped rule sets, or paths; used as one."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Values for parameters of the rule set, as the file has them."""
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Rule id → changes, in the shape that rule sets use."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    min_score: float | None = None
    jobs: int | None = None
    """Worker processes; None = as the work needs."""
    outputs: tuple[str | int, ...] = ()
    """Files that this run writes, by name or descriptor: they are not audited."""
    self_score: str | None = None
    """The branches' own scores for the point table (自评表)."""
    waivers: tuple[Waiver, ...] = ()
    """Expired ones too."""
    baseline: str | None = None
    """A JSON report of an earlier run, whose gaps do not fail this one."""
    as_of: date | None = None
    """The day that counts as today; None = today."""
    period: Period | None = None
    """What the audit covers; None = no cadence is asked for."""
    registry: Registry = NO_BRANCHES
    """The unit's branches and leaders, as the file has them under `branches` and `leaders`."""
    cache: bool = True
    """Whether what was read is kept for the next run."""
    beside: tuple[str, ...] = ()
    """Files of settings that are no records: waivers, self-score, baseline."""
    files: tuple[str, ...] = ()
    """Configuration files that apply, the nearest first."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where the value of each field came from; absent = default."""

    def origin(self, name: str) -> str:
        return self.origins.get(name, DEFAULT_ORIGIN)


def load_settings(paths: Sequence[str], options: Mapping[str, Any] | None = None) -> Settings:
    """Settings for auditing `paths`. `options` come from the command line; None = not given."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    found = find_config(paths[0] if paths else ".")
    files = _read_chain(found) if found else []
    for file, model, source in reversed(files):
        _apply(model, source, file, values, origins)
    for name, value in (options or {}).items():
        if value is not None and value != ():
            values[name], origins[name] = value, COMMAND_LINE
    unknown = values.keys() - {f.name for f in fields(Settings)}
    assert not unknown, unknown
    named = (
        values.get("self_score"),
        values.get("baseline"),
        *(w.where.rsplit(":", 1)[0] for w in values.get("waivers", ())),
    )
    values["beside"] = tuple(dict.fromkeys(name for name in named if name))
    return Settings(**values, files=tuple(str(file) for file, _, _ in files), origins=origins)


def is_ruleset_path(text: str) -> bool:
    """Whether `ruleset` names a file or folder, not the id of a shipped set."""
    return "/" in text or "\\" in text or text.endswith((".yaml", ".yml"))


def _period(text: str, source: Source) -> Period:
    try:
        return parse(text)
    except ValueError as problem:
        raise ConfigError(str(source.error(f"period：{problem}；{PERIOD_FORMS}", ("period",)))) from None


def _branch(data: BranchEntry) -> Branch:
    return Branch(
        data.name,
        tuple(data.aliases or ()),
        tuple(data.folders or ()),
        data.committee,
        tuple(data.groups or ()),
        data.since,
        data.until,
    )


def _near(file: Path, ruleset: str) -> str:
    """Paths are relative to the file that names them; the id of a shipped set is none."""
    from branchaudit.ruleset import locate

    beside = file.parent / ruleset
    own = is_ruleset_path(ruleset) or (ruleset not in locate.shipped() and locate.find(ruleset, file.parent))
    return str(beside) if own else ruleset


def find_config(path: str) -> Path | None:
    """The nearest branchaudit.yaml in the folder of `path` or above it."""
    start = Path(path).absolute()
    for folder in (start, *start.parents):
        candidate = folder / CONFIG_NAME
        try:
            if candidate.is_file():
                return candidate
        except OSError:  # a folder on the way that may not be looked into
            continue
    return None


def _read_chain(file: Path) -> list[tuple[Path, ConfigFile, Source]]:
    """The file and those that it `extends`, nearest first."""
    from branchaudit.config_schema import validate

    chain: list[tuple[Path, ConfigFile, Source]] = []
    seen: set[Path] = set()
    while True:
        seen.add(file.resolve())
        source = _read(file)
        model = validate(source)
        chain.append((file, model, source))
        if model.extends is None:
            return chain
        following = file.parent / model.extends
        if not following.is_file():
            raise ConfigError(str(source.error(f"找不到 extends 所指的文件：{following}", ("extends",))))
        if following.resolve() in seen:
            problem = "extends 绕成了圈：文件最后又引用了自己，请删去一处"
            raise ConfigError(str(source.error(problem, ("extends",))))
        file = following


def _read(file: Path) -> Source:
    from branchaudit.ruleset.yaml_source import Source

    try:
        return Source(str(file), file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError(f"{file}：不是 UTF-8 编码。请用记事本打开，另存为时编码选 UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{file}：读不了（{why(error)}）。请检查权限") from None
    except RuleFileError as error:
        raise ConfigError(str(error)) from None


def _apply(
    model: ConfigFile, source: Source, file: Path, values: dict[str, Any], origins: dict[str, str]
) -> None:
    """Values of one file over those of the file it extends: parameters and overrides key by key,
    everything else as a whole."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value is None or name == "extends":
            continue
        origin = f"{file}:{source.error(name, (name,), key=True).line}"
        if name == "parameters":
            value = {**values.get(name, {}), **value}
        elif name == "overrides":
            base = values.get(name, {})
            value = base | {rule: {**base.get(rule, {}), **change} for rule, change in value.items()}
        elif name == "ruleset":
            value = tuple(_near(file, one) for one in ([value] if isinstance(value, str) else value))
        elif name == "waivers":
            from branchaudit.waiver_file import read

            value = read(file.parent / value)
        elif name == "period":
            value = _period(value, source)
        elif name == "branches":
            known: Registry = values.get("registry", NO_BRANCHES)
            name, value = "registry", known._replace(branches=tuple(map(_branch, value)))
        elif name == "leaders":
            known = values.get("registry", NO_BRANCHES)
            leaders = (Leader(one.name, one.post, one.branch) for one in value)
            name, value = "registry", known._replace(leaders=tuple(leaders))
        elif name == "self_score":
            value = str(file.parent / value)
        elif isinstance(value, list):
            value = tuple(value)
        if name in origins and name in ("parameters", "overrides"):
            origin = f"{origin}、{origins[name]}"
        values[name], origins[name] = value, origin
