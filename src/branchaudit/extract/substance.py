"""What was said and decided: discussion, resolution, votes, criticism, measures, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from branchaudit.extract import votes
from branchaudit.extract.context import MISSING, Context
from branchaudit.model import Fact, Row, Value
from branchaudit.structure import people
from branchaudit.structure.labels import Hit
from branchaudit.structure.outline import numbered
from branchaudit.structure.status import PLACEHOLDER, bare, is_prompt

_SPEECH_LINE = re.compile(r"^[ ]*([\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]{2,12}?[ ]?[\u4e00-\u9fff]{2,4})(?:同志)?(?:\([^()\n]{1,16}\))?(?:发言|说|表态|提出)?[ ]*:[ ]*(.{6,})$")
_SAID = (
    r"(?:首先|也|还|又|则|随后|最后|接着|补充)?(?:谈到|谈了|说到|说明|说|提出|提议|提到|指出|认为|建议|表示|反映|强调|介绍|回应|补充|发言|报告|问|讲到|讲了|讲述|回忆|分享|汇报|主张|坦言|坦陈|询问|推荐|提名|讲(?![解座话述课了到授义稿台])|问(?![题卷责候])|答应|不赞成|不同意(?!\d)|赞成(?![票\d])|插话|接话|嘱咐|领读|交流了|谈体会|表态|提醒|检讨|回答|答复)"
)
_SPEECH_PROSE = re.compile(rf"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{{0,10}}(?:党员|委员|书记|组长|主任|同志|会计|文书|科长|班长|代表|队长|师傅|老师|医生|护士长))?([\u4e00-\u9fff]{{2,4}})(?:同志)?{_SAID}(?!如下)([^。;；\n]{{6,}})")
_SPEECH_INLINE = re.compile(r"(?:[。.;；!?！？]|^[^:]{0,8}[.。])[ ]*([\u4e00-\u9fff]{2,3}):[ ]*([^。.\n:]{6,})")
_GROUP_TALK = re.compile(r"(?:与会|到会|参会|全体)?(?:党员|同志|委员|人员|大家|代表|支委)(?:们)?(?:一致)?(?:认为|表示|围绕|进行了|就|结合)|(?:进行|开展|展开)了?(?:热烈|充分|深入|认真|广泛)?的?(?:讨论|交流|研讨|发言|酝酿)|讨论(?:了|中|认为)|踊跃发言|交流了?(?:学习)?(?:体会|心得)")
_READ_ALOUD = re.compile(r"宣读|传达|学习了?|观看|领学|通读|听取了?")
_RESOLVED = re.compile(
    r"(?:会议|大会|支委会|支部|党员大会|经(?:会议|支委会|讨论|研究|表决|大会)[^。\n,，]{0,8}|与会[^。\n,，]{0,6}|最后|最终)[^。\n,，:]{0,10}?(?:决定|议定|决议|商定|(?:一致)?(?:同意|通过)(?!后)|形成[^。\n]{0,6}(?:决议|决定|意见))"
    r"|(?:形成|作出|做出)(?:了)?(?:如下|以下)?(?:的)?(?:决议|决定)|当选为|决定[:：]|决议[:：]|同意接收|同意[^。\n,，]{2,8}同志(?:按期)?(?:转|为)|大家(?:一致)?(?:同意|商定|议定)|讨论决定|研究决定|一致同意|一致通过"
)
_NOT_RESOLVED = re.compile(r"学习[^。]{0,20}决议|《[^》]*决议》|决定》")


# ---------------------------------------------------------------- speeches and discussion
def find_speeches(ctx: Context) -> list[Row]:
    """Who said what: lines `张三：…` and prose `张三提出…`; one row per speech."""
    rows: list[Row] = []
    labelled = {hit.label_start for hit in ctx.hits}
    spoken: set[int] = set()
    for line in ctx.lines:
        if ctx.is_quoted(line.start):
            continue
        skip = numbered(line.text)[2]
        if line.start + skip in labelled or (line.start + len(line.text) - len(line.text.lstrip(" "))) in labelled:
            continue
        m = _SPEECH_LINE.match(line.text[skip:])
        if not m:
            continue
        name = people.strip_posts(m[1])
        if people.is_name(name) and not re.search(r"批评|自评|互评", m[1]):
            rows.append(_speech(name, len(bare(m[2])), line.start + skip, line.end))
            spoken.add(line.start)
    for line in ctx.lines:
        if line.start in spoken or ctx.is_quoted(line.start):
            continue
        for m in _SPEECH_INLINE.finditer(line.text):
            if people.is_name(m[1]) and line.start + m.start(1) not in labelled:
                rows.append(_speech(m[1], len(bare(m[2])), line.start + m.start(1), line.start + m.end()))
        for m in _SPEECH_PROSE.finditer(line.text):
            name = people.strip_posts(m[1])
            name = name if people.is_name(name) else m[1][-3:] if people.is_name(m[1][-3:]) else m[1][-2:]
            if people.is_name(name) and not re.match(r"(?:会议|大会|支部|通知|文件|报告|方案|办法|条例|决议|计划|规定)", m[1]):
                rows.append(_speech(name, len(bare(m[2])), line.start + m.start(), line.start + m.end()))
    rows.sort(key=lambda r: r.span)
    return rows


def _speech(name: str, size: int, start: int, end: int) -> Row:
    return Row({"speaker": name, "characters": size}, (start, end))


def find_discussion(ctx: Context, speeches: list[Row]) -> Fact:
    """present: somebody said something of his own; partial: only 与会党员认为 …; missing: papers
    were read and everybody agreed in general; placeholder or blank by the label."""
    gap = None
    filled: Hit | None = None
    for hit in ctx.first("discussion"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            filled = filled or hit
        elif state == "placeholder" or is_prompt(ctx.text[start:end]):
            gap = gap or ctx.fact("placeholder", start, end)
        else:
            gap = gap or ctx.blank(hit)
    substantial = [r for r in speeches if int(r.fields["characters"] or 0) >= 8]
    if substantial and (filled is not None or len({r.fields["speaker"] for r in substantial}) >= 2 or not _reads_only(ctx, substantial)):
        return ctx.fact("present", substantial[0].span[0], substantial[-1].span[1], literal=False, confidence=0.9)
    if filled is not None:
        start, end = ctx.strip(filled.value_start, filled.value_end)
        passage = ctx.folded[start:end]
        talk = len(bare(passage))
        if talk >= 60 or (talk >= 15 and not _GROUP_TALK.search(passage)):
            return ctx.fact("present", start, end, literal=False, confidence=0.8)
        return ctx.fact("partial", start, end, literal=False, confidence=0.7)
    if gap is not None:
        return gap
    group = _GROUP_TALK.search(ctx.folded, ctx.title_end)
    if group and not re.search(r"一致(?:认为|表示)|认真听取", ctx.folded[max(0, group.start() - 12) : group.end() + 4]):
        return ctx.fact("partial", group.start(), group.end(), literal=False, confidence=0.6)
    return MISSING


def _reads_only(ctx: Context, rows: list[Row]) -> bool:
    """One person who only introduces or reads papers is no discussion."""
    return all(re.match(rf"[^,，:]{{0,14}}?{re.escape(str(r.fields['speaker']))}(?:同志)?(?:[^,，:]{{0,4}})(?:宣读|传达|领学|领读|通读|介绍|汇报|报告|强调|说明|通报|带领)", ctx.folded[r.span[0] : r.span[1]]) for r in rows)


def reading_only(ctx: Context, discussion: Fact) -> bool:
    """Papers were read and nobody spoke."""
    return discussion.status in ("missing", "blank") and len(_READ_ALOUD.findall(ctx.folded)) >= 2


# ---------------------------------------------------------------- resolution
def find_resolution(ctx: Context) -> Fact:
    gap = None
    for hit in ctx.first("resolution"):
        if hit.form == "colon" and hit.word in ("决定", "决议") and hit.value_end - hit.value_start < 2:
            gap = gap or ctx.blank(hit)
            continue
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            first = ctx.folded.find("。", start, end)
            if first != -1 and "当选" in ctx.folded[start:first]:
                end = first
            return ctx.fact("present", start, end, confidence=0.9)
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    for m in _RESOLVED.finditer(ctx.folded, ctx.title_end):
        sentence_start = max(ctx.folded.rfind(c, 0, m.start()) for c in "。\n") + 1
        ends = [e for e in (ctx.folded.find(c, m.end()) for c in "。\n") if e != -1]
        end = min(ends) if ends else len(ctx.folded)
        sentence = ctx.folded[sentence_start:end]
        if any(h.label_start <= m.start() < h.value_end for h in ctx.first("resolution")):
            continue
        if ctx.is_quoted(m.start()) or _NOT_RESOLVED.search(sentence) or re.search(r"^[ ]*议题|议题:|会议(?:同意|通过)的|上次|去年", sentence):
            continue
        if re.search(r"一致(?:同意|通过)|同意$", m[0]) and re.search(r"举手|办法|监票|计票", sentence) and not re.search(r"决议|决定", sentence):
            follow = ctx.folded[m.end() : m.end() + 6]
            if not follow.strip(" ，,。"):
                continue
        start, stop = ctx.strip(sentence_start if m[0] in ("当选为",) else m.end(), end)
        if gap is not None and stop <= start:
            continue
        return ctx.fact("present", min(start, stop), max(start, stop), confidence=0.8)
    return gap or MISSING


# ---------------------------------------------------------------- votes
def find_votes(ctx: Context) -> tuple[Fact, list[Row], dict[str, Value]]:
    """(vote_result, rows of `tallies`, ballot scalars)."""
    folded = ctx.folded
    scalars: dict[str, Value] = {
        "ballots_issued": votes.number_of(votes.ISSUED, folded),
        "ballots_returned": votes.number_of(votes.RETURNED, folded),
        "ballots_valid": votes.number_of(votes.VALID, folded),
        "ballots_invalid": votes.number_of(votes.INVALID, folded),
        "secret_ballot": bool(votes.SECRET.search(folded)),
        "tellers": bool(re.search(r"监票", folded)),
    }
    if scalars["ballots_valid"] is None and votes.ALL_VALID.search(folded):
        scalars["ballots_valid"] = scalars["ballots_returned"]
    tallies = list(votes.find_tallies(folded)) + list(_table_tallies(ctx)) + list(_votes_only(ctx))
    rows = [
        Row(
            {"name": t.name, "yes": t.yes, "no": t.no, "abstain": t.abstain, "total": t.total, "passed": _declared(ctx, t)},
            (t.start, t.end),
        )
        for t in sorted(tallies, key=lambda t: t.start)
    ]
    voted = [m for m in votes.VOTING.finditer(folded) if not re.search(r"有表决权|选举办法|未", folded[max(0, m.start() - 2) : m.end() + 2])]
    scalars["voted"] = bool(voted or rows)
    scalars["votes_counted"] = bool(rows) or scalars["ballots_returned"] is not None
    return _vote_fact(ctx, rows, scalars), rows, scalars


def ballots_issued_at(ctx: Context) -> int | None:
    """Offset of the sentence that tells how many ballots went out."""
    m = votes.ISSUED.search(ctx.folded) or votes.RETURNED.search(ctx.folded)
    return m.start() if m else None


def _vote_fact(ctx: Context, rows: list[Row], scalars: dict[str, Value]) -> Fact:
    if rows:
        best = max(rows, key=lambda r: (r.fields["total"] is not None, -r.span[0] if r.fields["name"] is None else -(10**6)))
        return ctx.fact("present", *best.span, confidence=0.9)
    for hit in ctx.first("vote_result"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "blank":
            return ctx.blank(hit)
        value = ctx.folded[start:end]
        if state == "placeholder" or (PLACEHOLDER.search(value) and not re.search(r"\d", value)):
            return ctx.fact("placeholder", start, end)
        return ctx.fact("present" if re.search(r"\d|[一二三四五六七八九十]+[票名人]", ctx.folded[start:end]) else "partial", start, end)
    m = votes.UNANIMOUS.search(ctx.folded)
    if m:
        sentence = max(ctx.folded.rfind(c, 0, m.start()) for c in "。\n;；") + 1
        counted = re.search(r"\d+[ ]*[名人票位]|[一二三四五六七八九十]+[名人票位]", ctx.folded[sentence : m.end()])
        start = sentence + counted.start() if counted else m.start()
        return ctx.fact("present" if counted else "partial", *ctx.strip(start, m.end()), confidence=0.85)
    if scalars["ballots_returned"] is not None:
        found = votes.RETURNED.search(ctx.folded)
        if found:
            return ctx.fact("present", found.start(), found.end(), confidence=0.8)
    shown = re.search(r"举手表决[^。\n]*|表决(?:通过|同意)[^。\n]*|投票[^。\n]*通过", ctx.folded)
    if shown:
        return ctx.fact("partial", *ctx.strip(shown.start(), shown.end()), confidence=0.7)
    return MISSING


def _declared(ctx: Context, tally: votes.Tally) -> bool:
    """Whether the record says that what was voted on passed."""
    after = ctx.folded[tally.end : tally.end + 160]
    if tally.name:
        return bool(re.search(rf"{re.escape(tally.name)}[^。\n]{{0,60}}当选|(?:以上|上述)[^。\n]{{0,16}}当选", ctx.folded))
    return bool(re.search(r"通过|同意接收|同意[^。\n]{0,16}(?:转|为|推荐|批准)|当选|推荐[^。\n]{1,20}(?:为|人选)", after)) and not re.search(r"未通过|不予通过|未获通过", after)


def _table_tallies(ctx: Context) -> Iterator[votes.Tally]:
    """Rows of a table with columns 赞成/同意, 反对/不赞成, 弃权."""
    for columns, rows in _grids(ctx):
        yes = _column(columns, r"^(?:赞成|同意)")
        no = _column(columns, r"^(?:反对|不赞成|不同意)")
        if yes is None:
            continue
        abstain, name = _column(columns, r"弃权"), _column(columns, r"姓名|候选人|名单")
        for row in rows:
            value = _cell_int(row, yes)
            if value is None:
                continue
            start, end = min(c[1] for c in row.values()), max(c[1] + len(c[0]) for c in row.values())
            yield votes.Tally(start, end, row[name][0].strip() if name in row else None, value, _cell_int(row, no), _cell_int(row, abstain))


def _votes_only(ctx: Context) -> Iterator[votes.Tally]:
    """翟星辰21票，宗一帆20票: votes for candidates without the other columns."""
    for m in re.finditer(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?:同志)?(?:得|获|获得)?[ ]*(?:赞成)?[ ]*(\d+)[ ]*票(?!以上|过半)", ctx.folded):
        name = people.strip_posts(m[1])
        if people.is_name(name) and not re.match(r"赞成|反对|弃权|同意|有效|废票|无效|收回|发出|优秀|合格|基本|不合|全票|选票|发票|得票|到会|应到|实到|收票|共计|其中|合计|不赞|不同", name):
            yield votes.Tally(m.start(), m.end(), name, int(m[2]), None, None)


def find_grades(ctx: Context) -> tuple[list[Row], dict[str, Value]]:
    """Appraisal ballots per member (rows of `grades`) and the grades that were set."""
    rows: list[Row] = []
    for m in re.finditer(r"([\u4e00-\u9fff]{2,4})(?:同志)?[ ]*[: ,，]?[ ]*((?:(?:优秀|合格|基本合格|不合格)[ ]*:?[ ]*\d+[ ]*票?[,，、 ;；]*){2,})", ctx.folded):
        marks = [int(g[1]) for g in re.findall(r"(优秀|不合格|基本合格|合格)[ ]*:?[ ]*(\d+)", m[2])]
        if people.is_name(m[1]) and marks and ("票" in m[2] or len(marks) >= 3) and not re.search(r"意见|结果|评定|测评|情况|等次", m[1]):
            rows.append(Row({"name": m[1], "total": sum(marks)}, (m.start(), m.end())))
    for columns, cells in _grids(ctx):
        graded = [c for c, word in columns.items() if re.search(r"优秀|合格", word)]
        name = _column(columns, r"姓名|党员")
        if len(graded) < 2 or name is None:
            continue
        for row in cells:
            values = [v for c in graded if (v := _cell_int(row, c)) is not None]
            if values and name in row:
                rows.append(Row({"name": row[name][0].strip(), "total": sum(values)}, (row[name][1], max(c[1] + len(c[0]) for c in row.values()))))
    return rows, _final_grades(ctx)


def _final_grades(ctx: Context) -> dict[str, Value]:
    """优秀3名，合格9名 of the assessment by the committee: the last such statement."""
    best: tuple[int, dict[str, int]] | None = None
    for m in re.finditer(r"优秀(?:党员)?[ ]*:?[ ]*(?:的)?(?:为)?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人](?:\([^()]*\))?[^。\n]{0,20}?(?<!基本)(?<!不)合格(?:党员)?[ ]*:?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人]([^。\n]{0,60})", ctx.folded):
        from branchaudit.text import chinese_int

        counts = {"优秀": chinese_int(m[1]) or 0, "合格": chinese_int(m[2]) or 0}
        for word, number in re.findall(r"(基本合格|不合格)(?:党员)?[ ]*:?[ ]*(\d+|[一二三四五六七八九十]+)[ ]*[名人]", m[3]):
            counts[word] = chinese_int(number) or 0
        best = m.start(), counts
    if best is None:
        return {"graded_total": None, "graded_excellent": None}
    return {"graded_total": sum(best[1].values()), "graded_excellent": best[1]["优秀"]}


def _grids(ctx: Context) -> Iterator[tuple[dict[int, str], list[dict[int, tuple[str, int]]]]]:
    """Tables as (header words by column, rows as {column: (text, offset)})."""
    tables: dict[int, dict[int, dict[int, tuple[str, int]]]] = {}
    for index, (_, block) in enumerate(ctx.passage.blocks):
        if block.kind == "cell" and block.table is not None:
            tables.setdefault(block.table, {}).setdefault(block.row or 0, {})[block.column or 0] = (block.text, ctx.passage.starts[index])
    for rows in tables.values():
        ordered = [rows[r] for r in sorted(rows)]
        for at, row in enumerate(ordered[:3]):
            header = {c: "".join(t.split()) for c, (t, _) in row.items()}
            if len(header) >= 2 and all(len(w) <= 10 for w in header.values()):
                yield header, ordered[at + 1 :]
                break


def _column(columns: dict[int, str], pattern: str) -> int | None:
    return next((c for c, word in columns.items() if re.search(pattern, word)), None)


def _cell_int(row: dict[int, tuple[str, int]], column: int | None) -> int | None:
    if column is None or column not in row:
        return None
    m = re.search(r"\d+", row[column][0])
    return int(m[0]) if m else None


# ---------------------------------------------------------------- criticism
_SELF = re.compile(r"(?:^|[\n。;；])[ ]*(?:\d+[.、])?([\u4e00-\u9fff]{2,4})(?:同志)?(?:\([^()\n]{1,12}\))?(?:作|的)?自我批评[^:\n]{0,6}:?([^\n]*)")
_PAIR = re.compile(r"([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:批评|(?:给|对|向|帮助)[ ]*(?=[\u4e00-\u9fff]{2,4}(?:同志)?(?:提|的批评|指出)))([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:提(?:出)?的?(?:意见|批评)(?:意见)?|的批评意见?|指出)?[ ]*[:：]?[ ]*([^\n。;；]*)")
_LINE_PAIR = re.compile(r"^[ 　·\-—]*(?:\d+[.、])?([\u4e00-\u9fff]{2,4})(?:同志)?(?:批评|对|给|向)([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:提(?:出)?(?:的)?(?:批评)?意见|的?批评(?:意见)?|提醒|指出|提出)?[ ]*:[ ]*(.+)$", re.M)
_SELF_LINE = re.compile(r"^[ 　·\-—]*(?:\d+[.、]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))?[ ]*([\u4e00-\u9fff]{2,4})(?:同志)?(?:\([^()\n]{1,12}\))?(?:作|的|做)?(?:自我批评|自评|自我剖析|个人自评|检讨)[^:\n]{0,4}:?[ ]*(.*)$", re.M)
_INLINE_PAIR = re.compile(r"([\u4e00-\u9fff]{2,3})(?:批评|指出)([\u4e00-\u9fff]{2,3})(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2})([^。;；\n,，]{4,})")
_OPINION = re.compile(r"^[ ]*([\u4e00-\u9fff]{2,4})(?:同志)?:[^\n]*?(?:同志们|大家|其他同志|党员|互评|批评)(?:的)?意见:([^\n]*)$", re.M)
_HOLLOW = re.compile(r"注意(?:身体|休息)|多(?:休息|沟通|交流|关心)|(?:加强|深化)[^。,，]{0,8}学习|工作(?:不要)?太(?:拼|累|投入|认真)|进一步(?:提高|加强|提升)|再(?:多|大胆|接再厉)|继续(?:努力|保持|发扬)|大胆(?:工作|创新|管理)|劳逸结合|放松|压担子|要求太严|带领大家|一如既往|学习抓得不够紧")
_CONCRETE = re.compile(r"\d|[一二两三四五六七八九十]+[次天个月年名户件份篇条]|去年|上月|月|那次|会上|每次|总是|从不|没有|没|不[^断久但仅同]|错|漏|拖|推|抄|迟|晚|忘|吵|怕|懒")


def find_criticism(ctx: Context) -> tuple[Fact, list[Row]]:
    """(criticism element, rows of `criticisms`)."""
    rows: list[Row] = []
    seen: set[int] = set()
    for m in _SELF_LINE.finditer(ctx.folded):
        name = people.strip_posts(m[1])
        if people.is_name(name):
            rows.append(_criticism(name, name, m[2], m.start(), m.end()))
            seen.add(m.start())
    for m in _LINE_PAIR.finditer(ctx.folded):
        if m.start() in seen or not (people.is_name(m[1]) and people.is_name(m[2])):
            continue
        rows.append(_criticism(m[1], m[2], m[3], m.start(), m.end()))
        seen.add(m.start())
    for m in _OPINION.finditer(ctx.folded):
        if people.is_name(m[1]) and m.start() not in seen:
            rows.append(_criticism("同志们", m[1], m[2], m.start(), m.end()))
    if not rows:
        for m in _INLINE_PAIR.finditer(ctx.folded):
            if people.is_name(m[1]) and people.is_name(m[2]):
                rows.append(_criticism(m[1], m[2], m[3], m.start(), m.end()))
    rows.sort(key=lambda r: r.span)
    return _criticism_fact(ctx, rows), rows


def _criticism(critic: str, target: str, text: str, start: int, end: int) -> Row:
    hollow = bool(_HOLLOW.search(text)) and not _CONCRETE.search(_HOLLOW.sub("", text))
    return Row({"critic": critic, "target": target, "own": critic == target, "hollow": hollow, "characters": len(bare(text))}, (start, end))


def _criticism_fact(ctx: Context, rows: list[Row]) -> Fact:
    if rows:
        return ctx.fact("present", rows[0].span[0], rows[-1].span[1], literal=False)
    gap = None
    for hit in ctx.first("criticism"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            return ctx.fact("present", start, end, literal=False, confidence=0.85)
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    if gap:
        return gap
    m = re.search(r"(?:自我批评|相互批评|互相批评|互评|自评)[^。\n]{0,30}(?:[:：]|。|指出|说|检讨|认为)|(?:检讨|剖析)了?[^。\n]{4,}", ctx.folded[ctx.title_end :])
    if m:
        return ctx.fact("present", ctx.title_end + m.start(), ctx.title_end + m.end(), literal=False, confidence=0.75)
    return MISSING


# ---------------------------------------------------------------- measures and signatures
def find_measures(ctx: Context) -> Fact:
    """整改措施 of a 组织生活会."""
    gap = None
    for hit in ctx.first("rectification_measures"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end, short=False)
        if state == "present":
            return ctx.fact("present", start, end, literal=False, confidence=0.9)
        gap = gap or (ctx.blank(hit) if state == "blank" else ctx.fact(state, start, end))
    if gap:
        return gap
    for line in ctx.lines:
        if line.heading and "整改" in line.text:
            return ctx.fact("present", line.start, line.end, literal=False, confidence=0.8)
    m = re.search(r"[^。\n]*整改[^。\n]*(?:\d+月|负责|牵头|前完成|责任人|落实到人)[^。\n]*", ctx.folded[ctx.title_end :])
    if m:
        return ctx.fact("present", ctx.title_end + m.start(), ctx.title_end + m.end(), literal=False, confidence=0.7)
    return MISSING


def find_signature(ctx: Context) -> Fact:
    """All signature lines filled: present; some: partial; none: blank."""
    spans, states = [], []
    for hit in ctx.first("signature"):
        start, end = ctx.strip(hit.value_start, hit.value_end)
        state = ctx.status_at(start, end)
        if state == "blank" and _image_at(ctx, hit):
            state = "present"
        states.append(state)
        spans.append((start, end, hit))
    if not states:
        return _tellers_at_end(ctx)
    filled = [(s, e) for (s, e, _), state in zip(spans, states, strict=True) if state == "present"]
    if len(filled) == len(states):
        return ctx.fact("present", *filled[0])
    if filled:
        return ctx.fact("partial", *filled[0])
    hit = spans[0][2]
    return ctx.blank(hit) if states[0] == "blank" else ctx.fact(states[0], spans[0][0], spans[0][1])


def _tellers_at_end(ctx: Context) -> Fact:
    """监票人：… 计票人：… under the minutes of an election stand for their signatures."""
    last = {line.block for line in ctx.lines[-3:]}
    for hit in ctx.first("other"):
        if hit.word in ("监票人", "计票人", "总监票人") and ctx.passage.index_at(hit.label_start) in last:
            start, end = ctx.strip(hit.value_start, hit.value_end)
            if ctx.status_at(start, end) == "present":
                return ctx.fact("present", start, end, confidence=0.7)
    return MISSING


def _image_at(ctx: Context, hit: Hit) -> bool:
    """A signature that is a picture."""
    first, last = ctx.passage.index_at(hit.label_start), ctx.passage.index_at(max(hit.value_start, hit.value_end - 1))
    return any(ctx.passage.blocks[i][1].images for i in range(first, last + 1))
