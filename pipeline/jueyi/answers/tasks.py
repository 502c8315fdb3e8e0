"""What a directive act asks, and whether that is a report: to whom. Labelling scheme, section 7."""

from __future__ import annotations

import re

from ..lexicon.entities import load_entities

# What stands behind a task and belongs to the next act, or to none.
_TAIL = re.compile(
    r"(?:[；，。、：:;,.\s]|表示(?:安全理事会|安理会|大会|理事会|委员会)(?=，?$)|并且|[并且又还也]|以及|同时|此外|为此|因此|据此|另外|从而|在(?:这|此)(?:一)?方面|在此基础上|就此|在(?=，?$))+$"
)
_BEHIND = 40  # characters in front of a verb that say whose report it is
_TAIL_LENGTH = 24  # characters in which a tail stands
_LEAD = re.compile(r"^[，、：\s]+")
_GIVE = r"(?:提交|提出|编写|编制|撰写|拟[订定写]|编拟|[作做](?:出|口头)|提供|给出|开列|载列)"
_THING = (
    r"(?:报告(?!所|中所|员|程序|义务|格式|国|期|制度|机制|要求|能力|时|方面|工作|向|本身|的(?:机构|学术|规定|技术))"
    r"|情况通报|通报|汇报|情况介绍|最新情况|最新资料|最新信息|近况"
    r"|资料(?!库|的请求)|信息(?!和?通信|社会|技术|系统|基础|生态|环境|服务|和(?:技术援助|法律指导|支持|培训)|、技术|的(?:新?途径|请求))|概览|详情|具体情况|清单|明细|支出数据|说明(?!会))"
)
# Whom one informs, and what one gives them, where no report is meant.
_PUBLIC = (
    r"[^，；。]{0,24}(?:移民|家属|亲属|妇女|公众|儿童|受害|女工|专业人员|官员|青年|患者|她们|他们|技术援助"
    r"|法律指导|卫生服务|技能|计划生育)"
)
# 提供保护、收集信息: what another verb governs is not given.
_OTHERS = "收集|搜集|分享|获取|了解|公布"
_NOT_OTHERS = f"(?<!{_OTHERS})(?<!(?:{_OTHERS})(?:有关|相关))"
_GIVES = re.compile(rf"{_GIVE}(?!的|{_PUBLIC})(?:[^，；。]|，包括){{0,90}}?{_NOT_OTHERS}{_THING}")
_VERB = re.compile(
    r"(?:^|[，；、并请]|继续|定期|每年|进一步|详细|随时|联合|及时|充分|酌情|口头|书面|系统|个月|每月|具体|方式|范围内|\d天|年|公开|自愿|主动|一次|尽快|日|前|(?:监测|跟踪|审查|监督|记录)[和并及])"
    r"(?:报告(?!所|中|内|员|的|期|书|国|说|指|、|程序|义务|格式|机制|方面|工作|军事|系统|制度|能力|活动|框架)|汇报|通报(?!的|中|会))"
    r"|(?<![的情举办供会头])通报(?!的|中|会)|[作进行](?:出|行)?(?:非正式|口头|书面)?通报|列报|报告(?=其|有关情况|以下内容)"
)
_WITHIN = re.compile(
    r"在[^，；。]{0,140}?(?:报告|资料|通报|更新)(?:附件)?[中内里](?!将|提出的|提及的)，?[^，；。]{0,40}?"
    r"(?:列入|载列|载入|载有|提供|说明|汇报|纳入|阐述|报告|介绍|[作提]出|特别关注|概述|列出|更新|列报|反映|探讨|述及|加入|包括)(?!的)"
)
_TAKE = re.compile(
    r"将[^，；。]{0,90}?(?:报告|资料|信息|情况|结果|更新|安排|概要|摘要|进展)[^，；。]{0,40}?(?:提交|通报|通知|告知|报送|递交|送交|呈交)"
    r"|将[^，；。]{0,90}?(?:通报|通知|告知|报送)(?!的|亲属|有关人)|报送"
    r"|报告(?:应|须|内容)|(?:这份|该|这些)报告中?(?:载有|载列|列入)|(?:通知|告知)(?=(?:[特各该][\u4e00-\u9fff]{1,4}?)?(?:委员会|理事会|大会|秘书|会员国|安))"
)
_TOWARD = re.compile(
    r"(?:[^，；。的]{0,34}?)(?:报告(?!员)|汇报|通报|陈述|介绍(?!性)|说明|通知"
    r"|提[供出交](?!的)[^，；。]{0,70}?(?:资料|信息|通报|最新|数据|报告|分析|文件))(?!的规定)"
)
_OTHER_VERB = re.compile(r"分发|传达|转达|收集|捐|支付|部署|派遣(?!国)|转让|宣传|开放|技术援助")
_ABOUT_OTHERS = re.compile(
    r"(?:审议|考虑到?|参考|根据|依据|按照|利用|借助|鉴于|铭记|回顾|执行|落实|采纳|传播|翻译|讨论|审查|收集|交流|共享|分享"
    r"|获取|访问|这些利益攸关方|为|邀请|履行|有能力|协助|包括)其?$"
)
_SESSION_CUT = re.compile(
    r"(?:[〇一二三四五六七八九十百\d、第和及至]{1,12}(?:届|次)|\d{4}年|该届|下一?届|主要会期|口头|书面|定期|全面|进一步|临时|中期|最后|年度|最新|详细|随时|及时"
    r"|提交|提出|提供|报告|汇报|通报|通知|介绍|说明|陈述|审议|一份|一次|关于|就|作|及其|各自|进行|发布|转递|递交|负责)"
)


_PEOPLE = (
    "妇女|女童|女孩|儿童|青年|年轻人|公众|受害者|民众|移民|难民|家属|残疾人|老年人|消费者|患者"
)
_SERVICES = "服务|产品|商品"
# What sounds like a report and is none of the addressee's: what it invites others to report, what
# people are given to know, and the reports of others that it passes on.
_NO_REPORTS = re.compile(
    r"(?:邀请|鼓励)[^；。]{4,200}?，(?P<theirs>并考虑(?:向|就|报告|提交|提供)[^，；。]*)"
    rf"|(?P<services>提供[^，；。]{{0,60}}?(?:(?:{_SERVICES})(?:[、和及]|以及)信息"
    rf"|信息(?:[、和及]|以及)(?:{_SERVICES}|教育))(?!的|[^，；。]{{0,20}}报告))"
    rf"|(?P<people>向[^，；。]{{0,16}}?(?:{_PEOPLE})[^，；。]{{0,12}}?提供[^，；。]{{0,60}}?信息)"
    r"|(?P<enabling>(?<![他她]们)提供[^，；。]{0,90}?信息(?=，[^；。]{0,80}?使[他她]们能))"
    r"|(?P<passed>将[^，；。]{0,24}?(?:专员|报告员|独立专家)的报告(?:提交|转交|转递|递交)[^，；。]*)"
)


def task_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of what is asked: from behind the addressee, or the verb, to the end of the scope.

    Args:
        text: The paragraph.
        start: End of the addressee, or of the act where there is none.
        end: End of the act's scope: the next act, or the end of the text.

    >>> text = "请秘书长提交报告，并请各国合作；"
    >>> text[slice(*task_of(text, 4, 10))]
    '提交报告'
    """
    scope = text[start:end]
    lead = _LEAD.match(scope)
    begin = lead.end() if lead else 0
    tail = _TAIL.search(scope, max(begin, len(scope) - _TAIL_LENGTH))
    stop = tail.start() if tail else len(scope)
    return (start + begin, start + stop) if stop > begin else None


def report_in(text: str, task: tuple[int, int]) -> tuple[int, tuple[int, int] | None] | None:
    """Whether a task is to report, brief, inform or present information.

    Returns:
        None if it is not; else where the first words that say so begin, and the span of the
        recipient as printed, without its session (the first where there are several).
    """
    scope = text[task[0] : task[1]]
    if not _ANY.search(scope):
        return None
    scope = _NO_REPORTS.sub(_blanked, scope)
    gives = (m for m in _GIVES.finditer(scope) if not _about_others(scope, m.start()))
    firsts = (next(gives, None), *(pattern.search(scope) for pattern in (_VERB, _WITHIN, _TAKE)))
    at = min((match.start() for match in firsts if match), default=-1)
    if at < 0:
        at = _toward(scope)
    if at < 0:
        return None
    to = _recipient(scope)
    return task[0] + at, None if to is None else (task[0] + to[0], task[0] + to[1])


def _blanked(match: re.Match[str]) -> str:
    """The match with its group, which is no report, as long as it is and without a word."""
    start, end = match.span(match.lastgroup or 0)
    words, at = match.group(), start - match.start()
    return words[:at] + "＿" * (end - start) + words[at + end - start :]


def _about_others(scope: str, at: int) -> bool:
    return _ABOUT_OTHERS.search(scope[max(0, at - _BEHIND) : at]) is not None


def _toward(scope: str) -> int:
    """Where 向 and a body stand before a verb of reporting; -1 if nowhere."""
    for match in _TO.finditer(scope):
        if match.group() != "向" or _EMBEDDED.search(
            scope[max(0, match.start() - _BEHIND) : match.start()]
        ):
            continue
        stop = _body_at(scope, match.end())
        if stop is None:
            continue
        verb = _TOWARD.match(scope, stop)
        if verb and not _OTHER_VERB.search(verb.group()):
            return match.start()
    return -1


_ANY = re.compile(
    "报[告送]|通报|汇报|资料|信息|近况|情况|介绍|说明|通知|告知|数据|概览|清单|明细|详情|陈述|列报|最新|提交|送交"
)
_TO = re.compile(
    r"(?:(?<![方面导志动倾])向|提交|递交|送交|报送|转递|提请|通报|告知|通知|(?<!提)供|知会)(?=[\u4e00-\u9fff《“第])"
)
_BODY = re.compile(
    r"第\d{1,4}\(\d{4}\)号决议所设(?:委员会|专家小组)|(?:联合国|该|其|本|各自|第\S{1,5}|关于)?[^，；。、()的]{0,28}?(?:委员会|理事会|大会|论坛|会议|工作组|小组|秘书处|秘书长"
    r"|办公室|办事处|会员国|缔约国|各国|理事机构|派遣国|机构|公署|机制|组织|安理会|主席|专员|专家组|特派团|报告员|总干事|进程|各方|政府(?!间))"
)
_EMBEDDED = re.compile(r"(?:邀请|要求|请|呼吁|鼓励)[^，；。]{1,25}$")
_ORDINAL = re.compile(r"第[〇一二三四五六七八九十\d]{1,4}[届次](?=[\u4e00-\u9fff]{2})")
_PART_OF = re.compile(
    r"[^，；。、的向和]{0,40}?(?:所设委员会|所设专家小组|斡旋任务|主席团)|(?:过渡|临时)?(?:政府(?!间)|当局)"
)
_ITSELF = re.compile(r"向(?P<who>[其它])(?=提交|报告|汇报|通报|提供|介绍)")
_SITS = re.compile(r"在(?=[\u4e00-\u9fff]{0,16}?(?:大会|理事会|委员会|论坛)第)")
_GIVEN = re.compile("给(?!予)")
# 通报各国落实建议的情况; 向苏丹政府移交余留活动，并报告情况: no recipients.
_TOLD_OF = re.compile(r"(?:落实|执行|履行|遵守|实施|采取)[^，；。]{0,40}情况")
_HANDED = re.compile(
    r"(?:[、和及][^，；。报通]{0,40}?)?[酌情继续积极及时]{0,6}"
    r"(?:移交|转让|开放|提供(?![^，；。]{0,60}(?:报告|资料|信息|情况|通报|数据|最新|摘要)))"
)
_NO_NAME = re.compile(r"[供出交向]|报告|提出|收集|传达|所有|本国")


def _recipient(scope: str) -> tuple[int, int] | None:
    for match in _TO.finditer(scope):
        begin = match.end()
        ordinal = _ORDINAL.match(scope, begin)
        begin = ordinal.end() if ordinal else begin + bool(_GIVEN.match(scope, begin))
        stop = _body_at(scope, begin)
        if stop is not None and scope[stop - 1] in "；。，":
            stop -= 1
        if (
            stop is not None
            and not _NO_NAME.search(scope[begin:stop])
            and not (match.group() in ("向", "供") and scope[stop : stop + 1] == "的")
            and not (match.group() == "通报" and _TOLD_OF.match(scope, stop))
            and not (match.group() == "向" and _HANDED.match(scope, stop))
        ):
            return begin, stop
    itself = _ITSELF.search(scope)
    if itself:
        return itself.span("who")
    sits = _SITS.search(scope)  # 在大会第八十一届会议上提交报告
    if sits and (stop := _body_at(scope, sits.end())) and _SESSION_CUT.match(scope, stop):
        return sits.end(), stop
    return None


def _body_at(text: str, at: int) -> int | None:
    """End of the body whose name begins at ``at``."""
    known = load_entities().beginning(text, at)
    if known is not None:
        longer = _PART_OF.match(text, known[1])
        return longer.end() if longer else known[1]
    cut = _SESSION_CUT.search(text, at, at + 60)
    limit = cut.start() if cut and cut.start() > at else at + 60
    match = _BODY.match(text, at, limit)
    return match.end() if match else None
