"""What may stand in branchaudit.yaml, checked by pydantic. Imported only when there is such a file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from branchaudit.errors import ConfigError, RuleFileError
from branchaudit.model import FAIL_LEVELS
from branchaudit.ruleset.names import nearest
from branchaudit.ruleset.schema_checks import Day
from branchaudit.ruleset.yaml_source import Source


def _text(value: object) -> object:
    """2024 is a period as well as "2024"."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _named(value: object) -> object:
    """A branch or a leader of whom nothing is said but the name."""
    return {"name": value} if isinstance(value, str) else value


class BranchEntry(BaseModel):
    """One branch of the unit; its name alone will do."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str
    aliases: list[str] | None = None
    folders: list[str] | None = None
    committee: bool | None = None
    groups: list[str] | None = None
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> BranchEntry:
        if not self.name.strip():
            raise ValueError("支部名称不能为空")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"撤销日 {self.until} 早于成立日 {self.since}")
        return self


class LeaderEntry(BaseModel):
    """One leader of the unit; the name alone will do."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str
    post: str | None = None
    branch: str | None = None


class ConfigFile(BaseModel):
    """One branchaudit.yaml. None means that the file does not say."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    extends: str | None = None
    """Another such file, relative to this one, whose values hold where this one has none."""
    unit: str | None = None
    ruleset: str | list[str] | None = None
    parameters: dict[str, Any] | None = None
    overrides: dict[str, dict[str, Any]] | None = None
    include: list[str] | None = None
    exclude: list[str] | None = None
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    min_score: float | None = Field(default=None, ge=0, le=100)
    self_score: str | None = None
    waivers: str | None = None
    """A file, relative to this one."""
    period: Annotated[str, BeforeValidator(_text)] | None = None
    branches: list[Annotated[BranchEntry, BeforeValidator(_named)]] | None = None
    leaders: list[Annotated[LeaderEntry, BeforeValidator(_named)]] | None = None


_ENTRIES: dict[str, type[BaseModel]] = {"branches": BranchEntry, "leaders": LeaderEntry}
_MESSAGES = {
    "string_type": "应当是文字",
    "list_type": "应当是列表（每行以“- ”开头）",
    "dict_type": "应当是“键: 值”",
    "float_type": "应当是数字",
    "model_type": "应当是若干“键: 值”",
    "bool_type": "应当是 true 或 false",
    "missing": "没有写",
    "string_too_short": "写得太短",
    "greater_than_equal": "应当在 0 到 100 之间",
    "less_than_equal": "应当在 0 到 100 之间",
}


def validate(source: Source) -> ConfigFile:
    from branchaudit.ruleset.problems import validate as validate_part

    try:
        model = ConfigFile.model_validate({} if source.data is None else source.data)
        for rule, change in (model.overrides or {}).items():
            validate_part(change, "override", source, ("overrides", rule))
        return model
    except RuleFileError as error:
        raise ConfigError(str(error)) from None
    except ValidationError as error:
        raise ConfigError(
            "\n".join(explain(source, detail, ConfigFile) for detail in error.errors()[:5])
        ) from None


def explain(source: Source, detail: ErrorDetails, model: type[BaseModel]) -> str:
    """In Chinese, with file, line and the line itself."""
    path = detail["loc"]
    if detail["type"] == "extra_forbidden":
        known = _ENTRIES.get(str(path[0]), model).model_fields
        close = nearest(str(path[-1]), known)
        hint = f"是不是“{close}”？" if close else f"可用的键：{'、'.join(known)}"
        return str(source.error(f"没有“{path[-1]}”这个键，{hint}", path, key=True))
    if detail["type"] == "literal_error":
        message = f"{path[0]} 只能是 {'、'.join(FAIL_LEVELS)} 之一，不能是“{detail['input']}”"
    else:
        where = ".".join(map(str, path)) or "配置文件"
        said = detail.get("ctx", {}).get("error") if detail["type"] == "value_error" else None
        message = f"{where} {said or _MESSAGES.get(detail['type'], detail['msg'])}"
    return str(source.error(message, path))
