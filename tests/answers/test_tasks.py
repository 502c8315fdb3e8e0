"""Tasks and reports: (paragraph, task, recipient or False for no report), a phenomenon a row."""

from __future__ import annotations

import pytest
from jueyi.answers.tasks import report_in, task_of
from jueyi.components.labeller import Labeller

REPORTS = {
    "submit": ("向大会第九十九届会议提交报告", "大会"),
    "verb": ("每六个月报告一次", None),
    "inform": ("定期向会员国通报进展情况", "会员国"),
    "information": ("在2045年6月之前向委员会提供资料", "委员会"),
    "in a report": ("在提交人权理事会的报告中列入相关资料", "人权理事会"),
    "passed on": ("编写一份研究报告，并将报告提交人权理事会第九十九届会议", "人权理事会"),
    "for its consideration": ("提交一份报告供大会审议", "大会"),
    "at a session": ("在大会第九十九届会议上提交一份报告", "大会"),
    "to several": ("向理事会和大会报告", "理事会"),
    "said by the pronoun": ("向其提交一份进展报告", "其"),
    "of a committee set up": (
        "向第2653(2022)号决议所设专家小组报告情况",
        "第2653(2022)号决议所设专家小组",
    ),
    "several things": ("向委员会提供图表、分析和其他资料", "委员会"),
    "make known": ("告知特别委员会执行情况", "特别委员会"),
    "a government": ("向海国过渡政府通报以往的证据", "海国过渡政府"),
    "inform of what they did": ("继续通报缔约国落实建议的情况", None),
    "handed over, and reported": ("酌情向海国政府移交活动，并在报告中就此提出报告", None),
    "given, and reported to another": (
        "向会员国提供同等质量的服务，并向大会第九十九届会议报告有关情况",
        "大会",
    ),
    "what is given": ("提供秘书处所有职位的详细资料", None),
    "publish a report": ("继续发表关于灯塔状况的报告", False),
    "another deed behind a mark": ("提供保护、收集信息和了解局势", False),
    "another deed, modified": ("提供保护、收集有关信息和了解局势", False),
    "collected for a report": ("在编写报告时向会员国收集信息", False),
    "a report about deeds": ("提交关于保护馆藏、收集资料情况的报告", None),
    "consider a report": ("审议秘书长提交的报告", False),
    "implement a report": ("执行报告所载建议", False),
    "system of reports": ("加强监测和报告机制的实效", False),
    "inform the public": ("向妇女提供信息和法律指导", False),
    "pass on a text": ("将本决议转递专门机构", False),
    "other help": ("提供技术援助", False),
    "monthly, and as follows": ("继续每月报告违反灯塔协定的行为", None),
    "specifically": ("具体报告以下内容：(1)灯塔的修缮", None),
    "in a report proposals": ("在下次预算报告中提出建议", None),
    "others are invited to report": (
        "邀请各参加组织审查灯塔的状况，并考虑向联检组报告不修缮的原因",
        False,
    ),
    "others are invited, the addressee reports": (
        "邀请各参加组织考虑修缮灯塔，并向大会第九十九届会议报告有关情况",
        "大会",
    ),
    "others are encouraged and one reports on it": (
        "鼓励各组织修缮灯塔，并考虑就此报告原因，并向大会提交报告",
        "大会",
    ),
    "services to people": ("向山区妇女提供金融产品、服务和信息", False),
    "information among services": ("确保提供便于获取的卫生信息、服务和产品", False),
    "information to families": ("通过适当渠道向失踪船员的家属提供关于其下落的一切相关信息", False),
    "information that enables": (
        "提供关于灯塔状况的准确信息，以消除船员的关切，从而使他们能够返航",
        False,
    ),
    "what a rapporteur needs": ("向他提供一切必要信息，使他能够有效履行职责", None),
    "a report about people": ("向大会提供关于山区妇女状况的信息", "大会"),
    "a report on services": ("提供关于图书馆服务和信息系统的报告", None),
    "others' reports are passed on": (
        "将高级专员和特别报告员的报告提交联合国有关机构供其审议",
        False,
    ),
    "one's own report is passed on": ("开展研究，并将研究报告提交大会", "大会"),
    "what others' reports say": ("对其报告中提及的指控作出答复", False),
}


@pytest.mark.parametrize("name", REPORTS)
def test_reports(name: str) -> None:
    text, to = REPORTS[name]
    found = report_in(text, (0, len(text)))
    if to is False:
        assert found is None
        return
    assert found is not None
    assert (None if found[1] is None else text[slice(*found[1])]) == to


@pytest.mark.parametrize(
    ("scope", "task"),
    [
        ("，立即停止暴力；", "立即停止暴力"),
        ("提交报告，并", "提交报告"),
        ("提交报告，在这方面，", "提交报告"),
        ("继续合作，同时", "继续合作"),
        ("；", None),
    ],
)
def test_tasks(scope: str, task: str | None) -> None:
    found = task_of(scope, 0, len(scope))
    assert (None if found is None else scope[slice(*found)]) == task


def test_a_sub_item_has_what_it_adds(labeller: Labeller) -> None:
    found = labeller.label(
        "大会，\n1. 请秘书长：\n(a) 向大会第九十九届会议提交报告；\n(b) 立即行动；"
    )
    report, soon = found.paragraphs[2].item, found.paragraphs[3].item
    assert report is not None and soon is not None
    assert report.report is not None and report.report.to is not None
    assert report.report.to.entity is not None and report.report.to.entity.id == "un:ga"
    assert (soon.report, soon.times[0].type) == (None, "prompt")


def test_clauses_on_the_life_of_a_mandate(labeller: Labeller) -> None:
    text = (
        "大会，\n1. 决定将独立专家的任务期限延长三年；\n2. 决定在第一百届会议审查特派团的任务；\n"
        "3. 决定至迟于2045年6月30日终止特派团的任务；\n4. 决定设立工作组。"
    )
    paragraphs = labeller.label(text).paragraphs[1:]
    kinds = [[c.kind for c in p.clauses] for p in paragraphs]
    assert kinds == [["renewal"], ["review"], ["termination"], []]
    assert all(p.text[c.start : c.end] == c.text for p in paragraphs for c in p.clauses)
