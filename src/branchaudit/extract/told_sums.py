"""Figures that a text can be held to by itself: a number and its parts, a share, meetings and their
months, an amount in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract.context import Context
from branchaudit.model import Row, Value
from branchaudit.structure.amounts import amount, amount_in_words
from branchaudit.structure.cue import Cue
from branchaudit.text import NUMERAL, chinese_int

_N = rf"[ ]*:?[ ]*(?P<{{}}>{NUMERAL})[ ]*[名人位]?"
_NEXT = r"[ ]*(?:[,，、;；和]|党员)*[ ]*"
_OPENED = r"[^。;；\n\d]{0,10}?[(,，][ ]*(?:其中)?[,，:]?[ ]*"
_MEMBERS = (
    Cue(
        rf"党员[ ]*(?:总数)?(?:共)?[ ]*:?[ ]*(?P<whole>{NUMERAL})[ ]*[名人位]{_OPENED}(?P<a>男)(?:性|党员)*{_N.format('x')}{_NEXT}(?P<b>女)(?:性|党员)*{_N.format('y')}"
    ),
    Cue(
        rf"党员[ ]*(?:总数)?(?:共)?[ ]*:?[ ]*(?P<whole>{NUMERAL})[ ]*[名人位]{_OPENED}(?P<a>正式)党员{_N.format('x')}{_NEXT}(?P<b>预备)党员{_N.format('y')}(?![^。;；\n]{{0,6}}(?:另|还|,[ ]*流动))"
    ),
)
"""现有党员31名（男18名，女14名）; 党员20名，其中正式党员19名、预备党员1名."""
_RESTS = Cue(
    rf"(?P<whole>{NUMERAL})(?<!(?:办结|完成|整改|解决).)(?<!(?:办结|完成|整改|解决)..)(?<!(?:办结|完成|整改|解决)...)[ ]*[项个条件](?:反馈|存在)?的?(?:问题|任务|事项|意见|投诉|诉求)?[^。;；\n\d零〇一二两三四五六七八九十百第]{{0,10}}?(?P<a>完成|办结|整改|解决|销号)(?:整改|到位|完成|了|的有|的)*[ ]*(?P<x>{NUMERAL})[ ]*[项个条件][,，、;；][ ]*(?P<b>其余|另有?|剩余|剩下|尚有|还有)的?[ ]*(?P<y>{NUMERAL})[ ]*[项个条件]"
)
"""12项问题中已完成整改10项，其余3项正按计划推进."""
_SHARE = Cue(
    rf"(?P<whole>{NUMERAL})[ ]*[项个条件](?:问题|任务|事项)?[^。;；\n\d]{{0,10}}?(?:完成|办结|整改|解决|销号)(?:整改|到位|完成|了|的有|的)*[ ]*(?P<done>{NUMERAL})[ ]*[项个条件][^。;；\n%]{{0,24}}?(?:完成|办结|整改|销号)率(?:达到?|为|是)?[ ]*:?[ ]*(?P<share>\d+(?:\.\d+)?)[ ]*%"
)
_MONTHS = Cue(
    rf"(?P<n>{NUMERAL})[ ]*次[ ]*\((?P<months>(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份|底|初|[上中下]旬|\d{{1,2}}日)?[、,，和 ]*){{2,12}})(?:各(?:开|召开|举行)?(?:一|1)次|召开|举行)?\)"
)
"""召开党员大会4次（2月、5月、11月各一次）."""
_MONTH = re.compile(r"月")
_IN_WORDS = Cue(
    r"[零壹贰叁肆伍陆柒捌玖拾佰仟万]{1,20}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?"
)
_IN_FIGURES = Cue(r"(?:小写[^\d\n]{0,8}|[¥￥][ ]*)(?P<n>\d[\d,]*(?:\.\d+)?)")


_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_QUARTERS = Cue(
    "".join(
        rf"第?{quarter}季度(?:(?!累计)[^。;；\n\d]){{0,8}}(?P<{group}>{_AMOUNT})[ ]*(?P<unit{group}>万?元|次|人次)[,，、;；][ ]*"
        for quarter, group in zip("一二三四", "abcd", strict=True)
    )
    + rf"[^。;；\n\d]{{0,6}}(?:全年|四个季度|合计|总计|共计|共)[^。;；\n\d]{{0,10}}(?P<whole>{_AMOUNT})[ ]*(?P<unit>万?元|次|人次)"
)
"""第一季度收缴3051.20元，第二季度…，第四季度…，全年共收缴12490.80元. Households
and cases may be the same ones, sums so far are no parts."""


def part_rows(ctx: Context) -> tuple[Row, ...]:
    """A number, and what the numbers that it consists of come to."""
    return _quarter_rows(ctx) + tuple(
        Row(
            {"whole": whole, "sum": x + y, "kinds": f"{m['a']} {x}，{m['b']} {y}"},
            m.span(),
        )
        for cue in (*_MEMBERS, _RESTS)
        for m in cue.finditer(ctx.folded)
        if not ctx.is_quoted(m.start())
        for whole, x, y in [[chinese_int(m[group]) for group in ("whole", "x", "y")]]
        if whole is not None and x is not None and y is not None
    )


def _quarter_rows(ctx: Context) -> tuple[Row, ...]:
    rows = []
    for m in _QUARTERS.finditer(ctx.folded):
        parts = [amount(m[group]) for group in "abcd"]
        whole = amount(m["whole"])
        units = {m["unit"], *(m[f"unit{group}"] for group in "abcd")}
        if whole is None or len(units) > 1 or any(part is None for part in parts):
            continue
        fields: dict[str, Value] = {
            "whole": whole,
            "sum": round(sum(part for part in parts if part is not None), 2),
            "kinds": "、".join(m[group] for group in "abcd"),
        }
        rows.append(Row(fields, m.span()))
    return tuple(rows)


def share_rows(ctx: Context) -> tuple[Row, ...]:
    """完成率 as written, and as the two numbers in front of it give it, in per cent."""
    rows = []
    for m in _SHARE.finditer(ctx.folded):
        whole, done = chinese_int(m["whole"]), chinese_int(m["done"])
        if whole and done is not None:
            rows.append(
                Row({"written": float(m["share"]), "worked_out": round(done * 100 / whole, 1)}, m.span())
            )
    return tuple(rows)


def month_rows(ctx: Context) -> Iterator[Row]:
    """Rows of `announced`: so many meetings, and the months in parentheses behind."""
    for m in _MONTHS.finditer(ctx.folded):
        number = chinese_int(m["n"])
        if number is not None:
            yield Row({"number": number, "listed": len(_MONTH.findall(m["months"])), "noun": "次"}, m.span())


def amount_rows(ctx: Context) -> tuple[Row, ...]:
    """The only amount in words of a receipt, with the one in figures."""
    words = list(_IN_WORDS.finditer(ctx.folded))
    figures = list(_IN_FIGURES.finditer(ctx.folded))
    if len(words) != 1 or len(figures) != 1:
        return ()
    written, told = amount(figures[0]["n"]), amount_in_words(words[0][0])
    if written is None or told is None:
        return ()
    fields: dict[str, Value] = {"figures": written, "words": told, "text": words[0][0]}
    return (Row(fields, words[0].span()),)
