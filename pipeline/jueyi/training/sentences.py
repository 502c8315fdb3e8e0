"""Sentences of our own in styles that the labelled paragraphs hold few of, with their labels."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..labelled import Labelled
from .drafts import Draft
from .parties import addressee
from .phrases import phrase
from .recitals import chapter, felt, heads, hereby, old_opening, on, read, regret
from .tasks import ASK, stop, task, thing

_CALL = "要求 要求 呼吁 呼吁 敦促 促请 吁请 建议 坚决要求 再次要求 强烈呼吁 又建议 号召".split()
_THANKS = (
    "表示感谢 表示感谢 表示深切感谢 表示衷心感谢 深表感谢 表示祝贺 表示慰问 表示谢忱 表示谢意 "
    "表示感激 致谢 致唁 申致谢意 敬致谢意"
).split()
_SAY = (
    "请秘书长提出报告 要求立即停火 谴责种族隔离政策 对该项行动表示遗憾 满意地注意到谈判的恢复 "
    "赞同地注意到该协定 特别注意到该公约继续有效 表示赞赏这些努力 决定成立特别委员会 "
    "重申其对该原则的支持 吁请各国停止供应武器 核准该项建议 促请双方遵守停战协定 宣布该年为国际年 "
    "对其结果表示满意 建议各会员国采取措施 呼吁各方克制 深表关切该地区的局势 欢迎该项协议 "
    "授权秘书长拟订计划 对双方所作的声明，表示满意 就谈判的中断，表示遗憾 强调必须尊重人权 "
    "对各国给予的援助，深表感谢 承认该国人民的权利 责成该委员会继续工作"
).split()
_RECITALS = "回顾 忆及 注意到 铭记 考虑到 覆按 备悉 案查 意识到 深信".split()
_WISH = "盼 盼 希望 切望 切盼 深盼 期待 盼望 期盼".split()
_READ = "注意到 审议了 表示注意到 审查了 收到了 业已审议 赞赏地注意到".split()
_COMMENTS = "强调 审查了 核可 赞扬 赞同 欢迎 重申 着重指出 认可 确认 听取了 期待".split()
_EARLIER = (
    "第12号一般性建议 关于灯塔的第7号一般性意见 以往各项建议 先前的结论性意见 《公约》第九条"
).split()
_PAPERS = "的报告 的说明 的来信 的声明 的各项建议 所通过的决定 的进展".split()
_SUCCEEDED = "当选 获选 成功举办 加入 批准 顺利举行 圆满完成 实现 取得 主持 缔结 恢复 通过".split()
_KINDNESS = "盛情款待 慷慨相助 襄助 努力 周到安排 热情接待 勇敢精神 辛勤工作 大力支持 贡献".split()
_DEEDS = "提供 给予 捐助 进行 完成 所作 所提 所给予 所提供".split()


def sentence(organ: str, random: Random) -> Labelled:
    """One sentence, of a random kind."""
    draft = Draft()
    random.choice(_KINDS)(draft, random)
    return draft.row(organ)


def _ask(draft: Draft, random: Random) -> None:
    if random.random() < 0.25:
        draft.add(phrase("frame", random) + random.choice(("，", "，", "")))
    draft.act(random.choice(ASK)).to(addressee(random)).add(task(random))
    if random.random() < 0.35:
        draft.add(random.choice(("，并", "，并", "；", "，同时")))
        draft.act(random.choice(ASK)).to(addressee(random)).add(task(random))
    draft.add(stop(random))


def _ask_and_more(draft: Draft, random: Random) -> None:
    """A clause behind the comma that is no part of the addressee, though it names parties."""
    draft.act(random.choice(ASK)).to(addressee(random)).add(task(random) + "，")
    draft.add(random.choice(("所需费用由", "有关经费由", "其人员由", "详情由", "必要时得与", "俾")))
    draft.add(addressee(random).text)
    draft.add(random.choice(("负担", "供给", "决定", "协商", "派遣", "予以合作"))).add(stop(random))


def _call(draft: Draft, random: Random) -> None:
    draft.act(random.choice(_CALL)).add(thing(random)).add(stop(random))


def _thank_behind(draft: Draft, random: Random) -> None:
    for number in range(random.choice((1, 1, 2))):
        draft.add("，并" if number else "")
        draft.add(random.choice(("对", "对", "向", "对于")))
        between = ""
        kind = random.random()
        if kind < 0.3:
            between = random.choice(("的", "之")) + random.choice(
                ("努力", "合作", "工作", "慷慨捐助", "协助", "贡献")
            )
        elif kind < 0.55:  # what they did for it
            between = phrase("verb", random) + phrase("noun", random)
        draft.framed(addressee(random), between, random.choice(_THANKS))
    draft.add(stop(random))


def _thank(draft: Draft, random: Random) -> None:
    draft.act(random.choice(("感谢", "感谢", "祝贺", "衷心感谢"))).to(addressee(random))
    draft.add(random.choice(_DEEDS) + random.choice(("的", "之", "")))
    draft.add(random.choice(("合作", "协助", "资料", "报告", "便利", "款项", "各种支持")))
    draft.add(stop(random))


def _praise(draft: Draft, random: Random) -> None:
    """What someone is congratulated on, or thanked for, behind the name."""
    if random.random() < 0.5:
        draft.act(random.choice(("祝贺", "祝贺", "庆贺", "衷心祝贺"))).to(addressee(random))
        draft.add(random.choice(("", "", "首次", "成功")) + random.choice(_SUCCEEDED))
        draft.add(phrase("noun", random))
    else:
        draft.act(random.choice(("感谢", "衷心感谢", "慰问", "又感谢"))).to(addressee(random))
        of = random.choice(("的", "之", "所予之"))
        deed = phrase("verb", random) + phrase("noun", random)
        draft.add(deed if random.random() < 0.4 else of + random.choice(_KINDNESS))
    if random.random() < 0.3:
        draft.add(random.choice(("，并", "，"))).act(random.choice(ASK))
        draft.to(addressee(random)).add(task(random))
    draft.add(stop(random))


def _wish(draft: Draft, random: Random) -> None:
    draft.act(random.choice(ASK)).to(addressee(random)).add(task(random))
    draft.add(random.choice(("，并", "，并", "，"))).act(random.choice(_WISH))
    draft.add(addressee(random).text + task(random)).add(stop(random))


def _narrated(draft: Draft, random: Random) -> None:
    """What was said elsewhere, behind a verb of the organ."""
    opening = phrase("narrator", random)
    head = next(head for head in _RECITALS if opening.startswith(head))
    draft.act(head).add(opening[len(head) :])
    _said(draft, random)


def _joined_acts(draft: Draft, random: Random) -> None:
    """Two acts without a comma between them."""
    draft.act(random.choice(("欢迎", "赞赏", "重申", "支持", "谴责", "赞扬", "强调", "回顾")))
    draft.add(
        random.choice(("", "其")) + phrase(random.choice(("topic", "noun", "object")), random)
    )
    draft.add("并" + random.choice(("", "", "在这方面", "因此")))
    if random.random() < 0.5:
        draft.act(random.choice(("强调", "重申", "强烈谴责", "欢迎", "确认", "深表关切")))
        draft.add(phrase(random.choice(("topic", "noun")), random))
    else:
        draft.act(random.choice((*ASK, "紧急要求", "强烈要求"))).to(addressee(random))
        draft.add(task(random))
    draft.add(random.choice("，；。"))


def _read_and_said(draft: Draft, random: Random) -> None:
    """What was read, and without a comma what the organ says of it."""
    draft.act(random.choice(_READ))
    draft.add(addressee(random).text if random.random() < 0.7 else phrase("topic", random))
    draft.add(random.choice(_PAPERS) + "并" + random.choice(("", "", "", "在这方面")))
    draft.act(random.choice(_COMMENTS)).add(random.choice(("", "", "其中所载")))
    draft.add(phrase(random.choice(("topic", "noun", "object")), random))
    draft.add(random.choice("，；。"))


def _recall_and_ask(draft: Draft, random: Random) -> None:
    """What a treaty body recalls, and what it asks on that ground, of whom."""
    draft.act(random.choice(("回顾", "回顾", "忆及")))
    draft.add(random.choice(("其", "")) + random.choice(_EARLIER))
    draft.add(random.choice(("", f"({random.randint(1995, 2040)}年)")) + "，")
    draft.act(random.choice(("建议", "建议", "敦促", "促请", "吁请", "请", "鼓励", "要求")))
    draft.to(addressee(random)).add(random.choice(("：", task(random) + stop(random))))


def _decide_and_ask(draft: Draft, random: Random) -> None:
    """A decision, and behind a comma, without a word between, whom the organ asks."""
    draft.act(random.choice(("决定", "又决定", "核准", "赞同", "决定")))
    draft.add(phrase(random.choice(("thing", "task", "noun")), random)).add("，")
    draft.add(random.choice(("", "并", "为此", "并借此机会"))).act(random.choice(ASK))
    draft.to(addressee(random)).add(task(random)).add(stop(random))


def _nested(draft: Draft, random: Random) -> None:
    """What an addressee is to ask of others is no act of the organ."""
    draft.act(random.choice(ASK)).to(addressee(random))
    for number in range(random.choice((1, 2, 2))):
        draft.add(random.choice(("，并", "并", "，并", "和")) if number else "")
        draft.add(random.choice(("请", "敦促", "鼓励", "促请", "邀请", "建议", "吁请", "商请")))
        draft.add(random.choice((addressee(random).text, "其", "它们")) if number else "")
        draft.add("" if number else addressee(random).text)
        draft.add(task(random))
    draft.add(stop(random))


def _whereas(draft: Draft, random: Random) -> None:
    draft.add(phrase("whereas", random))
    _said(draft, random)


def _said(draft: Draft, random: Random) -> None:
    draft.add(random.choice(_SAY))
    if random.random() < 0.5:
        draft.add(random.choice(("，并", "，并于其第八十一号决议中", "，且", "，又")))
        draft.add(random.choice(_SAY))
    draft.add("，")


_KINDS: tuple[Callable[[Draft, Random], None], ...] = (
    _ask, _ask, _ask, _ask, _ask_and_more, _call, _call, _thank_behind, _thank, _praise, regret,
    read, _wish, _narrated, _whereas, on, chapter, hereby, _nested, old_opening, old_opening,
    felt, _decide_and_ask, _joined_acts, _read_and_said, _recall_and_ask, heads,
)  # fmt: skip
