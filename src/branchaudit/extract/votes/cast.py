"""Votes: tallies, ballots issued and returned, appraisal grades; from lines, prose and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from branchaudit.structure.cue import Cue
from branchaudit.structure.people import is_name
from branchaudit.text import NUMERAL, chinese_int

_CLOSED = r"(?=[ ]*(?:[,，。;；、:()\n]|$|票|反对|不|弃权|赞成|同意(?!志)|通过|[的地]?(?:表决|投票)))"
"""What may stand behind a number of votes: 同意2名同志参加, 同意5月8日开展 count none."""
_N = (
    rf"[ ]*:?[ ]*(?:的)?(?:有)?(?:票数?)?[ ]*:?[ ]*[(【]?[ ]*({NUMERAL})(?![\d零〇一二两三四五六七八九十百千])"
    rf"[ ]*[)】]?[ ]*(?:票|人|名|张|个)?(?:正式)?(?:党员|委员|代表)?{_CLOSED}"
)
_WORDS = {
    "yes": r"(?<!不)(?:赞成|同意|举手的)(?!意见)(?!票[^,，。;；\d]{0,4}(?:合计|总计|总数|之和|相加))(?:[\u4e00-\u9fff]{2,6}?(?=[ ]*\d+票))?(?!票(?:过半|[均都超])|意见|率)",
    "no": r"(?:反对|不赞成|不同意)(?:[\u4e00-\u9fff]{2,6}?(?=[ ]*\d+票))?",
    "abstain": r"弃权",
}
_WORD_FIRST = {side: Cue(word + _N) for side, word in _WORDS.items()}
_NUMBER_FIRST = {
    side: Cue(rf"({NUMERAL})[ ]*(?:票|人|名|位)(?:党员|委员|代表|同志)?(?:都|均|投|表示|举手)?(?:了)?{word}")
    for side, word in _WORDS.items()
}
"""赞成18票, and 18票赞成 where no 赞成18票 claims the number."""
_OF_WHAT = {
    side: Cue(
        rf"{word}[^,，。;；:\n]{{3,40}}的({NUMERAL})[ ]*[票人名](?=[,，、;；][ ]*(?:不同意|不赞成|反对|弃权))"
    )
    for side, word in (("yes", r"(?<!不)(?:赞成|同意)"),)
}
"""同意接收黎明亮、孔婷为预备党员的20人，不同意0人."""
_INTRODUCERS = Cue("介绍人[^\n]*(?=$)")
"""入党介绍人…。两人都同意转正: what they think is no vote."""
UNANIMOUS = Cue(
    r"鼓掌通过|(?:一致|全票|全体|全部)(?:表决)?(?:同意|通过|赞成)|无异议通过|[均都](?:表示)?同意(?![?？])|[人名位个](?:[到与参]会)?(?:党员|同志|委员)?(?:全部|全体|都|均|一致|全)?举(?:了)?手(?:表决)?(?:一致)?(?:通过|同意|赞成)|(?:全|都)举了?手"
)
VOTING = Cue(r"表决|投票|票决|举手|选举产生|测评票|无记名|计票|得票|全票")
SECRET = Cue(r"无记名|不记名|匿名投票")


class Tally(NamedTuple):
    """One count of votes. Offsets count in the searched string."""

    start: int
    end: int
    name: str | None
    yes: int | None
    no: int | None
    abstain: int | None
    elected: bool | None = None
    """What a column of the table says; None where there is none."""

    @property
    def total(self) -> int | None:
        """Sum of the three where 赞成 and one other side are given."""
        if self.yes is None or (self.no is None and self.abstain is None):
            return None
        return self.yes + (self.no or 0) + (self.abstain or 0)


def find_tallies(folded: str, offset: int = 0) -> Iterator[Tally]:
    """Tallies sentence by sentence; each 赞成 opens one, 反对 and 弃权 near it belong to it."""
    marks = sorted(_marks(folded))
    group: dict[str, tuple[int, int, int]] = {}
    last = 0
    for start, end, kind, number in marks:
        between = folded[last:start]
        # one side a line (赞成：13票 / 反对：0票) is one tally, with words between the lines it is not
        parted = "\n" in between and between.strip(" \n,，。;；、票")
        if group and (kind in group or start - last > 24 or parted):
            yield _tally(group, folded, offset)
            group = {}
        if not group and kind != "yes" and not _opens_with(kind, folded, end):
            continue
        group[kind] = (start, end, number)
        last = end
    if group:
        yield _tally(group, folded, offset)


def _marks(folded: str) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, side, number) of every count of votes."""
    taken: list[tuple[int, int]] = []
    for patterns in (_WORD_FIRST, _OF_WHAT, _NUMBER_FIRST):
        for side, pattern in patterns.items():
            for m in pattern.finditer(folded):
                number = chinese_int(m[1])
                if patterns is _NUMBER_FIRST and _INTRODUCERS.search(
                    folded, folded.rfind("\n", 0, m.start()) + 1, m.start()
                ):
                    continue
                if number is not None and not any(a < m.end() and m.start() < b for a, b in taken):
                    yield m.start(), m.end(), side, number
                    if patterns is not _NUMBER_FIRST:
                        taken.append((m.start(), m.end()))


def _opens_with(kind: str, folded: str, end: int) -> bool:
    """A tally that begins with 反对 is one only if 赞成 follows at once."""
    return kind != "yes" and bool(re.search(r"(?<!不)(?:赞成|同意)", folded[end : end + 20]))


def _tally(group: dict[str, tuple[int, int, int]], folded: str, offset: int) -> Tally:
    start, end = min(v[0] for v in group.values()), max(v[1] for v in group.values())

    def get(kind: str) -> int | None:
        return group[kind][2] if kind in group else None

    return Tally(
        start + offset, end + offset, name_before(folded, start), get("yes"), get("no"), get("abstain")
    )


_SIDES = Cue(r"(?:赞成|同意)票?[ ]*[/、,][ ]*(?:不赞成|反对|不同意)票?[ ]*[/、,][ ]*弃权")
_TRIPLE = Cue(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff](?:[ ]*[\u4e00-\u9fff]){1,3})(?:同志)?[ ]*:?[ ]*(?P<yes>\d{1,3})[ ]*[/、,][ ]*(?P<no>\d{1,3})[ ]*[/、,][ ]*(?P<abstain>\d{1,3})(?![\d.])"
)


def find_triples(folded: str) -> Iterator[Tally]:
    """计票结果（赞成/反对/弃权）：何大山 21 / 0 / 1: numbers whose sides the head above them names."""
    sides = _SIDES.search(folded)
    if not sides:
        return
    for m in _TRIPLE.finditer(folded, sides.end()):
        name = m["name"].replace(" ", "")
        if is_name(name) and not _NO_NAME.search(name):
            yield Tally(m.start(), m.end(), name, int(m["yes"]), int(m["no"]), int(m["abstain"]))


_NO_NAME = re.compile(r"表决|投票|结果|举手|大家|其中|最终|计票|票数|会议")


def name_before(folded: str, start: int) -> str | None:
    """The person a tally speaks of: `邵半山　赞成17票`, `翟星辰：优秀`."""
    before = folded[max(0, start - 12) : start].rstrip(" :,，-")
    head = re.split(r"[\n。,，;；、:]", before)[-1].strip(" -")
    head = re.sub(r"^\d{1,2}[.)]|(?:共|获)?得$|获$", "", head.replace(" ", ""))
    head = re.sub(r"同志$", "", head) if len(head) <= 6 else head
    return head if is_name(head) and not _NO_NAME.search(head) else None
