"""主持人, 记录人 and 主讲人: by label, in cells, in prose; posts, collectives and placeholders."""

from __future__ import annotations

import pytest

from records import TITLE, element, found, grid, record, word_record


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("主持人：温如玉", "温如玉"),
        ("主 持 人：温如玉", "温如玉"),
        ("主　持：温如玉", "温如玉"),
        ("会议主持：温如玉", "温如玉"),
        ("会议主持人:温如玉", "温如玉"),
        ("召集人：温如玉", "温如玉"),
        ("主持人（职务）：温如玉（支部书记）", "温如玉（支部书记）"),
        ("时间：2023年5月8日 主持人：温如玉 记录人：晏小山", "温如玉"),
        ("主持人：温如玉、时间：2023年5月8日", "温如玉"),
        ("2.主持人：温如玉", "温如玉"),
        ("主持人  温如玉", "温如玉"),
        ("主持人：党支部书记温如玉同志", "党支部书记温如玉同志"),
    ],
)
def test_the_chair_by_label(line: str, value: str) -> None:
    fact = element(line + "\n地点：二楼东厅", "chair")
    assert found(fact) == ("present", value)
    assert fact.normalized == ["温如玉"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("温如玉同志", "温如玉"),
        ("支部书记 温如玉", "温如玉"),
        ("温如玉（副书记）", "温如玉"),
        ("温如玉(受书记委托)", "温如玉"),
        ("组织委员 温 玉", "温玉"),
        ("温 玉", "温玉"),
        ("温  玉", "温玉"),
        ("司马青松", "司马青松"),
        ("阿依古丽·买买提", None),
    ],
)
def test_the_name_without_post_and_blanks(written: str, name: str | None) -> None:
    fact = element(f"主持人：{written}\n地点：二楼东厅", "chair")
    assert fact.status == "present"
    assert fact.value == written
    if name is not None:
        assert fact.normalized == [name]


@pytest.mark.parametrize(
    "written", ["党支部书记", "支部书记", "党小组组长", "各支委", "支部委员会", "全体党员"]
)
def test_a_post_or_a_collective_is_partial(written: str) -> None:
    assert found(element(f"主持人：{written}\n记录人：晏小山", "chair")) == ("partial", written)


@pytest.mark.parametrize(
    "written", ["XX", "×××", "张×", "李××", "____", "张*", "***", "XXX同志", "（填写主持人姓名）"]
)
@pytest.mark.parametrize("label", ["主持人", "记录人"])
def test_placeholders(label: str, written: str) -> None:
    text = f"时间：2023年5月8日\n{label}：{written}\n地点：二楼东厅"
    fact = element(text, {"主持人": "chair", "记录人": "recorder"}[label])
    assert fact.status == "placeholder"


@pytest.mark.parametrize(
    "text",
    [
        "主持人：\n记录人：晏小山",
        "主持人：  记录人：晏小山",
        "主持人。\n记录人：晏小山",
        "主持人:。\n记录人：晏小山",
    ],
)
def test_an_empty_label_leaves_the_next_name_alone(text: str) -> None:
    assert found(element(text, "chair")) == ("blank", None)
    assert found(element(text, "recorder")) == ("present", "晏小山")


@pytest.mark.parametrize(
    "text",
    [
        "2023年5月8日，会议由温如玉主持，晏小山记录。",
        "会议由温如玉同志主持。由晏小山负责记录。",
        "本次会议由党支部书记温如玉主持，由晏小山记录。",
        "支部书记温如玉主持会议。记录人晏小山。",
        "温如玉在二楼东厅主持会议，晏小山担任记录。",
        "会上，温如玉主持了会议，晏小山作会议记录。",
    ],
)
def test_chair_and_recorder_in_prose(text: str) -> None:
    chair, recorder = element(text, "chair"), element(text, "recorder")
    assert (chair.status, chair.normalized) == ("present", ["温如玉"])
    assert (recorder.status, recorder.normalized) == ("present", ["晏小山"])
    assert chair.value is not None
    assert chair.value.endswith("温如玉")


def test_a_post_without_a_name_in_prose_is_partial() -> None:
    assert element("2023年5月8日，会议由党支部书记主持。", "chair").status == "partial"


def test_who_is_asked_to_chair_next_time_does_not_hide_that_nobody_is_named() -> None:
    assert (
        element("时间：2023年5月8日\n地点：二楼东厅\n讨论发言：\n大家谈了看法。", "chair").status == "missing"
    )


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("记录人：晏小山", "晏小山"),
        ("记 录：晏小山", "晏小山"),
        ("会议记录：晏小山", "晏小山"),
        ("记录员：晏小山", "晏小山"),
        ("记录人（签名）：晏小山", "晏小山"),
        ("会议记录人：晏小山", "晏小山"),
        ("记录整理：晏小山", "晏小山"),
    ],
)
def test_the_recorder_by_label(line: str, value: str) -> None:
    assert found(element(f"主持人：温如玉\n{line}", "recorder")) == ("present", value)


def test_a_heading_over_the_body_is_no_recorder() -> None:
    text = "主持人：温如玉\n会议记录：\n温如玉：今天商量两件事，一是修缮活动室。\n晏小山：我赞成先修屋顶。"
    assert element(text, "recorder").status in ("missing", "blank")
    assert element(text, "recorder").value is None


def test_signatures_at_the_end_name_chair_and_recorder() -> None:
    text = "时间：2023年5月8日\n讨论：大家谈了看法。\n主持人（签字）：温如玉    记录人（签字）：晏小山"
    assert found(element(text, "chair")) == ("present", "温如玉")
    assert found(element(text, "recorder")) == ("present", "晏小山")


@pytest.mark.parametrize(
    "lines",
    [
        (["主持人", "温如玉", "记录人", "晏小山"],),
        (["主 持 人", "温如玉"], ["记 录 人", "晏小山"]),
        (["主持人：", "温如玉"], ["记录人：", "晏小山"]),
        (["主持人", "记录人", "地点"], ["温如玉", "晏小山", "二楼东厅"]),
        (["主持人：温如玉", "记录人：晏小山"],),
    ],
    ids=["beside", "stacked", "with colons", "below", "in one cell"],
)
def test_cells(lines: tuple[list[str], ...]) -> None:
    drawn = word_record(grid(*lines))
    assert found(drawn.elements["chair"]) == ("present", "温如玉")
    assert found(drawn.elements["recorder"]) == ("present", "晏小山")


@pytest.mark.parametrize("label", ["主讲人", "授课人", "讲课人", "宣讲人", "主 讲", "授课教师"])
def test_the_lecturer(label: str) -> None:
    fact = element(f"时间：2023年5月8日\n{label}：温如玉\n记录人：晏小山", "speaker", "party_lecture")
    assert found(fact) == ("present", "温如玉")


@pytest.mark.parametrize(
    "text",
    [
        "2023年5月8日，支部书记温如玉以《守住第一道防线》为题讲授专题党课。",
        "2023年5月8日，由温如玉同志为全体党员讲党课。",
    ],
)
def test_the_lecturer_in_prose(text: str) -> None:
    fact = element(text, "speaker", "party_lecture")
    assert (fact.status, fact.normalized) == ("present", ["温如玉"])


@pytest.mark.parametrize(
    "text",
    [
        "老温（组长温如玉）主持，晏小山记。",
        "会是温如玉书记主持的，晏小山记录。",
        "2023年5月8日，东厅里开的。主持温如玉，记录晏小山。",
    ],
)
def test_chair_and_recorder_in_notes(text: str) -> None:
    drawn = record(TITLE + text + "\n应到6个，到了5个。\n")
    assert [drawn.elements[name].normalized for name in ("chair", "recorder")] == [["温如玉"], ["晏小山"]]


def test_an_empty_label_at_the_end_of_a_line() -> None:
    drawn = record(TITLE + "主持：温如玉　　　记录：\n有选举权的党员应到25名，实到18名\n")
    assert drawn.elements["recorder"].status == "blank"


def test_labels_of_one_character() -> None:
    drawn = record(TITLE + "地：二楼东厅\n主：温如玉    记：晏小山\n议：路灯咋修\n定：先修楼道。\n")
    fields = ("place", "chair", "recorder", "topic", "resolution")
    assert {drawn.elements[name].status for name in fields} == {"present"}


@pytest.mark.parametrize("text", ["大家认真听讲，做了笔记。", "审核人：程书记\n", "账目由老程登记。"])
def test_words_that_end_in_the_sign_for_a_record_name_no_recorder(text: str) -> None:
    assert element(text, "recorder").status == "missing"


def test_one_who_chairs_and_records() -> None:
    drawn = record(TITLE + "会议由组织委员温如玉主持并记录。\n")
    assert [drawn.elements[name].normalized for name in ("chair", "recorder")] == [["温如玉"], ["温如玉"]]


def test_the_lecturer_in_a_sentence() -> None:
    fact = element("主讲人是支部书记温如玉，题目叫“灯”。", "speaker", "party_lecture")
    assert (fact.status, fact.normalized) == ("present", ["温如玉"])


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("会议由支部书记温如玉同志主持，护士长晏小山同志担任记录。", "recorder", "晏小山"),
        ("支书温老黑主持，文书晏小山记录。", "chair", "温老黑"),
        ("会议由温如玉主持。\n课后大家提了问题。\n（晏小山 记录）", "recorder", "晏小山"),
    ],
)
def test_posts_in_front_of_a_name_in_prose(text: str, name: str, value: str) -> None:
    assert found(element(f"2023年5月8日在二楼东厅开会。{text}", name)) == ("present", value)


@pytest.mark.parametrize("text", ["其他党员逐一发言，记录附后。", "这些要求写进记录。"])
def test_what_is_done_with_the_minutes_is_no_recorder(text: str) -> None:
    assert element(f"时间：2023年5月8日\n记录人：\n{text}", "recorder").status == "blank"


def test_a_book_title_in_wide_setting_holds_no_label() -> None:
    text = "桑榆里\n记 事 簿（2024年上半年）\n\n党员大会\n时间：2024年3月28日\n主持：温如玉  记录：晏小山"
    assert found(record(text).elements["recorder"]) == ("present", "晏小山")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会议由温如玉主持，会议记录由晏小山同志担任。", "recorder"),
        ("会议主持由晏小山同志担任，温如玉记录。", "chair"),
    ],
)
def test_who_was_charged_with_it(text: str, name: str) -> None:
    assert found(element(f"2023年5月8日在二楼东厅开会。{text}", name)) == ("present", "晏小山")


@pytest.mark.parametrize("label", ["主持人姓名", "主持人及职务", "主持人姓名、职务"])
def test_labels_with_name_and_post(label: str) -> None:
    assert element(f"{label}：温如玉\n时间：2023年5月8日", "chair").status == "present"


def test_the_activity_was_led_by_a_post() -> None:
    text = "走进岩芯库\n2023年5月8日，桑榆地质队党支部开展主题党日活动。活动由党支部书记组织，党员19名参加。"
    assert found(record(text, "theme_party_day").elements["chair"]) == ("partial", "党支部书记")


def test_who_is_in_charge_of_an_activity_leads_it() -> None:
    text = "主题党日活动情况\n活动日期：2023年5月8日\n负责人：支部书记\n"
    assert record(text, "theme_party_day").elements["chair"].status == "partial"
    assert record(text.replace("负责人", "主持人"), "theme_party_day").elements["chair"].status == "partial"
    assert record(text).elements["chair"].status == "missing"


@pytest.mark.parametrize(
    ("line", "field"), [("领学人（主持）：温如玉", "speaker"), ("主持人（记录）：温如玉", "recorder")]
)
def test_one_name_for_two_tasks(line: str, field: str) -> None:
    elements = record(f"学习研讨记录\n时间：2023年5月8日\n{line}\n", "study_session").elements
    assert found(elements["chair"]) == ("present", "温如玉")
    assert found(elements[field]) == ("present", "温如玉")


def test_who_sat_in_and_took_the_minutes() -> None:
    text = "支委会会议纪要\n5月8日上午，书记温如玉主持召开支委会。办公室晏小山列席并记录。"
    assert found(record(text).elements["recorder"]) == ("present", "晏小山")


@pytest.mark.parametrize("written", ["无", "暂无", "无人"])
def test_nobody_is_no_name(written: str) -> None:
    assert element(f"记录人：{written}\n", "recorder").status == "blank"


def test_who_filled_in_the_form_took_the_minutes() -> None:
    assert found(element("登记人：温如玉\n", "recorder")) == ("present", "温如玉")


def test_a_cell_that_labels_two_persons() -> None:
    drawn = word_record(grid(["主持人／记录人", "书记 温如玉／组织委员 晏小山"], ["应到/实到", "5人/4人"]))
    assert [drawn.elements[name].normalized for name in ("chair", "recorder")] == [["温如玉"], ["晏小山"]]
    assert [drawn.elements[f"{name}_attendance"].status for name in ("expected", "actual")] == ["present"] * 2
