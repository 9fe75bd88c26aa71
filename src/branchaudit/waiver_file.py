"""Reads the file of waivers that `waivers:` of branchaudit.yaml names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    ValidationError,
    model_validator,
)

from branchaudit.config_schema import explain
from branchaudit.errors import ConfigError, RuleFileError, why
from branchaudit.results import Waiver
from branchaudit.ruleset.schema_checks import Day
from branchaudit.ruleset.yaml_source import Source


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


class WaiverEntry(BaseModel):
    """One waiver: of which rule, where, why, who agreed, until when."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    rule: str
    path: Annotated[list[str], BeforeValidator(_several)] | None = None
    branch: str | None = None
    reason: str = Field(min_length=2)
    approved_by: str
    date: Day
    expires: Day | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> WaiverEntry:
        if self.path is None and self.branch is None:
            raise ValueError("path（哪些文件）和 branch（哪个支部）至少写一个")
        if self.expires is not None and self.expires < self.date:
            raise ValueError(f"到期日 {self.expires} 早于批准日 {self.date}")
        return self


class WaiverFile(RootModel[list[WaiverEntry]]):
    pass


def read(file: Path) -> tuple[Waiver, ...]:
    try:
        source = Source(str(file), file.read_bytes().decode("utf-8-sig"))
        entries = WaiverFile.model_validate([] if source.data is None else source.data).root
    except OSError as error:
        raise ConfigError(f"{file}：读不了（{why(error)}）。请检查 branchaudit.yaml 里的 waivers") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file}：不是 UTF-8 编码。请用记事本打开，另存为时编码选 UTF-8") from None
    except RuleFileError as error:
        raise ConfigError(str(error)) from None
    except ValidationError as error:
        raise ConfigError(
            "\n".join(explain(source, detail, WaiverEntry) for detail in error.errors()[:5])
        ) from None
    return tuple(
        Waiver(
            number=number,
            rule=entry.rule,
            paths=tuple(entry.path or ()),
            branch=entry.branch or "",
            reason=entry.reason,
            approved_by=entry.approved_by,
            expires=entry.expires,
            where=f"{file}:{source.error('', (number,)).line}",
        )
        for number, entry in enumerate(entries)
    )
