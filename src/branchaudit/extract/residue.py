"""What a template left behind: prompts, and placeholders outside the elements."""

from __future__ import annotations

from collections.abc import Iterable

from branchaudit.extract.context import Context
from branchaudit.model import Fact, Row
from branchaudit.structure import status
from branchaudit.structure.cue import Cue

_SLOT = Cue(
    r"(?:[X×✕]{1,4}|x{2,4}|x(?![元个]))(?=[ ]*(?:年|月|日|名|人次|次|个|项|篇|张|份|本|场|期|件|起|条|小时|课时|学时|号|时|分|%|万|亿|元|公司|支部|党支部|单位|学校|局|村|社区|会议室|同志|书记|街道|镇|乡|县|市|区|省|所|部|科|院|厂|季度|岁|户))"
    r"|(?<=由)(?:[xX×✕]{2,4}|某某)(?=[ ]*(?:负责|牵头|主持|承办|落实|主讲|记录|同志))"
    r"|20[xX×]{2}|(?<![A-Za-z_])_{2,}(?![A-Za-z_])|(?<![\u4e00-\u9fffA-Za-z0-9])[xX×]{2,4}(?![A-Za-z0-9])|〔[×xX]+〕",
    "某某",
    "x",
    "X",
    "×",
    "✕",
    "__",
)


_ANONYMOUS = Cue(r"案(?!头|例库|卷)|诉|原告|被告|当事人|通报|违纪|受贿|某某|某(?=[,，。、案因])")


def prompt_rows(ctx: Context) -> tuple[Row, ...]:
    """Prompts of a template that were not deleted."""
    rows = []
    for m in status.PROMPT.finditer(ctx.folded):
        if ctx.in_quotes(m.start()):
            continue  # a report on the prompts that others left standing
        if "请" not in m[0] and any(h.label_start < m.start() < h.label_end for h in ctx.hits):
            continue  # 缺席人员（写明原因） is a label
        rows.append(Row({"text": ctx.text[m.start() : m.end()]}, (m.start(), m.end())))
    for prompt in sorted(ctx.prompts):
        at = ctx.text.find(prompt)
        if at >= 0 and not any(r.span[0] <= at < r.span[1] for r in rows):
            rows.append(Row({"text": prompt}, (at, at + len(prompt))))
    return tuple(sorted(rows, key=lambda r: r.span))


def blank_rows(ctx: Context, elements: Iterable[Fact]) -> tuple[Row, ...]:
    """Placeholders outside the elements, in a place where a number, a date or a name belongs."""
    taken = [f.span for f in elements if f.span is not None and f.status == "placeholder"]
    spans: list[tuple[int, int]] = []
    anonymous: dict[tuple[int, int], bool] = {}
    """By the bounds of a sentence, which may hold thousands of crosses."""
    for m in _SLOT.finditer(ctx.folded):
        if any(a <= m.start() < b for a, b in taken) or ctx.is_quoted(m.start()) or ctx.in_quotes(m.start()):
            continue
        around = ctx.folded[max(0, m.start() - 1) : m.start()], ctx.folded[m.end() : m.end() + 1]
        if "×" in m[0]:
            bounds = ctx.sentence(m.start())
            if bounds not in anonymous:
                anonymous[bounds] = _ANONYMOUS.search(ctx.folded[slice(*bounds)]) is not None
            if anonymous[bounds]:
                continue  # ×公司诉张某案: names are hidden on purpose
        if m[0][0] in "xX" and (around[0].isascii() and around[0].isalnum()):
            continue
        if m[0].startswith("×") and around[0].isdigit():
            continue
        if spans and m.start() - spans[-1][1] <= 2 and "\n" not in ctx.folded[spans[-1][1] : m.start()]:
            spans[-1] = spans[-1][0], m.end()  # XXXX年X月X日 is one blank
        else:
            spans.append((m.start(), m.end()))
    return tuple(Row({"text": _around(ctx, *span)}, span) for span in spans)


def _around(ctx: Context, start: int, end: int) -> str:
    """The blank with what stands beside it in its line."""
    before = ctx.text[max(0, start - 4) : start].rpartition("\n")[2]
    return (before + ctx.text[start:end] + ctx.text[end : end + 4].partition("\n")[0]).strip()
