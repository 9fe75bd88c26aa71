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

import errno
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


_REASONS = {
    errno.ENOENT: "找不到它",
    errno.EACCES: "没有权限，或者它正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.EISDIR: "它是文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只能读",
    errno.ENAMETOOLONG: "名字太长",
    errno.EINVAL: "名字里有不能用的字符",
    errno.EIO: "磁盘读写出错",
}


def why(problem: OSError) -> str:
    """The reason that the system gives, in Chinese where it is a usual one."""
    return _REASONS.get(problem.errno or 0) or problem.strerror or type(problem).__name__


class NothingToAudit(BranchAuditError):  # noqa: N818 - a state of the input, not a fault
    """No readable file, or unreadable ones under --strict."""

    exit_code = ExitCode.NOTHING_AUDITED
