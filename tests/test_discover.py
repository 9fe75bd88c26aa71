from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from branchaudit.discover import discover
from branchaudit.document import SourceFile, Unreadable
from branchaudit.errors import UsageError
from branchaudit.globs import GlobSet

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def make(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("内容", encoding="utf-8")


def names(*paths: Path | str, **options: object) -> list[str]:
    found = discover([str(p) for p in paths], **options)  # type: ignore[arg-type]
    return [entry.name for entry in found if isinstance(entry, SourceFile)]


def skipped(*paths: Path | str, **options: object) -> dict[str, str]:
    found = discover([str(p) for p in paths], **options)  # type: ignore[arg-type]
    return {entry.path: entry.reason for entry in found if isinstance(entry, Unreadable)}


def test_files_come_sorted_by_name_with_slashes(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/二.docx", "a/一.docx", "a.docx", "a-1.txt", "第一党支部/2024/3月.docx")
    found = names(tmp_path)
    assert found == sorted(found)
    assert found == ["a-1.txt", "a.docx", "a/一.docx", "a/二.docx", "b.txt", "第一党支部/2024/3月.docx"]


def test_source_path_opens_the_file(tmp_path: Path) -> None:
    make(tmp_path, "甲/会议.txt")
    (entry,) = discover([str(tmp_path)])
    assert isinstance(entry, SourceFile)
    assert Path(entry.path).read_text(encoding="utf-8") == "内容"


def test_single_file_is_called_by_its_own_name(tmp_path: Path) -> None:
    make(tmp_path, "甲/会议.txt")
    assert names(tmp_path / "甲/会议.txt") == ["会议.txt"]


def test_several_arguments_are_named_from_what_they_share(tmp_path: Path) -> None:
    make(tmp_path, "甲/会议.txt", "乙/会议.txt", "丙/别的.txt")
    assert names(tmp_path / "甲", tmp_path / "乙") == ["乙/会议.txt", "甲/会议.txt"]


def test_a_file_reached_twice_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "甲/会议.txt")
    assert names(tmp_path, tmp_path / "甲", tmp_path / "甲/会议.txt", tmp_path / "甲/../甲/会议.txt") == [
        "甲/会议.txt"
    ]


def test_lock_hidden_and_temporary_files_are_named_with_a_reason(tmp_path: Path) -> None:
    make(
        tmp_path,
        "会议.docx",
        "~$会议.docx",
        ".隐藏.docx",
        ".git/config",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
    )
    make(tmp_path, "x.tmp", "~WRL0001.tmp", ".~lock.会议.docx#")
    assert names(tmp_path) == ["会议.docx"]
    assert skipped(tmp_path) == {
        "~$会议.docx": "lock_file",
        ".隐藏.docx": "hidden",
        ".git/": "hidden",
        "Thumbs.db": "hidden",
        "desktop.ini": "hidden",
        ".DS_Store": "hidden",
        "x.tmp": "temporary",
        "~WRL0001.tmp": "temporary",
        ".~lock.会议.docx#": "temporary",
    }
    messages = [entry.message for entry in discover([str(tmp_path)]) if isinstance(entry, Unreadable)]
    assert all(message.endswith("。") for message in messages)


def test_a_file_given_by_itself_is_always_taken(tmp_path: Path) -> None:
    make(tmp_path, ".隐藏.docx", "~$锁.docx", "草稿/a.txt")
    (tmp_path / ".branchauditignore").write_text("草稿/\n", encoding="utf-8")
    given = [tmp_path / ".隐藏.docx", tmp_path / "~$锁.docx", tmp_path / "草稿/a.txt"]
    assert names(*given, exclude=["*.txt"]) == [".隐藏.docx", "~$锁.docx", "草稿/a.txt"]
    assert names(tmp_path, tmp_path / ".隐藏.docx") == [".隐藏.docx"]


def test_files_of_the_tool_itself_are_no_documents(tmp_path: Path) -> None:
    make(tmp_path, "branchaudit.yaml", "甲/.branchauditignore", "a.txt")
    assert names(tmp_path) == ["a.txt"]
    assert skipped(tmp_path) == {}


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (["*.docx"], [], ["a.docx", "甲/b.DOCX", "甲/草稿/c.docx"]),
        ([], ["草稿/"], ["a.docx", "a.txt", "甲/b.DOCX"]),
        (["甲/"], ["*.docx"], []),
        (["甲/**/*.docx"], [], ["甲/b.DOCX", "甲/草稿/c.docx"]),
        (["/a.*"], [], ["a.docx", "a.txt"]),
        (["甲\\*.docx"], [], ["甲/b.DOCX"]),
        (["?.txt", "!a.txt"], [], []),
        ([], ["甲"], ["a.docx", "a.txt"]),
    ],
)
def test_include_and_exclude(
    tmp_path: Path, include: list[str], exclude: list[str], expected: list[str]
) -> None:
    make(tmp_path, "a.docx", "a.txt", "甲/b.DOCX", "甲/草稿/c.docx")
    assert names(tmp_path, include=include, exclude=exclude) == expected


def test_include_also_decides_what_is_named_as_skipped(tmp_path: Path) -> None:
    make(tmp_path, "a.docx", "~$a.docx", ".DS_Store")
    assert skipped(tmp_path, include=["*.docx"]) == {"~$a.docx": "lock_file"}


def test_ignore_files(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt", "草稿/c.txt", "甲/a.txt", "甲/乙/b.txt", "甲/乙/d.txt", "#号.txt")
    (tmp_path / ".branchauditignore").write_text("# 说明\n\n草稿/\nb.txt\n\\#号.txt\n", encoding="utf-8-sig")
    (tmp_path / "甲/.branchauditignore").write_text("/a.txt\n!b.txt\n乙/d.*\n", encoding="utf-8")
    assert names(tmp_path) == ["a.txt", "甲/乙/b.txt"]
    assert skipped(tmp_path) == {}


def test_reports_of_the_last_run_are_no_documents(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "报告.txt", "甲/报告.json")
    outputs = [str(tmp_path / "报告.txt"), str(tmp_path / "甲/../甲/报告.json")]
    assert names(tmp_path, outputs=outputs) == ["a.txt"]
    assert names(tmp_path / "报告.txt", outputs=outputs) == ["报告.txt"]


def test_a_file_that_standard_output_goes_into_is_no_document(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with (tmp_path / "报告.txt").open("w") as out:
        assert names(tmp_path, outputs=[out.fileno()]) == ["a.txt"]


def test_missing_path_is_a_usage_error_with_the_nearest_name(tmp_path: Path) -> None:
    make(tmp_path, "会议记录2024.docx")
    with pytest.raises(UsageError, match=r"是不是.*会议记录2024\.docx"):
        names(tmp_path / "会议记录202.docx")
    with pytest.raises(UsageError, match="找不到"):
        names(tmp_path / "没有" / "这里")
    with pytest.raises(UsageError, match="空"):
        names("")


def test_wildcards_that_the_shell_left_alone(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt", "c.docx")
    assert names(tmp_path / "*.txt") == ["a.txt", "b.txt"]


@posix_only
def test_symlink_loops_end(tmp_path: Path) -> None:
    make(tmp_path, "unit/甲/a.txt", "outside.txt")
    unit = tmp_path / "unit"
    (unit / "甲/loop").symlink_to(unit, target_is_directory=True)
    (unit / "甲/self").symlink_to("self")
    (unit / "up").symlink_to(tmp_path, target_is_directory=True)
    (unit / "00-first").symlink_to(unit / "甲", target_is_directory=True)
    assert names(unit) == ["甲/a.txt"]
    assert skipped(unit) == {"甲/self": "vanished"}


@posix_only
def test_links_to_elsewhere_are_followed_and_broken_ones_named(tmp_path: Path) -> None:
    make(tmp_path, "else/b.txt", "else/c.txt", "unit/a.txt")
    unit = tmp_path / "unit"
    (unit / "linked").symlink_to(tmp_path / "else", target_is_directory=True)
    (unit / "z.txt").symlink_to(tmp_path / "else/b.txt")
    (unit / "gone.docx").symlink_to(tmp_path / "nowhere")
    assert names(unit) == ["a.txt", "linked/b.txt", "linked/c.txt"]
    assert skipped(unit) == {"gone.docx": "vanished"}


@posix_only
def test_pipes_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    assert skipped(tmp_path) == {"管道.txt": "unsupported"}
    assert skipped(tmp_path / "管道.txt") == {"管道.txt": "unsupported"}


def _failing_scandir(bad: Path, error: OSError) -> object:
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == bad:
            raise error
        return real(path)

    return scandir


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "permission"),
        (FileNotFoundError(2, "No such file"), "vanished"),
        (OSError(5, "Input/output error"), "error"),
    ],
)
def test_a_folder_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    make(tmp_path, "甲/a.txt", "乙/b.txt")
    monkeypatch.setattr(os, "scandir", _failing_scandir(tmp_path / "甲", error))
    assert names(tmp_path) == ["乙/b.txt"]
    assert skipped(tmp_path) == {"甲/": reason}


def test_folders_nested_beyond_the_recursion_limit(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(200):
        deep = deep / "d"
    deep.mkdir(parents=True)
    make(deep, "a.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(150)
    try:
        found = names(tmp_path)
    finally:
        sys.setrecursionlimit(limit)
    assert found == ["d/" * 200 + "a.txt"]


@posix_only
def test_odd_names_survive(tmp_path: Path) -> None:
    odd = [b"\xff\xfe.txt", "会\u202e议.txt".encode(), b"a\x1b[31m.txt", ("长" * 80 + ".txt").encode()]
    for name in odd:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x", encoding="utf-8")
    assert sorted(os.fsencode(name) for name in names(tmp_path)) == sorted(odd)


@pytest.mark.parametrize(
    ("pattern", "name", "matched"),
    [
        ("**/附件/*", "a/b/附件/x.docx", True),
        ("**/附件/*", "附件/x.docx", True),
        ("附件/**", "附件/x/y.docx", True),
        ("a/*/c", "a/b/c", True),
        ("a/*/c", "a/b/b/c", False),
        ("[ab].txt", "b.txt", True),
        ("[!ab].txt", "b.txt", False),
        ("[9-1].txt", "[9-1].txt", True),
        ("[.txt", "[.txt", True),
        ("a.txt", "axtxt", False),
        ("./a.txt", "甲/a.txt", True),
    ],
)
def test_patterns(pattern: str, name: str, matched: bool) -> None:
    assert GlobSet([pattern]).matches(name) is matched
