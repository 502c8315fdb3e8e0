"""What own sentences ask for: of a party, and where no party is asked."""

from __future__ import annotations

from random import Random

from .parties import addressee
from .phrases import phrase

# The verbs with which parties are asked, as often as they are to be chosen.
ASK = (
    "请 请 请 促请 促请 吁请 吁请 敦促 敦促 要求 要求 要求 呼吁 呼吁 呼吁 建议 建议 建议 邀请 邀请 "
    "鼓励 鼓励 鼓励 授权 授权 责成 命令 敦请 恳请 商请 又请 再次要求 再次呼吁 强烈敦促 再度要求 饬 "
    "训令 嘱 委托 劝告 号召 呼请 提醒 倡议 指示 督促"
).split()
_TOGETHER = tuple(
    "合作 充分合作 密切合作 协商 磋商 进行协商 保持联系 举行会谈 交换资料 共同研究 会商 协力推行 "
    "就此进行谈判 缔结协定 取得联系 协作 接触 进行接触 "
    "继续密切联络 继续充分协商 充分协商 密切联络并开展合作 进行斡旋 一道努力 协作处理 "
    "共同处理 保持接触 "
    "继续合作 联合开展活动 继续密切合作 合作执行该计划 商定办法 分享信息 结成伙伴关系".split()
)


def task(random: Random) -> str:
    """What an addressee is asked to do."""
    kind = random.random()
    if kind < 0.16:  # 与 before what two parties do together does not join them
        word = random.choice(("与", "与", "同", "会同"))
        return word + addressee(random).text + random.choice(_TOGETHER)
    if kind < 0.5:
        return phrase("task", random)
    manner = ""
    if random.random() < 0.25:
        manner = phrase("setting", random) + random.choice(("，", ""))
    if random.random() < 0.3:
        manner += phrase("manner", random)
    if random.random() < 0.2:
        word = random.choice(("就", "对", "为", "向", "自", "从", "将", "把", "以", "在"))
        manner += word + phrase("noun", random)
    return manner + phrase("verb", random) + phrase("noun", random)


def thing(random: Random) -> str:
    """What is asked for where no party is asked."""
    kind = random.random()
    if kind < 0.4:
        return phrase("thing", random)
    if kind < 0.7:
        return phrase("noun", random) + phrase("result", random)
    return phrase("manner", random) + phrase("verb", random) + phrase("noun", random)


def stop(random: Random) -> str:
    """The mark that ends an operative sentence."""
    return random.choice("；；；。")
