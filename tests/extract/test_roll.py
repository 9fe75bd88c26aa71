"""Lists of names held against one another: who was present, who looked on, who was away, who spoke."""

from __future__ import annotations

import pytest

from records import TITLE, record


def facts(text: str) -> dict[str, object]:
    return dict(record(TITLE + text).facts)


def test_names_that_stand_in_two_lists() -> None:
    found = facts("出席：周启明、何雨桐、林远山\n列席：林远山\n缺席人员：何雨桐（病假）")
    assert (found["listed_twice"], found["present_and_absent"]) == ("林远山", "何雨桐")
    assert found["observers_count"] == 1


def test_sound_lists_have_nobody_twice() -> None:
    found = facts("出席：周启明、何雨桐\n列席：林远山\n缺席人员：江一帆（病假）\n江一舟：周六人手最缺。")
    assert (found["listed_twice"], found["present_and_absent"], found["absent_active"]) == ("", "", "")


def test_without_a_list_nothing_is_known() -> None:
    found = facts("应到3人，实到3人。\n何雨桐：周六人手最缺。")
    assert found["listed_twice"] is None
    assert found["unlisted_active"] is None


@pytest.mark.parametrize(
    ("absent", "speech", "name"),
    [
        ("江一帆（出差）", "江一帆：周六人手最缺，建议先排周六。", "江一帆"),
        ("江一帆（出差）", "何雨桐：江一帆不在，建议先排周六。", ""),
        ("江一帆（出差）", "江一帆（书面发言）：周六人手最缺，建议先排周六。", ""),
        ("江一帆（出差，视频参加）", "江一帆：周六人手最缺，建议先排周六。", ""),
        ("江一帆（出车，议到第二项时赶到）", "江一帆：周六人手最缺，建议先排周六。", ""),
    ],
)
def test_who_is_away_does_not_speak(absent: str, speech: str, name: str) -> None:
    assert facts(f"缺席人员：{absent}\n{speech}")["absent_active"] == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("应到3人，实到3人\n参加人员：周启明、何雨桐、宋清河", "林远山"),
        ("应到3人，实到3人\n参加人员：周启明、何雨桐、宋清河\n列席：林远山", ""),
        ("应到3人，实到2人\n参加人员：周启明、何雨桐、宋清河", None),  # the list itself is in doubt
        ("应到3人，实到3人\n参加人员：周启明、何雨桐等", None),
    ],
)
def test_who_speaks_stands_in_a_list_that_is_whole(head: str, name: str | None) -> None:
    assert facts(f"{head}\n林远山：周六人手最缺，建议先排周六。")["unlisted_active"] == name


@pytest.mark.parametrize(
    "line",
    [
        "江一帆汇报：拟定值班表一事5月2日已经做完。",  # may have come in writing
        "何雨桐：文件太长，能一页说清就不写两页，大家都省事。",
        "何雨桐：那篇经验里讲的办法要照着本地的情形改一改。",
    ],
)
def test_what_names_no_speaker_beyond_doubt(line: str) -> None:
    found = facts(f"应到2人，实到2人。\n出席：周启明、何雨桐\n{line}")
    assert not found["unlisted_active"]


def test_speeches_behind_names_in_brackets() -> None:
    found = facts(
        "应到2人，实到2人。\n出席：周启明、何雨桐\n【何雨桐】周六人手最缺。\n【江一帆】平日也缺人。"
    )
    assert found["unlisted_active"] == "江一帆"
