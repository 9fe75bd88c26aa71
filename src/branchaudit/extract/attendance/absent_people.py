"""Who was away and why, from the words of a text: 张三因病、李四出差; 病假1人（王五）; names with or without."""

from __future__ import annotations

import re

from branchaudit import lexicon
from branchaudit.extract.attendance import absence_words
from branchaudit.structure import people, words
from branchaudit.structure.cue import Cue

Absent = tuple[str, str | None]
"""A name and the reason, if there is one."""

AWAY = Cue(
    r"医院|住院|病|出差|外省|外地|在外|打工|务工|照顾|伺候|值班|值守|请假|培训|学习|探亲|休假|工地|执勤|手术|开会|月子|产|丧|婚|考试|驻|援|带队|排涝|路上|没回|未回|未归|收麦|农忙|支教|走亲|老家|孩子|老人|媳妇|卧床|中风|夜班|上班|顶班|下班|值夜|调休|补休|年休|补觉|休班|发烧|咳嗽|扭了|摔|脚伤|腰|出车|送货|出国|借调|备勤|实习|采访|上山|回家|年检|抢修|巡道|[腿腰脚手头]疼|下不了|走不动|不方便|不便|女儿|儿子"
)
"""Reasons for being away, as villages and workshops tell them."""
_WHY = r"(?:病假|事假|产假|婚假|丧假|年假|年休假|探亲|出差|公出|外出|住院|值班|培训|学习|因[^,，。;；:()\n]{1,10})"
_BY_REASON = Cue(
    rf"(?P<why>{_WHY})[^\u4e00-\u9fff:(]{{0,6}}[人名位]?(?:请假)?[ ]*[:(][ ]*(?P<who>[\u4e00-\u9fff·、, ]{{2,60}}?)(?=[)。;；\n]|[,， ]+{_WHY}|$)"
)
"""病假1人（冯喜来）, 事假：葛大根; …: the reason in front of the names."""
_COUNTED = (
    Cue(
        r"(?:^|[,，(])[^,，:(]{0,4}?[\d一二两三四五六七八九十]+[人名位个](?:党员|同志)?(?P<why>[^,，:;；。()]{2,16})(?:[,，][^:,，]{0,10})?:(?P<who>[^。;；\n)]{4,60})"
    ),
    Cue(
        r"(?:^|[,，(])(?P<why>[^,，:;；。()\d]{2,12}?)[\d一二三四五六七八九十]+[人名位个]:(?P<who>[^。;；\n)]{2,60})"
    ),
    Cue(
        r"(?:^|[,，;；])(?P<who>[\u4e00-\u9fff·]{2,8}(?:、[\u4e00-\u9fff·]{2,4})*?)(?:等)?[\d一二两俩三四五六七八九十]+[人名位个]?(?:师傅|同志|党员)?(?P<why>[^,，:;；。()、]{2,16})"
    ),
)
"""六人执勤：沙鸥、于飞…; 华南、卓越两人留在车控室: one reason for all that are named with the number."""


_GROUP = re.compile(
    r"[ ]*(?P<why>[^、,，;；:()\d]{2,12}?)(?:[\d一二两三四五六七八九十]+[人名位])?(?::|的(?:有|是)|(?:有|是):?)"
    r"[ ]*(?P<who>[\u4e00-\u9fff·、 ]{2,80})[ ]*"
)


def _in_groups(folded: str) -> list[Absent]:
    """井下带班：何大山、江小鱼；轮休：石磊 / 跟车在途的是…；休病假的是…: reasons in anybody's words,
    where every part of the text is a group of full names."""
    parts = [part for part in re.split("[;；。]", folded) if part.strip()]
    persons: list[Absent] = []
    for part in parts:
        group = _GROUP.fullmatch(part)
        named = [person.name for person in people.split_people(group["who"])] if group else []
        if group is None or not named or not all(map(people.has_surname, named)):
            return []
        persons += [(name, group["why"]) for name in named]
    return persons if len(parts) > 1 else []


_COUNTED_GROUP = Cue(
    r"(?P<why>[\u4e00-\u9fff]{2,12}?)[ ]*(?:\d+|[一二两三四五六七八九十]+)[ ]*[人名位]\((?P<who>[^():\d]{2,120})\)"
)
_WHO = re.compile("(?:党员|同志|支委|委员|组长|其他|其余|另外|人员|职工|群众)$")
"""正式党员2人（…）: who they are, not why."""
_BETWEEN_GROUPS = re.compile(r"[ ,，、;；。]*(?:[其另]中|另有?|还有)?[ ]*")
_ALL_EXCUSED = re.compile(r"[ ,，;；。]*(?:(?:以上|上述)?[^,，。;；]{0,6}[均都][^,，。;；]{0,10})?[ 。]*")


def in_counted_groups(folded: str) -> list[Absent]:
    """监考2人（何大山、江小鱼），外出教研1人（石磊）; 在岗1人（何大山，公出）: where the text is nothing but such
    groups."""
    persons: list[Absent] = []
    at = 0
    for group in _COUNTED_GROUP.finditer(folded):
        if not _BETWEEN_GROUPS.fullmatch(folded, at, group.start()):
            return []
        at = group.end()
        name, _, why = group["who"].partition(",")
        if people.is_name(name) and why and not people.is_name(why) and "、" not in group["who"]:
            persons.append((name, why))
            continue
        said = absence_words.is_excuse(group["why"]) or _WHO.search(group["why"])
        reason = None if said else group["why"]
        persons += [(person.name, person.reason or reason) for person in people.split_people(group["who"])]
    return persons if persons and _ALL_EXCUSED.fullmatch(folded, at) else []


_LED_BY_REASON = Cue(r"[ ]*(?P<why>[^、;；:()的]{2,14})的(?:有|是)?(?P<who>[\u4e00-\u9fff·、]{2,80})[ ]*")


def _by_clause(folded: str) -> list[Absent]:
    """夜班补休的有何大山、江小鱼，石磊因发热在家休息: clause by clause; nothing where one is not understood."""
    if "的" not in folded:
        return []
    persons: list[Absent] = []
    for clause in re.split("[,，;；。]", folded):
        led = _LED_BY_REASON.fullmatch(clause)
        if led is not None and AWAY.search(led["why"]):
            told: list[Absent] = [(person.name, led["why"]) for person in people.split_people(led["who"])]
        else:
            told = reasoned(clause) if clause.strip() else []
        if clause.strip() and not told:
            return []
        persons += told
    return persons


def by_reason(folded: str) -> list[Absent]:
    """Persons who are named together with one reason."""
    if grouped := _in_groups(folded):
        return grouped
    groups = list(_BY_REASON.finditer(folded))
    if groups and not people.split_people(folded[: groups[0].start()]):
        return [(person.name, m["why"]) for m in groups for person in people.split_people(m["who"])]
    return []


def explained(folded: str) -> list[Absent]:
    """All that a sentence names, by the reading that gives most of them a reason."""
    listed: list[Absent] = [
        (person.name, person.reason) for person in people.split_people(folded) if person.reason
    ]
    readings = (
        listed,
        _without_excuses(_counted(folded)),
        absence_words.absent_people(folded),
        _without_excuses(reasoned(folded)),
        _without_excuses(_by_clause(folded)),
    )
    return by_reason(folded) or max(readings, key=lambda read: (sum(bool(r) for _, r in read), len(read)))


def _without_excuses(persons: list[Absent]) -> list[Absent]:
    """晏小山没来 gives no reason."""
    return [
        (name, None if reason and absence_words.is_excuse(reason) else reason) for name, reason in persons
    ]


def _counted(folded: str) -> list[Absent]:
    for counted in _COUNTED:
        persons: list[Absent] = []
        for found in counted.finditer(folded):
            if AWAY.search(found["why"]):
                who = re.sub("^.*的", "", found["who"])  # 追逃在外的岳鹏
                persons += [(person.name, found["why"]) for person in people.split_people(who)]
        if persons and all(people.has_surname(name) or len(name) == 2 for name, _ in persons):
            return persons
    return []


_COUNT = Cue(
    r"[ ]*(?:请假|缺席|未到会?|缺勤|缺|共)*[ ]*[\d一二两三四五六七八九十]+[ ]*[人名位](?:[,，][均都]为[^。;；,，]{2,10}(?=[。;；:]))?[ ]*([:,，(。;；]?)[-—]*[ ]*(?=[\u4e00-\u9fff])"
)


def without_count(folded: str) -> str:
    """The names behind 请假2人：… or inside 缺席1名（…）."""
    count = _COUNT.match(folded)
    if count is None or count.end() >= len(folded):
        return folded
    names = folded[count.end() :]
    return names.rstrip(")") if count[1] == "(" and names.count(")") > names.count("(") else names


_REASON_START = frozenset(
    "在去到送陪照看有是正外因患生住出值随带跟要均都请未没老弟兄大两二同腿脚身行年摔骨路赶赴忙请病事产休年公学培探开援驻倒夜跑伺备考体手下哺婚丧轮护务:-(调抽借参"
)
"""Characters with which a reason goes on behind a name: 马占奎|住院, 晏小山|均因公."""
_AND = Cue(
    r"、|(?<=[\u4e00-\u9fff]{2})[和与](?![因请病事出外在])"
    r"(?=[\u4e00-\u9fff]{2,3}?(?:[都均也]|一起|两|因|请假|病假|事假|出差|外出|住院|值班))"
)
"""水生和洪波都回老家收麦子去了; not the end of 李玉和因病请假."""
_LED_IN = Cue(
    r"^(?:其中|只有|就|另有?|还有|以及|和)?(?:[\u4e00-\u9fff]{1,5}[队组部室科所班]的)?(?:老|青年|退休|预备)?(?:党员)?"
)


def reasoned(folded: str) -> list[Absent]:
    """张三因病、李四出差 / 张三，病假；李四，事假: names and what follows each of them."""
    out: list[Absent] = []
    clauses = re.split(r"[;；。\n]", folded)
    for clause in clauses:
        pair = re.fullmatch(r"[ ]*([\u4e00-\u9fff]{2,4})[ ]*[,，][ ]*([^,，、()]{2,20})", clause)
        if pair and people.is_name(pair[1]) and not people.is_full_name(pair[2]):
            out.append((pair[1], pair[2]))
            continue
        for group in re.split("[,，]", clause):
            named = [
                person for part in _AND.regex.split(group) if (person := _told(_LED_IN.sub("", part.strip())))
            ]
            shared = named[-1][1] if named else None  # 石小军、石小芹跑长途: one reason for both
            out += [(name, reason or shared) for name, reason in named]
    for at in range(len(out) - 1, 0, -1):
        reason = out[at][1]
        if (
            reason
            and re.match(r"[均都皆]|(?:弟兄|姐妹|夫妇|夫妻)?[两二三][个人名]", reason)
            and out[at - 1][1] is None
        ):
            out[at - 1] = out[at - 1][0], reason
    return out


_CALLED = Cue(
    r"([老小阿][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,2}(?:师傅|老师|医生|大夫|护士|大姐|大爷|大妈|[老姐哥叔婶姨伯]))(?![\u4e00-\u9fff]?(?:说|讲|提))(.{2,})"
)
"""湛师傅跑夜宵专线, 蔺姐孩子发烧."""
_POST_FIRST = Cue(rf"[\u4e00-\u9fff]{{0,4}}?(?:{'|'.join(lexicon.posts())})(?=.)")


def _told(part: str) -> Absent | None:
    """A name and the reason that runs on behind it without a mark; a bare name has none."""
    part = re.sub(r"^([\u4e00-\u9fff]{2,3})(?:老师|师傅|同志)", r"\1", part.removeprefix("老同志"))
    double = part[:2] in lexicon.surnames()
    if people.is_full_name(part):
        if len(part) == 4 and not double and AWAY.search(part[2:]):
            return part[:2], part[2:]  # 郭达休假
        return part, None
    called = _CALLED.fullmatch(part)
    if called and people.has_surname(called[1].lstrip("老小阿")) and AWAY.search(called[2]):
        return called[1], called[2]
    post = _POST_FIRST.match(part)
    if post and people.has_surname(part[post.end() :]):
        part = part[post.end() :]  # 书记鄢敏赴省图学习
        double = part[:2] in lexicon.surnames()
    for size in (3, 4) if double else (2, 3):
        name, rest = part[:size], part[size:]
        if (
            rest[:1] in _REASON_START
            and len(rest) >= 2
            and people.is_listed_name(name)
            and (people.has_surname(name) or AWAY.search(rest))
        ):
            return name, re.sub(r"^(?:同志)?[:(-]?|[)]$", "", rest)
    if people.has_surname(part) and len(part) >= 6 and AWAY.search(part[3:]) and people.is_name(part[:3]):
        return part[:3], part[3:]
    for size in (3, 2):  # 余一舟航班保障: the reason begins with a word
        if (
            people.has_surname(part)
            and len(part) >= size + 2
            and people.is_name(part[:size])
            and words.is_word(part[size : size + 2])
            and not people.has_surname(part[size:])
        ):
            return part[:size], part[size:]
    return None
