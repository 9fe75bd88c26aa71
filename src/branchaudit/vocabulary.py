"""Ids of the JSON report and their Chinese names. A public contract: add freely, rename nothing."""

from __future__ import annotations

DOCUMENT_TYPES: dict[str, str] = {
    "branch_general_meeting": "支部党员大会",
    "branch_committee_meeting": "支部委员会会议",
    "party_group_meeting": "党小组会",
    "party_lecture": "党课",
    "theme_party_day": "主题党日",
    "organizational_life_meeting": "组织生活会",
    "democratic_appraisal": "民主评议党员",
    "heart_to_heart_talk": "谈心谈话",
    "election": "换届选举",
    "member_development": "发展党员",
    "committee_meeting": "党委(总支)会议",
    "study_session": "理论学习/中心组学习",
    "rectification": "整改方案/整改报告/整改台账",
    "self_examination": "对照检查材料/发言提纲",
    "debriefing": "述职报告",
    "work_plan": "工作计划",
    "work_summary": "工作总结/工作汇报",
    "investigation": "调研报告",
    "member_thought_analysis": "党员思想状况分析",
    "dues_ledger": "党费收缴台账",
    "member_roster": "党员名册",
    "task_list": "任务清单/责任清单",
    "branch_ledger": "党支部管理台账/五清台账",
    "development_ledger": "发展党员工作台账",
    "notice": "通知/请示/批复/报告等公文",
    "speech": "讲话稿",
    "regulation_text": "制度/条例/意见/办法",
    "academic_paper": "论文",
    "other": "其他(非党务材料)",
    "unclassified": "未能判定",
}

ELEMENTS: dict[str, str] = {
    "time": "时间",
    "place": "地点",
    "chair": "主持人",
    "recorder": "记录人",
    "expected_attendance": "应到人数",
    "actual_attendance": "实到人数",
    "absentees": "缺席人员及原因",
    "attendees_list": "出席人员",
    "observers": "列席人员",
    "talker": "谈话人",
    "talked_to": "谈话对象",
    "topic": "议题/主题",
    "speaker": "主讲人",
    "discussion": "讨论发言",
    "resolution": "决议/议定事项",
    "vote_result": "表决结果",
    "criticism": "批评与自我批评",
    "rectification_measures": "整改措施",
    "responsible_person": "责任人",
    "responsible_unit": "责任单位",
    "deadline": "时限",
    "progress": "推进/完成情况",
    "signature": "签字",
    "reporter": "述职人/报告人",
    "period": "所属年度/期间",
    "problems": "存在问题",
    "causes": "原因剖析",
    "next_steps": "下一步打算",
    "issuer": "落款单位",
    "date_signed": "落款日期",
}

STATUSES: dict[str, str] = {
    "present": "有实际内容",
    "partial": "有内容但残缺(如日期缺年、缺日,数字缺失,只有集体称谓)",
    "placeholder": "占位符(XX、××、**、____、“年 月 日”未填)",
    "blank": "有标签无内容",
    "missing": "标签和内容都没有",
}

CATEGORIES: dict[str, str] = {
    "missing_element": "要素缺失",
    "blank_element": "要素空白",
    "placeholder": "占位符未填",
    "incomplete_element": "要素残缺",
    "attendance_mismatch": "应到/实到/缺席/名单不符",
    "quorum": "到会人数不足",
    "vote_arithmetic": "票数不符或未过半数",
    "invalid_date": "日期不存在、在将来、与星期不符、前后矛盾",
    "order": "程序次序颠倒或间隔不足",
    "cadence": "频次不足",
    "procedure_gap": "程序环节缺失",
    "time_conflict": "同一人同一时间两处",
    "roster_mismatch": "与名册不符",
    "duplicate_content": "雷同",
    "backdated": "疑似补记",
    "numbering_gap": "序号断裂",
    "count_mismatch": "所称数目与所列不符",
    "claim_contradiction": "结论与正文矛盾",
    "wording": "提法错误或过时",
    "citation": "文件名称错误或已废止",
    "template_residue": "模板提示语残留",
    "web_residue": "网络文章残留(广告、版权、联系方式)",
    "mixed_business": "党务会议与业务会议混开",
    "follow_up": "后续落实没有记载",
    "formality": "流于形式的迹象",
    "vague": "空泛",
    "unresolved_revision": "未接受的修订或批注",
    "image_evidence": "缺照片/签到等佐证",
    "ledger": "台账项目问题(欠缴、逾期、未销号等)",
    "unreadable_document": "无法读取",
    "unclassified_document": "无法判定类型",
    "layout": "公文版面不合规",
    "secrecy": "涉密标志",
}

MEETING_TYPES = frozenset(
    {
        "branch_general_meeting", "branch_committee_meeting", "party_group_meeting", "party_lecture", "theme_party_day",
        "organizational_life_meeting", "democratic_appraisal", "election", "member_development", "committee_meeting",
        "study_session", "heart_to_heart_talk",
    }
)  # fmt: skip
"""Types that record something that took place."""

PAPER_TYPES = frozenset(
    {
        "rectification",
        "self_examination",
        "debriefing",
        "work_summary",
        "work_plan",
        "investigation",
        "member_thought_analysis",
    }
)
"""Papers with an author, a period and sections."""
SCORED_TYPES = MEETING_TYPES | PAPER_TYPES
"""Scored by every rule set; other types (公文, ledgers) by those that have rules for them."""

LEDGER_TYPES = frozenset({"task_list", "dues_ledger", "member_roster", "branch_ledger", "development_ledger"})
"""Tables that a branch keeps: a row an entry."""
OFFICIAL = "notice"
"""公文: papers of the kinds that the regulation on official documents lists, and 公示."""
