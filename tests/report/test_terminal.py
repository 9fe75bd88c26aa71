from __future__ import annotations

import io
import re
from unicodedata import east_asian_width

import pytest
from syrupy.assertion import SnapshotAssertion

from branchaudit.document import Place
from branchaudit.model import Fact, RuleResult
from branchaudit.report import terminal
from branchaudit.report.blocks import View
from branchaudit.report.page import PlainPage, RichPage, page_for
from branchaudit.report.safe import one_line, safe_name
from branchaudit.report.wording import place
from branchaudit.results import GroupScore, Report

from . import made


class Terminal(io.StringIO):
    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


def plain(report: Report, **view: object) -> str:
    out = io.StringIO()
    terminal.render(report, PlainPage(out), View(**view))  # type: ignore[arg-type]
    return out.getvalue()


def coloured(report: Report, width: int = 80, **view: object) -> str:
    out = Terminal()
    terminal.render(report, RichPage(out, width), View(**view))  # type: ignore[arg-type]
    return re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())


def cells(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize(
    "view",
    [{}, {"verbose": True}, {"quiet": True}, {"group_by": "rule"}, {"group_by": "type"}],
    ids=["file", "verbose", "quiet", "rule", "type"],
)
def test_plain(view: dict[str, object], snapshot: SnapshotAssertion) -> None:
    assert plain(made.usual(), **view) == snapshot


def test_worst_file_comes_first_and_clean_ones_last() -> None:
    text = plain(made.usual())
    assert text.index("全年.txt") < text.index("支委会.docx") < text.index("好.docx")
    assert "没有发现问题" in text


def test_hints_are_told_apart_and_never_deducted() -> None:
    text = plain(made.usual())
    assert "○ 疑似  第9段 “大家一致同意。”（仅供核查，不扣分）" in text
    assert "核查：向发言人了解实际讨论情况。" in text


def test_the_folder_that_was_given_has_a_name() -> None:
    folders = tuple(GroupScore(name, 1, 90.0, "达标", {}) for name in (".", "一支部/"))
    text = plain(made.usual()._replace(folders=folders))
    assert "文件夹　（根目录）：90 分" in text
    assert "文件夹　一支部：90 分" in text


def test_coverage_stands_beside_the_score() -> None:
    text = plain(made.usual())
    assert "已判定 12 / 适用 16 条" in text
    assert "分值为本工具假定" in text


def test_every_unreadable_file_has_its_next_step() -> None:
    text = plain(made.usual())
    assert "旧档案/2019.doc（格式不支持）\n      这是旧式 .doc 文件。请在 WPS/Word 中另存为 .docx" in text


def test_terminal_report_at_80_columns(snapshot: SnapshotAssertion) -> None:
    assert coloured(made.usual(), verbose=True) == snapshot


@pytest.mark.parametrize("width", [80, 40, 24])
def test_lines_never_pass_the_edge_and_lose_nothing(width: int) -> None:
    long = "应到会党员二十五名而实到二十二名，" * 8
    report = made.report(made.file("甲.docx", made.judged("甲.docx", made.finding(message=long))))
    text = coloured(report, width)
    assert max(cells(line.rstrip()) for line in text.splitlines()) <= width
    assert long in "".join(line.strip() for line in text.splitlines())


@pytest.mark.parametrize("width", [80, 60])
def test_files_stand_apart_on_a_terminal(width: int) -> None:
    lines = coloured(made.usual(), width).splitlines()
    for name in ("第一党支部/2024-03支委会.docx", "第二党支部/好.docx", "检查结果：示例单位党委"):
        assert lines[lines.index(name) - 1] == ""
    assert all(line == line.rstrip() for line in lines)


def test_a_wide_table_keeps_within_the_edge() -> None:
    value = "党支部会议室（办公楼二楼东侧第三间，与阅览室相对），后移至一楼大厅"
    fact = Fact("present", value, None, 1.0, Place(3, table=1, row=1, column=4, part="cell"))
    report = made.report(made.file("甲.docx", made.judged("甲.docx", elements={"place": fact})))
    text = coloured(report, 60, verbose=True)
    assert max(cells(line) for line in text.splitlines()) <= 60
    rows = [line for line in text.splitlines() if "地点" in line]
    assert [row.endswith("表1行1列4") for row in rows] == [True]


def test_a_record_whose_rules_broke_does_not_look_sound() -> None:
    sound = made.judged("甲.docx", score=100.0)
    error = RuleResult("minutes.place", "error", (), "出错")
    broken = sound._replace(results=(*sound.results, error), outcomes={**sound.outcomes, "error": 1})
    text = plain(made.report(made.file("甲.docx", broken)))
    assert "1 条规则出错，没有判定，加 --verbose 查看" in text
    assert "没有发现问题" not in text


def test_elements_that_no_rule_asks_for_are_not_listed_as_missing() -> None:
    elements = {name: Fact("missing") for name in ("recorder", "signature")} | {"chair": Fact("blank")}
    gap = made.finding(element="recorder", place=None, quote=None)
    text = plain(
        made.report(made.file("甲.docx", made.judged("甲.docx", gap, elements=elements))), verbose=True
    )
    assert "记录人｜缺" in text
    assert "主持人｜空白" in text
    assert "签字" not in text


def test_markup_in_names_and_documents_is_shown_literally() -> None:
    found = made.finding(quote="[bold]重要[/bold] :smile: [link=x]", message="写有 [red]红字[/red]。")
    report = made.report(made.file("[bold]会议[/].docx", made.judged("[bold]会议[/].docx", found)))
    for text in (plain(report), coloured(report, 120), coloured(report, 120, group_by="rule", verbose=True)):
        assert "[bold]会议[/].docx" in text
        assert "[bold]重要[/bold] :smile: [link=x]" in text
        assert "[red]红字[/red]" in text


def test_control_characters_never_reach_the_screen() -> None:
    name = "a\x1b]0;x\x07\u202egpj.docx"
    found = made.finding(quote="主\x1b[31m持\n人\u2066", message="a\x00b")
    report = made.report(made.file(name, made.judged(name, found, branch="\x1b[2J")))
    for text in (plain(report, verbose=True), plain(report, group_by="rule")):
        assert not {c for c in text if ord(c) < 32 and c != "\n"}
        assert "\u202e" not in text
        assert "␛]0;x␇‹U+202E›gpj.docx" in text


def test_a_terminal_shows_the_worst_and_counts_the_rest() -> None:
    files = [
        made.file(f"{n:03}.docx", made.judged(f"{n:03}.docx", made.finding(), score=80.0)) for n in range(9)
    ]
    files.append(made.file("好.docx", made.judged("好.docx", score=100.0)))
    report = made.report(*files)
    assert "另有 7 份文件没有列出，其中 6 份有问题。加 --output 报告.txt" in plain(report, limit=3)
    assert "另有 6 处没有列出" in plain(report, limit=3, group_by="rule")
    assert "另有 7 份文件没有列出" in plain(report, limit=3, group_by="type")
    assert "没有列出" not in plain(report)


def test_results_are_read_one_at_a_time() -> None:
    """Results may lie on disk: nothing but indexing and iterating is asked of them."""

    class OnDisk:
        def __init__(self, results: object) -> None:
            self.results, self.read = list(results), 0  # type: ignore[call-overload]

        def __getitem__(self, index: int) -> object:
            assert isinstance(index, int)
            self.read += 1
            return self.results[index]

        def __len__(self) -> int:
            return len(self.results)

    for group_by in ("file", "rule", "type"):
        report = made.usual()
        stored = OnDisk(report.results)
        assert plain(report._replace(results=stored), group_by=group_by)  # type: ignore[arg-type]
        assert stored.read <= 4 * len(stored)


def test_colours_only_on_a_terminal_that_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert page_for(Terminal()).coloured
    assert not page_for(io.StringIO()).coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert not page_for(Terminal()).coloured
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not page_for(Terminal()).coloured


def test_a_console_in_gbk_shows_every_sign_of_ours() -> None:
    for view in ({"verbose": True}, {"group_by": "rule"}, {"group_by": "type"}, {"quiet": True}):
        assert plain(made.usual(), **view).encode("gbk")


def test_nothing_audited() -> None:
    text = plain(made.report(unreadable=made.UNREADABLE, unit="", folders=(), branches=()))
    assert "未评分" in text
    assert "已判定 0 / 适用 0 条" in text


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (None, ""),
        (Place(5), "第5段"),
        (Place(5, line=12), "第12行"),
        (Place(5, table=1, row=3, column=2, part="cell"), "表1行3列2"),
        (Place(5, part="header"), "页眉（第5段）"),
        (Place(5, part="text_box"), "文本框（第5段）"),
    ],
)
def test_places(at: Place | None, text: str) -> None:
    assert place(at) == text


def test_long_names_keep_their_ending() -> None:
    name = "目录/" + "长" * 200 + "（终稿）.docx"
    assert safe_name(name).endswith("（终稿）.docx")
    assert len(safe_name(name)) < 90
    assert safe_name(name, fold=False) == name
    assert safe_name("\udcff.txt") == "‹FF›.txt"


def test_quotes_fit_on_one_line() -> None:
    assert one_line(" 主持人：\n 张三 ") == "主持人： 张三"
    assert one_line("长" * 100, 10) == "长" * 9 + "…"
