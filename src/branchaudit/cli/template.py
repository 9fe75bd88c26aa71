"""`branchaudit template …`: blank forms and the year's task list, made from the rules in force."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from branchaudit.errors import UsageError

if TYPE_CHECKING:
    from branchaudit.ruleset.rules import RuleSet

_Which = Annotated[
    list[str] | None,
    typer.Option("--ruleset", metavar="ID|PATH", help="按哪套规则做，可写多次；默认随程序提供的"),
]
_SUFFIX = re.compile("(?:会议|活动)?(?:记录|表样|模板|空表)$")
"""支委会会议记录 asks for the form of 支委会."""


def list_forms(ruleset: _Which = None) -> None:
    """列出能做的表样。"""
    from branchaudit.forms import form_for, form_types
    from branchaudit.vocabulary import DOCUMENT_TYPES

    rules = _load(ruleset)
    print(f"按{rules.title}（{rules.id} {rules.version}）")
    width = max(map(len, form_types()))
    for doc_type in form_types():
        try:
            title = form_for(rules, doc_type).title
        except UsageError:
            title = "（这套规则没有要求，做不出）"
        print(f"{doc_type:<{width}}  {DOCUMENT_TYPES[doc_type]}  {title}")
    print("写出一份：branchaudit template write 名称 --out 文件.docx")


def write(
    name: Annotated[str, typer.Argument(metavar="TYPE", help="材料类型：中文名或编号，见 template list")],
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="写到哪里（.docx）")],
    ruleset: _Which = None,
) -> None:
    """写出一份空白表样（Word），行和栏都是规则要求的。"""
    from branchaudit.forms import form_for

    place = _place(out, (".docx",))
    doc_type = _type(name)
    form = form_for(_load(ruleset), doc_type)
    from branchaudit.forms.word import word_file

    _save(place, word_file(form))


def tasks(
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="写到哪里（.docx 或 .csv）")],
    ruleset: _Which = None,
) -> None:
    """写出全年任务清单：任务、依据、责任人、时限。"""
    from branchaudit.forms.year import year_form

    place = _place(out, (".docx", ".csv"))
    form = year_form(_load(ruleset))
    assert form.ledger is not None
    if place.suffix.lower() == ".csv":
        from branchaudit.forms.plain import csv_file

        _save(place, csv_file(form.ledger))
    else:
        from branchaudit.forms.word import word_file

        _save(place, word_file(form))


def _type(name: str) -> str:
    from branchaudit.forms import form_types
    from branchaudit.ruleset.names import TYPES, unknown

    names = {title: doc_type for title, doc_type in TYPES.items() if doc_type in form_types()}
    found = names.get(name) or names.get(_SUFFIX.sub("", name))
    if found is None:
        raise UsageError(f"{unknown('表样', name, names)}\n全部表样：branchaudit template list")
    return found


def _load(ruleset: list[str] | None) -> RuleSet:
    from branchaudit.config import load_settings
    from branchaudit.run import load_rules

    return load_rules(load_settings(["."], {"ruleset": tuple(ruleset or ())}))


def _place(out: str, suffixes: tuple[str, ...]) -> Path:
    """Refused before any work is done if nothing can be written there."""
    place = Path(out)
    if place.is_dir():
        raise UsageError(f"{out} 是文件夹。请写文件名，例如 {place / f'表样{suffixes[0]}'}。")
    if place.suffix.lower() not in suffixes:
        raise UsageError(f"{out} 的扩展名应当是 {' 或 '.join(suffixes)}。")
    if not place.absolute().parent.is_dir():
        raise UsageError(f"文件夹 {place.absolute().parent} 不存在。请先建立它，或换一个位置。")
    if place.exists():
        raise UsageError(f"{out} 已经存在，没有覆盖。请换一个文件名，或先移走它。")
    return place


def _save(place: Path, content: bytes) -> None:
    from branchaudit.cli.output import write_new  # loads more than --help needs

    write_new(place, content)
    print(f"已写出 {place}")
