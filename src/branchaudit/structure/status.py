"""Is a value real content, a placeholder, or nothing? Prompts of templates are told from text."""

from __future__ import annotations

import re
from functools import lru_cache

from branchaudit.model import Status
from branchaudit.structure.cue import Cue
from branchaudit.text import fold

_MARK = (
    r"(?<!\d)[×✕╳Χχ]+|[×✕╳Χχ]+(?!\d)|(?<![A-Za-z0-9])[xX]{2,}(?![A-Za-z0-9])|(?<![A-Za-z])[xX](?=[年月日名人次%个项号时分位份楼层]|会议室|办公室)|_{2,}|\*{2,}|[〇○]{2,}(?![一二三四五六七八九])|…{3,}"
    r"|(?<=[\u4e00-\u9fff])\*(?![\u4e00-\u9fff*])|(?<=[\u4e00-\u9fff])[xX](?![A-Za-z0-9\u4e00-\u9fff])"
    r"|\d{2}[xX]{2}(?=年|\b)|20_+"
)
PLACEHOLDER = Cue(_MARK, *"×✕╳ΧχxX_*〇○…")
"""XX, ××, x月, 20XX, ____, **, 张*: a mark where a value belongs (on folded text)."""

EMPTY_DATE = Cue(r"^[ \d]{0,6}年[ ]*月[ ]*日?.{0,12}$|^[ ]*年[ ]+月[ ]+日")
PROMPT = Cue(
    r"(?:单击|点击)(?:或点击)?此处[^\n。,，;；)）]{0,12}|(?:此处|此栏|本栏|此项)(?:处)?(?:可|请|应|需|须)?(?:填写|填入|插入|输入|录入|写明|注明|粘贴|记录|填|补充|结合|根据)[^\n)）】]{0,40}|(?:在此|这里)(?:处)?(?:可|请|应|需|须)?(?:填写|填入|插入|输入|录入|粘贴|写明|注明|写上)[^\n)）】]{0,40}"
    r"|[(\[【]请?(?:填写(?:要求|说明)?|填入|注明|写明|根据实际|按实际|如实填写|如无[^()\n]{0,10}[填写]|示例|例如?[:,，][^()\n]{0,20}(?:填|XX|xx|×)|参考(?:格式|内容|样式|范文)|范例|样例|提示[:：])[^\n)\]】]{0,40}[)\]】]|请在?此?处?(?:填写|输入|录入)[^\n。)]{0,20}"
    r"|[(\[【](?:参考|仅供参考的?)?(?:模板|范本|样板|范文|样本)[^()\[\]\n]{0,30}[)\]】]"
    r"|[(\[【][^()\[\]\n]{0,16}(?:不少于|不超过)\d+(?:字|人)[^()\[\]\n]{0,10}[)\]】]|[(\[【][^()\[\]\n]{0,70}(?:归档前|定稿时|提交前|打印前|填写后)请?[^()\[\]\n]{0,6}删[去除掉][^()\[\]\n]{0,10}[)\]】]"
    r"|[(\[【](?:请(?!假)|须|务必)[^()\[\]\n]{0,14}(?:勿写|不得写|不要写|不可写|逐一记录|如实记录|如实填写)[^()\[\]\n]{0,16}[)\]】]"
    r"|[(\[【](?:说明[:：])?[^()\[\]\n]{0,20}(?:为|是|属)填写(?:提示|说明)[^()\[\]\n]{0,24}[)\]】]"
    r"|[(\[【]请(?:各|根据|结合|按)[^()\[\]\n]{0,40}(?:补充|填写|修改|调整|完善)[)\]】]"
    r"|[(\[【][^()\[\]【】\n:]{0,16}(?:逐[人项条][^()\n]{0,4}写明|不得只写|写“无”)[^()\[\]【】\n]{0,24}[)\]】]"
    r"|(?:此栏|本栏|此处|此项)[^\n。()]{0,12}填写|根据(?:上级|实际|本支部|本单位)[^\n。]{0,8}(?:安排|情况|要求)(?:自行)?填写",
    "填",
    "输入",
    "录入",
    "此处",
    "单击",
    "点击",
    "在此",
    "这里",
    "写明",
    "注明",
    "如无",
    "示例",
    "(例",
    "参考",
    "范例",
    "模板",
    "范本",
    "样板",
    "范文",
    "样本",
    "样例",
    "提示",
    "(说明",
    "【说明",
    "不少于",
    "不超过",
    "(请",
    "不得只写",
    "勿写",
    "如实",
    "写“无”",
    "【请",
    "[请",
    "删",
)
"""Text of a template that tells what to fill in (on folded text)."""

_STAND_IN = Cue(
    r"[\u4e00-\u9fff]?某某?某?(?:同志)?|[(\[]?(?:姓名|签名|会议地点|地点|时间)[)\]]?|待[补定填]充?"
)
"""李某某, [姓名], 待补: what stands in for a value that is to come."""
_EMPTY = frozenset({"()", "(空)", "空", "[]", "【】", "人", "名", "()人", "位"})
NONE_WORDS = frozenset(
    {
        "无",
        "暂无",
        "没有",
        "无人",
        "无缺席",
        "无请假",
        "全勤",
        "全部到会",
        "全部到齐",
        "0",
        "0人",
        "零",
        "—",
        "/",
        "-",
        "无人缺席",
        "无缺席人员",
        "全部实到",
    }
)


def bare(text: str) -> str:
    """Folded text without blanks and edge punctuation."""
    return bare_folded(fold(text))


def bare_folded(folded: str) -> str:
    """`bare` of a text that is folded already."""
    return "".join(folded.split()).strip("。.,，;；:、·")


def status_of(value: str, *, short: bool = True) -> Status:
    """present, placeholder or blank. In a long passage a placeholder is only one that fills it."""
    return status_of_folded(fold(value), short=short)


def status_of_folded(folded: str, *, short: bool = True) -> Status:
    """`status_of` a value that is folded already."""
    return _recurring(folded, short) if len(folded) <= _SHORT else _status(folded, short)


_SHORT = 40
"""Characters of a value that comes back from record to record: rooms, persons, numbers."""


@lru_cache(maxsize=4096)
def _recurring(folded: str, short: bool) -> Status:
    return _status(folded, short)


def _status(folded: str, short: bool) -> Status:
    core = bare_folded(folded)
    if not core or core in _EMPTY:
        return "blank" if "_" not in folded else "placeholder"
    if "年" in core and EMPTY_DATE.match(
        re.sub(r"[()（）]", " ", folded).strip(" ") if "(" in folded else folded.strip()
    ):
        return "placeholder"
    if _is_prompt(folded) or _STAND_IN.fullmatch(core):
        return "placeholder"
    if not any(ch.isalnum() for ch in core):
        return "placeholder" if PLACEHOLDER.search(core) else "blank"
    if PLACEHOLDER.search(folded):
        rest = bare_folded(PLACEHOLDER.sub("", folded))
        if short or len(rest) <= 4:
            return "placeholder"
    return "present"


def is_prompt(value: str) -> bool:
    """Whether nothing stands there but the prompt of a template."""
    return _is_prompt(fold(value))


def _is_prompt(folded: str) -> bool:
    if not PROMPT.search(folded):
        return False
    rest = bare_folded(PROMPT.sub("", folded.strip())).strip('()[]【】"“”')
    return len(rest) <= 2
