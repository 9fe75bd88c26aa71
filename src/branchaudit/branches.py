"""Which branch a record belongs to: by the folder it lies in, by the name it gives, by what the unit
says of its branches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from branchaudit.globs import GlobSet
from branchaudit.text import fold, squeeze

_BRANCH_ENDS = ("党支部", "党总支", "支部")
_SORT = re.compile("[各全]?[个]?(?:党支部|党总支|支部)")
"""A folder that sorts branches and is none."""
_NO_BRANCH = re.compile(
    "(?:党委|党组|委员会|工委|总支|党建办|办公室|组织部|材料|资料|文件|制度|模板|汇总|台[账帐]|照片|附件|检查|考核|其[他它]|公共|备份|通知)$"
)
"""What stands beside the folders of branches and is of the unit."""
_OF_A_BRANCH = tuple(
    map(re.compile, ("支委会", "大会", "小组会", "党日", "党课", "名册", "党费", "生活会", "谈心", "整改"))
)
_KINDS = 3
"""So many kinds of a branch's papers tell a folder that is not named like one."""
_SIBLINGS = 2
_NUMERALS = "一二三四五六七八九十0123456789"


class Branch(NamedTuple):
    """A branch as `branches:` of branchaudit.yaml has it; only the name is needed."""

    name: str
    aliases: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    """Patterns of folders and files, as in .gitignore."""
    committee: bool | None = None
    """Whether it has a committee (支委会); None = as its records show."""
    groups: tuple[str, ...] = ()
    """党小组; () = as its records show."""
    since: str | None = None
    """Day of its founding: nothing is asked of it before."""
    until: str | None = None
    """Last day, where it was dissolved."""


class Leader(NamedTuple):
    """A leader of the unit, as `leaders:` of branchaudit.yaml has him."""

    name: str
    post: str | None = None
    branch: str | None = None
    """To which he belongs; None = as the rosters show."""


class Registry(NamedTuple):
    """The branches of a unit and its leaders; empty where the unit says nothing of them."""

    branches: tuple[Branch, ...] = ()
    leaders: tuple[Leader, ...] = ()
    filed: tuple[str, ...] = ()
    """Folders of the archive that are named like branches."""
    beside: tuple[str, ...] = ()
    """Paths of folders that are not, but stand among them and hold what a branch files."""

    def home(self, path: str, named: str | None) -> str | None:
        """Folder before text: a record that was filed with a branch is told as its own. None where neither
        tells: it is reported as such, not guessed."""
        by_folder = next(
            (b.name for b in self.branches if b.folders and _globs(b.folders).matches(path)), None
        )
        if by_folder:
            return by_folder
        folder = self.folder(path)
        for name in (folder, named):
            known = self.known(name) if name else None
            if known:
                return known
        if folder:
            return canonical(folder)
        return (self._filed_as(named) or canonical(named)) if named else None

    def folder(self, path: str) -> str | None:
        """The folder of a branch in which a file lies."""
        own = nearest_folder(path)
        if own is None:
            beside = next((one for one in self.beside if path.startswith(f"{one}/")), None)
            return beside.rsplit("/", 1)[-1] if beside else None
        return own

    def _filed_as(self, name: str) -> str | None:
        """The one folder of that name: 01机关党支部 for 机关支部, 第二党支部 for 供水公司第二党支部."""
        wanted = _unnumbered(name)
        names = {canonical(folder): _unnumbered(folder) for folder in self.filed}
        same = [folder for folder, plain_name in names.items() if plain_name == wanted]
        short = [folder for folder, told in names.items() if _ends(told, wanted) or _ends(wanted, told)]
        found = same or short
        return found[0] if len(found) == 1 else None

    def known(self, name: str) -> str | None:
        """The branch of that name or alias; a short form of one name only stands for it."""
        wanted = plain(name)
        for branch in self.branches:
            if wanted in {plain(one) for one in (branch.name, *branch.aliases)}:
                return branch.name
        short = [
            b.name for b in self.branches if _ends(plain(b.name), wanted) or _ends(wanted, plain(b.name))
        ]
        return short[0] if len(short) == 1 else None

    def branch(self, name: str) -> Branch:
        return next((branch for branch in self.branches if branch.name == name), Branch(name))


NO_BRANCHES = Registry()
"""Of a unit that says nothing of its branches."""


@lru_cache(maxsize=1024)
def _globs(folders: tuple[str, ...]) -> GlobSet:
    return GlobSet(folders)


def is_committee(name: str) -> bool:
    """A Party committee above the branches: what it writes is of the unit as a whole."""
    text = squeeze(fold(name))
    return text.endswith(("党委", "党组", "委员会")) and not text.endswith(("支部委员会", "总支委员会"))


def nearest_folder(path: str) -> str | None:
    """The nearest folder that is named like a branch: 档案/供水党支部/2024/….docx."""
    folders = reversed(path.split("/")[:-1])
    return next((f for f in folders if f.endswith(_BRANCH_ENDS) and not _SORT.fullmatch(f)), None)


def branch_folders(paths: Iterable[str]) -> tuple[str, ...]:
    """Names of folders like those of branches, each once."""
    return tuple(sorted({folder for path in paths if (folder := nearest_folder(path))}))


def folders_beside(paths: Iterable[str]) -> tuple[str, ...]:
    """Paths of folders that stand beside two or more named like branches and hold records, rosters, dues as
    these do: 离退休 beside 机关党支部 and 财务党支部."""
    branches: dict[str, set[str]] = {}
    kinds: dict[str, set[int]] = {}
    for path in paths:
        parts = path.split("/")
        for depth, folder in enumerate(parts[:-1]):
            parent = "/".join(parts[:depth])
            if folder.endswith(_BRANCH_ENDS):
                if not _SORT.fullmatch(folder):
                    branches.setdefault(parent, set()).add(folder)
                break
            told = "/".join(parts[depth + 1 :])
            own = {kind for kind, cue in enumerate(_OF_A_BRANCH) if cue.search(told)}
            kinds.setdefault("/".join(parts[: depth + 1]), set()).update(own)
    return tuple(
        sorted(
            path
            for path, told in kinds.items()
            if len(told) >= _KINDS
            and not _NO_BRANCH.search(path)
            and len(branches.get(path.rpartition("/")[0], ())) >= _SIBLINGS
        )
    )


def _unnumbered(name: str) -> str:
    """机关第一支部 for 01_机关第一党支部: folders are numbered to stand in an order."""
    return re.sub(r"^\d{1,3}[\W_]*(?=.{3})", "", plain(name))


def _ends(long: str, short: str) -> bool:
    """第二支部 ends 供水公司第二支部, but 二支部 does not end 十二支部."""
    before = long.removesuffix(short)
    return before != long and not (before and before[-1] in _NUMERALS and short[0] in _NUMERALS)


def meant(name: str, among: Iterable[str]) -> str | None:
    """Which of the names somebody means who writes 供水党支部 for the folder 03_供水党支部; None where it
    could be several."""
    wanted, names = plain(name), {one: _of_folder(one) for one in among}
    same = [one for one, told in names.items() if told == wanted] or [
        one for one, told in names.items() if _ends(told, wanted)
    ]
    return same[0] if len(same) == 1 else None


def _of_folder(name: str) -> str:
    """水厂支部 for the folder 水厂 beside those of branches."""
    told = plain(name)
    return told if told.endswith(("支部", "总支")) else f"{_unnumbered(told)}支部"


def canonical(name: str) -> str:
    """The usual form of a full name: 供水党支部 for 中共供水支部委员会. Others stay as they are."""
    if not name.endswith("支部委员会"):
        return name
    stem = plain(name).removesuffix("支部")
    return f"{stem}党支部" if stem else name


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """中共供水公司第一支部委员会, 供水公司第一党支部 and 供水公司第一支部 are one."""
    text = squeeze(fold(name)).removeprefix("中国共产党").removeprefix("中共")
    for end in ("党支部委员会", "支部委员会", "党支部"):
        if text.endswith(end):
            return text.removesuffix(end) + "支部"
    return text


def all_names(registry: Registry, seen: Iterable[str]) -> list[str]:
    """Every branch that the unit names or a record belongs to, in order of name."""
    return sorted({*(branch.name for branch in registry.branches), *seen})
