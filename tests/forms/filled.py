"""Forms as somebody fills them in: values by label, rows by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from docx import Document

MEETING = {
    "支部名称": "桑榆里社区党支部",
    "会议时间": "2023年5月8日15:00—16:30",
    "会议地点": "二楼东厅",
    "主持人": "温如玉",
    "记录人": "晏小山",
    "应到人数": "19人",
    "实到人数": "17人",
    "缺席人员及原因": "江照临（病假）、冉一鸣（出差）",
    "议题": "研究活动室修缮方案",
    "讨论发言": "晏小山：活动室的屋顶漏了两处，先修屋顶再刷墙。\n"
    "柏青：木工下周一能来，工钱三百元，从工作经费出。",
    "决议": "同意活动室修缮方案，晏小山负责，5月20日前完工。",
    "主持人签字": "温如玉",
    "记录人签字": "晏小山",
}
CRITICISM = (
    "温如玉自我批评：今年有三次走访没有去，台账是事后补的。\n"
    "晏小山批评温如玉：答应四月修好路灯，拖到六月才报修。"
)
STUDY = {"学习时间": "2023年5月8日15:00—16:30", "学习地点": "二楼东厅", "学习内容": "《中国共产党章程》总纲"}
VALUES: dict[str, dict[str, str]] = {
    "branch_general_meeting": MEETING,
    "branch_committee_meeting": MEETING | {"应到人数": "5人", "实到人数": "5人", "缺席人员及原因": "无"},
    "party_group_meeting": MEETING
    | {"应到人数": "9人", "实到人数": "8人", "缺席人员及原因": "冉一鸣（出差）"},
    "party_lecture": MEETING
    | {
        "授课时间": "2023年5月8日15:00—16:30",
        "授课地点": "二楼东厅",
        "主讲人": "温如玉",
        "党课题目": "守住第一道防线",
        "党课内容": "讲了防火和防汛的三件旧事。",
        "主讲人签字": "温如玉",
    },
    "theme_party_day": MEETING
    | {
        "活动时间": "2023年5月8日15:00—16:30",
        "活动地点": "二楼东厅",
        "活动主题": "守护邻里一盏灯",
        "活动内容": "修路灯六盏。",
        "实到人数": "19人",
        "缺席人员及原因": "无",
    },
    "organizational_life_meeting": MEETING
    | {"批评与自我批评": CRITICISM, "整改措施": "1.修好路灯，温如玉负责，6月底前完成。"},
    "democratic_appraisal": MEETING
    | {
        "批评与自我批评": CRITICISM,
        "民主测评结果": "发出测评票17张，收回17张，有效17张。温如玉：优秀12票，合格5票。",
        "组织评定意见": "评定优秀1名，合格16名。",
    },
    "election": MEETING
    | {
        "议题": "选举新一届支部委员会",
        "选举办法、候选人介绍": "举手通过选举办法；柏青介绍候选人的简历和实绩。",
        "监票人、计票人": "监票人江一，计票人冉二",
        "计票结果": "发出选票17张，收回选票17张，有效票17张。\n"
        "温如玉：赞成17票，反对0票，弃权0票\n晏小山：赞成16票，反对1票，弃权0票",
        "选举结果": "温如玉、晏小山当选为支部委员会委员。",
    },
    "member_development": MEETING
    | {
        "议题": "讨论接收晏小山为预备党员",
        "记录人": "柏青",
        "本人汇报": "晏小山宣读入党志愿书，汇报入党动机和本人履历。",
        "介绍人意见": "介绍人温如玉、柏青介绍了她的情况，同意接收。",
        "支委会审查意见": "支委会审查认为材料齐全、手续完备。",
        "讨论发言": "柏青：同意接收，希望她把带徒弟的经验写出来。\n"
        "林远山：她管的工具间从没有丢过东西，同意接收。",
        "无记名投票表决结果": "发出表决票17张，收回17张，有效17张。无记名投票，赞成16票，反对0票，弃权1票。",
        "决议": "同意接收晏小山为中共预备党员。",
        "记录人签字": "柏青",
    },
    "committee_meeting": MEETING | {"出席人员": "温如玉、晏小山、柏青", "缺席人员及原因": "无"},
    "study_session": MEETING | STUDY | {"缺席人员及原因": "无"},
    "heart_to_heart_talk": {
        "谈话人": "温如玉",
        "谈话对象": "晏小山",
        "谈话时间": "2023年5月8日",
        "谈话地点": "二楼东厅",
        "谈话内容": "温如玉：你家老人住院，三次夜班要不要换人？\n晏小山：想请支部帮忙协调两周白班。",
        "谈话人签字": "温如玉",
        "谈话对象签字": "晏小山",
    },
    "rectification": {"填报单位": "桑榆里社区党支部", "填报日期": "2023年5月8日"},
    "task_list": {"支部名称": "桑榆里社区党支部"},
    "dues_ledger": {"支部名称": "桑榆里社区党支部", "所属月份": "2023年5月"},
    "member_roster": {"支部名称": "桑榆里社区党支部"},
    "branch_ledger": {},
}
ROWS: dict[str, Sequence[Sequence[str]]] = {
    "rectification": [
        ("1", "路灯报修慢", "设登记本，每周五核对", "温如玉", "第一党小组", "2023年6月30日", "登记本已启用"),
        ("2", "两次党课没有讲稿", "补写讲稿，存档", "晏小山", "支部委员会", "2023年5月31日", "已补写存档"),
    ],
    "task_list": [
        ("1", "每季度召开党员大会", "温如玉", "每季度末前", ""),
        ("2", "上党课", "晏小山", "2023年6月30日", ""),
    ],
    "dues_ledger": [
        ("1", "温如玉", "6,250", "1.5%", "93.8", "93.80", "5月8日", "温如玉", ""),
        ("2", "晏小山", "２８００", "0.5%", "14元", "14", "2023.5.8", "晏小山", ""),
        ("合计", "", "", "", "107.80", "107.8", "", "", ""),
    ],
    "member_roster": [
        ("1", "温如玉", "女", "1980年5月", "2004年6月28日", "2005年6月28日", "书记", ""),
        ("2", "晏小山", "男", "1996.11", "2023年3月5日", "", "管道工", "预备党员"),
    ],
    "branch_ledger": [
        ("1", "桑榆里社区党支部", "2018年3月", "雁塘街道党工委", "19", "温如玉", "5月8日召开党员大会", ""),
    ],
}  # fmt: skip


def fill(form: bytes, values: Mapping[str, str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """The form with values beside their labels, and with rows below the head of its last table."""
    document = Document(BytesIO(form))
    for table in document.tables:
        for row in table.rows:
            for label, value in zip(row.cells, row.cells[1:], strict=False):
                if label.text in values and not value.text:
                    value.text = values[label.text]
    if rows:
        table = document.tables[-1]
        for texts in rows:
            row = table.rows[-1 if texts[0] == "合计" else int(texts[0])]
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()
