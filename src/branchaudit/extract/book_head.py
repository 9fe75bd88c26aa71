"""What the head of a book of minutes says once for all its meetings: 主持均为乔远，地点除注明外均为学习角.

It is given to the extractors as labels are, for the fields that neither a label nor the opening of the
meeting itself gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from branchaudit.extract.context import Context
from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.structure.hits import Hit
from branchaudit.text import NUMERAL

_ALWAYS = r"(?:[,，]?除[^,，。;；\n]{2,10}外[,，]?)?(?:一般|全部)?(?:均|都|一律|统一|固定)"
_NAME = r"[\u4e00-\u9fff]{2,4}"
_PERSONS = {
    "chair": Cue(
        rf"(?:主持|召集)(?:人|者)?(?:[、和]记录人?)?{_ALWAYS}(?:为|是|由)?(?P<v>{_NAME}?)(?=[ ,，。;；(\n]|担任|$)"
        rf"|{_ALWAYS}由(?P<v2>{_NAME}?)(?:同志)?(?:主持|召集)"
    ),
    "recorder": Cue(
        rf"记录(?:人|者|员)?{_ALWAYS}(?:为|是|由)?(?P<v>{_NAME}?)(?=[ ,，。;；(\n]|担任|$)"
        rf"|(?:{_ALWAYS}由|主持[,，、])(?P<v2>{_NAME}?)(?:同志)?记录"
    ),
}
_PLACE = Cue(rf"(?:地点|会场){_ALWAYS}(?:为|是|设?在)?(?P<v>[^,，。;；(\n]{{2,20}})")
_MEMBERS = Cue(rf"成员[ ]?[:(]?[ ]?(?:共[ ]?)?(?P<v>{NUMERAL}[ ]?[人名])")
"""成员6人：…; not 小组成员（1—10月6人）, which changed."""


def head_of_book(ctx: Context) -> list[Hit]:
    """Add to the fields of a meeting what the head of its book tells, and return the labels made of it."""
    found: list[Hit] = []
    for field, (start, end) in _told(ctx, ctx.own_start):
        if not ctx.by_field.get(field):
            hit = Hit(field, start, start, start, end, "guess", "")
            ctx.by_field[field].append(hit)
            found.append(hit)
    return found


def _told(ctx: Context, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    for field, cue in _PERSONS.items():
        for named in cue.finditer(ctx.folded, 0, end):
            if people.is_full_name(named[named.lastgroup or "v"]):
                yield field, named.span(named.lastgroup or "v")
                break
    for field, cue in (("place", _PLACE), ("expected_attendance", _MEMBERS)):
        said = cue.search(ctx.folded, 0, end)
        if said is not None:
            yield field, said.span("v")
