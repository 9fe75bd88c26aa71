"""The kinds of check in the YAML language, and the plain types all schema models are made of."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    WithJsonSchema,
    model_validator,
)

from branchaudit.ruleset.names import OWNERS, TIERS

ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _slug(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError(f"“{text}”不能作编号：用小写字母、数字、连字符，以点分段，如 minutes.chair-named")
    return text


def _day(text: str) -> str:
    from datetime import date

    try:
        if DAY.fullmatch(text):
            date.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise ValueError(f"“{text}”不是日期，请写成 2018-10-28 的样子")


def _moment(text: str) -> str:
    from datetime import datetime

    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}”不是日期，请写成 2018-10-28 或 2018-10-28T09:30 的样子") from None
    return text


def _regex(text: str) -> str:
    try:
        re.compile(text)
    except re.error as problem:
        raise ValueError(
            f"正则表达式不对：{_translated(problem)}（第 {(problem.pos or 0) + 1} 个字符）"
        ) from None
    return text


_REGEX_PROBLEMS = (
    ("missing ), unterminated subpattern", "左括号没有闭合；要找括号本身，写成 \\( 或全角括号"),
    ("unbalanced parenthesis", "多了一个右括号；要找括号本身，写成 \\) 或全角括号"),
    ("unterminated character set", "方括号没有闭合；要找方括号本身，写成 \\["),
    ("nothing to repeat", "* + ? 前面没有可重复的内容；要找这个符号本身，前面加 \\"),
    ("multiple repeat", "连写了两个 * + ?"),
    ("bad character range", "方括号里的范围写反了"),
    ("bad escape", "反斜线后面的字母没有意义"),
    ("min repeat greater than max repeat", "花括号里的次数写反了"),
    ("look-behind requires fixed-width pattern", "(?<= 或 (?<! 里各种写法的长度要相同"),
)
"""How the library's message begins → in Chinese."""


def _translated(problem: re.error) -> str:
    said = next((chinese for english, chinese in _REGEX_PROBLEMS if problem.msg.startswith(english)), "")
    return said or f"写法不对（{problem.msg}）"


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _no_twins(what: str, names: list[str]) -> None:
    twin = next((name for number, name in enumerate(names) if name in names[:number]), None)
    if twin is not None:
        raise ValueError(f"{what}“{twin}”写了两次，请删去一个")


def _text(value: object) -> object:
    """Numbers where a text is wanted (`version: 1.0`) are taken as they stand."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, strict=True)


_ONE = {"type": "string", "minLength": 1}
_ONE_OR_MANY = WithJsonSchema({"anyOf": [_ONE, {"type": "array", "items": _ONE, "minItems": 1}]})
_LOOSE = WithJsonSchema({"type": ["string", "number"]})

Text = Annotated[StrictStr, Field(min_length=1)]
Loose = Annotated[StrictStr, BeforeValidator(_text), _LOOSE]
Slug = Annotated[StrictStr, AfterValidator(_slug)]
Day = Annotated[StrictStr, AfterValidator(_day)]
Moment = Annotated[StrictStr, AfterValidator(_moment)]
Regex = Annotated[Text, AfterValidator(_regex)]
Texts = Annotated[list[Text], Field(min_length=1), BeforeValidator(_one_or_many), _ONE_OR_MANY]
Regexes = Annotated[list[Regex], Field(min_length=1), BeforeValidator(_one_or_many), _ONE_OR_MANY]
Scalar = StrictBool | int | float | StrictStr
Severity = Literal["error", "warning", "info"]
Owner = Literal[OWNERS]  # type: ignore[valid-type]
Formula = Annotated[StrictStr | int, Field(description="表达式，或一个整数")]


class Basis(Model):
    regulation: Text | None = Field(None, description="regulations 里的名称，代替 tier、text 和起止日期")
    tier: Literal[TIERS] | None = Field(None, description="依据的层级")  # type: ignore[valid-type]
    text: Text | None = Field(None, description="文件名称，如《中国共产党支部工作条例（试行）》")
    clause: Text | None = Field(None, description="条款，如 第十一条")
    from_: Day | None = Field(None, alias="from", description="只用于这一天及以后的活动")
    until: Day | None = Field(None, description="只用于这一天及以前的活动")

    @model_validator(mode="after")
    def _named(self) -> Basis:
        for key in ("tier", "text"):
            if self.regulation is None and getattr(self, key) is None:
                raise ValueError(f"依据缺少“{key}”；也可以写 regulation，引用 regulations 里的一个")
        return self


class TermEntry(Model):
    term: Texts
    use: Text | None = Field(None, description="应当怎样写")
    valid_from: Day | None = Field(None, description="这一天以前用它是错的")
    valid_until: Day | None = Field(None, description="这一天以后用它是错的")
    unless_in: Texts | None = Field(None, description="在这些更长的词里不算错")
    note: Text | None = None


Terms = Annotated[list[Text | TermEntry], Field(min_length=1)]


class ElementCheck(Model):
    """要素齐全：缺失、空白、占位符、残缺各记一处。"""

    kind: Literal["element"]
    elements: Texts
    unless: Texts | None = Field(None, description="这些要素中有一个有内容即可")
    statuses: Texts | None = Field(None, description="只管这些状态，默认缺失、空白、占位符、残缺")
    messages: dict[Text, Text] | None = Field(None, description="按状态另写消息")


class ItemsCheck(Model):
    """整改事项逐项齐全。"""

    kind: Literal["items"]
    fields: Texts
    statuses: Texts | None = None
    messages: dict[Text, Text] | None = None
    once: Text | None = Field(None, description="各项都没有的，用这句话合起来提一次")


class Column(Model):
    name: Text
    variants: Texts | None = Field(None, description="表头里可能的写法，默认是词表里的各种写法，或 name 本身")
    filled: bool | None = Field(None, description="false：只要有这一栏，不必行行填写")
    instead: Text | None = Field(None, description="没有这一栏时可以代替它的栏目")


class ColumnsCheck(Model):
    """台账应有的栏目，每一行都要填写。"""

    kind: Literal["columns"]
    columns: list[Column | Text] = Field(min_length=1)
    having: Texts | None = Field(None, description="只看有这些栏目的表格，默认看有半数以上应有栏目的表格")
    unless: Texts | None = Field(None, description="有这些栏目之一的表格不看")
    excused: Texts | None = Field(None, description="这些栏目里写有内容的行，空着不算，如 备注")
    statuses: Texts | None = Field(None, description="只管这些状态，默认缺失、空白、占位符")
    messages: dict[Text, Text] | None = Field(None, description="按状态另写消息")
    max: int | None = Field(None, ge=1, description="最多列出几处，默认 10")

    @model_validator(mode="after")
    def _each_once(self) -> ColumnsCheck:
        _no_twins("栏目", [c if isinstance(c, str) else c.name for c in self.columns])
        return self


class PatternCheck(Model):
    """正则表达式：必须有（require）或不得有（forbid）。"""

    kind: Literal["pattern"]
    require: Regexes | None = None
    forbid: Regexes | None = None
    scope: Texts | None = Field(None, description="正文（默认）、标题、全文、页眉页脚批注、文件名，或要素名")
    unless: Regex | None = Field(None, description="同一句里有它就不算")
    max: int | None = Field(None, ge=1, description="最多列出几处，默认 5")

    @model_validator(mode="after")
    def _exactly_one(self) -> PatternCheck:
        if (self.require is None) == (self.forbid is None):
            raise ValueError("require 和 forbid 要写且只写一个")
        return self


class TermsCheck(Model):
    """不得使用的提法，可带起止日期和正确写法。"""

    kind: Literal["terms"]
    terms: Terms | None = None
    lists: Texts | None = Field(None, description="规则集 lists 里的名单")
    scope: Texts | None = None
    guards: list[Literal["书名号", "引号", "否定", "整词", "历史"]] | None = Field(
        None,
        description="不算的情形，默认 书名号、引号、否定；整词：只是更长的词的一部分；历史：同一句说的是往年",
    )
    max: int | None = Field(None, ge=1, description="最多列出几处，默认 10")

    @model_validator(mode="after")
    def _some(self) -> TermsCheck:
        if self.terms is None and self.lists is None:
            raise ValueError("terms 和 lists 至少写一个")
        return self


class Series(Model):
    name: Text = Field(description="这个提法叫什么")
    members: list[Texts] = Field(min_length=3, description="各项依次；一项有几种写法时列出，第一种为规范写法")
    near: Texts | None = Field(None, description="同一句里有这些词之一才检查")
    partial: bool | None = Field(None, description="true：可以只说其中一部分；各项都说到才查次序")
    valid_from: Day | None = Field(None, description="只查这一天及以后的活动")
    valid_until: Day | None = Field(None, description="只查这一天及以前的活动")

    @model_validator(mode="after")
    def _each_once(self) -> Series:
        _no_twins("写法", [way for member in self.members for way in member])
        return self


class FormulaCheck(Model):
    """固定提法：各项应当齐全、准确、依次。"""

    kind: Literal["formula"]
    series: list[Series] = Field(min_length=1)
    scope: Texts | None = None
    max: int | None = Field(None, ge=1, description="最多列出几处，默认 5")


class CompareCheck(Model):
    """表达式应当成立。"""

    kind: Literal["compare"]
    expression: Text
    at: Texts | None = Field(None, description="问题指到哪个要素，默认按表达式里的事实")


class EachCheck(Model):
    """列表的每一行都应当使表达式成立；不写表达式时每一行都是一处问题。"""

    kind: Literal["each"]
    list: Text
    expression: Text | None = None
    where: Text | None = Field(None, description="只看使它成立的行")
    max: int | None = Field(None, ge=1, description="最多列出几处，默认 10")


class CountCheck(Model):
    """数目：正则表达式的匹配、列表的行、整改事项或要素里的姓名。"""

    kind: Literal["count"]
    pattern: Regexes | None = None
    scope: Texts | None = None
    rows: Text | None = Field(None, description="列表名")
    where: Text | None = None
    items: Literal[True] | None = None
    names: Text | None = Field(None, description="要素名：数其中的姓名")
    min: Formula | None = None
    max: Formula | None = None
    equals: Formula | None = None

    @model_validator(mode="after")
    def _one_source(self) -> CountCheck:
        if sum(x is not None for x in (self.pattern, self.rows, self.items, self.names)) != 1:
            raise ValueError("pattern、rows、items、names 要写且只写一个")
        if self.min is None and self.max is None and self.equals is None:
            raise ValueError("min、max、equals 至少写一个")
        return self


class Step(Model):
    name: Text
    patterns: Regexes


class OrderCheck(Model):
    """环节应当按次序出现。"""

    kind: Literal["order"]
    steps: list[Step] = Field(min_length=2)
    all: bool | None = Field(None, description="true：每个环节都要有")


class Section(Model):
    name: Text
    variants: Texts | None = Field(None, description="标题里可能的写法，默认就是 name")


class SectionsCheck(Model):
    """应有的部分（按小标题）。"""

    kind: Literal["sections"]
    sections: list[Section | Text] = Field(min_length=1)


class CadenceCheck(Model):
    """频次：每个支部每月（季、半年、年）应有几次。要给出审核期间（--period）才检查。"""

    kind: Literal["cadence"]
    every: Text = Field(
        description="month 每月、quarter 每季度、half 每半年、year 每年，或以它们为值的参数名"
    )
    times: int | Text | None = Field(None, description="几次，默认 1；或一个参数名")
    also: bool | None = Field(None, description="true：兼为这种会议的记录（如选举大会兼为党员大会）也算")
    needs: Literal["committee", "groups"] | None = Field(
        None, description="committee 只查设支委会的支部；groups 按党小组逐个查"
    )
    grace: int | None = Field(None, ge=0, le=6, description="期末以后几个月内补开的，按标题写的年度算")


class CopiesCheck(Model):
    """雷同：遮去姓名、日期、数字、栏目名和引文以后，与另一份记录大体相同。"""

    kind: Literal["copies"]
    copy_: float | None = Field(
        None, alias="copy", gt=0, le=1, description="两份合起来相同的比例，达到它算整份相同，默认 0.75"
    )
    contained: float | None = Field(
        None, gt=0, le=1, description="较短一份里相同的比例，达到它算大部分照抄，默认 0.6"
    )
    shortest: int | None = Field(None, ge=10, description="列出的相同段落最少几个字，默认 60")
    passage: int | None = Field(
        None, ge=60, description="只找至少这么多字连着相同的段落，不到上面两个比例、不在同一天的才算"
    )
    at_most: int | None = Field(
        None, ge=1, description="同一段落在另外几份以上的记录里都有的，看作统一的文字，默认 2"
    )


class OverlapCheck(Model):
    """时间冲突：同一人同一时间在两个会上。"""

    kind: Literal["overlap"]
    sure: bool | None = Field(
        None, description="true（默认）：同一支部，或者同时有几个人；false：两个支部里只有一个同名的人"
    )


class AcrossCheck(Model):
    """跨记录：由各份记录拼成的表，每一行都应当使表达式成立。"""

    kind: Literal["across"]
    table: Text
    expression: Text
    where: Text | None = Field(None, description="只看使它成立的行")
    max: int | None = Field(None, ge=1, description="一个支部最多列出几处，默认 50")


Check = Annotated[
    ElementCheck
    | ItemsCheck
    | ColumnsCheck
    | PatternCheck
    | TermsCheck
    | FormulaCheck
    | CompareCheck
    | EachCheck
    | CountCheck
    | OrderCheck
    | SectionsCheck
    | CadenceCheck
    | CopiesCheck
    | OverlapCheck
    | AcrossCheck,
    Field(discriminator="kind"),
]
