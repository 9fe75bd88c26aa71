"""What stands in the made-up documents: types, facts and gaps follow from a seed and a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import NamedTuple

import sentences as say


class Minutes(NamedTuple):
    name: str
    day: date
    title: Sequence[str]
    rows: Sequence[Sequence[tuple[str | None, int]]]
    """Cells of the head table: (text, columns it spans)."""
    body: Sequence[str]
    table: Sequence[Sequence[str | None]] = ()
    """Rows of a second table: problems and measures, or the sign-in sheet."""


_Kind = Callable[[Random, str, str, list[str], date], Minutes]


def minutes(random: Random, number: int) -> Minutes:
    """Type, facts and gaps follow from the seed and the number."""
    unit = random.choice(say.UNITS) + random.choice(say.BRANCHES)
    people = list(dict.fromkeys(random.choice(say.SURNAMES) + random.choice(say.GIVEN) for _ in range(16)))
    day = date(2023, 1, 3) + timedelta(days=random.randrange(900))
    kind = _KINDS[number % len(_KINDS)]
    return kind(random, f"{number:05}", unit, people, day)


def _meeting(kind: str, content: Sequence[str]) -> _Kind:
    def write(random: Random, number: str, unit: str, people: list[str], day: date) -> Minutes:
        absent = random.sample(people[4:], random.randrange(0, 4))
        present = [name for name in people if name not in absent]
        hour = random.randrange(8, 16)
        weekday = "一二三四五六日"[day.weekday()]
        when = f"{day.year}年{day.month}月{day.day}日（星期{weekday}）{hour}:00-{hour + 1}:30"
        excuses = "、".join(f"{name}（{random.choice(say.REASONS)}）" for name in absent) or "无"
        topics = random.sample(say.TOPICS, 2)
        rows = [
            [("支部名称", 1), (unit, 3)],
            [("会议时间", 1), (when, 1), ("会议地点", 1), (random.choice(say.PLACES), 1)],
            [("主 持 人", 1), (people[0], 1), ("记 录 人", 1), (people[1], 1)],
            [("应到人数", 1), (f"{len(people)}人", 1), ("实到人数", 1), (f"{len(present)}人", 1)],
            [("缺席人员及原因", 1), (excuses, 3)],
            [("会议议题", 1), ("\n".join(f"{i}.{topic}" for i, topic in enumerate(topics, 1)), 3)],
        ]
        if random.random() < 0.3:  # a gap: a value that was never filled in
            row = rows[random.randrange(1, 5)]
            row[-1] = (random.choice(("", "", "****", "XX")), row[-1][1])
        if random.random() < 0.1:
            del rows[random.choice((2, 3, 4))]
        body = ["会议内容：", random.choice(say.OPENINGS).format(a=people[0])]
        size = sum(map(len, body))
        heads = iter(("一、", "二、", "三、", "四、", "五、"))
        sentences = {pool: iter(random.sample(_POOLS[pool], len(_POOLS[pool]))) for pool in set(content)}
        while size < 2100:
            block = [next(heads, "") + random.choice(say.TOPICS)]
            for pool in content:
                for sentence in islice(sentences[pool], 3):
                    a, b = random.sample(present, 2)
                    block.append(sentence.format(a=a, b=b))
            body += block
            size += sum(map(len, block))
        due = day + timedelta(days=random.randrange(5, 40))
        decision = random.choice(say.RESOLUTIONS)
        body += [
            "会议决议：",
            decision.format(a=people[2], m=due.month, d=due.day, y=len(present)),
            f"主持人签名：{people[0]}　　记录人签名：{people[1]}",
        ]
        sheet: list[list[str | None]] = []
        if random.random() < 0.5:
            body.append("参会人员签到表")
            sheet = [["姓名", "签到"] * 4]
            sheet += [
                [cell for name in present[at : at + 4] for cell in (name, name)]
                for at in range(0, len(present), 4)
            ]
            sheet = [row + [""] * (8 - len(row)) for row in sheet]
        return Minutes(f"{number}_{kind}_{day:%Y%m%d}", day, (unit, f"{kind}会议记录"), rows, body, sheet)

    return write


def _rectification(random: Random, number: str, unit: str, people: list[str], day: date) -> Minutes:
    rows = [
        [("单位名称", 1), (unit, 3)],
        [("责 任 人", 1), (people[0], 1), ("填报日期", 1), (f"{day.year}年{day.month}月{day.day}日", 1)],
    ]
    problems: list[Sequence[str | None]] = [("序号", "存在问题", "整改措施", "责任人", "完成时限")]
    for at, (problem, measure) in enumerate(random.sample(say.PROBLEMS, 5), 1):
        due = day + timedelta(days=random.randrange(10, 90))
        limit = f"{due.year}年{due.month}月{due.day}日" if random.random() < 0.85 else ""
        person = None if at > 1 and random.random() < 0.25 else random.choice(people)
        problems.append((str(at), problem, measure, person, limit))
    body = [f"{head}{random.choice(say.TOPICS)}" for head in ("一、", "二、")]
    body[1:1] = random.choices(say.PROSE, k=12)
    body += random.choices(say.PROSE, k=12)
    return Minutes(f"{number}_整改台账_{day:%Y%m%d}", day, (unit, "问题整改台账"), rows, body, problems)


def report(random: Random, number: int) -> Minutes:
    """A year's report: headings and long paragraphs, no table."""
    unit = random.choice(say.UNITS) + random.choice(say.BRANCHES)
    body = ["现将本年度工作情况报告如下："]
    for head in ("一、", "二、", "三、", "四、"):
        body.append(head + random.choice(say.TOPICS))
        body += ["".join(random.sample(say.PROSE, 3)) for _ in range(3)]
    return Minutes(f"{number:05}_工作总结", date(2024, 12, 30), (unit, "年度工作总结"), (), body)


def _crossed(sentences: Sequence[str]) -> list[str]:
    """Every beginning with every end: nobody in a record says what another has said."""
    halves = [sentence.partition("，") for sentence in sentences]
    return [f"{beginning}，{end}" for beginning, _, _ in halves for _, _, end in halves]


_POOLS = {
    "speech": _crossed(say.SPEECHES),
    "prose": _crossed(say.PROSE),
    "criticism": _crossed(say.CRITICISM[:4]) + _crossed(say.CRITICISM[4:]),
}
_KINDS: tuple[_Kind, ...] = (
    _meeting("党员大会", ("prose", "speech")),
    _meeting("支部委员会", ("speech", "speech")),
    _meeting("党小组会", ("speech", "prose")),
    _meeting("组织生活会", ("criticism", "speech")),
    _meeting("主题党日", ("prose", "speech")),
    _meeting("民主评议党员", ("criticism", "prose")),
    _meeting("党员大会", ("speech", "prose")),
    _rectification,
)
