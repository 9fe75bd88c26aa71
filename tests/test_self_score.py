"""The self-score table: as Excel and WPS write it, refused with its line where it cannot be meant."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import shipped
from branchaudit import self_score
from branchaudit.errors import ConfigError
from branchaudit.standard import Extra, Review, Scheme, Stated

_SHIPPED = shipped.rules("police-five-basics").scheme
assert _SHIPPED is not None
SCHEME: Scheme = _SHIPPED._replace(review=Review("群众评议", 0.3))
TABLE = """\
支部,指标,自评,评定
第一党支部,换届选举程序,5,4.5
第一党支部,talks,3,
第二党支部,党建品牌,,1
第二党支部,经核实弄虚作假,,是
第二党支部,群众评议,,88

,党费收缴,2,
"""
READ = {
    "第一党支部": {"election": Stated(5, 4.5), "talks": Stated(3, None)},
    "第二党支部": {"brand": Stated(None, 1), "falsehood": Stated(None, 1), "review": Stated(None, 88)},
    "": {"dues": Stated(2, None)},
}


def read(text: str, folder: Path, encoding: str = "utf-8", scheme: Scheme = SCHEME) -> self_score.Statements:
    file = folder / "自评表.csv"
    file.write_bytes(text.encode(encoding))
    return self_score.read(file, scheme)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_items_are_named_by_title_or_id_in_any_usual_encoding(
    encoding: str, mark: str, tmp_path: Path
) -> None:
    assert read(TABLE.replace(",", mark), tmp_path, encoding) == READ


def test_other_headings_further_columns_and_their_order(tmp_path: Path) -> None:
    text = "备注,评定分,项目,自评分\n略,2,党费收缴,1\n,,,\n"
    assert read(text, tmp_path) == {"": {"dues": Stated(1, 2)}}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("一支部,换届选举程续,5,", "没有“换届选举程续”这一项，是不是“换届选举程序”？"),
        ("一支部,,5,", "没有“”这一项；全部指标见 branchaudit rules scheme"),
        ("一支部,换届选举程序,6,", "分数应当在 0 到 5 之间，现在是“6”"),
        ("一支部,换届选举程序,-1,", "分数应当在 0 到 5 之间"),
        ("一支部,换届选举程序,五分,", "现在是“五分”"),
        ("一支部,换届选举程序,nan,", "现在是“nan”"),
        ("一支部,群众评议,,101", "0 到 100 之间"),
        ("一支部,dues,1,", "“一支部”的“党费收缴”在第 2 行已经写过"),
        ("一支部,经核实弄虚作假,,也许", "否决项请填“是”或“否”，现在是“也许”"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(row: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read(f"支部,指标,自评,评定\n一支部,党费收缴,2,\n{row}\n", tmp_path)
    assert said in str(caught.value)
    assert "自评表.csv:3：" in str(caught.value)


@pytest.mark.parametrize(
    ("yes", "stated"), [("是", 1), ("有", 1), ("√", 1), ("否", 0), ("无", 0), ("×", 0), ("", None)]
)
def test_a_veto_is_yes_or_no(yes: str, stated: float | None, tmp_path: Path) -> None:
    found = read(f"指标,评定\n经核实弄虚作假,{yes}\n党费收缴,1\n", tmp_path)
    assert found[""]["falsehood"] == Stated(None, stated)


@pytest.mark.parametrize("text", ["", "一,二\n1,2\n", "指标,备注\n党费收缴,1\n"])
def test_a_file_of_another_kind_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read(text, tmp_path)


def test_a_unit_may_follow_the_points(tmp_path: Path) -> None:
    assert read("指标,自评,评定\n党费收缴,1.5分,２\n", tmp_path)[""]["dues"] == Stated(1.5, 2)


def test_a_workbook_or_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "自评表.xlsx").write_bytes(b"PK\x03\x04\x14\x00\x06\x00")
    with pytest.raises(ConfigError, match="另存为 CSV"):
        self_score.read(tmp_path / "自评表.xlsx", SCHEME)
    with pytest.raises(ConfigError, match="打不开"):
        self_score.read(tmp_path / "没有.csv", SCHEME)


def test_the_blank_table_reads_back_and_states_nothing(tmp_path: Path) -> None:
    found = read(self_score.blank(SCHEME), tmp_path, "utf-8-sig")
    parts = (SCHEME.indicators, SCHEME.extras, SCHEME.vetoes)
    assert set(found[""]) == {entry.id for part in parts for entry in part} | {"review"}
    assert set(found[""].values()) == {Stated()}


def test_a_filled_table_reads_back_what_was_filled_in(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(self_score.blank(SCHEME))))
    for row in rows[1:]:
        row[0], row[2] = "第一党支部", "" if "否决" in row[4] else "0.5"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    found = read(out.getvalue(), tmp_path)["第一党支部"]
    assert all(found[i.id] == Stated(0.5, None) for i in SCHEME.indicators)


def test_items_of_one_name_stand_by_their_ids(tmp_path: Path) -> None:
    scheme = SCHEME._replace(extras=(Extra("more", "党费收缴", 1),))
    with pytest.raises(ConfigError, match="不止一项叫“党费收缴”，请写编号：dues、more"):
        read("指标,自评\n党费收缴,1\n", tmp_path, scheme=scheme)
    lines = self_score.blank(scheme).splitlines()
    assert any(line.startswith(",dues,") for line in lines)
    assert any(line.startswith(",more,") for line in lines)
