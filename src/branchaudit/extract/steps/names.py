"""Whom a paper on 发展党员 is about: the names beside the words of a step."""

from __future__ import annotations

import re
from collections.abc import Iterable

from branchaudit.structure import people
from branchaudit.structure.cue import Cue
from branchaudit.text import fold

_HAN = r"[\u4e00-\u9fff·]"
_RUN = rf"{_HAN}{{2,24}}(?:[ ]*[、,和及][ ]*{_HAN}{{2,4}})*"
_STATUS = "入党积极分子|积极分子|入党申请人|申请入党人员?|发展对象|中共预备党员|预备党员|新党员|申请人"
_BEFORE = Cue(
    rf"({_RUN})[ ]*(?:等)?[ ]*(?:[\d一两二三四五六七八九]+[名位人])?(?:同志|同学|老师)?(?:的)?"
    r"(?=[ ]*(?:被|自|于)?(?:同志|为|成为|列为|列入|确定|按期|延长|取消|预备期|转正|转为|入党|加入|进行|参加|政治|政审|思想|发展对象|积极分子|预备党员|的?材料|的?(?:转正|入党|预审|谈话)))"
)
"""何雨桐、江一帆同志为…, 何雨桐按期转正."""
_COMRADES = Cue(rf"({_RUN})[ ]*(?:等)?[ ]*(?:[\d一两二三四五六七八九]+[名位])?(?:同志|同学)")
_BEHIND = Cue(
    rf"(?:{_STATUS})[ ]*:?[ ]*({_HAN}{{2,4}}?(?:[ ]*[、,][ ]*{_HAN}{{2,4}}?)*)"
    r"(?=[ ]*(?:$|[^\u4e00-\u9fff·、,]|同志|同学|等|面向|宣誓|在|于|的|为|被|转正|按期|预备|预审|政审|政治|入党|列为|进行|举起|宣读|及|与|和))",
    flags=re.MULTILINE,
)
_LEAD = re.compile(
    rf"^.*(?:接收|吸收|发展|讨论|研究|审议|表决|同意|批准|确定|通过|关于|推荐|推优|审查|预审|审批|讨论|公示|列|拟|对|将|把|与|和|及|为|是|给|收到|有|名|位|让|请|宣布|决定|建议|经|员工|{_STATUS}|党员|党委|总支|支部|支委会|委员会|大会|会议|同志|:)(?=..)"
)
"""What stands in front of the first name, up to the last of these words."""
_PARTS = re.compile("[、,，]|(?<=..)[和及](?=[^和及、].)")
_TAIL = re.compile(
    "(?<=..)(?:为|列为?|被|将|等|成为?|转为?|按期|的|自|于|同志|入党|中共|积极分子|发展对象|预备党员)+$"
)


def names_by_steps(text: str) -> tuple[str, ...]:
    """Full names that stand right before or behind the words of a step."""
    found: dict[str, None] = {}
    for cue in (_BEFORE, _COMRADES, _BEHIND):
        for match in cue.finditer(text):
            found |= dict.fromkeys(_names(_without_for(match[1], text[match.end() :])))
    return tuple(name for name in found if not any(o != name and o.startswith(name) for o in found))


def names_in_file_name(path: str) -> tuple[str, ...]:
    """何雨桐入党申请书.docx, 政审报告（何雨桐）.docx, 何雨桐/政审.docx."""
    told = re.sub(r"\.[A-Za-z]+$", "", fold("/".join(path.split("/")[-2:])))
    parts = re.split(
        rf"[^\u4e00-\u9fff·]+|同志|{_STATUS}|入党|转正|政治审查|政审|培训|的|关于|[、和]|思想汇报|志愿书|谈话|材料|档案|申请书?|公示|报告|批复|请示|培养|考察|党费|同志|推荐|结业|登记|预审|审查",
        told,
    )
    return tuple(dict.fromkeys(part for part in parts if _is_person(part)))


def labelled_names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(p.name for value in values for p in people.split_people(value) if _is_person(p.name))
    )


def _without_for(run: str, behind: str) -> str:
    """确定许世 of 确定许世为发展对象; 许世为 of 许世为同志, and of 许世为为发展对象."""
    named = not run.endswith("为") or behind.lstrip(" ").startswith(
        ("同志", "同学", "为", "的", "按期", "转")
    )
    return run if named else run[:-1]


def _names(run: str) -> list[str]:
    found = []
    for part in _PARTS.split(run.replace(" ", "")):
        bare = _TAIL.sub("", part)
        pieces = (part, _LEAD.sub("", part), bare, _LEAD.sub("", bare))
        name = next((piece for piece in pieces if _is_person(piece)), None)
        if name is not None:
            found.append(name)
    return found


_NO_NAME = Cue("申请|公示|报告|党员|支部|材料|培训|同志|会议|全体|预审|结业")


def _is_person(text: str) -> bool:
    if _NO_NAME.search(text):
        return False
    return (2 <= len(text) <= 3 or "·" in text or text[:2] in _double()) and (
        people.is_full_name(text) or (people.is_listed_name(text) and people.has_surname(text))
    )


def _double() -> frozenset[str]:
    from branchaudit import lexicon

    return frozenset(name for name in lexicon.surnames() if len(name) == 2)
