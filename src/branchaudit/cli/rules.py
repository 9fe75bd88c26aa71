"""`branchaudit rules …`: list, explain, validate and test rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from branchaudit.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from branchaudit.config import Settings
    from branchaudit.ruleset.rules import Rule, RuleSet

_Which = Annotated[
    list[str] | None,
    typer.Option("--ruleset", metavar="ID|PATH", help="看哪套规则，可写多次；默认配置文件所写或随程序提供的"),
]


def list_rules(ruleset: _Which = None) -> None:
    """列出规则。"""
    from branchaudit.report.wording import SEVERITIES
    from branchaudit.ruleset.templates import shown

    rules, _ = _load(ruleset)
    print(f"{rules.title}（{rules.id} {rules.version}），{len(rules.rules)} 条规则")
    width = max((len(rule.id) for rule in rules.rules), default=0)
    for rule in rules.rules:
        level = "疑似" if rule.kind == "hint" else SEVERITIES[rule.severity]
        print(f"{rule.id:<{width}}  {level}  {rule.title}  [{rule.basis.tier}]  {_points(rule)}")
    for name, value in rules.parameters.items():
        title = rules.parameter_titles.get(name)
        print(f"参数  {name} = {shown(value)}{f'（{title}）' if title else ''}")
    if rules.points_assumed:
        _note_on_points()
    if rules.switched_off:
        print(f"已关闭：{'、'.join(rules.switched_off)}")
    print("一条规则的说明：branchaudit rules show 编号")


def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="规则编号，见 rules list")],
    ruleset: _Which = None,
) -> None:
    """说明一条规则：查什么、依据、怎样改、例子。"""
    from branchaudit.report.wording import SEVERITIES
    from branchaudit.ruleset.draft import read_tests
    from branchaudit.ruleset.names import unknown

    rules, settings = _load(ruleset)
    rule = rules.rule(rule_id)
    if rule is None:
        off = "（它已被关闭）" if rule_id in rules.switched_off else ""
        raise UsageError(
            f"{unknown('规则', rule_id, (r.id for r in rules.rules))}{off}\n全部规则：branchaudit rules list"
        )
    written = read_tests(settings.ruleset)[rule_id].data
    kind = "疑似，仅供核查" if rule.kind == "hint" else f"缺项，{SEVERITIES[rule.severity]}"
    assumed = "（分值为本工具假定）" if rules.points_assumed and rule.deduct.each else ""
    print(f"{rule.id}\n{rule.title}\n")
    print(f"级别  {kind}")
    print(f"适用  {_types(rule)}")
    print(f"依据  {rule.basis.tier} {rule.basis.text}")
    print(f"分值  {_points(rule)}{assumed}")
    if rule.when is not None:
        print(f"条件  {rule.when.source}")
    for name, value in (written.get("parameters") or {}).items():
        print(f"参数  {name} = {value['value'] if isinstance(value, dict) else value}")
    _block("检查", written["check"])
    if "message" in written:
        print(f"消息  {written['message']}")
    print(f"建议  {written['remedy']}")
    if rule.explain:
        print(f"说明  {rule.explain}")
    print(f"出处  {rule.origin}")
    for key, title in (("pass", "合格的例子"), ("fail", "不合格的例子")):
        for example in (written.get("tests") or {}).get(key) or ():
            _block(title, example)


def validate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="规则文件，或规则集文件夹")],
) -> None:
    """核对规则文件：写法、编号、事实名称、继承和改动。"""
    from branchaudit.ruleset.load import load
    from branchaudit.ruleset.locate import MAIN_FILE
    from branchaudit.ruleset.selftest import untested

    path = Path(file)
    if not path.exists():
        raise UsageError(f"找不到 {file}。请检查路径是否写对。")
    if path.is_file() and path.name != MAIN_FILE and (path.parent / MAIN_FILE).is_file():
        path = path.parent  # one topic of a rule set is nothing by itself
    rules = load(str(path.absolute()), fresh=True)
    for line in untested([str(path.absolute())]):
        print(f"提醒：{line}")
    print(f"可以使用：{rules.title}（{rules.id} {rules.version}），{len(rules.rules)} 条规则")


def run_tests(
    ruleset: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID|PATH]...", help="规则集，默认配置文件所写或随程序提供的"),
    ] = None,
) -> None:
    """运行规则自带的例子。"""
    from branchaudit.config import load_settings
    from branchaudit.ruleset.load import load
    from branchaudit.ruleset.selftest import run
    from branchaudit.run import example_judge

    settings = load_settings(["."], {"ruleset": tuple(ruleset or ())})
    rules = load(settings.ruleset)  # as it is written: examples know nothing of a unit's changes
    results = run(settings.ruleset, example_judge(rules))
    failed = [result for result in results if not result.ok]
    for result in failed:
        print(f"不符：{result.message}")
    right = len(results) - len(failed)
    print(f"{rules.title}（{rules.id}）：例子 {len(results)} 个，相符 {right}，不符 {len(failed)}")
    raise typer.Exit(ExitCode.FINDINGS if failed else ExitCode.PASSED)


def schema() -> None:
    """输出规则文件的 JSON Schema，供编辑器提示和核对。"""
    import json

    from branchaudit.ruleset.json_schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _load(ruleset: list[str] | None) -> tuple[RuleSet, Settings]:
    from branchaudit.config import load_settings
    from branchaudit.run import load_rules

    settings = load_settings(["."], {"ruleset": tuple(ruleset or ())})
    return load_rules(settings), settings


def _points(rule: Rule) -> str:
    from branchaudit.report.wording import number

    if rule.kind == "hint" or not rule.deduct.each:
        return "不扣分"
    cap = f"，最多 {number(rule.deduct.cap)} 分" if rule.deduct.cap is not None else ""
    return f"每处扣 {number(rule.deduct.each)} 分{cap}"


def _note_on_points() -> None:
    from branchaudit.report.wording import POINTS_ASSUMED

    print(f"注：{POINTS_ASSUMED}")


def _types(rule: Rule) -> str:
    from branchaudit.vocabulary import DOCUMENT_TYPES

    if rule.applies_to >= DOCUMENT_TYPES.keys():
        return "全部材料"
    return "、".join(title for type_id, title in DOCUMENT_TYPES.items() if type_id in rule.applies_to)


def _block(title: str, value: Any) -> None:
    import yaml

    text = (
        value
        if isinstance(value, str)
        else yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
    )
    print(f"{title}：")
    for line in text.rstrip("\n").split("\n"):
        print(f"    {line}".rstrip())
