"""The YAML language of rule files, as pydantic models: the gate, and nothing but the gate.

What passes here is built into plain dataclasses by `build.py`; names (elements, facts, types …) are
checked there, since they depend on the rule set. Field descriptions go into the JSON Schema.
The kinds of check are in `schema_checks.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from branchaudit.ruleset.names import TIERS
from branchaudit.ruleset.schema_checks import (
    Basis,
    Check,
    Day,
    Loose,
    Model,
    Moment,
    Owner,
    Scalar,
    Severity,
    Slug,
    Terms,
    Text,
    Texts,
)
from branchaudit.ruleset.schema_scheme import PointsBasis, Scheme


def _font(value: list[str | float]) -> list[str | float]:
    if [isinstance(part, str) for part in value] != [True, False]:
        raise ValueError("字体和字号写成 [仿宋, 16] 的样子")
    return value


Font = Annotated[list[Text | float], AfterValidator(_font)]


# ---------------------------------------------------------------- declarations
class Parameter(Model):
    value: Scalar | list[Scalar]
    title: Text | None = None
    note: Text | None = None


class Dimension(Model):
    id: Slug
    title: Text
    points: float = Field(ge=0)


class Band(Model):
    min: float = Field(ge=0, le=100)
    grade: Text


class Regulation(Model):
    """党内法规或文件的一个版本，规则的依据用名称引用它。"""

    tier: Literal[TIERS]  # type: ignore[valid-type]
    text: Text = Field(description="文件名称")
    from_: Day | None = Field(None, alias="from", description="施行日")
    until: Day | None = Field(None, description="最后适用的一天")
    replaced_by: Text | None = Field(None, description="取代它的文件")
    note: Text | None = None


class Deduct(Model):
    each: float = Field(ge=0, description="每处扣几分")
    cap: float | None = Field(None, ge=0, description="本规则最多扣几分")


class Task(Model):
    """一年里按时要做的一件事，用来做任务清单。"""

    task: Text
    basis: Basis
    per: Text = Field(
        description="多久一次：month 每月、quarter 每季度、half 每半年、year 每年，或一个参数名"
    )
    owner: Text | None = Field(None, description="由谁负责（职务），如 党支部书记")
    due: Text | None = Field(None, description="时限，默认按 per：每月底前、每季度末前……")
    types: Texts | None = Field(None, description="做完后形成的材料类型")


class EventPoints(Model):
    """参加一次活动记几分（党员积分）。"""

    types: Texts = Field(description="材料类型")
    points: float = Field(gt=0)


# ---------------------------------------------------------------- rules
class Properties(Model):
    created: Moment | None = Field(None, description="创建日期，可以带时刻：2024-03-05T09:30")
    modified: Moment | None = Field(None, description="最后保存日期，可以带时刻")
    revision: int | None = Field(None, ge=1, description="修订号")


class CasePage(Model):
    """页面，毫米。"""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    characters: int | None = Field(None, ge=1, description="文档网格：每行几字")
    number: Text | None = Field(None, description='页码那一行的样子，数字写作 #，如 "— # —"')


class CaseParagraph(Model):
    """正文的段落。"""

    spacing: float | None = Field(None, gt=0, description="固定行距，磅")
    indent: float | None = Field(None, ge=0, description="首行缩进几字")


class CaseFonts(Model):
    """字体和字号（磅），如 [仿宋, 16]。"""

    title: Font | None = Field(None, description="标题：文字的第一行")
    body: Font | None = Field(None, description="正文，以及没有另写的各处")
    level1: Font | None = Field(None, description="“一、”开头的行")
    level2: Font | None = Field(None, description="“（一）”开头的行")
    number: Font | None = Field(None, description="页码")


class CaseRecord(Model):
    """几份记录之一。"""

    text: Text | None = None
    table: list[list[Loose]] | None = Field(None, description="表格的行和单元格，做成 .docx 来读")
    properties: Properties | None = Field(None, description="文件属性，做成 .docx 来读")
    pictures: Texts | None = Field(None, description="照片，写几个名称，同名的是同一张，做成 .docx 来读")
    name: Text | None = Field(None, description="文件名")
    as_: Text | None = Field(None, alias="as", description="材料类型，默认与别的例子相同")
    branch: Text | None = Field(None, description="属于哪个支部，默认都属于同一个")

    @model_validator(mode="after")
    def _content(self) -> CaseRecord:
        if self.text is None and self.table is None:
            raise ValueError("text 和 table 至少写一个")
        return self


class Case(Model):
    text: Text | None = None
    table: list[list[Loose]] | None = Field(None, description="表格的行和单元格，做成 .docx 来读")
    inserted: Text | None = Field(
        None, description="接在 text 之后、作为尚未接受的插入的文字，做成 .docx 来读"
    )
    properties: Properties | None = Field(None, description="文件属性，做成 .docx 来读")
    repeat: int | None = Field(None, ge=2, description="text 里最长的一行写几遍：例子要很长时用")
    page: CasePage | None = Field(None, description="页面，做成 .docx 来读")
    font: CaseFonts | None = Field(None, description="字体和字号，做成 .docx 来读")
    paragraph: CaseParagraph | None = Field(None, description="正文的行距和缩进，做成 .docx 来读")
    period: Loose | None = Field(None, description="频次和跨记录的例子：审核期间")
    held: list[Text] | None = Field(
        None,
        description="频次的例子：一个支部开过的会，写作“2024-03-05”“选举 2024-03-05”“2024-03-05 第一党小组”",
    )
    committee: bool | None = Field(None, description="频次的例子：这个支部设不设支委会")
    today: Day | None = Field(
        None, description="频次和跨记录的例子：审核日，默认期间结束一年以后（没有期间时为今天）"
    )
    records: list[Text | CaseRecord] | None = Field(
        None, min_length=1, description="各份记录之间的例子：几份记录"
    )
    name: Text | None = Field(None, description="文件名")
    as_: Text | None = Field(None, alias="as", description="材料类型")
    note: Text | None = None

    @model_validator(mode="after")
    def _content(self) -> Case:
        if self.records is not None:
            if self.text is not None or self.table is not None or self.held is not None:
                raise ValueError("写了 records，就不写 text、table 和 held")
        elif self.period is not None:
            if self.text is not None or self.table is not None or self.held is None:
                raise ValueError("period 和 held 一起写，不写 text 和 table")
        elif self.text is None and self.table is None:
            raise ValueError("text 和 table 至少写一个")
        return self


class Tests(Model):
    as_: Text | None = Field(None, alias="as", description="这些例子的材料类型，默认由程序判定")
    pass_: list[Text | Case] | None = Field(None, alias="pass")
    fail: list[Text | Case] | None = None


class Rule(Model):
    id: Slug
    title: Text
    applies_to: Texts = Field(description="材料类型（中文名或编号）、分组名，或 全部")
    severity: Severity
    kind: Literal["gap", "hint"] | None = Field(None, description="gap 缺项（默认）；hint 疑似，不扣分")
    category: Text | None = Field(None, description="问题类别；element、items、columns 不写")
    dimension: Text | None = None
    basis: Basis
    when: Text | None = Field(None, description="只在表达式成立时检查")
    parameters: dict[Text, Scalar | list[Scalar] | Parameter] | None = None
    check: Check
    message: Text | None = Field(None, description="问题是什么；element、items、columns 可不写")
    remedy: Text = Field(description="怎样改")
    explain: Text | None = Field(None, description="为什么有这条规则")
    deduct: Deduct | None = None
    confidence: float | None = Field(None, gt=0, le=1)
    owner: Owner | None = Field(None, description="由谁负责改：党支部（默认）、党建办、党委")
    tests: Tests | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Rule:
        derived = self.check.kind in ("element", "items", "columns")
        if derived and self.category is not None:
            raise ValueError(f"{self.check.kind} 的类别由要素状态决定，请删去 category")
        if not derived and self.category is None:
            raise ValueError("缺少 category（问题类别）")
        if not derived and self.message is None:
            raise ValueError("缺少 message（问题是什么）")
        return self


class Override(Model):
    """对所继承规则的改动。"""

    off: bool | None = None
    title: Text | None = None
    severity: Severity | None = None
    kind: Literal["gap", "hint"] | None = None
    applies_to: Texts | None = None
    dimension: Text | None = None
    basis: Basis | None = None
    when: Text | None = None
    parameters: dict[Text, Scalar | list[Scalar]] | None = None
    message: Text | None = None
    remedy: Text | None = None
    explain: Text | None = None
    deduct: Deduct | None = None
    confidence: float | None = Field(None, gt=0, le=1)
    owner: Owner | None = None
    tests: Tests | None = Field(None, description="改动以后的例子，整个替换所继承的")


class TopicFile(Model):
    """规则集文件夹里的一个专题文件。"""

    tasks: list[Task] | None = None
    rules: list[Rule] | None = None

    @model_validator(mode="after")
    def _content(self) -> TopicFile:
        if self.rules is None and self.tasks is None:
            raise ValueError("缺少“rules”")
        return self


class RuleSetFile(Model):
    """ruleset.yaml，或单位自己的单个规则文件。"""

    id: Slug
    title: Text
    version: Loose
    description: Text | None = None
    extends: Texts | None = Field(None, description="继承的规则集：随程序提供的编号，或路径；可以写几个")
    parameters: dict[Text, Scalar | list[Scalar] | Parameter] | None = None
    dimensions: list[Dimension] | None = None
    bands: list[Band] | None = None
    pass_grade: Text | None = Field(None, description="达到这一等次算合格")
    points_basis: PointsBasis | None = None
    groups: dict[Text, Texts] | None = Field(None, description="材料类型的分组")
    lists: dict[Text, Terms] | None = Field(None, description="terms 用的名单")
    regulations: dict[Text, Regulation] | None = Field(None, description="法规及其施行、废止日期")
    scheme: Scheme | None = Field(None, description="考评方案：维度、指标、分值、加分、否决、星级")
    overrides: dict[Text, Override] | None = Field(None, description="规则编号（可用 *）→ 改动")
    tasks: list[Task] | None = Field(None, description="全年任务，template tasks 用")
    event_points: list[EventPoints] | None = Field(None, description="党员积分：参加哪种活动一次记几分")
    on_site: Texts | None = Field(None, description="材料里看不出来、需现场核查的事项")
    rules: list[Rule] | None = None


MODELS: dict[str, type[Model]] = {"ruleset": RuleSetFile, "topic": TopicFile, "override": Override}
