"""Names of persons in labels and lists: split, strip posts and 同志, tell from collectives."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from branchaudit import lexicon
from branchaudit.structure import words
from branchaudit.structure.cue import Cue
from branchaudit.text import fold

_POST = (
    r"(?:(?:中共|机关|党|总(?!支))?(?:党委|党总支|总支|党支部|支部|支委会?|党小组|小组|工会|团委|纪委)?(?:常务)?"
    rf"(?:{'|'.join(lexicon.posts())})"
    r"|(?:入党)?积极分子|预备党员|正式党员|老党员|退休党员|发展对象|入党申请人)"
)
_POSTS = Cue(rf"^(?:[^、,，;；()（）]{{0,14}}?{_POST}[ /、（(:]*)+")
_HEADS = re.compile(r"[那这]?[一二两三四五六七八九十几]{1,3}[人名位][均都皆]?$")
"""两人, 三人, 二人均: how many, not who."""
_POST_ONLY = Cue(rf"^[\u4e00-\u9fff]{{0,14}}?{_POST}$")
_POST_BEHIND = Cue(rf"^([\u4e00-\u9fff]{{2,3}})(?:老|副)?{_POST}(?:兼{_POST})?$")
"""蔺建华书记, 郎桂生厂长兼书记."""
_IN_THE_PARTY = re.compile("[党委副兼]|支部|小组")
_IN_A_LIST = Cue("^.*(?:[到参]会的有|的是|、|和)")
_UNIT_ENDS = "党部委会组队室科处局院校村站所厂间区段班司团系支办"
_COLLECTIVE = Cue(
    r"全体|全部|各[支党位组委科部班]|所有|支委会?(?:成员|委员)?$|支部委员会|党员们?$|委员会成员|班子(?:成员)?$|班子成员|(?:相关|有关)(?:人员|负责|同志|领导)|党小组$|支部$|党支部$|办公室$|[部科室处局办队组]$|大家|群众|师生|职工|员工"
)
_CLAUSE = re.compile("[,，;；。]")
_SEPARATORS = re.compile(r"[、,，;；\n/]|[ ]{1,}")


_OF_A_UNIT = Cue(r"[\u4e00-\u9fff]{1,8}[科室部组队站所院处股办]([\u4e00-\u9fff]{2,3})$")
"""办公室秦岚, 生产部葛全."""


class Person(NamedTuple):
    name: str
    reason: str | None


@lru_cache(maxsize=4096)
def strip_posts(text: str) -> str:
    """`党支部书记温立冬同志` → `温立冬`; `喻春来（书记）` → `喻春来`; the text itself if no post stands there."""
    if len(text) <= 3 and is_name(text):
        return text
    core = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", fold(text)).strip(" :,，。;；、")
    core = re.sub(
        r"(同志|老师)(?:主持|记录)?$", "", core.replace(" ", "") if _looks_spaced(core) else core
    ).strip()
    if " " in core:
        parts = core.split()
        if len(parts) == 2 and _POST_ONLY.match(parts[0]):
            return parts[1]
        if len(parts) == 2 and _POST_ONLY.match(parts[1]):
            return parts[0]
    found = _POSTS.match(core)
    if found and len(core) - found.end() in (2, 3, 4):
        return core[found.end() :]
    behind = _POST_BEHIND.match(core)
    if behind and _is_somebody(behind[1]):
        return behind[1]
    of_a_unit = _OF_A_UNIT.match(core)
    return of_a_unit[1] if of_a_unit and has_surname(of_a_unit[1]) and is_name(of_a_unit[1]) else core


def _is_somebody(word: str) -> bool:
    """蔺建华 of 蔺建华书记, but not 车间 of 车间书记 or 安全 of 安全组长."""
    return (
        is_name(word)
        and word[-1] not in _UNIT_ENDS
        and word[0] not in "各全每某本该其"
        and not _IN_THE_PARTY.search(word)
        and word not in lexicon.fields_of_work()
        and (has_surname(word) or not words.is_word(word))
    )


def last_person(text: str) -> str | None:
    """The person with whom a clause ends, behind posts, 由 or nothing: 支书左春生, 凤来仪园长; None
    where that is not beyond doubt."""
    core = re.sub(r"同志$|老师$", "", re.sub(r"\([^()]*\)", "", fold(text)).strip(" :,，。;；、"))
    core = re.sub(r"^(?:会议?|大会|活动)?(?:由|是|请)|^我们?", "", core)
    listed = _IN_A_LIST.search(core)
    name = strip_posts(core[listed.end() :] if listed else core)
    if not _is_somebody(name) or (len(name) > 3 and name[:2] not in lexicon.surnames() and "·" not in name):
        return None
    return name if name != core or len(name) > 2 or not words.is_word(name) else None  # 温如玉 is a word


def _looks_spaced(core: str) -> bool:
    """张 三: a two-character name with a blank in it."""
    parts = core.split()
    return len(parts) == 2 and all(len(p) == 1 for p in parts)


def is_post_only(text: str) -> bool:
    """A post or a collective without a name: 党支部书记, 各支委."""
    core = re.sub(r"\([^()]*\)", "", fold(text)).replace(" ", "").strip(":,，。;；、")
    core = re.sub(r"同志$", "", core)
    return bool(_POST_ONLY.match(core)) and not is_name(strip_posts(core))


def is_collective(text: str) -> bool:
    core = re.sub(r"\([^()]*\)", "", fold(text)).replace(" ", "").strip(":,，。;；、")
    return bool(_COLLECTIVE.search(core))


def is_full_name(text: str) -> bool:
    """A name that begins with a known surname; 党务部 and 易班组 are none."""
    return is_name(text) and has_surname(text) and text[-1] not in "部室组处局股"


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Two to four Han characters that no list of common words knows."""
    return (
        _is_written_like_a_name(text)
        and text[-1] not in "与和及的了等在对给"
        and text[0] not in "附另已未见并均仅写记没有们"
        and text not in lexicon.not_names()
        and not _POST_ONLY.match(text)
        and not _HEADS.match(text)
    )


def _is_written_like_a_name(text: str) -> bool:
    """Two to four characters, or up to four parts with points between them: 买买提·艾力."""
    parts = text.split("·")
    long = 1 < len(parts) <= 4 and all(0 < len(part) <= 8 for part in parts)
    return (long or 2 <= len(text) <= 4) and all(
        "\u4e00" <= char <= "\u9fff" for part in parts for char in part
    )


def has_surname(text: str) -> bool:
    return text[:1] in lexicon.surnames() or text[:2] in lexicon.surnames()


def split_people(value: str) -> list[Person]:
    """A list of persons with the reasons in parentheses: `张三（病假），李四、王五(出差)`.

    A reason counts for the names in front of it back to the last comma; where it says 均 or 都,
    for all before it that have none.
    """
    folded = fold(value)
    people: list[Person] = []
    for chunk, reason in _chunks(folded):
        found = _names_in(chunk)
        if not found and reason and is_name(reason) and is_post_only(chunk):
            found, reason = [reason], None  # 支部书记（温立冬）
        for part in found:
            people.append(Person(part, None))
        if people and reason:
            sharing = max(1, len(_names_in(_CLAUSE.split(chunk)[-1])))
            people[-sharing:] = [p._replace(reason=reason) for p in people[-sharing:]]
            if re.match(r"(?:[一二两三四五六七八九十\d]+[人名位])?(?:均|都|皆|一同|同)", reason):
                people = [p if p.reason else p._replace(reason=reason) for p in people]
    return people


def _chunks(folded: str) -> list[tuple[str, str | None]]:
    """Text outside parentheses with the parenthesis that follows it."""
    out, at = [], 0
    for m in re.finditer(r"\(([^()]*)\)", folded):
        out.append((folded[at : m.start()], m[1].strip()))
        at = m.end()
    out.append((folded[at:], None))
    return out


def _names_in(chunk: str) -> list[str]:
    names = []
    for part in _SEPARATORS.split(_join_spaced(chunk)):
        core = _without_links(part.strip(" .。:;；"))
        if not core:
            continue
        core = re.sub(r"^\d{1,2}[.、)][ ]*", "", core)
        core = re.sub(r"^(?:另有?|还有|其中|以及|[和及](?=..))", "", core)
        core = re.sub(
            r"^[\u4e00-\u9fff]{2,10}的(?:有|是)?(?=[\u4e00-\u9fff·]{2,4}$)", "", core
        )  # 外出务工的何大山
        core = re.sub(r"[\d一二两三四五六七八九十]+[名位人个](?:同志)?$|\d+$", "", core)
        core = strip_posts(re.sub(r"等(?:同志|人)?$|同志$", "", core))
        for name in _AND.split(core) if len(core) > 4 else [core]:
            if is_listed_name(name):
                names.append(name)
            elif is_name(name.rstrip("和")):
                names.append(name.rstrip("和"))
    return names


_AND = re.compile(r"(?<=..)[和与及](?=[^和与及].)")
"""Between two names, not the end of the first: 何雨桐和李玉和."""


def _without_links(part: str) -> str:
    """The 和 that joins a name to the list is no part of it, that of 和卞 is."""
    core = part.strip("及与")
    bare = core.lstrip("和")
    return bare if len(bare) >= 2 else core


def is_listed_name(name: str) -> bool:
    """A name, or 李玉和, 卞和: only where they stand in a list are these no name with the 和 that follows."""
    return (is_name(name) and not (len(name) == 4 and _CLAUSE_OF_FOUR.search(name))) or (
        name[-1:] == "和"
        and 2 <= len(name) <= 3
        and has_surname(name)
        and name[:-1] not in lexicon.not_names()
    )


def is_full_listed_name(name: str) -> bool:
    """A full name where a list or a label gives it: 李玉和 is one there."""
    return is_full_name(name) or (name[-1:] == "和" and is_listed_name(name))


_CLAUSE_OF_FOUR = Cue(
    r"抢[修险]|反馈|意见|培训|值[班守]|学习|出差|请假|县城|医院|住院|就医|看病|手术|补[学休课]|传达|会[议前后]|事[前后]|工作|整改|检[查修]|巡[线检查]"
    r"|带[班队]|回[家乡]|外[地出]|在外|参加|护送|陪护|执勤|备勤|休假|探亲|出[车诊]|加班|支援|驻村"
)
"""线路抢修, 会后反馈: a clause in a list, no name of four characters."""


_SPACED_NAME = re.compile("[ ]*[\u4e00-\u9fff](?:[ ]{1,2}[\u4e00-\u9fff]){1,3}[ ]*")
"""顾 长 安"""


def _join_spaced(chunk: str) -> str:
    """张 三 → 张三 inside a list that is parted by 、 or commas."""
    if " " not in chunk:
        return chunk
    if _SPACED_NAME.fullmatch(chunk):
        return chunk.replace(" ", "")
    if re.search(r"[、,，;；]", chunk):
        return re.sub(r"(?<=[\u4e00-\u9fff])[ ]+(?=[\u4e00-\u9fff](?:[、,，;；(]|$))", "", chunk)
    return re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) {1,3}([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", chunk
    )
