"""A sound record of each type, part by part: whole, it has no gap; each part can be left out."""

from __future__ import annotations

HEAD = {
    "time": "时间：2023年5月8日15:00—16:30",
    "place": "地点：二楼东厅",
    "chair": "主持人：温如玉",
    "recorder": "记录人：晏小山",
    "expected_attendance": "应到：19人",
    "actual_attendance": "实到：17人",
    "absentees": "缺席人员：江照临（病假）、冉一鸣（出差）",
    "topic": "议题：研究活动室修缮方案",
}


def without(*parts: str) -> dict[str, str]:
    return {k: v for k, v in HEAD.items() if k not in parts}


TALK = {
    "discussion": "讨论发言：\n晏小山：活动室的屋顶漏了两处，先修屋顶再刷墙。\n"
    "柏青：木工下周一能来，工钱三百元，从工作经费出。"
}
DECIDED = {"resolution": "决议：同意活动室修缮方案，晏小山负责，5月20日前完工。"}
CRITICISM = {
    "criticism": "批评与自我批评：\n温如玉自我批评：今年有三次走访没有去，台账是事后补的。\n"
    "晏小山批评温如玉：答应四月修好路灯，拖到六月才报修。"
}
SOUND: dict[str, tuple[str, dict[str, str]]] = {
    "branch_general_meeting": ("桑榆里社区党支部党员大会会议记录", HEAD | TALK | DECIDED),
    "branch_committee_meeting": ("桑榆里社区党支部支委会会议记录", HEAD | TALK | DECIDED),
    "party_group_meeting": ("桑榆里社区党支部第一党小组会议记录", HEAD | TALK),
    "party_lecture": (
        "桑榆里社区党支部党课记录",
        without("chair", "expected_attendance", "absentees")
        | {
            "speaker": "主讲人：温如玉",
            "topic": "党课题目：守住第一道防线",
            "content": "内容：讲了防火和防汛的三件旧事。",
        },
    ),
    "theme_party_day": (
        "桑榆里社区党支部主题党日活动记录",
        without("expected_attendance", "absentees")
        | {"topic": "活动主题：守护邻里一盏灯", "content": "活动内容：修路灯六盏。"},
    ),
    "organizational_life_meeting": (
        "桑榆里社区党支部组织生活会会议记录",
        HEAD | CRITICISM | {"rectification_measures": "整改措施：\n1.修好路灯，温如玉负责，6月底前完成。"},
    ),
    "study_session": ("桑榆里社区党支部理论学习记录", without("expected_attendance", "absentees") | TALK),
    "heart_to_heart_talk": (
        "谈心谈话记录",
        {
            "talker": "谈话人：温如玉",
            "talked_to": "谈话对象：晏小山",
            "time": "谈话时间：2023年5月8日",
            "place": "谈话地点：二楼东厅",
            "discussion": "谈话内容：\n温如玉：你家老人住院，三次夜班要不要换人？\n"
            "晏小山：想请支部帮忙协调两周白班。",
            "signature": "谈话人签字：温如玉    谈话对象签字：晏小山",
        },
    ),
    "debriefing": (
        "桑榆里社区党支部书记2023年度抓党建工作述职报告",
        {
            "reporter": "述职人：温如玉",
            "body": "一年来，组织开展主题党日十二次，党员走访五十户。",
            "problems": "一、存在的问题\n支委分工不够细，两次党课没有留下讲稿。",
            "causes": "二、原因分析\n对台账看得轻，平时不检查。",
            "next_steps": "三、下一步打算\n每月末检查一次台账。",
        },
    ),
    "work_summary": (
        "2023年度党建工作总结",
        {
            "body": "一年来，支部开展主题党日十二次，党员走访五十户。",
            "problems": "一、存在的问题\n支委分工不够细，两次党课没有留下讲稿。",
            "next_steps": "二、下一步打算\n每月末检查一次台账。",
            "issuer": "桑榆里社区党支部",
            "date_signed": "2023年12月28日",
        },
    ),
    "democratic_appraisal": (
        "桑榆里社区党支部民主评议党员会议记录",
        without("topic")
        | CRITICISM
        | {
            "vote_result": "民主测评结果：发出测评票17张，收回17张，有效17张。温如玉：优秀12票，合格5票。",
            "resolution": "组织评定意见：评定优秀1名，合格16名。",
        },
    ),
    "election": (
        "桑榆里社区党支部换届选举党员大会会议记录",
        HEAD
        | {
            "topic": "议题：选举新一届支部委员会",
            "content": "大会程序：清点人数，通过选举办法，推选监票人江一、计票人冉二，无记名投票。",
            "vote_result": "计票结果：发出选票17张，收回选票17张，有效票17张。\n"
            "温如玉：赞成17票，反对0票，弃权0票\n晏小山：赞成16票，反对1票，弃权0票",
            "resolution": "选举结果：温如玉、晏小山当选为支部委员会委员。",
        },
    ),
    "committee_meeting": (
        "雁塘供水公司党委会会议记录",
        without("expected_attendance", "actual_attendance", "absentees")
        | {"attendees_list": "出席：温如玉、晏小山、柏青"}
        | TALK
        | DECIDED,
    ),
    "rectification": (
        "桑榆里社区党支部组织生活会整改方案",
        {
            "problems": "问题：路灯报修慢，拖过两个月",
            "rectification_measures": "整改措施：设报修登记本，每周五核对一次",
            "responsible_person": "责任人：温如玉",
            "responsible_unit": "责任单位：第一党小组",
            "deadline": "整改时限：2023年6月30日",
            "issuer": "填报单位：桑榆里社区党支部",
            "date_signed": "填报日期：2023年5月8日",
        },
    ),
    "self_examination": (
        "个人对照检查材料",
        {
            "reporter": "检查人：温如玉",
            "problems": "一、存在的问题\n走访有三次没有去，台账是事后补的。",
            "causes": "二、原因剖析\n对台账看得轻，平时不检查。",
            "rectification_measures": "三、今后努力方向\n每月末检查一次台账，走访当天登记。",
        },
    ),
    "work_plan": (
        "2023年党支部工作计划",
        {
            "body": "支部打算按月开展主题党日，按季度上党课，每月走访两户。",
            "issuer": "桑榆里社区党支部",
            "date_signed": "2023年1月8日",
        },
    ),
}  # fmt: skip
