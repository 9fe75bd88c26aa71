"""The catalogue of facts that expressions in rules may use, in Chinese or by English id.

A scalar that the record does not give is None; an expression that needs it is *undecided*,
never false. List facts hold one row per occurrence, each with its place in the text.
"""

from __future__ import annotations

from typing import NamedTuple


class FactSpec(NamedTuple):
    id: str
    title: str
    """Chinese name, usable in expressions and messages just like the id."""
    meaning: str


class ListSpec(NamedTuple):
    id: str
    title: str
    meaning: str
    fields: tuple[FactSpec, ...]


def _specs(*rows: tuple[str, str, str]) -> tuple[FactSpec, ...]:
    return tuple(FactSpec(*row) for row in rows)


SCALARS: tuple[FactSpec, ...] = _specs(
    # attendance
    ("expected_count", "应到人数", "应到人数,整数"),
    ("actual_count", "实到人数", "实到人数,整数"),
    ("absent_count", "缺席人数", "缺席人数:写明的数目,没有时为缺席名单的人数"),
    ("absent_named", "缺席名单人数", "缺席名单里的姓名数"),
    ("listed_count", "名单人数", "出席名单里的姓名数;名单用“等”、“全体”时为空"),
    ("signed_count", "签到人数", "签到表里已签名的人数"),
    ("observers_count", "列席人数", "列席名单里的姓名数"),
    ("listed_twice", "出席又列席的人", "出席、列席名单里都有的姓名,顿号分隔;没有为空文本,没有名单时不知道"),
    (
        "present_and_absent",
        "出席又缺席的人",
        "出席、缺席名单里都有的姓名,顿号分隔;没有为空文本,没有名单时不知道",
    ),
    ("absent_active", "到会的缺席者", "写明缺席、却主持、记录或发言的人,顿号分隔;没有为空文本"),
    (
        "unlisted_active",
        "名单外的人",
        "不在出席、列席名单里而主持、记录或发言的人,顿号分隔;没有为空文本,名单不全时不知道",
    ),
    ("voters_due", "应到有表决权人数", "应到会有表决权(选举权)的正式党员数"),
    ("voters_present", "实到有表决权人数", "实到会有表决权(选举权)的正式党员数"),
    ("due_to_vote", "应到表决人数", "法定人数按它计:应到会有表决权的人数,没有分开写的为应到人数"),
    ("present_to_vote", "实到表决人数", "法定人数按它计:实到会有表决权的人数,没有分开写的为实到人数"),
    ("full_members", "正式党员数", "写明的本支部正式党员数"),
    ("duration_minutes", "时长", "会议时长,分钟"),
    ("told_minutes", "所写时长", "文中另写的时长(历时两小时),分钟"),
    (
        "other_chair",
        "另一主持人",
        "正文里写作主持人的另一个人;没有为空文本,不知道主持人是谁、写有几人的为空",
    ),
    ("other_speaker", "另一主讲人", "正文里写作讲课的另一个人;没有为空文本,不知道主讲人是谁的为空"),
    ("start_clock", "开始时刻", "会议开始的时刻 HH:MM;分不清上午下午的为空"),
    ("end_clock", "结束时刻", "会议结束的时刻 HH:MM"),
    ("activity_date", "活动日期", "活动日期 YYYY-MM-DD"),
    ("day_kind", "日期性质", "活动日期是工作日、休息日还是节假日;当年的放假安排不在表内的为空"),
    ("holiday", "节日", "活动日期所在假期的名称;不在假期为空文本"),
    ("rescheduled", "写明改期", "写有调整、顺延、推迟、提前、改期一类的话,说的是活动的日期"),
    (
        "told_before",
        "会后之事",
        "记录当作已有的事来写、而年月在活动日期之后的印发、修订、召开等,原文;没有为空文本",
    ),
    ("signed_on", "签字日", "签字处或文末单独一行的日期 YYYY-MM-DD,几个日期取最早的"),
    ("year", "年份", "活动日期的年份"),
    ("month", "月份", "活动日期的月份;只写到年的为空"),
    ("title_months", "标题时段", "标题所写的月份或季度,原文"),
    ("title_month_from", "标题起月", "标题所写月份或季度的第一个月"),
    ("title_month_to", "标题止月", "标题所写月份或季度的最后一个月"),
    # votes
    ("needs_vote", "须表决", "议题属于应当表决的事项(接收、转正、选举、推荐、处分等)"),
    ("voted", "已表决", "正文写有表决或投票"),
    ("votes_counted", "有票数", "表决写有票数或人数"),
    ("secret_ballot", "无记名", "写明无记名投票(票决)"),
    ("ballots_issued", "发出票数", "发出选票(表决票、测评票)数"),
    ("ballots_returned", "收回票数", "收回票数"),
    ("ballots_unreturned", "未收回票数", "写明未收回的票数"),
    ("ballots_cast", "投票人数", "参加投票的人数;不止一轮投票时不知道"),
    ("written_opinions", "书面意见数", "会前书面意见数;提到而没有写明数目的为 1,没有提到为 0"),
    ("ballots_valid", "有效票数", "有效票数"),
    ("ballots_invalid", "无效票数", "无效票(废票)数"),
    ("seats", "应选人数", "应选人数"),
    ("candidates", "候选人数", "候选人数"),
    (
        "officer_outside",
        "非委员的书记",
        "选为书记、而没有当选委员的候选人;没有为空文本,没有选出委员会的不知道",
    ),
    ("officers_only", "只选书记", "应选的是书记、副书记,不是委员"),
    ("candidate_votes", "得票合计", "选举中各人得票之和;不止一轮投票、逐人写有反对票时不知道"),
    ("tellers", "有监票人", "写有监票人"),
    ("teller_candidates", "监票的候选人", "兼任监票人的候选人,顿号分隔;没有为空文本"),
    ("is_election", "选举", "本次会议进行选举"),
    ("election_held", "已投票选举", "换届选举的记录;党员大会的记录,写明选举、发出选票和谁当选的也是"),
    ("is_admission", "接收或转正", "讨论接收预备党员或预备党员转正"),
    ("missing_steps", "缺少环节", "接收、转正程序中没有写到的环节,顿号分隔;齐全为空文本"),
    ("voted_together", "合并表决的人", "接收、转正中没有逐个表决的人,顿号分隔;逐个表决的为空文本"),
    ("introducers", "介绍人数", "写有姓名的入党介绍人数;没有写姓名时不知道"),
    ("activist_days", "积极分子天数", "一个人从确定为积极分子到列为发展对象的天数,两个日期都写明的"),
    (
        "age_at_application",
        "申请时年龄",
        "一个人的材料里,申请入党时满几周岁;出生和申请的年月都写明的",
    ),
    ("own_unit", "本支部单位", "召开会议或写材料的支部名称里的单位;名称里没有单位的为空"),
    ("temporary_branch", "临时党支部", "召开会议的是临时党支部"),
    (
        "one_branch",
        "一个支部",
        "标题、抬头和落款写的是同一个支部,没有别的支部;没有写支部的,放在一个支部的文件夹里",
    ),
    ("of_the_retired", "离退休支部", "所属的支部名称写有离退休、老干部"),
    ("graded_members", "测评人数", "测评结果表列出的党员数，没有表时是写明参加评定等次的人数;都没有时不知道"),
    ("graded_total", "评定合计", "组织评定各等次人数之和"),
    ("graded_excellent", "评定优秀人数", "组织评定为优秀的人数"),
    ("one_grade", "等次划一", "全体党员评定为同一等次;没有写等次时不知道"),
    ("weighty_matters", "所议大事", "标题和议题里的换届选举、处分处置、党费经费使用,顿号分隔;没有为空文本"),
    ("weighty_named", "提到的大事", "通篇提到的换届选举、处分处置、党费经费使用,顿号分隔;没有为空文本"),
    # substance
    ("characters", "字数", "正文字数(不计空白)"),
    ("speakers", "发言人数", "有具体发言内容的人数"),
    ("sole_speaker", "唯一发言人", "通篇只有一人发言的,他的姓名;几人发言为空文本,分辨不了时不知道"),
    ("discussion_characters", "讨论字数", "讨论发言部分的字数"),
    ("agenda_items", "议题数", "能够分辨的议题数"),
    ("business_items", "业务议题数", "其中只涉及业务工作的议题数"),
    ("joint_business", "与业务会合开", "标题写明与业务会议合并召开"),
    ("reading_only", "只读文件", "只有传达、宣读、学习文件,没有具体的讨论发言"),
    ("self_critics", "自我批评人数", "作自我批评的人数"),
    ("criticised", "被批评人数", "受到批评意见的人数"),
    ("critics", "批评人数", "提出批评意见的人数;没有写明是谁提的不知道"),
    ("uncriticised", "无人批评的人", "作了自我批评而没有人提批评意见的人,顿号分隔;没有为空文本"),
    ("hollow_criticisms", "空泛意见数", "只有希望、建议、要求一类套话的批评意见数"),
    ("criticisms_made", "批评意见数", "能够分辨的批评意见数"),
    ("claims_frank", "自称红脸出汗", "自称红脸出汗、达到批评效果"),
    ("hollow_talk", "谈话空泛", "谈话内容只有套话,没有具体的事"),
    ("talks_listed", "登记的谈话", "谈心谈话登记表登记了几次谈话;一次谈话的记录没有"),
    # rectification
    ("item_count", "问题项数", "整改事项数"),
    ("open_items", "未完成项数", "正文写明尚未完成的整改事项数"),
    ("claims_all_done", "自称全部完成", "写有全部整改完毕一类的结论"),
    ("done_items", "已完成项数", "写明已经完成的整改事项数"),
    ("unproven_items", "无据完成项数", "只写已完成、没有日期数字和佐证的整改事项数"),
    ("standing_items", "时限笼统项数", "时限只写长期坚持、立行立改一类的整改事项数"),
    ("claimed_done", "所称完成数", "文中在逐项列出之前宣称已完成的事项数"),
    # parts of a paper
    ("problem_entries", "问题条数", "存在问题部分编了号的条数"),
    ("measure_entries", "措施条数", "整改措施(下一步打算)部分编了号的条数"),
    ("answered_problems", "有回应问题数", "在整改措施(下一步打算)里提到的问题条数"),
    ("covers_year", "整年", "标题说的是整整一年,不是半年、季度、月份或一项专门工作"),
    ("figures", "数字处数", "带单位的数字有几处(不计日期)"),
    ("stock_phrases", "套话处数", "高度重视、扎实推进一类的话有几处"),
    ("excuses_only", "只讲客观", "原因剖析只讲客观条件,没有主观原因"),
    # ledgers
    ("collected_on", "收缴日期", "党费台账在表外写明的收缴日期 YYYY-MM-DD"),
    ("typed_cells", "日期金额格数", "台账里日期、金额各栏填写了的格子数"),
    # papers of the unit
    (
        "unit_duty",
        "单位工作",
        "标题(党委会为议题)说的是上级党组织对支部的哪项工作:整顿、约谈、联系点、培训、述职评议、半年点评、通报、年初部署;都不是为空",
    ),
    ("studies_branches", "研究党建", "党委(总支)会议的议题涉及支部、党建工作"),
    ("studies_standards", "研究标准化", "党委(总支)会议的议题是支部标准化规范化建设、达标"),
    ("people", "参加人次", "这类材料写明的参加人数,几处取最多的"),
    # official documents
    ("official_kind", "文种", "标题末尾的文种:通知、请示、报告、批复、函、公示等"),
    ("official_title", "公文标题", "公文的标题,分行的连成一行"),
    ("title_end_mark", "标题末尾标点", "标题末尾多出的标点;没有为空文本"),
    ("title_lacks", "标题所缺", "标题没有写的部分:发文机关、事由,顿号分隔;齐全为空文本"),
    ("official_number", "发文字号", "发文字号原文"),
    ("official_number_proper", "规范发文字号", "同一发文字号的规范写法:机关代字〔年份〕序号"),
    ("signer", "签发人", "签发人姓名"),
    ("addressees", "主送机关", "主送机关原文"),
    ("addressee_count", "主送机关数", "主送机关的个数"),
    ("addressee_mark", "主送末尾标点", "主送机关后面的标点;没有为空文本"),
    ("closing", "结语", "特此通知、妥否请批示一类的结束语;没有为空文本"),
    ("issue_date", "成文日期", "成文日期原文;不全、未填、不存在的为空"),
    ("issue_date_proper", "规范成文日期", "同一成文日期的规范写法:2025年1月6日"),
    ("issued_on", "成文日", "成文日期的公历 YYYY-MM-DD"),
    ("copied_to", "抄送", "抄送机关原文"),
    ("printed_by", "印发机关", "版记里的印发机关"),
    ("contact", "联系人", "联系人或联系电话"),
    ("cites_attachment", "提到附件", "正文写有见附件一类的话"),
    ("attachments_cited", "提到附件号", "正文里“见附件几”“（附件几）”最大的号数;没有提到号数的为空"),
    ("attachments_follow", "附有附件", "成文日期之后还有附件的内容;没有成文日期时不知道"),
    ("calls_meeting", "会议通知", "通知召开一次会议,而不是部署下级召开"),
    ("meeting_on", "会议日期", "所通知会议的日期 YYYY-MM-DD"),
    ("states_time", "写明会议时间", "会议通知写有时间"),
    ("states_place", "写明会议地点", "会议通知写有地点或线上方式"),
    ("meeting_at", "会议时刻", "所通知会议开始的时刻 HH:MM"),
    ("meeting_place", "会议地点", "会议通知写的地点"),
    ("publicity_from", "公示首日", "公示的第一天 YYYY-MM-DD"),
    ("publicity_until", "公示末日", "公示的最后一天 YYYY-MM-DD"),
    ("answers_title", "所复文件", "批复、复函所答复的请示的标题"),
    ("answers_number", "所复文号", "批复、复函所答复的请示的发文字号"),
    ("answers_on", "所复日期", "批复、复函写明的来文、来文所说的会议的日期,几个日期取最晚的 YYYY-MM-DD"),
    ("publicity_days", "公示工作日", "公示期有几个工作日:写明的,或起止日期之间的周一至周五"),
    # the page of an official document
    ("has_layout", "有版面", "公文是 Word 文件,可以查看页面和字体"),
    ("page_width", "页宽", "页面宽度,毫米"),
    ("page_height", "页高", "页面高度,毫米"),
    ("margin_top", "上边距", "天头,毫米"),
    ("margin_bottom", "下边距", "下页边距,毫米"),
    ("margin_left", "左边距", "订口,毫米;含装订线"),
    ("margin_right", "右边距", "右页边距,毫米"),
    ("page_lines", "每页行数", "按固定行距或文档网格算出的每页行数"),
    ("line_characters", "每行字数", "按文档网格算出的每行字数;没有指定时为空"),
    ("title_font", "标题字体", "标题的中文字体"),
    ("title_size", "标题字号", "标题字号,磅(2号为22)"),
    ("body_font", "正文字体", "正文的中文字体"),
    ("body_size", "正文字号", "正文字号,磅(3号为16)"),
    ("first_indent", "首行缩进", "正文各段左空几字;各段不一时为空"),
    ("level1_font", "一级标题字体", "单独成行的“一、”层次的中文字体"),
    ("level2_font", "二级标题字体", "单独成行的“(一)”层次的中文字体"),
    ("page_number", "页码", "页码那一行的样子,数字写作 #;没有页码为空文本"),
    ("page_number_size", "页码字号", "页码字号,磅(4号为14)"),
    # the file itself
    ("spreadsheet", "电子表格", "取自电子表格(.xlsx、.xls、.et、.ods、.csv)"),
    ("images", "图片数", "文件内图片数"),
    ("insertions", "未接受插入数", "修订模式下尚未接受的插入处数"),
    ("deletions", "未接受删除数", "修订模式下尚未接受的删除处数"),
    ("moves", "未接受移动数", "修订模式下尚未接受的移动处数"),
    ("comments", "批注数", "尚未处理的批注数"),
    ("created_on", "文件创建日", "文件属性里的创建日期 YYYY-MM-DD;套用模板、另存为都会改变它"),
    ("modified_on", "文件修改日", "文件属性里的最后保存日期 YYYY-MM-DD"),
    ("revision", "保存次数", "文件属性里的修订号"),
    ("editing_minutes", "编辑分钟", "文件属性里的编辑时间总计"),
    # the run
    ("today", "今天", "审核日期 YYYY-MM-DD:--as-of 所给的一天,没有给时为当天"),
)

LISTS: tuple[ListSpec, ...] = (
    ListSpec(
        "dates",
        "日期",
        "正文、标题、文件名和落款里的日期",
        _specs(
            ("text", "原文", "日期原文"),
            ("role", "位置", "time 会议时间 | title 标题 | signed 落款 | file 文件名 | body 正文"),
            ("iso", "公历", "YYYY-MM-DD;不存在或不全的日期为空"),
            ("exists", "存在", "这一天存在"),
            ("weekday_written", "所写星期", "一 … 日;没有写为空"),
            ("weekday_real", "实际星期", "一 … 日"),
            ("activity", "活动日期", "本记录的活动日期 YYYY-MM-DD"),
        ),
    ),
    ListSpec(
        "numbering",
        "序号断裂",
        "序号不连续之处",
        _specs(
            ("previous", "前一序号", "断裂前的序号原文"),
            ("next", "后一序号", "断裂后的序号原文"),
            ("absent", "所缺序号", "缺少的序号"),
        ),
    ),
    ListSpec(
        "announced",
        "所称数目",
        "文中宣称的数目与后文所列条数",
        _specs(
            ("number", "所称", "宣称的数目"),
            ("listed", "所列", "后文列出的条数"),
            ("noun", "事项", "问题、方面、措施等"),
        ),
    ),
    ListSpec(
        "parts",
        "分项",
        "文中写明的总数和它的两部分:男、女,正式、预备,完成的和其余的",
        _specs(
            ("whole", "总数", "所写的总数"),
            ("sum", "分项之和", "两部分相加"),
            ("kinds", "各部分", "两部分各是多少,如 男 18，女 14"),
        ),
    ),
    ListSpec(
        "shares",
        "完成率",
        "文中写明的完成率,前面写有总数和完成数的",
        _specs(
            ("written", "所写", "所写的百分数"),
            ("worked_out", "算得", "按总数和完成数算出的百分数,一位小数"),
        ),
    ),
    ListSpec(
        "receipts",
        "大小写金额",
        "收据上唯一的大写金额和小写金额",
        _specs(
            ("figures", "小写", "元"),
            ("words", "大写", "元"),
            ("text", "原文", "大写金额原文"),
        ),
    ),
    ListSpec(
        "tallies",
        "票数",
        "每一组赞成、反对、弃权",
        _specs(
            ("name", "姓名", "被表决人;一般表决为空"),
            ("yes", "赞成", "赞成(同意)票"),
            ("no", "反对", "反对(不赞成)票"),
            ("abstain", "弃权", "弃权票"),
            ("total", "票数合计", "三者之和;各项不全时为空"),
            ("base", "票基", "有效票数,没有时依次为收回票数、实到有表决权人数、实到人数"),
            ("by_ballot", "投票计票", "票基是有效票或收回票;举手表决为否"),
            ("due", "应到", "应到会有表决权人数,没有时为应到人数"),
            ("present", "实到", "实到会有表决权人数,没有时为实到人数"),
            ("passed", "宣布通过", "写明通过、当选、同意"),
        ),
    ),
    ListSpec(
        "grades",
        "测评票",
        "民主测评里每名党员的票数",
        _specs(
            ("name", "姓名", "被测评人"),
            ("total", "票数合计", "各等次票数之和"),
            ("base", "票基", "有效票数,没有时为收回票数或实到人数"),
        ),
    ),
    ListSpec(
        "speeches",
        "发言",
        "写明发言人的发言",
        _specs(
            ("speaker", "发言人", "姓名"),
            ("characters", "字数", "发言字数"),
            ("alike", "雷同", "与另一人的发言一字不差"),
        ),
    ),
    ListSpec(
        "criticisms",
        "批评",
        "自我批评和相互批评",
        _specs(
            ("critic", "批评人", "姓名"),
            ("target", "对象", "姓名"),
            ("own", "自我批评", "是否自我批评"),
            ("hollow", "空泛", "是否只有套话"),
            ("alike", "雷同", "与对另一人的批评一字不差(自我批评则与另一人的自我批评)"),
            ("praise", "自我表扬", "自我批评里只有优点,或者把优点当缺点说"),
        ),
    ),
    ListSpec(
        "ordinals",
        "层次序数",
        "公文正文各层前面的序数",
        _specs(
            ("written", "写法", "序数原文,括号和数字按半角"),
            ("proper", "规范写法", "同一层次的规范写法:一、(一)1.(1)"),
        ),
    ),
    ListSpec(
        "attachments",
        "附件",
        "公文正文之后附件说明里的各项",
        _specs(
            ("ordinal", "序号写法", "顺序号原文,如 1. 或 附件1;没有为空文本"),
            ("name", "名称", "附件名称"),
            ("ordinal_proper", "序号规范", "顺序号写成 1. 的样子;只有一个附件的可以不写"),
            ("mark", "末尾标点", "名称后面的标点;没有为空文本"),
        ),
    ),
    ListSpec(
        "units",
        "所提单位",
        "文中提到的各单位党支部、党总支;参观、共建、调入调出等句子里的不算",
        _specs(
            ("unit", "单位", "单位名称,不带支部"),
        ),
    ),
    ListSpec(
        "milestones",
        "发展节点",
        "所议的入党申请人、积极分子、发展对象、预备党员在会前各环节的日期;备案报告、转正申请书、批复等一个人的材料里写明的也算",
        _specs(
            ("step", "节点", "申请 | 积极分子 | 发展对象 | 政审 | 培训 | 预审 | 接收(支部大会通过) | 批准"),
            ("person", "姓名", "是谁的;一句话里不止一人的为空"),
            ("on", "节点日", "YYYY-MM-DD"),
        ),
    ),
    ListSpec(
        "talks",
        "谈话",
        "谈心谈话登记表的每一行,一名谈话对象一行",
        _specs(
            ("talker", "谈话人", "谁谈的"),
            ("talked_to", "谈话对象", "和谁谈的"),
            ("on", "日期", "谈话的日期 YYYY-MM-DD"),
        ),
    ),
    ListSpec(
        "steps",
        "发展环节",
        "这份材料本身是哪个人发展党员的哪一个环节",
        _specs(
            (
                "step",
                "环节",
                "申请、谈话、积极分子、发展对象、政审、预审、接收、批准、转正等",
            ),
            ("person", "姓名", "是谁的"),
            ("on", "环节日", "材料的日期 YYYY-MM-DD"),
            ("until", "末日", "公示的最后一天 YYYY-MM-DD"),
        ),
    ),
    ListSpec(
        "assigned",
        "交办",
        "支委会、党员大会的记录里交给某人限期办理的事",
        _specs(
            ("owner", "责任人", "交给谁"),
            ("matter", "所办的事", "要办的事,不带责任人和期限"),
            ("due", "办理期限", "YYYY-MM-DD"),
        ),
    ),
    ListSpec(
        "declined",
        "暂不办理",
        "支委会、党员大会的记录里议定不办、暂缓办理的事",
        _specs(
            ("matter", "所办的事", "不办的是什么事"),
        ),
    ),
    ListSpec(
        "elected",
        "得票与当选",
        "选举的记录、结果报告里每个候选人一行",
        _specs(
            ("person", "姓名", "是谁的"),
            ("votes", "得票", "票数;没有写、写得不止一个数的为空"),
            ("elected", "当选", "写明当选"),
        ),
    ),
    ListSpec(
        "signed",
        "签到",
        "单独成文的签到表上的人",
        _specs(
            ("person", "姓名", "是谁"),
            ("there", "到了", "真 | 假(写着未到、缺席、请假)"),
            ("mark", "所写", "签到一栏写的字"),
            ("on", "会议日", "签到表写的日期 YYYY-MM-DD"),
        ),
    ),
    ListSpec(
        "trained",
        "参训",
        "培训、补训支部书记的记录里到了的和没有到的人",
        _specs(
            ("person", "姓名", "是谁"),
            ("there", "到了", "真 | 假"),
            ("reason", "理由", "没有到的理由;没有写的为空"),
        ),
    ),
    ListSpec(
        "terms",
        "任期节点",
        "文中写明的支部委员会选举的日期,延期换届的话;各支部任期一览表每个支部一行",
        _specs(
            ("what", "节点", "选举 | 延期(写有延期换届)"),
            ("which", "哪一届", "本届 | 上届"),
            ("on", "节点日", "YYYY-MM-DD;只写到月的为月末;延期的为空"),
            ("branch", "所在支部", "一览表里那一行的党支部;别的材料为空"),
            ("due", "届满日", "一览表写的届满日期;没有写的为空"),
        ),
    ),
    ListSpec(
        "prompts",
        "提示语",
        "模板里没有删去的填写提示",
        _specs(
            ("text", "原文", "提示语原文"),
        ),
    ),
    ListSpec(
        "blanks",
        "占位符",
        "要素以外的占位符",
        _specs(
            ("text", "原文", "占位符原文"),
        ),
    ),
)

LISTS += (
    ListSpec(
        "dues",
        "党费",
        "党费台账的每一行;按月分栏的,每人每月一行,基数、比例和代交只在第一个月",
        _specs(
            ("name", "姓名", "党员姓名"),
            ("months", "月份", "所交月份,原文"),
            ("first_month", "起月", "所交的第一个月 YYYY-MM;这一行没有写月份的,为台账的月份"),
            ("last_month", "止月", "所交的最后一个月 YYYY-MM"),
            ("base", "基数", "交纳基数,元"),
            ("rate", "比例", "交纳比例,0.01 即 1%"),
            ("due", "应交", "应交,元;没有这一栏的为基数乘以比例,舍去角分"),
            ("paid", "实交", "实交,元"),
            ("paid_on", "交纳日期", "YYYY-MM-DD"),
            (
                "months_that_day",
                "同日月数",
                "这名党员这一天交了几个月的党费,只在那天的第一行;没有月份一栏时为空",
            ),
            ("by_proxy", "代交", "这一行写有代交、垫交,或者交款人是另一个人;每人只在头一行"),
            ("employed", "在职", "这一行写明在职、在岗"),
            ("unpaid", "未交", "实交一格空着、写 0 或写未交、欠交"),
            ("says_unpaid", "写明未交", "实交或备注写有未交、欠交"),
            ("exempt", "不须交", "这一行写有免交、缓交、转出、停交、去世一类的话"),
            ("in_grid", "分月栏", "按月分栏的台账里的一格"),
            ("note", "备注", "备注一栏的原文"),
            ("branch", "所在支部", "这一行的支部,表里有这一栏时"),
        ),
    ),
    ListSpec(
        "sums",
        "合计行",
        "台账里写明的合计、小计",
        _specs(
            ("column", "栏目", "哪一栏"),
            ("written", "所写合计", "写明的合计"),
            ("added", "各行之和", "各行相加的结果"),
        ),
    ),
    ListSpec(
        "tasks",
        "任务",
        "任务清单的每一行",
        _specs(
            ("task", "任务", "任务原文"),
            ("owner", "责任人", "责任人原文"),
            ("due", "时限", "时限原文"),
            ("collective", "责任人笼统", "责任人只写各支委、全体党员一类,落实不到人"),
        ),
    ),
    ListSpec(
        "members",
        "党员",
        "党员名册的每一行",
        _specs(
            ("name", "姓名", "党员姓名"),
            ("born", "出生日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("joined", "入党日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("confirmed", "转正日期", "YYYY-MM-DD 或 YYYY-MM;没有转正的为空"),
            ("branch", "所在支部", "这一行的支部,表里有这一栏时"),
            ("group", "党小组", "党小组原文"),
            ("post", "职务", "党内职务,没有这一栏时为职务"),
            ("probationary", "预备党员", "类别写明预备还是正式;没有写明的为空"),
            (
                "state",
                "状态",
                "去世 | 停止党籍 | 出党 | 转出 | 转入 | 流动 | 在册;状态、备注都没有写明的为空",
            ),
            ("retired", "离退休", "状态、类别、备注或职务写有离休、退休"),
            ("moved_in", "转入日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("moved_out", "转出日期", "YYYY-MM-DD 或 YYYY-MM"),
        ),
    ),
    ListSpec(
        "candidates",
        "发展对象",
        "发展党员工作台账的每一行",
        _specs(
            ("name", "姓名", "姓名"),
            ("branch", "所在支部", "这一行的支部,表里有这一栏时"),
            ("applied", "申请日期", "递交入党申请书的日期 YYYY-MM-DD 或 YYYY-MM"),
            ("activist", "确定积极分子日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("candidate", "确定发展对象日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("admitted", "接收日期", "接收为预备党员的日期 YYYY-MM-DD 或 YYYY-MM"),
            ("confirmed", "转正日期", "YYYY-MM-DD 或 YYYY-MM"),
            ("mentors", "培养联系人", "培养联系人原文"),
            ("introducers", "介绍人", "入党介绍人原文"),
        ),
    ),
    ListSpec(
        "formulas",
        "未算公式",
        "台账里只有公式、没有计算结果的格子",
        _specs(
            ("formula", "公式", "公式原文"),
        ),
    ),
    ListSpec(
        "odd_cells",
        "读不懂的格",
        "台账里应当写日期或金额、所写内容却读不出日期或金额的格子;免交、待定、同上一类的话不算",
        _specs(
            ("sheet", "工作表", "工作表的名称;不是工作簿的为空文本"),
            ("row", "行", "表中的行号,工作簿按表格软件的编号"),
            ("column", "栏目", "栏目的名称"),
            ("kind", "应为", "日期 | 金额"),
            ("written", "所写", "原文"),
        ),
    ),
)

ITEM_FIELDS: dict[str, str] = {
    "problem": "问题",
    "rectification_measures": "整改措施",
    "responsible_person": "责任人",
    "responsible_unit": "责任单位",
    "deadline": "时限",
    "progress": "完成情况",
}
"""Fields of one rectification item."""

ITEM_FACTS: tuple[FactSpec, ...] = _specs(
    ("number", "序号", "事项序号"),
    ("due", "截止日", "时限的公历日期 YYYY-MM-DD"),
    ("done", "已完成", "完成情况写明已完成"),
    ("open", "未完成", "完成情况写明尚未完成、推进中"),
    ("reported", "填报日", "落款或填报日期 YYYY-MM-DD"),
    ("hollow", "措施空泛", "措施只有加强、提高一类的话,没有可以核对的做法"),
    ("found_on", "发现日", "发现问题的日期 YYYY-MM-DD;只写到月的按一日计"),
    ("done_on", "完成日", "已完成的事项,完成情况里最晚的日期 YYYY-MM-DD"),
    ("proven_on", "佐证日", "佐证一栏里最晚的日期 YYYY-MM-DD"),
    ("unproven", "完成无据", "只写已完成,没有日期、数字和佐证"),
    ("standing", "时限笼统", "时限只写长期坚持、立行立改一类"),
    ("fits", "措施所对", "措施说的是另一项问题,那一项的次序;不是这样的为空"),
)
"""Row facts of the list `items` (one row per rectification item)."""

LISTS += (
    ListSpec(
        "branches",
        "支部一览",
        "党支部管理台账(五清台账)的每一行",
        _specs(
            ("branch", "支部", "支部名称原文"),
            ("members", "党员人数", "所写的党员人数"),
            ("secretary", "书记姓名", "只写一个姓名的书记;写职务、班子成员的为空"),
        ),
    ),
    ListSpec(
        "named_branches",
        "点名支部",
        "通报、名单、约谈等上级材料里点到的各支部",
        _specs(
            ("unit", "支部", "支部名称原文"),
            ("poor", "落后", "说它排名末位、后进、不达标、要整顿,或者材料就是约谈、整顿名单"),
        ),
    ),
)
LISTS += (ListSpec("items", "整改事项", "整改台账或方案的每一项", ITEM_FACTS),)
