"""Which body met, by the name of the file and by the title of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.text import fold, squeeze
from branchaudit.vocabulary import MEETING_TYPES

_BODIES = {
    "党员大会": re.compile("党员大会"),
    "支委会": re.compile("支委会|支部委员会(?:扩大)?(?:会议|会)"),
    "党小组会": re.compile("党小组会"),
    "谈心谈话": re.compile("谈心|谈话"),
}


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row for each record of which both say one body, and only one."""
    for one in archive.activities:
        if not one.alone or one.doc_type not in MEETING_TYPES:
            continue
        named, titled = _body(one.path.rsplit("/", 1)[-1]), _body(one.title)
        if named and titled:
            yield TableRow(
                {"by_name": named, "by_title": titled},
                one.branch or NOWHERE,
                (one.path, one.record),
                day=one.date,
                activity=one,
                quote=one.title,
            )


def _body(text: str) -> str | None:
    bare = squeeze(fold(text))
    found = [body for body, pattern in _BODIES.items() if pattern.search(bare)]
    return found[0] if len(found) == 1 else None
