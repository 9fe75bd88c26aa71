"""Who introduces an applicant (入党介绍人), as far as a paper names them."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure import people
from branchaudit.structure.cue import Cue

_INTRODUCERS = Cue(
    r"入党介绍人[ ]*(?:是|为|:)?[ ]*(?P<names>[\u4e00-\u9fff·]{2,4}?[ ]*[、和,，][ ]*[\u4e00-\u9fff·]{2,4}?)"
    r"(?:[两二][位名人])?(?:同志)?(?=分别|先后|均|都|介绍|[ ,，:。;；\n()]|$)"
)
_CHANGED = Cue(
    "(?:变更|更换|改由|调整|重新(?:指定|确定))[^。\n]{0,12}介绍人|介绍人[^。\n]{0,12}(?:变更|更换|调整|改由|改为)"
)


def introducer_rows(ctx: Context, steps: tuple[Row, ...]) -> tuple[Row, ...]:
    """One row a paper that names both and is about one person: `introducers` in the order of their names; `changed`:
    it says that they were replaced. `steps`: rows with the persons that the paper is about."""
    persons = {row.fields.get("person") for row in steps} - {None}
    found = list(_INTRODUCERS.finditer(ctx.folded, ctx.title_end))
    told = {_names(match["names"]) for match in found} - {()}
    if len(persons) != 1 or len(told) != 1:
        return ()
    (names,) = told
    fields: dict[str, Value] = {
        "person": str(next(iter(persons))),
        "introducers": "、".join(names),
        "changed": bool(_CHANGED.search(ctx.folded)),
    }
    return (Row(fields, found[0].span("names")),)


def _names(text: str) -> tuple[str, ...]:
    names = [part.strip() for part in re.split("[、和,，]", text)]
    return tuple(sorted(names)) if all(map(people.is_full_name, names)) else ()
