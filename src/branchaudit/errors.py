"""The exceptions a user can meet, and the one table that turns them into exit codes.

    BranchAuditError
    ├── UsageError        wrong arguments, a path that does not exist          exit 2
    ├── ConfigError       branchaudit.yaml cannot be used                      exit 2
    ├── RuleFileError     a rule file cannot be used: file:line:column         exit 2
    └── NothingToAudit    no file that could be read                           exit 3

Messages are Chinese and end with the next step; `cli/app.py` prints them, nothing else does.
A document that cannot be read is not an exception: see `model.Unreadable`.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    PASSED = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING_AUDITED = 3


class BranchAuditError(Exception):
    """Base of all; carries the message for the user."""

    exit_code = ExitCode.USAGE


class UsageError(BranchAuditError):
    """Wrong arguments."""


class ConfigError(BranchAuditError):
    """The configuration file cannot be used."""


class RuleFileError(BranchAuditError):
    """A rule file cannot be used.

    `str()` gives `file:line:column: message`, then the offending line with a marker under it.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str,
        line: int | None = None,
        column: int | None = None,
        source_line: str = "",
    ) -> None:
        self.file, self.line, self.column = file, line, column
        where = ":".join(str(part) for part in (file, line, column) if part is not None)
        shown = ""
        if source_line:
            shown = f"\n    {source_line}\n    {_blank(source_line[: (column or 1) - 1])}^"
        super().__init__(f"{where}：{message}{shown}")


def _blank(text: str) -> str:
    """White space as wide as the text: Chinese characters take two columns of a terminal."""
    from unicodedata import east_asian_width

    return "".join("\u3000" if east_asian_width(c) in "WF" else " " for c in text)


class NothingToAudit(BranchAuditError):  # noqa: N818 - a state of the input, not a fault
    """No readable file, or unreadable ones under --strict."""

    exit_code = ExitCode.NOTHING_AUDITED
