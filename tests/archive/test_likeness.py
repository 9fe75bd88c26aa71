"""雷同: what counts as the same, whatever the names, days and numbers."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.archive.body import (
    GRAM,
    SHORTEST,
    Body,
    body_of,
    digest_of,
    fingerprints,
    grams,
    packed,
    unpacked,
)
from branchaudit.archive.known import Pairs
from branchaudit.archive.likeness import Corpus, alike, candidates, compared, longest
from records import drawn

SPEECHES = (
    "东墙渗水已经两年，先请人看清楚是不是下水管的问题，再谈刷墙。",
    "去年刷过一遍，半年就起皮，这次要先修管子，管子在二层楼板里。",
    "师傅那边排期要等一周，先把靠墙的书柜挪开，免得书脊再受潮发霉。",
    "修好以后留一张管线图贴在柜门里面，下回漏水不用再满屋子敲。",
    "工钱从活动经费里出，超过预算的部分写申请，不要先垫了再说。",
    "墙面等干透再刷，急着刷只会再起皮，借隔壁会议室开两个月的会。",
)
OTHERS = (
    "石桥头三户老人独居，上门时把药盒按星期分好，比送米送油管用。",
    "带上社区医生量一次血压，顺便把常用药登记下来，缺什么一次配齐。",
    "西坡那段路窄，车只能开到桥头，剩下的要走着去，雨天改期。",
    "走访回来当晚把情况写进本子，别等到月底凭记忆补，容易记混。",
)


def minutes(speeches: tuple[str, ...], names: tuple[str, str, str], day: str, room: str, topic: str) -> str:
    said = "\n".join(f"{names[n % 3]}：{speech}" for n, speech in enumerate(speeches))
    return (
        f"桑榆里社区党支部支委会会议记录\n时间：{day}\n地点：{room}\n主持人：{names[0]}\n记录人：{names[1]}\n"
        f"议题：{topic}\n讨论发言：\n{said}\n"
    )


FIRST = minutes(SPEECHES, ("温如玉", "晏小山", "江照临"), "2024年3月5日15:00", "二楼东厅", "活动室修缮")
SWAPPED = minutes(SPEECHES, ("冉一鸣", "何雨桐", "林远山"), "2024年9月12日9:00", "三楼", "活动室修缮")
OTHER = minutes(OTHERS, ("温如玉", "晏小山", "江照临"), "2024年4月9日15:00", "二楼东厅", "清明走访")


def body(text: str) -> Body:
    (one,) = drawn(text, "branch_committee_meeting")
    return body_of(one.record, one.passage, one.hits)


def corpus(*bodies: Body) -> Corpus:
    return Corpus(
        [fingerprints(one.masked) for one in bodies],
        lambda at: bodies[at],
        [digest_of(packed(one)) for one in bodies],
        Pairs(),
    )


def pairs(*texts: str) -> list[tuple[int, int]]:
    found = alike(corpus(*map(body, texts)), copy=0.75, contained=0.6)
    return [(pair.first, pair.second) for pair in found]


def test_names_days_numbers_labels_and_title_are_left_out() -> None:
    masked = body(FIRST).masked
    for word in ("温如玉", "晏小山", "2024", "3月5日", "主持人", "讨论发言", "会议记录", "："):
        assert word not in masked
    assert "先请人看清楚是不是下水管的问题再谈刷墙" in masked


def test_a_copy_with_other_names_and_another_day_is_found() -> None:
    assert pairs(FIRST, OTHER, SWAPPED) == [(0, 2)]
    share, inside = compared(grams(body(FIRST).masked), grams(body(SWAPPED).masked))
    assert min(share, inside) > 0.9


def test_half_a_record_that_stands_in_a_longer_one_is_found() -> None:
    longer = minutes((*OTHERS, *SPEECHES), ("冉一鸣", "何雨桐", "林远山"), "2024年9月12日", "三楼", "两件事")
    assert pairs(FIRST, longer) == [(0, 1)]


def test_quotations_are_nobodys_own_words() -> None:
    quoted = (
        "“坚持把支部建在连上的光荣传统，把思想政治工作落到每一个支部，把从严教育管理党员落到支部，真正抓实。”"
    )
    speeches = (f"文件里说：{quoted}",)
    assert (
        "光荣传统"
        not in body(minutes(speeches, ("温如玉", "晏小山", "江照临"), "2024年3月5日", "东厅", "学习")).masked
    )


def test_the_passage_is_quoted_from_both_documents() -> None:
    one, other = body(FIRST), body(SWAPPED)
    block = longest(one, other, 60)
    assert block is not None
    assert block.length >= 60
    for text, at in ((one, block.first), (other, block.second)):
        start, words = text.stretch(at, block.length)
        assert words in text.text
        assert any(speech.rstrip("。") in words for speech in SPEECHES)
        line = text.place(start).line
        assert line is not None
        assert words in text.text.splitlines()[line - 1]


def test_short_records_are_not_compared() -> None:
    short = minutes(("先修管子，再刷墙。",), ("温如玉", "晏小山", "江照临"), "2024年3月5日", "东厅", "修缮")
    assert len(body(short).masked) < SHORTEST


def test_a_body_survives_its_storage() -> None:
    one = body(FIRST)
    again = unpacked(packed(one))
    assert (again.masked, again.stretch(9, 20)) == (one.masked, one.stretch(9, 20))
    assert again.place(30) == one.place(30)


# ---------------------------------------------------------------- in general
TEXTS = st.text(
    st.sampled_from("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"),
    min_size=0,
    max_size=400,
)


@given(TEXTS)
def test_a_text_is_its_own_copy(text: str) -> None:
    assert compared(grams(text), grams(text)) == ((1.0, 1.0) if len(text) >= GRAM else (0.0, 0.0))


def bare(text: str) -> Body:
    return Body(text, range(len(text)), text, (0,), ())


@given(TEXTS, TEXTS)
def test_a_passage_is_the_same_in_both(a: str, b: str) -> None:
    block = longest(bare(a), bare(b), 12)
    if block is not None:
        assert a[block.first : block.first + block.length] == b[block.second : block.second + block.length]
        assert block.length >= 12


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.integers(10, 70))
def test_a_passage_is_found_wherever_it_stands(a: str, b: str, c: str, d: str, length: int) -> None:
    common = "".join(chr(0x5000 + n) for n in range(length))
    block = longest(bare(a + common + b), bare(c + common + d), length)
    assert block is not None
    assert block.length >= length
    assert longest(bare(a + common), bare(c + common[1:]), 401) is None


def test_a_text_that_says_one_thing_over_and_over_takes_no_longer() -> None:
    one, other = bare("学习" * 20_000), bare("学习" * 15_000 + "完")
    assert longest(one, other, 60) == (0, 0, 30_000)


@given(TEXTS, TEXTS)
def test_fingerprints_of_a_part_are_among_those_of_the_whole(a: str, b: str) -> None:
    assert set(fingerprints(a)) <= set(fingerprints(a + b))
    assert len(fingerprints(a)) <= len(grams(a))


@pytest.mark.parametrize("edits", [0.0, 0.02, 0.05])
def test_edited_copies_are_among_the_candidates(edits: float) -> None:
    """Every twentieth character changed leaves three quarters of the pieces of five."""
    chance = random.Random(7)
    signs = [chr(0x4E00 + n) for n in range(2000)]
    texts = ["".join(chance.choices(signs, k=600)) for _ in range(60)]
    edited = [
        "".join(chance.choice(signs) if chance.random() < edits else char for char in text) for text in texts
    ]
    prints = [fingerprints(text) for text in (*texts, *edited)]
    found = set(candidates(prints, 0.6))
    assert {(n, n + 60) for n in range(60)} <= found
    assert len(found) == 60


def test_a_phrase_that_everybody_uses_links_nobody() -> None:
    """Fingerprints in many records: copies among them are still found, and nothing else."""
    chance = random.Random(3)
    signs = [chr(0x4E00 + n) for n in range(2000)]
    phrase = "会议强调要认真学习贯彻上级会议精神把各项任务落到实处确保取得实效" * 2
    texts = [phrase + "".join(chance.choices(signs, k=500)) for _ in range(150)]
    texts.append(texts[20])
    prints: list[array[int]] = [fingerprints(text) for text in texts]
    assert set(candidates(prints, 0.6)) == {(20, 150)}
