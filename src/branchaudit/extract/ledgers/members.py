"""Rows of a roster (党员名册): who belongs to which branch, since when, and how he stands there."""

from __future__ import annotations

import re

from branchaudit.extract.ledgers.days import day
from branchaudit.model import Row, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.entries import Entry
from branchaudit.text import fold, squeeze

_STATES = (
    ("去世", Cue("去世|逝世|死亡|病故|已故|亡故")),
    ("停止党籍", Cue("停止党籍")),
    ("出党", Cue("(?:开除|取消)[^,。;]{0,4}党籍|除名|退党|取消预备党员资格|自行脱党")),
    (
        "转出",
        Cue(
            "转出|转往|调出|迁出|转走|关系[^,。;]{0,4}转[到至]|(?:(?<![\u4e00-\u9fff])|(?<=[日月]))转(?![入来正由])[\u4e00-\u9fff]{2,16}(?:支部|党委|总支)"
        ),
    ),
    ("转入", Cue("转入|调入|迁入|转来")),
    ("流动", Cue("流动|流出|外出务工")),
    ("在册", Cue("在册|正常|在岗|在职|在编")),
)
"""The first that is said holds: 2024年3月转出，2022年转入."""
_GONE = ("转出", "去世", "出党")
_NOT_YET = Cue("未|没有|拟|待|不")
_RETIRED = Cue("(?<![未不])(?:离退休|退休|离休)")
_EXCUSED = Cue(
    "援[疆藏青川外]|借调|抽调|挂职|外派|驻村|病休|长期(?:病|住院)|卧床|产假|哺乳|进修|留学|出国|同意[^,。;]{0,4}不参加"
)
_PROBATIONARY = Cue("预备")
_FULL = Cue("正式")
_NOTED_PROBATIONARY = Cue(r"^[ ]*(?:中共)?预备党员|[(,，;；、。]预备党员(?=$|[),，;；。])")
_YES = frozenset({"是", "√", "✓"})
_NO = frozenset({"否", "×", "✗"})
_BRANCH = Cue("支部|总支|党委")
_LONGEST_BRANCH = 40
_DATED = re.compile(r"[^,。;，；、\n]*")


def member(entry: Entry) -> Row:
    note = fold(entry.text("备注") or "")
    status = fold(entry.text("状态") or "")
    state = _state(status) or _state(note)
    told = " ".join(fold(entry.text(name) or "") for name in ("状态", "类别", "备注", "职务"))
    fields: dict[str, Value] = {
        "name": entry.text("姓名"),
        "born": day(entry.text("出生日期")),
        "joined": day(entry.text("入党日期")),
        "confirmed": day(entry.text("转正日期")),
        "branch": branch_of(entry),
        "group": entry.text("党小组"),
        "post": entry.text("党内职务") or entry.text("职务"),
        "probationary": _probationary(entry),
        "state": state,
        "retired": bool(_RETIRED.search(told)),
        "excused": bool(_EXCUSED.search(told)),
        "moved_in": day(entry.text("转入日期")) or _day_of(note, "转入") or _day_of(status, "转入"),
        "moved_out": day(entry.text("转出日期")) or _left_on(note) or _left_on(status),
    }
    # the whole row would quote telephone and identity numbers that stand in it
    return Row(fields, entry.cells["姓名"].span if "姓名" in entry.cells else entry.span)


def branch_of(entry: Entry) -> str | None:
    """As the row has it; another word in that column (支部书记) is none."""
    text = squeeze(entry.text("所在支部") or "")
    return text if len(text) <= _LONGEST_BRANCH and _BRANCH.search(text) else None


def _state(text: str) -> str | None:
    for state, cue in _STATES:
        found = cue.search(text)
        if found and not _NOT_YET.search(text[max(0, found.start() - 2) : found.start()]):
            return state
    return None


def _probationary(entry: Entry) -> bool | None:
    text = squeeze(fold(entry.text("类别") or ""))
    if _PROBATIONARY.search(text) or text in _YES:
        return True
    if _FULL.search(text) or text in _NO:
        return False
    return True if _NOTED_PROBATIONARY.search(fold(entry.text("备注") or "")) else None


def _left_on(note: str) -> str | None:
    """2024年5月病故, 2024年3月转出: the day of whatever ended it."""
    year = ""
    for part in _DATED.findall(note):
        on = day(part) or day(f"{year}{part.strip()}")
        if on and _state(part) in _GONE:
            return on
        year = f"{on[:4]}年" if on else year  # 2024年8月退休、9月1日转离退休党支部
    return None


def _day_of(note: str, word: str) -> str | None:
    """2024年3月转出 in the remarks."""
    for part in _DATED.findall(note):
        if word in part and _state(part) == word:
            return day(part)
    return None
