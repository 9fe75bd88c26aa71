"""Names of persons in labels and lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchaudit.structure.people import is_collective, is_name, is_post_only, split_people, strip_posts

NAMES = ("温如玉", "晏小山", "江照临", "冉一鸣", "柏青", "司马青松", "闻人远")
POSTS = ("党支部书记", "支部副书记", "组织委员", "宣传委员", "纪检委员", "党小组组长", "预备党员")
lists = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)


@given(lists, st.sampled_from(["、", "，", ",", "；", " ", "\n", "、 "]))
def test_a_list_gives_its_names(names: list[str], sign: str) -> None:
    assert [p.name for p in split_people(sign.join(names))] == names


@given(
    lists,
    st.sampled_from(["病假", "出差", "值班", "在外务工", "因公外出"]),
    st.sampled_from(["（{}）", "({})"]),
)
def test_each_with_a_reason(names: list[str], reason: str, marks: str) -> None:
    people = split_people("、".join(name + marks.format(reason) for name in names))
    assert [(p.name, p.reason) for p in people] == [(name, reason) for name in names]


@given(lists, st.sampled_from(["均出差", "都值班", "3人均出差"]))
def test_one_reason_for_all(names: list[str], reason: str) -> None:
    assert {p.reason for p in split_people("、".join(names) + f"（{reason}）")} == {reason}


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("form", ["{post}{name}", "{post} {name}", "{name}（{post}）", "{post}：{name}同志"])
def test_the_post_comes_off(post: str, form: str) -> None:
    assert [strip_posts(form.format(name=name, post=post)) for name in NAMES] == list(NAMES)


@pytest.mark.parametrize("post", POSTS)
def test_a_post_alone_is_no_name(post: str) -> None:
    assert is_post_only(post)
    assert not is_name(post)
    assert split_people(post) == []


@pytest.mark.parametrize("text", ["全体党员", "各支部委员", "支委会成员", "第二党小组", "相关人员", "办公室"])
def test_collectives(text: str) -> None:
    assert is_collective(text)


@pytest.mark.parametrize("text", ["会议", "党支部", "其他", "一是", "主持人", "王", "AB", "温如玉、晏小山"])
def test_words_that_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("温如玉等5人", ["温如玉"]),
        ("温如玉、晏小山等同志", ["温如玉", "晏小山"]),
        ("温如玉和晏小山", ["温如玉", "晏小山"]),
        ("温 玉、柏 青", ["温玉", "柏青"]),
        ("另有温如玉、晏小山", ["温如玉", "晏小山"]),
        ("书记温如玉，委员晏小山、江照临", ["温如玉", "晏小山", "江照临"]),
        ("全体党员", []),
        ("", []),
    ],
)
def test_lists_as_they_are_written(text: str, names: list[str]) -> None:
    assert [p.name for p in split_people(text)] == names


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for person in split_people(text):
        assert person.name
    strip_posts(text)
    is_post_only(text)


@pytest.mark.parametrize("text", ["两人", "三人", "十几人", "二位"])
def test_how_many_is_nobodys_name(text: str) -> None:
    assert not is_name(text)
