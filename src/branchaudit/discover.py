"""Paths from the command line → the files to audit, in a stable order.

What is left out on sight (lock files, hidden and temporary files) is named in the report with
a reason; what the user chose to leave out (.branchauditignore, --exclude) is not.
"""

# os.scandir tells the kind of an entry without a second call, so paths are plain text here.
# ruff: noqa: PTH100, PTH110, PTH112, PTH116, PTH118, PTH119, PTH120, PTH123, PTH207, PTH208
from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from branchaudit.document import SourceFile, Unreadable
from branchaudit.errors import UsageError, why
from branchaudit.globs import Glob, GlobSet, parse_glob, verdict

IGNORE_FILE = ".branchauditignore"
OWN_FILES = frozenset({"branchaudit.yaml", IGNORE_FILE})

_SPECIAL = "这不是普通文件（设备、管道之类），没有读取。"
_HIDDEN = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


class _Given(NamedTuple):
    path: str
    real: str
    folder: bool


class _IgnoreFile(NamedTuple):
    base: str
    """Name of its folder, ending in `/`, or empty."""
    globs: tuple[Glob, ...]


def discover(
    paths: Sequence[str],
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    outputs: Iterable[str | int] = (),
) -> Iterator[SourceFile | Unreadable]:
    """Every file under `paths`, sorted by name; a file reached twice comes once.

    Names are relative to the folder given, or to what several arguments have in common.
    Files given by themselves are taken whatever they are called. `outputs` are files that this
    run writes, by name or descriptor: a report left from the last run is no document.
    """
    given = [entry for path in paths or ["."] for entry in _resolve(path)]
    walk = _Walk(_common_folder(given), GlobSet(include), GlobSet(exclude), given)
    walk.outputs = {_identity(info) for file in outputs if (info := _stat(file)) is not None}
    yield from walk.run()


def _resolve(path: str) -> list[_Given]:
    if not path:
        raise UsageError("路径是空的。请写要检查的文件或文件夹，例如：branchaudit check ./会议记录")
    found = [path]
    if not os.path.lexists(path):
        # cmd.exe leaves *.docx to the program
        found = sorted(glob.glob(path)) if any(c in path for c in "*?[") else []
    if not found:
        raise UsageError(f"找不到 {path}。{_suggestion(path)}")
    return [_Given(p, os.path.realpath(p), os.path.isdir(p)) for p in found]


def _suggestion(path: str) -> str:
    import difflib

    folder, name = os.path.split(os.path.normpath(path))
    try:
        near = difflib.get_close_matches(name, os.listdir(folder or "."), n=1, cutoff=0.5)
    except OSError:
        near = []
    if near:
        return f"您要找的是不是 {os.path.join(folder, near[0])}？"
    return "请检查路径是否写对；路径里有空格时，前后要加引号。"


def _common_folder(given: list[_Given]) -> str:
    folders = [g.real if g.folder else os.path.dirname(_place(g.path)) for g in given]
    try:
        return os.path.commonpath(folders)
    except ValueError:  # two drives of Windows have nothing in common
        return ""


def _place(path: str) -> str:
    """Where a file stands, by its own name even if it is a link."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def _stat(file: str | int) -> os.stat_result | None:
    try:
        return os.stat(file)
    except OSError:
        return None


def _identity(info: os.stat_result) -> tuple[int, int]:
    """The same for every name of a file."""
    return info.st_dev, info.st_ino


class _Walk:
    def __init__(self, base: str, include: GlobSet, exclude: GlobSet, given: list[_Given]) -> None:
        self.base = base
        self.include, self.exclude, self.given = include, exclude, given
        self.explicit = {g.real for g in given if not g.folder}
        self.roots = {g.real for g in given if g.folder}
        self.outputs: set[tuple[int, int]] = set()
        self.seen: set[str] = set()
        self.found: list[tuple[str, SourceFile | Unreadable]] = []
        self.links: list[tuple[str, str, tuple[_IgnoreFile, ...]]] = []

    def run(self) -> Iterator[SourceFile | Unreadable]:
        for entry in self.given:
            if not entry.folder:
                self._file(entry.path, self._name(_place(entry.path)), entry.real)
        for entry in self.given:
            if entry.folder:
                self._folder(entry.path, self._name(entry.real, folder=True), entry.real, ())
        # Links come last: a file is called by its own name where it has one in these folders.
        while self.links:
            links, self.links = sorted(self.links), []
            for path, name, ignores in links:
                self._link(path, name, ignores)
        self.found.sort(key=lambda pair: pair[0])
        for _, result in self.found:
            yield result

    def _name(self, path: str, folder: bool = False) -> str:
        name = os.path.relpath(path, self.base) if self.base else path
        name = name.replace(os.sep, "/")
        if not folder:
            return name
        return "" if name == "." else name + "/"

    def _skip(self, path: str, name: str, reason: str, message: str, kind: str | None = None) -> None:
        if path not in self.seen:
            self.seen.add(path)
            self.found.append((name, Unreadable(name, reason, message, kind)))

    def _file(self, path: str, name: str, real: str) -> None:
        if real in self.seen:
            return
        info = _stat(path)  # None: reading it will tell what is wrong
        if info is not None and not stat.S_ISREG(info.st_mode):
            self._skip(real, name, "unsupported", _SPECIAL, "special")
            return
        self.seen.add(real)
        if info is not None and _identity(info) in self.outputs and real not in self.explicit:
            return
        self.found.append((name, SourceFile(path, name)))

    def _folder(self, path: str, prefix: str, real: str, ignores: tuple[_IgnoreFile, ...]) -> None:
        pending = [(path, prefix, real, ignores)]
        while pending:  # not by recursion: folders can be nested deeper than Python's stack
            path, prefix, real, ignores = pending.pop()
            if real in self.seen:
                continue
            self.seen.add(real)
            try:
                with os.scandir(path) as entries:
                    listing = list(entries)
            except OSError as error:
                name = prefix or os.path.basename(real) + "/"
                self.found.append((name, _unlistable(name, error)))
                continue
            if any(entry.name == IGNORE_FILE for entry in listing):
                ignores = (*ignores, _IgnoreFile(prefix, _read_ignore_file(os.path.join(path, IGNORE_FILE))))
            for entry in listing:
                inner = self._entry(entry, prefix + entry.name, os.path.join(real, entry.name), ignores)
                if inner:
                    pending.append((entry.path, prefix + entry.name + "/", inner, ignores))

    def _entry(
        self, entry: os.DirEntry[str], name: str, real: str, ignores: tuple[_IgnoreFile, ...]
    ) -> str | None:
        """Deal with one entry of a folder; its real path if it is a folder to walk."""
        link = entry.is_symlink()
        try:
            folder, regular = entry.is_dir(), entry.is_file()
        except OSError:
            folder, regular = False, True  # reading it will tell what is wrong
        if real in self.explicit or entry.name in OWN_FILES or self._left_out(name, folder, ignores):
            return None
        reason = _unwanted(entry.name)
        if reason:
            shown = name + "/" if folder else name
            if folder or self._chosen(name):
                self._skip(real, shown, *reason)
            return None
        if link or (folder and os.path.realpath(entry.path) != real):  # the latter: a junction of Windows
            self.links.append((entry.path, name, ignores))
            return None
        if folder:
            return real
        if self._chosen(name):
            if regular:
                self._file(entry.path, name, real)
            else:
                self._skip(real, name, "unsupported", _SPECIAL, "special")
        return None

    def _left_out(self, name: str, folder: bool, ignores: tuple[_IgnoreFile, ...]) -> bool:
        answer = verdict(self.exclude.globs, name, folder=folder)
        if answer is not None:
            return answer
        for ignore in ignores:  # the file deepest down has the last word
            said = verdict(ignore.globs, name[len(ignore.base) :], folder=folder)
            answer = said if said is not None else answer
        return bool(answer)

    def _chosen(self, name: str) -> bool:
        return not self.include or self.include.matches(name)

    def _link(self, path: str, name: str, ignores: tuple[_IgnoreFile, ...]) -> None:
        real = os.path.realpath(path)
        if not os.path.exists(path):
            if self._chosen(name):
                message = "这个链接（快捷方式）指向的文件不存在。请找回原文件，或删去链接。"
                self._skip(path, name, "vanished", message)
        elif not os.path.isdir(path):
            if self._chosen(name):
                self._file(path, name, real)
        elif not any(root == real or root.startswith(real.rstrip(os.sep) + os.sep) for root in self.roots):
            # a link to a folder above the one that was given would lead out of it
            self._folder(path, name + "/", real, ignores)


def _unlistable(name: str, error: OSError) -> Unreadable:
    unchecked = "里面的文件都没有检查"
    if isinstance(error, PermissionError):
        return Unreadable(
            name, "permission", f"没有权限打开这个文件夹，{unchecked}。请向管理员要读取权限后重试。"
        )
    if isinstance(error, FileNotFoundError):
        return Unreadable(
            name,
            "vanished",
            f"检查途中这个文件夹不见了（移走、删除或网络盘断开），{unchecked}。请确认后重新检查。",
        )
    return Unreadable(name, "error", f"打不开这个文件夹（{why(error)}），{unchecked}。请确认磁盘正常后重试。")


def _unwanted(name: str) -> tuple[str, str] | None:
    """(reason, message) for names that no document has."""
    lower = name.lower()
    if name.startswith("~$"):
        return (
            "lock_file",
            "这是 Word/WPS 打开文档时留下的锁文件，不是文档。如果有人正在编辑，请保存并关闭后再检查。",
        )
    if lower.endswith(".tmp") or (lower.startswith(".~lock.") and lower.endswith("#")):
        return "temporary", "这是程序留下的临时文件，不是文档，已跳过。"
    if name.startswith(".") or lower in _HIDDEN:
        return "hidden", "这是隐藏文件或系统文件，已跳过。确实要检查时，请在命令里直接写出它的路径。"
    return None


def _read_ignore_file(path: str) -> tuple[Glob, ...]:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            return tuple(g for line in file.read(1 << 20).splitlines() if (g := parse_glob(line)) is not None)
    except OSError:
        return ()
