"""YAML text → plain Python data, with the way back to line and column of every part.

Differs from plain YAML 1.1 where that surprises authors: only `true` and `false` are booleans
(so the key `off` stays a word), dates and `12:30` stay text, and a key given twice is an error.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from branchaudit.errors import RuleFileError, why
from branchaudit.ruleset.names import At

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_NODES = 200_000  # aliases can blow a small file up
_QUOTES = ("'", '"')
_FLAT_STYLES = (None, "", *_QUOTES)


_KEPT = 256
"""Parsed files that are kept: a set that several others extend is read once for all of them."""


class Source:
    """One YAML file: `data` is its content, which nobody changes, and `error` points into it."""

    path = ""
    sha256 = ""
    """Path and hash of the bytes, where it was read from a file."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.splitlines()
        self._nodes = 0
        try:
            self._root = yaml.compose(text, Loader=_LOADER)
            self.data: Any = None if self._root is None else self._construct(self._root)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            raise self._at(f"不是正确的 YAML：{_translate(problem.problem)}", mark) from None
        except RecursionError:
            raise RuleFileError("嵌套过深，或引用（&、*）成环", file=name) from None
        except yaml.reader.ReaderError as problem:
            line = text.count("\n", 0, problem.position) + 1
            raise RuleFileError(
                "里面有看不见的控制字符，可能不是文本文件，或已损坏；请重新保存为 UTF-8 的文本",
                file=name,
                line=line,
            ) from None
        except yaml.YAMLError as problem:
            raise RuleFileError(f"不是正确的 YAML：{problem}", file=name) from None

    @classmethod
    def read(cls, path: Path, name: str | None = None) -> Source:
        shown = name or str(path)
        try:
            raw = path.read_bytes()
        except OSError as problem:
            raise RuleFileError(f"打不开规则文件（{why(problem)}），请检查路径和权限", file=shown) from None
        return _parsed(raw, shown, str(path.resolve()))

    @classmethod
    def of_bytes(cls, raw: bytes, name: str, path: str) -> Source:
        try:
            source = cls(name, raw.decode("utf-8-sig"))
        except UnicodeDecodeError as problem:
            line = raw[: problem.start].count(b"\n") + 1
            raise RuleFileError(
                "规则文件不是 UTF-8 编码。请用记事本打开，另存为时编码选 UTF-8", file=name, line=line
            ) from None
        source.path, source.sha256 = path, sha256(raw).hexdigest()
        return source

    def error(self, message: str, at: At = (), *, key: bool = False, offset: int = 0) -> RuleFileError:
        """`key`: point at the last key itself, not at its value. `offset`: characters into a scalar."""
        node, reached = self._find(at, key)
        if offset and reached and isinstance(node, yaml.ScalarNode):
            mark = node.start_mark
            if node.style in _FLAT_STYLES and node.end_mark.line == mark.line:
                return self._at(message, mark, offset + (node.style in _QUOTES))
        return self._at(message, node.start_mark if node is not None else None)

    @property
    def comment(self) -> str:
        """The first line of the file where it is a comment: what the file is about."""
        first = self._lines[0] if self._lines else ""
        return first.lstrip("# ").rstrip() if first.startswith("#") else ""

    def has(self, at: At) -> bool:
        return self._find(at, False)[1]

    def position(self, at: At) -> tuple[int, int]:
        """Line and column (from 1) of the value at `at`, or of the nearest part around it."""
        node, _ = self._find(at, False)
        return (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (1, 1)

    # ------------------------------------------------------------ inside
    def _at(self, message: str, mark: Any, offset: int = 0) -> RuleFileError:
        if mark is None:
            return RuleFileError(message, file=self.name)
        line = self._lines[mark.line] if mark.line < len(self._lines) else ""
        return RuleFileError(
            message, file=self.name, line=mark.line + 1, column=mark.column + offset + 1, source_line=line
        )

    def _find(self, at: At, key: bool) -> tuple[Any, bool]:
        """The node at `at`; where a step does not exist, the deepest node before it."""
        node = self._root
        for depth, step in enumerate(at):
            below = None
            if isinstance(node, yaml.MappingNode):
                for name, value in node.value:
                    if name.value == step:
                        below = name if key and depth == len(at) - 1 else value
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                below = node.value[step]
            if below is None:
                return node, False
            node = below
        return node, True

    def _construct(self, node: Any) -> Any:
        self._nodes += 1
        if self._nodes > _MAX_NODES:
            raise self._at("规则文件过大或引用（&、*）过多，请拆成几个文件", node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._construct(child) for child in node.value]
        mapping: dict[str, Any] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                raise self._at("键必须是一个词", name.start_mark)
            if name.value in mapping:
                raise self._at(f"键“{name.value}”重复，请删去一个", name.start_mark)
            mapping[name.value] = self._construct(value)
        return mapping


_parsed = lru_cache(_KEPT)(Source.of_bytes)


def _scalar(node: Any) -> Any:
    text: str = node.value
    match node.tag:
        case "tag:yaml.org,2002:null":
            return None
        case "tag:yaml.org,2002:bool" if text.lower() in ("true", "false"):
            return text.lower() == "true"
        case "tag:yaml.org,2002:int" | "tag:yaml.org,2002:float":
            try:
                return int(text) if text.lstrip("+-").isdigit() else float(text)
            except ValueError:
                return text
    return text


_PROBLEMS = {
    "found character '\\t' that cannot start any token": "缩进里有制表符（Tab），请改用空格",
    "found a tab character that violates indentation": "缩进里有制表符（Tab），请改用空格",
    "found character that cannot start any token": "缩进里有制表符（Tab），或以 @、`、% 开头的文字没有加引号",
    "mapping values are not allowed in this context": "这里不能有冒号：文字里的冒号请把整段加上引号",
    "could not find expected ':'": "缺少冒号（注意用半角“:”并在后面空一格）",
    "did not find expected key": "缩进不对，或以 { [ 开头的文字没有加引号",
    "did not find expected '-' indicator": "缩进不对，这里应当是“- ”开头的一项",
    "did not find expected ',' or '}'": "花括号没有闭合，或里面的文字带有 { } 而没有加引号",
    "did not find expected ',' or ']'": "方括号没有闭合，或里面的文字带有 [ ] 而没有加引号",
    "found unexpected end of stream": "引号或括号没有闭合",
}


def _translate(problem: str | None) -> str:
    return _PROBLEMS.get(problem or "", problem or "无法解析")
