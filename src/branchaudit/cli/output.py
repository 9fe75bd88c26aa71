"""Where reports go: standard output, or files that appear whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, NamedTuple

from branchaudit.cli.streams import discard_stdout, stdout_file
from branchaudit.errors import UsageError, why
from branchaudit.model import REPORT_HEADING
from branchaudit.report.blocks import View
from branchaudit.results import Report

FORMATS = ("text", "json", "csv")
_LIMIT_ON_TERMINAL = 50
_HEAD = f"{REPORT_HEADING}\n\n"


class Target(NamedTuple):
    format: str
    file: Path


def targets(format_: str, output: str | None, reports: list[str]) -> list[Target]:
    """Files to write; refused before any work is done if they cannot be."""
    found = [Target(_format(format_), Path(output))] if output is not None else []
    for text in reports:
        name, separator, file = text.partition("=")
        if not separator or not file:
            raise UsageError(f"--report 要写成 格式=文件，例如 --report csv=问题清单.csv，现在是“{text}”。")
        found.append(Target(_format(name), Path(file)))
    seen: set[Path] = set()
    for target in found:
        place = target.file.absolute()
        if place in seen:
            raise UsageError(f"两份报告写到了同一个文件：{target.file}。请换一个文件名。")
        seen.add(place)
        if _foreign(place):
            raise UsageError(f"{target.file} 不是检查报告，没有覆盖。请换一个文件名，或先移走它。")
        if place.is_dir():
            raise UsageError(f"{target.file} 是文件夹。请写文件名，例如 {target.file / '报告.csv'}。")
        if not place.parent.is_dir():
            raise UsageError(f"文件夹 {place.parent} 不存在，报告没有地方写。请先建立它，或换一个位置。")
    return found


def _foreign(place: Path) -> bool:
    """A file with something in it that no run of ours wrote: minutes, for instance."""
    from branchaudit.read.sniff import HEAD, own_report

    try:
        if not place.is_file():
            return False
        with place.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False  # writing will tell
    return bool(head) and not own_report(head)


def _format(name: str) -> str:
    if name not in FORMATS:
        raise UsageError(f"没有“{name}”这种报告格式；可用：{'、'.join(FORMATS)}。")
    return name


def write_file(report: Report, target: Target, view: View) -> None:
    """Written beside its place under another name, then renamed: no half report, ever."""
    place = target.file.absolute()
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".branchaudit-", suffix=".tmp", dir=place.parent)
        with os.fdopen(handle, "wb") as out:
            write(report, target.format, out, view)
        _give_usual_mode(temporary)
        Path(temporary).replace(place)
    except OSError as error:
        raise UsageError(
            f"写不了 {target.file}（{why(error)}）。"
            "请检查权限和磁盘空间；文件正在 Excel/WPS 里打开时，请先关闭。"
        ) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()


def write_new(file: Path, content: bytes) -> None:
    """A file that somebody will edit: one that is there already is never replaced."""
    try:
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError:
        raise UsageError(f"{file} 已经有了，没有覆盖。请换一个文件名，或先移走它。") from None
    except OSError as error:
        raise UsageError(f"写不了 {file}（{why(error)}）。请检查文件夹是否存在、有无权限。") from None


def _give_usual_mode(file: str) -> None:
    """mkstemp makes files private; a report is as readable as any file the user makes."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(file).chmod(0o666 & ~mask)


def write(report: Report, format_: str, out: IO[bytes], view: View) -> None:
    if format_ == "json":
        from branchaudit.report import as_json

        as_json.write(report, out)
    elif format_ == "csv":
        from branchaudit.report import as_csv

        as_csv.write(report, out)
    else:
        from branchaudit.report import terminal
        from branchaudit.report.page import PlainPage

        text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n")
        text.write(_HEAD)
        terminal.render(report, PlainPage(text), view)
        text.flush()
        text.detach()


def write_stdout(report: Report, format_: str, view: View) -> None:
    """JSON and CSV as UTF-8 bytes whatever the console speaks; text in the console's encoding."""
    try:
        if format_ == "text":
            _show(report, view)
            sys.stdout.flush()
        else:
            sys.stdout.flush()
            write(report, format_, sys.stdout.buffer, view)
            sys.stdout.buffer.flush()
    except BrokenPipeError:  # the verdict stands, and with it the exit code
        discard_stdout()


def _show(report: Report, view: View) -> None:
    from branchaudit.report import terminal
    from branchaudit.report.page import page_for

    if stdout_file() is not None and not view.quiet:
        sys.stdout.write(_HEAD)
    page = page_for(sys.stdout)
    limit = _LIMIT_ON_TERMINAL if page.coloured and not view.verbose else None
    terminal.render(report, page, replace(view, limit=limit))
