"""JSON Schema of the JSON report. Fields may be added to the report; none here is ever dropped."""

from __future__ import annotations

from typing import Any

from branchaudit.report.as_json import SCHEMA_VERSION
from branchaudit.vocabulary import CATEGORIES, DOCUMENT_TYPES, STATUSES

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SCORE: Schema = {"type": ["number", "null"], "minimum": 0}
_DATE: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_FINDING_ID: Schema = {"type": "string", "pattern": r"^f-\d{6,}$"}
_OUTCOMES = ["pass", "fail", "waived", "not_applicable", "undecided", "error"]


def _object(properties: Schema, optional: tuple[str, ...] = (), *, nullable: bool = False) -> Schema:
    return {
        "type": ["object", "null"] if nullable else "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_PLACE = _object(
    {
        "block": {"type": "integer", "minimum": 1, "description": "第几段，从 1 起"},
        "line": {"type": "integer", "minimum": 1, "description": ".txt 的行"},
        "table": {"type": "integer", "minimum": 1},
        "row": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "part": {"enum": ["paragraph", "cell", "text_box", "header", "footer", "note", "comment"]},
        "sheet": {"type": "string", "description": "工作表的名称；行、列按表格软件的编号"},
    },
    optional=("line", "table", "row", "column", "part", "sheet"),
    nullable=True,
)
_SPAN = _object({"start": {"type": "integer"}, "end": {"type": "integer"}})
_FACT = _object(
    {
        "status": {"enum": list(STATUSES)},
        "value": _TEXT_OR_NULL,
        "normalized": {"description": "时间、人数、名单的规范形式；没有则为 null"},
        "confidence": _SHARE,
        "location": _PLACE,
    }
)
_FACTS: Schema = {"type": "object", "additionalProperties": _FACT}
_SEVERITY_COUNTS = _object({"error": _COUNT, "warning": _COUNT, "info": _COUNT})
_GROUP: Schema = {
    "name": _TEXT,
    "records": _COUNT,
    "score": _SCORE,
    "grade": _TEXT_OR_NULL,
    "counts": {"type": "object", "additionalProperties": _COUNT},
}

_SUMMARY = _object(
    {
        "files": _COUNT,
        "documents": _COUNT,
        "records": _COUNT,
        "unreadable": _COUNT,
        "unclassified": _COUNT,
        "branches": _COUNT,
        "findings": _SEVERITY_COUNTS,
        "hints": {**_COUNT, "description": "疑似，不扣分，不计入 findings"},
        "known": {**_SEVERITY_COUNTS, "description": "findings 中基线报告已有的，不影响退出码"},
        "decided": {**_COUNT, "description": "已判定的规则数"},
        "applicable": {**_COUNT, "description": "适用的规则数"},
        "score": _SCORE,
        "grade": _TEXT_OR_NULL,
        "pass_rate": _object({"passed": _COUNT, "total": _COUNT}),
    }
)
_POINTS: Schema = {"type": "number", "minimum": 0}
_STARS: Schema = {"type": ["integer", "null"], "minimum": 0}
_EARNED = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "points": _POINTS,
        "earned": _POINTS,
        "decided_points": {**_POINTS, "description": "其中已判定的指标的分值；没有考评方案时不写"},
    },
    optional=("decided_points",),
)
_DEDUCTION = _object(
    {
        "rule": _TEXT,
        "title": _TEXT,
        "dimension": _TEXT_OR_NULL,
        "count": _COUNT,
        "each": {"type": "number"},
        "taken": {"type": "number"},
    }
)
_BRANCH = _object(
    {
        **_GROUP,
        "stars": _STARS,
        "dimensions": _list(_EARNED),
        "rank": _object({"place": _COUNT, "of": _COUNT}, nullable=True),
        "third": {
            "enum": ["先进", "中间", "后进", None],
            "description": "按得分位次三分（本工具假定），未达标的不列先进；支部不满三个的为 null",
        },
        "mean": {**_SCORE, "description": "各份记录的平均分；减去 deductions 为 score"},
        "deductions": {**_list(_DEDUCTION), "description": "支部整体的扣分（频次、雷同等）"},
        "calendar": {"type": "object", "additionalProperties": _list(_TEXT)},
        "events": {
            **_list(
                _object(
                    {
                        "path": _TEXT,
                        "record": _TEXT,
                        "doc_type": {"enum": list(DOCUMENT_TYPES)},
                        "date": _DATE,
                        "points": _POINTS,
                        "evidence": _list({"enum": ["记录", "照片", "扫描件"]}),
                        "lacking": _list({"enum": ["照片", "扫描件"]}),
                    }
                )
            ),
            "description": "审核期间内计积分的活动",
        },
        "members": {
            **_list(_object({"name": _TEXT, "points": _POINTS, "events": _COUNT})),
            "description": "党员积分：记录写明到会的，每次活动按规则集的 event_points 计",
        },
        "findings": _list(_FINDING_ID),
    }
)
_ASSESSMENT = _object(
    {
        "branch": {**_TEXT, "description": "材料都没有写明支部时为单位名称，可能为空"},
        "score": _SCORE,
        "grade": _TEXT_OR_NULL,
        "stars": _STARS,
        "decided_points": _POINTS,
        "dimensions": _list(_EARNED),
        "indicators": _list(
            _object(
                {
                    "id": _TEXT,
                    "title": _TEXT,
                    "points": _POINTS,
                    "earned": {**_SCORE, "description": "审核得分；未判定为 null"},
                    "by_records": {**_SCORE, "description": "只按材料的得分；与审核得分不同的，以评定为准"},
                    "self": {**_SCORE, "description": "自评得分；没有自评为 null"},
                    "difference": {"type": ["number", "null"], "description": "自评减审核"},
                    "records": _COUNT,
                    "faulty": _COUNT,
                }
            )
        ),
        "extras": {
            "type": "object",
            "additionalProperties": _object({"earned": _SCORE, "self": _SCORE}),
            "description": "加分项：earned 由评定给出，没有评定为 null；self 自评",
        },
        "review": _SCORE,
        "vetoes": _list(_TEXT),
        "provisional": {"type": "boolean", "description": "判定的分值不到六成，等次暂定"},
        "note": _TEXT,
    }
)
_SCHEME = _object(
    {
        "title": _TEXT,
        "points": _POINTS,
        "points_basis": _object({"tier": _TEXT, "text": _TEXT}, nullable=True),
        "bands": _list(_object({"from": _POINTS, "grade": _TEXT, "each": _POINTS})),
        "dimensions": _list(
            _object({"id": _TEXT, "title": _TEXT, "points": _POINTS, "aliases": _list(_TEXT)})
        ),
        "indicators": _list(
            _object(
                {
                    "id": _TEXT,
                    "title": _TEXT,
                    "dimension": _TEXT,
                    "points": _POINTS,
                    "by": {
                        "enum": ["records", "archive", "site"],
                        "description": "看单份材料；看整个档案；现场核查",
                    },
                    "owner": _TEXT,
                    "basis": _object({"tier": _TEXT, "text": _TEXT}, nullable=True),
                }
            )
        ),
        "extras": _list(_object({"id": _TEXT, "title": _TEXT, "points": _POINTS})),
        "extras_cap": _POINTS,
        "vetoes": _list(_object({"id": _TEXT, "title": _TEXT, "grade": _TEXT_OR_NULL, "stars": _STARS})),
        "stars": _object(
            {
                "bands": _list(_object({"from": _POINTS, "stars": _COUNT})),
                "limit": _object({"stars": _COUNT, "share": _SHARE}, nullable=True),
            },
            nullable=True,
        ),
        "review": _object({"title": _TEXT, "weight": _SHARE}, nullable=True),
    },
    nullable=True,
)
_RECORD = _object(
    {
        "id": {"type": "string", "pattern": "^r-"},
        "path": _TEXT,
        "sha256": _TEXT,
        "format": _TEXT,
        "title": _TEXT,
        "doc_type": {"enum": list(DOCUMENT_TYPES)},
        "confidence": _SHARE,
        "also": _list({"enum": list(DOCUMENT_TYPES)}),
        "evidence": _list(_TEXT),
        "branch": _TEXT_OR_NULL,
        "date": _DATE,
        "span": _SPAN,
        "elements": _FACTS,
        "items": _list(_FACTS),
        "score": _SCORE,
        "decided": _COUNT,
        "applicable": _COUNT,
        "deductions": _list(_DEDUCTION),
        "outcomes": {"type": "object", "propertyNames": {"enum": _OUTCOMES}, "additionalProperties": _COUNT},
        "undecided": _list(_object({"rule": _TEXT, "outcome": {"enum": _OUTCOMES}, "note": _TEXT})),
        "findings": _list(_FINDING_ID),
    }
)
_FINDING = _object(
    {
        "id": _FINDING_ID,
        "fingerprint": {"type": "string", "description": "两次检查之间不变：不含位置，含路径"},
        "rule": _TEXT,
        "category": {"enum": list(CATEGORIES)},
        "severity": {"enum": ["error", "warning", "info"]},
        "confidence": _SHARE,
        "kind": {"enum": ["gap", "hint"], "description": "gap 缺项；hint 疑似，不扣分"},
        "outcome": {"enum": ["fail", "waived"]},
        "path": _TEXT_OR_NULL,
        "record": _TEXT_OR_NULL,
        "branch": {**_TEXT_OR_NULL, "description": "空：材料没有写明支部；path 也为空的是全单位的"},
        "doc_type": _TEXT_OR_NULL,
        "period": _TEXT_OR_NULL,
        "persons": _list(_TEXT),
        "related": _list(_object({"path": _TEXT, "location": _PLACE, "note": _TEXT})),
        "element": _TEXT_OR_NULL,
        "location": _PLACE,
        "span": {**_SPAN, "type": ["object", "null"]},
        "quote": _TEXT_OR_NULL,
        "message": _TEXT,
        "remedy": _TEXT,
        "basis": _object({"tier": _TEXT, "text": _TEXT}),
        "deduction": {"type": "number", "minimum": 0},
        "known": {"type": "boolean", "description": "基线报告已有"},
        "waived_by": {"type": ["integer", "null"], "description": "豁免文件里的第几条，从 0 起"},
    }
)
_WAIVER = _object(
    {
        "rule": _TEXT,
        "path": _list(_TEXT),
        "branch": _TEXT_OR_NULL,
        "reason": _TEXT,
        "approved_by": _TEXT,
        "expires": _TEXT_OR_NULL,
        "expired": {"type": "boolean"},
        "findings": {**_COUNT, "description": "豁免了几处"},
    }
)
_COMMON_GAP = _object(
    {
        "home": {**_TEXT, "description": "支部；看不出支部的，文件夹"},
        "doc_type": _TEXT,
        "rule": _TEXT,
        "lacking": {**_COUNT, "description": "多少份没有这个要素"},
        "records": {**_COUNT, "description": "这个支部的这类记录有多少份"},
    }
)
_UNREADABLE = _object({"path": _TEXT, "reason": _TEXT, "message": _TEXT, "format": _TEXT_OR_NULL})
_RULE = _object({"id": _TEXT, "title": _TEXT, "severity": _TEXT, "kind": _TEXT})
_RULESET = _object(
    {"id": _TEXT, "title": _TEXT, "version": _TEXT, "digest": _TEXT, "scheme": _SCHEME}, optional=("scheme",)
)

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "branchaudit 检查报告",
    **_object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": _object({"name": {"const": "branchaudit"}, "version": _TEXT}),
            "ruleset": _RULESET,
            "generated_at": {"type": "string", "description": "报告里唯一的时钟"},
            "period": _object({"start": _TEXT, "end": _TEXT}, nullable=True),
            "unit": _TEXT,
            "summary": _SUMMARY,
            "folders": _list(_object(_GROUP)),
            "branches": _list(_BRANCH),
            "assessments": _list(_ASSESSMENT),
            "remarks": _list({**_TEXT, "description": "关于各支部考评的说明"}),
            "common_gaps": _list(_COMMON_GAP),
            "on_site": _list({**_TEXT, "description": "材料里看不出来、需现场核查的事项"}),
            "waivers": _list(_WAIVER),
            "records": _list(_RECORD),
            "findings": _list(_FINDING),
            "unreadable": _list(_UNREADABLE),
            "rules": _list(_RULE),
        }
    ),
}
