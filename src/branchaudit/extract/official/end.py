"""The end of a 公文: closing words, who signed it, its date, and what stands below them."""

from __future__ import annotations

import re

from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Status, Value
from branchaudit.structure.cue import Cue
from branchaudit.structure.dates import find_dates
from branchaudit.structure.outline import Line
from branchaudit.text import squeeze

_YEAR = r"(?:\d{4}|[一二][一二三四五六七八九〇零O○]{3})"
_FIGURE = r"[\d一二三四五六七八九十]{1,3}"
_DAY = rf"{_YEAR}年(?:{_FIGURE}月(?:{_FIGURE}日)?)?|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}日?|\d{{1,2}}月\d{{1,2}}日"
_UNFILLED = r"[\dxX×_*〇]{0,6}年[\dxX×_*]{0,4}月[\dxX×_*]{0,4}日"
_DATE = re.compile(rf"(?:{_DAY}|{_UNFILLED})$")
_SEALED = re.compile(r"\(?(?:盖章|公章|印章|章|加盖公章)\)?$")
_SENTENCE = re.compile(r"[。；;，,!?：:]|^附件|^联系人|^特此|^此复")
_UNIT = re.compile(
    r"(?:党支部|支部|委员会|党总支|总支|党委|党组|党工委|办公室|组织部|宣传部|小组|公司|局|所|站|院|校|中心|村|社区)$"
)
_SIGNED = re.compile(rf"[^,，;；:：]{{2,40}}(?:[ ]|(?<=[部会委组室司局院校村站所]))(?:{_DAY})")
_IN_TITLE = re.compile(r"(.{2,40}?)关于")
_UNDER_TITLE = 3
_LONGEST_UNIT, _LONGEST_LINE = 40, 120
"""Characters of a signature, and of its line with the blanks in front."""
_CLOSING = Cue(
    r"特此(?:通知|报告|公示|请示|函告|函复|复函|批复|公告|通告|通报)|此[复函](?=[。!]|$)"
    r"|(?:妥否|当否|可否|是否妥当)[,，]?[^。\n]{0,12}|(?:敬|恳|呈)?请(?:予以|予|上级)?(?:批示|批复|审批|审示|批准|指示|函复)",
    flags=re.MULTILINE,
)
_COPIED = Cue(r"^[ ]*抄[送报][ ]*:[ ]*([^\n]+)", flags=re.MULTILINE)
_PRINTED = Cue(r"^[ ]*([\u4e00-\u9fff]{2,30}?)[ ]*\d{4}年\d{1,2}月\d{1,2}日[ ]*印发[ ]*$", flags=re.MULTILINE)
_CONTACT = Cue(r"(?:联系人|联系电话|联系方式)[及和与 、]{0,2}[\u4e00-\u9fff]{0,4}[: ]*([^\n,，。;；)]{2,30})")


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, filled in or not."""
    return bool(_DATE.match(squeeze(text).strip("()")))


def find_end(ctx: Context, title: int, elements: dict[str, Fact], scalars: dict[str, Value]) -> int | None:
    """Index of the last line of the main text, that of its date; None where there is no date.
    `title`: index of the last line of the title."""
    at, start = _date_line(ctx, title)
    elements["date_signed"] = MISSING if at is None else _date(ctx, ctx.lines[at], start)
    elements["issuer"] = _issuer(ctx, title, at, start)
    scalars |= _written(ctx, elements["date_signed"])
    for name, cue in (("copied_to", _COPIED), ("printed_by", _PRINTED), ("contact", _CONTACT)):
        found = cue.search(ctx.folded, ctx.lines[title].end)
        scalars[name] = found[1].strip() if found else None
        if found:
            ctx.spans[name] = found.span(1)
    closing = list(_CLOSING.finditer(ctx.folded, ctx.lines[title].end))
    scalars["closing"] = closing[-1][0] if closing else ""
    return at


def _date_line(ctx: Context, title: int) -> tuple[int | None, int]:
    """(index, offset of the date in it) of the line with the date: the first that stands well below
    the title (attachments have dates of their own), else one under the title."""
    under: tuple[int | None, int] = None, 0
    first = title if "。" in ctx.lines[title].text else title + 1  # 通知：…。水厂党支部　2024年4月8日
    for at, line in enumerate(ctx.lines[first:], first):
        text = line.text.rstrip()
        if len(text) - _behind_sentence(text) > _LONGEST_LINE or _of_a_list(ctx, line):
            continue
        start = len(text) - len(text.lstrip())
        if not is_date(text):
            found = re.search(rf"(?<=[\u4e00-\u9fff)])[ ]*({_DAY})$", text)
            before = text[_behind_sentence(text) : found.start()].strip() if found else ""
            if (
                not found
                or not (before or at > title)
                or _SENTENCE.search(before)
                or len(before) > _LONGEST_UNIT
                or line.style
            ):
                continue
            start = found.start(1)
        if at > title + _UNDER_TITLE:
            return at, start
        under = (at, start) if under[0] is None else under
    return under


def _behind_sentence(text: str) -> int:
    """Where the signature begins in the line of the date: 请审批。　水厂党支部　2025年6月20日 has it behind the last
    sentence."""
    stop = text.rfind("。") + 1
    return stop if stop and _SIGNED.fullmatch(text[stop:].strip()) else 0


_WIDE = 3
"""Columns of a table that lists people: its dates are theirs."""


def _of_a_list(ctx: Context, line: Line) -> bool:
    block = ctx.passage.blocks[line.block][1]
    return block.kind == "cell" and (block.column or 0) >= _WIDE


def _date(ctx: Context, line: Line, start: int) -> Fact:
    first, last = ctx.strip(line.start + start, line.end)
    written = squeeze(ctx.folded[first:last]).strip("()")
    moment = next(find_dates(written), None)
    unfilled = moment is None or any(
        sign in written and value is None for sign, value in (("月", moment.month), ("日", moment.day))
    )
    if moment is None or unfilled:
        return ctx.fact("placeholder", first, last)
    state: Status = "present" if moment.precision == "day" and moment.year else "partial"
    return ctx.fact(state, first, last, normalized={"date": moment.iso, "precision": moment.precision})


def _written(ctx: Context, fact: Fact) -> dict[str, Value]:
    """The date as it stands and as it should be: figures, nothing in front of them, no blanks."""
    names = ("issue_date", "issue_date_proper", "issued_on")
    if fact.status != "present" or fact.span is None or not isinstance(fact.normalized, dict):
        return dict.fromkeys(names)
    ctx.spans |= dict.fromkeys(names, fact.span)
    written = squeeze(ctx.folded[slice(*fact.span)]).strip("()")
    iso = fact.normalized["date"]
    if not isinstance(iso, str):
        return dict.fromkeys(names)  # a day that no calendar has: the rules on dates say so
    year, month, day = map(int, iso.split("-"))
    return {"issue_date": written, "issue_date_proper": f"{year}年{month}月{day}日", "issued_on": iso}


def _issuer(ctx: Context, title: int, at: int | None, start: int) -> Fact:
    """署名: in front of the date, above it, or below it; without a date a unit in the last lines."""
    if at is None:
        for line in reversed(ctx.lines[title + 1 :][-5:]):
            if line.style is None and _UNIT.search(line.text.strip()) and not _SENTENCE.search(line.text):
                return _unit(ctx, line, len(line.text))
        return MISSING
    line, named = ctx.lines[at], _IN_TITLE.match(ctx.lines[title].text)
    if line.text[:start].strip(" ("):
        return _unit(ctx, line, start, skip=_behind_sentence(line.text))
    if at <= title + _UNDER_TITLE and line.text.strip().startswith("(") and named:
        return _unit(ctx, ctx.lines[title], named.end(1))  # 某某关于…的决定（2025年6月26日）
    above = [other for other in ctx.lines[title + 1 : at] if _SEALED.sub("", other.text.strip())]
    for other in (*above[-1:], *ctx.lines[at + 1 : at + 2]):
        text = other.text.strip()
        signs = other in above or _UNIT.search(text)
        if signs and len(text) <= _LONGEST_UNIT and other.style is None and not _SENTENCE.search(text):
            return _unit(ctx, other, len(other.text))
    return MISSING


def _unit(ctx: Context, line: Line, length: int, *, skip: int = 0) -> Fact:
    shown = _SEALED.sub("", line.text[:length].rstrip())
    start, end = ctx.strip(line.start + skip, line.start + len(shown))
    return ctx.fact(ctx.status_at(start, end), start, end, confidence=0.9)
