"""One file through all stages: whatever goes wrong with it stays with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import shipped
from branchaudit import pipeline
from branchaudit.document import SourceFile, Unreadable
from branchaudit.model import Judged, StoredFile
from branchaudit.pipeline import Work, audit_file, judge
from branchaudit.stored import restore
from extract.test_any_text import PIECES
from records import text_document

RULES = shipped.rules()
WORK = Work(RULES)
TEXT = (
    "桑榆里社区党支部支委会会议记录\n时间：2023年5月8日\n地点：二楼东厅\n主持人：\n记录人：晏小山\n"
    "应到：5人  实到：4人\n"
)


@pytest.fixture
def source(tmp_path: Path) -> SourceFile:
    (tmp_path / "记录.txt").write_text(TEXT, encoding="utf-8")
    return SourceFile(str(tmp_path / "记录.txt"), "三支部/记录.txt")


def audited(source: SourceFile) -> tuple[Judged, ...]:
    result = audit_file(source, WORK)
    assert isinstance(result, StoredFile)
    return restore(result).records


def test_a_file_gives_records_with_findings_and_a_score(source: SourceFile) -> None:
    (judged,) = audited(source)
    assert judged.record.path == "三支部/记录.txt"
    assert judged.record.doc_type == "branch_committee_meeting"
    assert judged.score.value is not None
    assert judged.score.value < 100
    (chair,) = [f for f in judged.findings if f.rule == "minutes.chair-named"]
    assert chair.category == "blank_element"
    assert chair.place is not None
    assert chair.place.line == 4
    assert chair.quote is not None
    assert "主持人" in chair.quote


def test_every_rule_has_a_verdict(source: SourceFile) -> None:
    (judged,) = judge(text_document(TEXT, source.name), WORK)
    assert sorted(r.rule for r in judged.results) == sorted(
        r.id for r in RULES.rules if r not in RULES.archive_rules
    )
    assert sum(judged.outcomes.values()) == len(RULES.rules) - len(RULES.archive_rules)
    assert "error" not in judged.outcomes


def test_a_report_keeps_what_failed_and_counts_the_rest(source: SourceFile) -> None:
    (judged,) = audited(source)
    assert {r.outcome for r in judged.results} <= {"fail", "undecided"}
    assert sum(judged.outcomes.values()) == len(RULES.rules) - len(RULES.archive_rules)


@pytest.mark.parametrize(
    "stage", ["read", "split", "find_labels", "classify", "extract", "check_record", "score", "store"]
)
def test_a_fault_in_a_stage_becomes_an_entry_of_the_report(
    source: SourceFile, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise KeyError("秘密")

    monkeypatch.setattr(pipeline, stage, broken)
    result = audit_file(source, WORK)
    assert isinstance(result, Unreadable)
    assert result.reason == "error"
    assert result.path == "三支部/记录.txt"
    assert "其他文件不受影响" in result.message
    assert "Traceback" not in result.message


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_memory_and_recursion(
    source: SourceFile, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr(pipeline, "extract", broken)
    unreadable = audit_file(source, WORK)
    assert isinstance(unreadable, Unreadable)
    assert unreadable.reason == ("too_large" if error is MemoryError else "error")


def test_ctrl_c_is_no_fault_of_a_file(source: SourceFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        audit_file(source, WORK)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"PK\x03\x04broken", "corrupt"), (b"%PDF-1.7\n", "unsupported"), (None, "vanished")],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes | None, reason: str) -> None:
    path = tmp_path / "甲.docx"
    if data is not None:
        path.write_bytes(data)
    unreadable = audit_file(SourceFile(str(path), "甲.docx"), WORK)
    assert isinstance(unreadable, Unreadable)
    assert unreadable.reason == reason
    assert unreadable.message


def test_the_same_document_gives_the_same_verdicts() -> None:
    document = text_document(TEXT)
    assert judge(document, WORK) == judge(document, WORK)


def test_what_is_not_known_to_be_a_record_is_not_scored_as_one() -> None:
    (judged,) = judge(text_document("今天天气很好，支部书记和党员们说了说话。"), WORK)
    assert judged.record.doc_type == "unclassified"
    assert not [f for f in judged.findings if f.element in ("chair", "time", "place")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from((*TEXT.splitlines(), *PIECES)), max_size=30))
def test_no_rule_breaks_on_any_text(lines: list[str]) -> None:
    for judged in judge(text_document(TEXT + "\n".join(lines)), WORK):
        assert [r for r in judged.results if r.outcome == "error"] == []
        assert judged.score.value is None or 0 <= judged.score.value <= 100
        assert judged.score.decided <= judged.score.applicable


def test_a_finding_on_ballots_points_to_the_ballots() -> None:
    text = (
        "换届选举党员大会会议记录\n无记名投票。\n发出选票18张，收回选票18张，有效票19张。\n"
        "计票结果：\n温如玉，赞成17票，反对1票，弃权0票；\n"
    )
    judged = shipped.judged(text)
    (found,) = [f for f in judged.findings if f.rule == "ballots.valid-not-over-returned"]
    assert found.place is not None
    assert found.place.line == 3
    assert found.quote is not None
    assert "收回选票18张，有效票19张" in found.quote
