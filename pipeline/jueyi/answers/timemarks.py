"""What only looks like a time: it says which document, meeting or event is meant."""

from __future__ import annotations

import re

# What makes a date or a session the mark of a document, a meeting or an event.
_DID = (
    "举行|召开|通过|发表|提交|签署|缔结|印发|商定|作出|设立|成立|发布|达成|核准|召集|发生|开始|生效|结束|确认|"
    "提出|收到|进行|完成|实施|主办|组织|宣布|启动|任命|使用"
)
_NUMBERED = re.compile(
    r"[^，；。、在按根依]{0,60}?第[\dA-Z][^，；。、]{0,18}号|[^，；。]{0,12}\((?:[ASE]|FCCC)/"
)
_PASSED = re.compile(rf"[^，；。、其向]{{0,14}}?(?:{_DID})的")
_MARK = re.compile(
    r"以来|(?:的)?(?:来|去)?(?:信|函|报告|声明|普通照会|主席声明|决定|决议|说明)"
    r"|[^，；。、]{0,4}(?:议程|方案预算|拟议方案|首脑会议|世界|国际|行动|宣言|路线图|协定|条约|公约|议定书|海洋|经济|框架"
    r"|战略|计划|人口|审查|成果|两年期|年度报告)|[^，；。、]{0,6}(?:纪念日|周年)"
)
_EVENT = re.compile(
    r"以来|期满|届满|到期|结束之|(?!举行|召开|召集|举办|组织)[^，；。、向在供为于至]{0,16}第\S{1,6}届|[^，；。、]{0,14}峰会(?!上)|[^，；。、]{0,24}之际|订正|预算|(?:度)?(?:拟议)?方案预算|(?:世界)?首脑会议|审查(?:会议|大会)|(?:届会|会议)(?:结果|成果)"
)
_OF_SESSION = re.compile(
    r"(?:的)?(?:成果|决定|决议|工作报告|文件|结论|最后文件|主席|主题|专题|有关|记录|与会|议程项目|议事)|的?报告(?=[，。；中所及和的(])"
)


def marks_date(behind: str, placed: bool) -> bool:
    """Whether a date only says which document, meeting or event is meant.

    Args:
        behind: The text behind it.
        placed: Whether a preposition stands before it.
    """
    found = _NUMBERED.match(behind) or passed(behind)
    return bool(found or (_EVENT if placed else _MARK).match(behind))


def passed(behind: str) -> bool:
    """Whether the words behind a time say what was done then to what they name: 提交的报告."""
    return _PASSED.match(behind) is not None


def marks_session(behind: str) -> bool:
    """Whether a session only says whose document or which event is meant."""
    return bool(_NUMBERED.match(behind) or passed(behind) or _OF_SESSION.match(behind))


REPORT = re.compile(
    r"提交[^，；。]{0,12}的报告|国别报告|(?:年度|审计)?报告(?=[中内里、所，；。]|及|和)|的|生活|津贴|(?:普遍)?(?:审议|刑|航班|会议|会费|国际|对话|机构)"
)
