"""Records that lie in the folder of one branch and name another one that has a folder of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.branches import Registry, plain
from branchaudit.model import Activity
from branchaudit.text import fold, squeeze
from branchaudit.vocabulary import MEETING_TYPES

_JOINT = re.compile("联合|共建|结对|走访|交流|参观|联学|联建|合并|观摩|支部[与和、暨]")
_UNIT = re.compile("总支|党委")


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each meeting of which the text names a branch."""
    known = Registry(tuple(archive.branch(name) for name in archive.by_branch if name != NOWHERE))
    for branch, held in archive.by_branch.items():
        meetings = [one for one in held if branch != NOWHERE and one.doc_type in MEETING_TYPES]
        named = [one for one in meetings if one.named]
        homes = [_home(known, branch, one) for one in named]
        times = Counter(homes)
        for one, home in zip(named, homes, strict=True):
            yield TableRow(
                {
                    "named": one.named,
                    "home": home,
                    "own": home == branch,
                    "joint": bool(_JOINT.search(_heading(one))),
                    "times": times[home],
                    "records": len(meetings),
                },
                branch,
                (one.path, one.record, home),
                day=one.date,
                activity=one,
                quote=one.named,
            )


def _home(known: Registry, branch: str, one: Activity) -> str:
    """The branch it belongs to: the one it was filed with, if it is not beyond doubt another one."""
    name = one.named or ""
    own = known.branch(branch)
    if _UNIT.search(name) or Registry((own,)).known(name) is not None:
        return branch
    home = known.known(name)
    if home is None or home == branch:
        return branch
    heading = squeeze(fold(_heading(one))).replace("党支部", "支部")
    mine = {plain(own.name), *map(plain, own.aliases)}
    return branch if any(alias in heading for alias in mine) else home


def _heading(one: Activity) -> str:
    return f"{one.title} {one.path.rsplit('/', 1)[-1]}"
