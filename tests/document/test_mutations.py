"""Texts that were damaged in any way: no error, every character owned once, spans that hold."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from jueyi import load
from jueyi.document.completeness import doubts
from jueyi.errors import JueyiError
from jueyi.reading import read_bytes

COPIES = Path(__file__).parents[2] / "data" / "own" / "copies"
# What texts on desks have, and what has broken readers before.
TOKENS = (
    "\t", "\t\t", "[", "]", "(", ")", "ZH  ", "EN  The ", "• ", "1.1 ", "\f", "“", "”", '"', "* ",
    "1\n2\n", "060144\n", "[agreed]", "(EU: reserve)", "决  议\n", "大会，", "“安全理事会，\n",
    "备选案文3. ", "PP1 ", "OP2 ", "|", "||", "> ", "   ", "\u3000", "、", "，", "。", "；", "：\n",
    "1)", "一、", "第44/1号决议", "Distr.: General\n", "发件人：", "附件\n", "---------\n", "¹", "<![18]",
    "[18]，", "2/2    22-12345\n", "请", "敦促", "\x0b", "\u2028", "号决议", "全文如下：", "\n", "\n\n",
)  # fmt: skip
ROUNDS = 150


def damaged(text: str, random: Random) -> str:
    """A text with pieces put in, taken out and moved."""
    for _ in range(random.randint(1, 12)):
        at, kind = random.randrange(len(text) + 1), random.random()
        if kind < 0.5:
            text = text[:at] + random.choice(TOKENS) * random.choice((1, 1, 2, 5)) + text[at:]
        elif kind < 0.75:
            text = text[:at] + text[at + random.choice((1, 3, 10, 80, 400)) :]
        else:
            lines = text.split("\n")
            one, two = random.randrange(len(lines)), random.randrange(len(lines))
            lines[one], lines[two] = lines[two], lines[one]
            text = "\n".join(lines)
    return text


@pytest.mark.parametrize("seed", range(4))
def test_damaged_texts_are_read_and_every_character_is_owned_once(seed: int) -> None:
    random, labeller = Random(seed), load()
    files = sorted(p for p in COPIES.glob("*/*") if p.suffix in (".txt", ".html"))
    read = 0
    for _ in range(ROUNDS):
        path = random.choice(files)
        text = damaged(path.read_text("utf-8"), random)
        try:
            source = read_bytes(text.encode(), path.name)
        except JueyiError:  # said in a sentence
            continue
        found = labeller.label_source(source)
        doubts(source, found)
        position = 0
        for piece in found.pieces:
            assert piece.start == position, (path, piece)
            position = piece.end
        assert position == len(source.text)
        for paragraph in found.paragraphs:
            for act in paragraph.acts:
                assert paragraph.text[act.start : act.end] == act.surface
                for party in act.addressee.parties if act.addressee else ():
                    assert paragraph.text[party.start : party.end] == party.text
        read += 1
    assert read > ROUNDS // 2
