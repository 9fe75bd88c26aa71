"""Which step of 发展党员 a paper is, by its kind and its title (with the topic, of a meeting)."""

from __future__ import annotations

import re
from typing import NamedTuple

from branchaudit.structure.cue import Cue

GENERAL, COMMITTEE, TALK, PAPER = "大会", "支委会", "谈话", "材料"
"""Where a step is taken, beside the kinds of 公文."""

_ADMIT = r"(?:接收|吸收|批准|审批|发展)[^。;；\n]{0,40}(?:预备党员|入党)|为(?:中共|中国共产党)?预备党员"
_CONFIRM = r"转正|转为(?:中共|中国共产党)?正式党员|预备期满|延长[^。\n]{0,12}预备期|取消[^。\n]{0,8}预备党员"
_NAMED_ACTIVIST = r"(?:确定|列|推荐|推优|成|吸收|研究|讨论|审议|拟)[^。;；\n]{0,40}积极分子"
_NAMED_CANDIDATE = (
    r"(?:确定|列|推荐|成)[^。;；\n]{0,40}发展对象(?![^。;；\n]{0,14}(?:材料|政审|政治审查|审查|预审|预备党员|培训|谈话|的情况))"
    r"|(?:研究|讨论|审议|拟)[^。;；\n]{0,30}(?:为|列入|成)发展对象"
)


class _Act(NamedTuple):
    step: str
    bodies: frozenset[str]
    cue: Cue


def _act(step: str, bodies: str, pattern: str) -> _Act:
    return _Act(step, frozenset(bodies.split()), Cue(pattern))


_ACTS = (
    # a paper of one person
    _act("转正申请", "材料", r"转正(?:的)?申请"),
    _act("申请", "材料", r"入党申请书?$|^申请书$"),
    _act("政审", "材料 报告", r"(?:政治审查|政审)(?!函|表?格?的函|.{0,6}函|通知|方案)"),
    _act("培训", "材料", r"(?:结业|培训|合格)[^\n]{0,8}(?:证书?|证明|鉴定|合格|登记表)"),
    _act("预审", "材料", r"预审(?:意见|结果|表|登记)"),
    _act("谈话", "谈话 材料", r"入党申请人|申请入党"),
    _act("接收审查", "材料", r"(?:支部|支委会?|支部委员会)[^\n]{0,8}审查意见"),
    _act("发展对象", "材料", r"(?:确定|列为?)(?:为)?发展对象[^\n]{0,8}(?:登记|意见|审批|呈报|决定|表)|发展对象(?:登记|审批|呈报)表"),
    _act("积极分子", "材料", r"(?:确定|列为?)(?:为)?(?:入党)?积极分子[^\n]{0,8}(?:登记|意见|审批|呈报|决定|表)|积极分子(?:登记|审批|呈报)表"),
    # meetings
    _act("延长", "大会", r"(?:延长|继续考察)[^。\n]{0,12}预备期|预备期[^。\n]{0,6}延长"),
    _act("转正", "大会", _CONFIRM),
    _act("接收", "大会", _ADMIT),
    _act("转正审查", "支委会", _CONFIRM),
    _act("接收审查", "支委会", rf"{_ADMIT}|预审|(?:审查|讨论|研究)[^。;；\n]{{0,20}}发展对象[^。;；\n]{{0,12}}(?:材料|情况|条件|手续)"),
    _act("发展对象", "大会 支委会", _NAMED_CANDIDATE),
    _act("积极分子", "大会 支委会", _NAMED_ACTIVIST),
    # 公文
    _act("转正公示", "公示", _CONFIRM),
    _act("发展对象公示", "公示", r"发展对象(?![^\n]{0,12}(?:接收|预备))"),
    _act("接收公示", "公示", rf"{_ADMIT}|预备党员"),
    _act("转正批准", "批复", _CONFIRM),
    _act("转正请示", "请示", _CONFIRM),
    _act("预审", "批复 通知 意见 函", r"预审"),
    _act("预审请示", "请示", r"预审|发展对象"),
    _act("批准", "批复 决定", _ADMIT),
    _act("接收请示", "请示", _ADMIT),
    _act("发展对象备案", "批复 报告 备案", r"发展对象"),
    _act("积极分子备案", "批复 报告 备案", r"积极分子"),
)  # fmt: skip
"""The first that fits tells the step."""
_OATH = Cue(r"(?<!重温)入党宣誓|宣誓仪式|新党员宣誓")
_AGAIN = Cue(r"重温")

_REFUSED = Cue(
    r"暂不(?:列|确定|接收|讨论|提交|同意|转)|暂缓|不同意(?:列|确定|接收|转正|其)|未(?:获|能)?通过|没有通过|不予(?:接收|转正|通过)"
    r"|(?:再|继续)(?:培养)?考察[^。\n]{0,10}后?再(?:议|研究|讨论|列|确定)|(?:预审|审查)不合格"
)


_KIND = re.compile(r"(公示|批复|请示|备案)(?:\(.*\))?$|(备案)(?:报告|表|登记表)$")


def kind_of(title: str) -> str:
    """Of a paper that is no 公文 by its form, but by its title."""
    found = _KIND.search(title)
    return (found[1] or found[2]) if found else PAPER


def step_of(where: str, head: str) -> str | None:
    """`head`: title and topic, folded; `where`: body that met, or the kind of the paper."""
    for act in _ACTS:
        if where in act.bodies and act.cue.search(head):
            return act.step
    return None


def steps_of_meeting(where: str, clauses: list[str]) -> dict[str, list[str]]:
    """A committee deals with several persons at different steps: step → the clauses that tell of it."""
    found: dict[str, list[str]] = {}
    for clause in clauses:
        step = step_of(where, clause)
        if step is not None:
            found.setdefault(step, []).append(clause)
    return found


def is_oath(head: str) -> bool:
    return bool(_OATH.search(head)) and not _AGAIN.search(head)


def is_refused(text: str) -> bool:
    return _REFUSED.search(text) is not None


_CLAUSES = re.compile(r"[。;；\n]|(?<=[^\d])[一二三四五六七八九][、.]|(?<!\d)\d[、.](?!\d)|[(（]\d[)）]")


def clauses_of(text: str) -> list[str]:
    return [clause for clause in (part.strip() for part in _CLAUSES.split(text)) if clause]
