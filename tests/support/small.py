"""A corpus of our own, small enough to train on in a test: documents and their labels.

``data/tiny`` is what ``write`` writes; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path

from jueyi.corpus import gold
from jueyi.labelled import GoldAct, GoldAddressee

VERBS = (("敦促", "directive"), ("请", "directive"), ("鼓励", "directive"), ("重申", "declarative"))
PARTIES = (
    ("会员国", "states"),
    ("秘书长", "secretary-general"),
    ("非政府组织", "civil-society"),
    ("世界气象组织", "un-entity"),
    ("区域和国际组织", "intergovernmental"),
)
TASKS = (
    "为水库提供资金",
    "按照章程选举代表",
    "应请求派遣专家",
    "继续修缮堤坝",
    "在雨季之前检查水闸",
    "提供课本和黑板",
    "与邻村协商用水",
    "尽快清理河道",
)

_HEAD = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">
<meta><identification/></meta>
<coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p></coverPage>
<preamble><formula name="enactingFormula"><p>大会，</p></formula>
<container><p><span class="bold">回顾</span>其关于水利的第{number}号决议，</p></container></preamble><mainBody>"""


def paragraph(verb: str, family: str, party: int, task: str, both: bool) -> tuple[str, tuple]:
    """A paragraph and its acts; ``both`` coordinates two parties and adds a second act."""
    if family == "declarative":
        text = f"{verb}必须{task}；"
        return text, (GoldAct(0, len(verb), verb, family),)
    name, label = PARTIES[party]
    other, second = PARTIES[(party + 1) % len(PARTIES)]
    start = len(verb)
    span = f"{name}和{other}" if both else name
    parties = [(start, start + len(name), label)]
    if both:
        parties.append((start + len(name) + 1, start + len(span), second))
    who = GoldAddressee(
        start, start + len(span), tuple(dict.fromkeys(p[2] for p in parties)), tuple(parties)
    )
    acts = [GoldAct(0, start, verb, family, who)]
    text = f"{verb}{span}{task}"
    if both:
        begin = len(text) + 2
        text += "，并请秘书长鼓励捐款"
        follow = GoldAddressee(
            begin + 1,
            begin + 4,
            ("secretary-general",),
            ((begin + 1, begin + 4, "secretary-general"),),
        )
        acts.append(GoldAct(begin, begin + 1, "请", "directive", follow))
    return text + "；", tuple(acts)


def write(folder: Path) -> tuple[Path, Path]:
    """Write a clone and its labels below ``folder``; their two folders."""
    labels = folder / "gold"
    labels.mkdir(parents=True)
    rows: dict[str, str] = {}
    for index, session in enumerate(["77session"] * 8 + ["79session"] * 3):
        symbol = f"A/RES/{session[:2]}/{index}"
        body = [_HEAD.format(symbol=symbol, number=index)]
        for number in range(1, 9):
            verb, family = VERBS[(index + number) % 4]
            text, acts = paragraph(
                verb,
                family,
                (index * 3 + number) % 5,
                TASKS[(index * 5 + number) % 8],
                number % 3 == 0,
            )
            body.append(
                f"<paragraph><num>{number}.</num><content><p>"
                f'<span class="bold">{verb}</span>{text[len(verb) :]}</p></content></paragraph>'
            )
            key = gold.digest(text)
            rows[key] = gold.row(gold.GoldParagraph(key, symbol, "own", acts), readings=1)
        path = folder / "unxml" / "GAresolutions" / session / "Chinese" / f"{index}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(body) + "</mainBody></statement></akomaNtoso>", "utf-8")
    (labels / "own.jsonl").write_text("\n".join(rows.values()) + "\n", "utf-8")
    return folder / "unxml", labels
