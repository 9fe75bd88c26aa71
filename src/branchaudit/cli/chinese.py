"""Help pages and usage errors in Chinese, as far as the command-line library lets them be."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HELP = (
    ("Usage: ", "用法："),
    ("\nOptions:", "\n选项："),
    ("\nArguments:", "\n参数："),
    ("\nCommands:", "\n命令："),
    ("Show this message and exit.", "显示本帮助"),
    ("[required]", "（必填）"),
)
_REQUIRED = re.compile(r"\{(\w+)\}")
_VALUE = re.compile(r"'?(.*?)'? is not a valid (\w+)\.?")
_EXTRA = re.compile(r"unexpected extra argument\(?s?\)? \((.*)\)")
_TYPES = {"float": "数字", "integer": "整数", "int": "整数"}


def _expected(match: re.Match[str]) -> str:
    return f"“{match[1]}”不是{_TYPES.get(match[2], '合适的值')}"


def _translated(text: str) -> str:
    for english, chinese in _HELP:
        text = text.replace(english, chinese)
    return _REQUIRED.sub(r"\1", text)


class Command(TyperCommand):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["options_metavar"] = "[选项]"
        super().__init__(*args, **kwargs)

    def get_help(self, ctx: Any) -> str:
        return _translated(super().get_help(ctx))


class Group(TyperGroup):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"options_metavar": "[选项]", "subcommand_metavar": "命令 …"}
        super().__init__(*args, **kwargs)

    def get_help(self, ctx: Any) -> str:
        return _translated(super().get_help(ctx))


def usage_message(error: Any, group: Any, arguments: Sequence[str]) -> str:
    """A usage error of the library → what is wrong and where to look it up. `group` is the whole
    program, `arguments` what it was called with."""
    path = ["branchaudit"]
    for word in arguments:
        group = getattr(group, "commands", {}).get(word)
        if group is None:
            break
        path.append(word)
    command = " ".join(path)
    options = (word for word in arguments if word.startswith("-"))
    file = next((word for word in options if os.path.exists(word)), None)  # noqa: PTH110 - takes any word
    hint = f"\n文件名以 - 开头时，写在 -- 之后：{command} -- {file}" if file else ""
    return f"{_problem(error, getattr(error, 'ctx', None))}{hint}\n用法见：{command} --help"


def _problem(error: Any, context: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = list(getattr(error, "possibilities", None) or ())
        return f"没有 {error.option_name} 这个选项{_perhaps(near)}"
    if kind == "MissingParameter":
        option = next((name for name in getattr(error.param, "opts", ()) if name.startswith("--")), None)
        name = error.param.human_readable_name if error.param is not None else ""
        return f"缺少选项 {option}" if option else f"缺少参数 {name}"
    if kind == "BadOptionUsage":
        if "not take a value" in error.message:
            return f"选项 {error.option_name} 是开关，后面不能跟值"
        return f"选项 {error.option_name} 后面要跟一个值"
    if kind == "BadParameter":
        name = "/".join(error.param.opts) if error.param is not None else ""
        match = _VALUE.fullmatch(error.message)
        return f"{name} 的值不对{f'：{_expected(match)}' if match else ''}"
    arguments = list(
        getattr(context, "protected_args", None) or getattr(context, "_protected_args", None) or ()
    )
    commands = getattr(getattr(context, "command", None), "commands", None)
    if commands and "No such command" in str(error):
        word = arguments[0] if arguments else str(error).split("'")[1]
        near = get_close_matches(word, commands, n=1, cutoff=0.5)
        return f"没有 {word} 这个命令{_perhaps(near) or '；可用的命令：' + '、'.join(commands)}"
    if commands:
        return f"请写明要做什么；可用的命令：{'、'.join(commands)}"
    extra = _EXTRA.search(str(error))
    if extra:
        return f"多写了“{extra[1]}”，这条命令用不着{_option_for(extra[1], context)}"
    return "命令写得不对，请核对选项和参数"


def _option_for(word: str, context: Any) -> str:
    """A rule set is given after an option by some commands, bare by others."""
    options = {option for p in getattr(context.command, "params", ()) for option in p.opts} if context else ()
    return f"；要指定规则集，请写 --ruleset {word}" if "--ruleset" in options else ""


def _perhaps(near: list[str]) -> str:
    return f"，是不是 {near[0]}？" if near else ""
