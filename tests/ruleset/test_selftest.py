"""Examples beside the rules are run, and what goes wrong is said in Chinese with its line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from branchaudit.errors import RuleFileError
from branchaudit.model import RuleResult
from branchaudit.ruleset import selftest
from ruleset.made import HEAD, RULE

TESTS = """\
    tests:
      as: 党员大会
      pass:
        - 定稿
        - {text: 定稿, as: 支委会, name: 三月.txt}
      fail:
        - 草稿
        - table: [[说明, 草稿], [人数, 3]]
          text: 会议记录
"""


def judge(content: str | bytes, doc_type: str | None, name: str) -> tuple[RuleResult, ...]:
    if isinstance(content, bytes):
        document = docx.Document(BytesIO(content))
        content = document.paragraphs[0].text + "".join(
            c.text for row in document.tables[0].rows for c in row.cells
        )
        assert content == "会议记录说明草稿人数3"
        assert name.endswith(".docx")
    if doc_type != "branch_general_meeting":
        return (RuleResult("text.no-draft", "not_applicable"),)
    return (RuleResult("text.no-draft", "fail" if "草稿" in content else "pass"), RuleResult("other", "fail"))


def written(text: str, folder: Path) -> str:
    (folder / "unit.yaml").write_text(text, encoding="utf-8")
    return str(folder / "unit.yaml")


def test_examples_that_go_as_they_say(tmp_path: Path) -> None:
    results = selftest.run(written(HEAD + RULE + TESTS, tmp_path), judge)
    assert [r.ok for r in results] == [True] * 4
    assert [r.outcome for r in results] == ["pass", "not_applicable", "fail", "fail"]


def test_an_example_that_goes_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    text = HEAD + RULE + TESTS.replace("- 定稿", "- 草稿", 1)
    wrong = [r.message for r in selftest.run(written(text, tmp_path), judge) if not r.ok]
    assert wrong[0].endswith("unit.yaml:18：规则 text.no-draft 的第 1 个合格例子判为“有问题”")
    assert len(wrong) == 2  # and no example that passes is left
    assert "至少要有一个真正通过检查的例子" in wrong[1]


def test_undecided_is_neither(tmp_path: Path) -> None:
    path = written(HEAD + RULE + TESTS, tmp_path)
    results = selftest.run(path, lambda *_: (RuleResult("text.no-draft", "undecided", note="缺少人数"),))
    assert not any(r.ok for r in results)
    assert results[0].message.endswith("判为“无法判定”：缺少人数")


def test_rules_without_examples_are_listed(tmp_path: Path) -> None:
    (line,) = selftest.untested(written(HEAD + RULE + "    tests: {pass: [定稿]}\n", tmp_path))
    assert "unit.yaml:5" in line
    assert "没有不合格的例子" in line


def test_an_unknown_type_in_an_example_is_an_error(tmp_path: Path) -> None:
    path = written(HEAD + RULE + TESTS.replace("as: 支委会", "as: 支委汇"), tmp_path)
    with pytest.raises(RuleFileError, match="是不是“支委会”") as caught:
        list(selftest.cases(path))
    assert (caught.value.line, caught.value.column) == (19, 26)


def test_an_unknown_type_among_the_records_of_an_example_is_an_error(tmp_path: Path) -> None:
    tests = (
        "    tests:\n      pass: [定稿]\n      fail:\n        - records:\n"
        "            - {text: 草稿, as: 支委汇}\n"
    )
    path = written(HEAD + RULE + tests, tmp_path)
    with pytest.raises(RuleFileError, match="是不是“支委会”"):
        list(selftest.cases(path))


def test_an_example_may_have_the_properties_of_a_file(tmp_path: Path) -> None:
    tests = (
        "    tests: {pass: [{text: 定稿, properties: {created: 2024-03-20, revision: 5}}], fail: [草稿]}\n"
    )
    case = next(selftest.cases(written(HEAD + RULE + tests, tmp_path)))
    assert isinstance(case.content, bytes)
    properties = docx.Document(BytesIO(case.content)).core_properties
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2024-03-20"
    assert properties.revision == 5


def test_an_example_may_set_page_and_fonts(tmp_path: Path) -> None:
    seen: list[str | bytes] = []

    def look(content: str | bytes, doc_type: str | None, name: str) -> tuple[RuleResult, ...]:
        seen.append(content)
        return ()

    tests = "    tests:\n      fail: [{text: 草稿, page: {width: 210}, font: {title: [黑体, 22]}}]\n"
    selftest.run(written(HEAD + RULE + tests, tmp_path), look)
    assert isinstance(seen[0], bytes)
    document = docx.Document(BytesIO(seen[0]))
    assert round(document.sections[0].page_width.mm) == 210
    assert document.paragraphs[0].runs[0].font.size.pt == 22


def test_the_longest_line_of_an_example_is_repeated(tmp_path: Path) -> None:
    tests = '    tests:\n      fail: [{text: "题\\n草稿草稿\\n尾", repeat: 3}]\n'
    (case,) = selftest.cases(written(HEAD + RULE + tests, tmp_path))
    assert case.content == "题\n草稿草稿\n草稿草稿\n草稿草稿\n尾"


def test_a_font_is_a_name_and_a_size(tmp_path: Path) -> None:
    tests = "    tests:\n      fail: [{text: 草稿, font: {body: [16, 仿宋]}}]\n"
    with pytest.raises(RuleFileError, match=r"\[仿宋, 16\]"):
        list(selftest.cases(written(HEAD + RULE + tests, tmp_path)))
