"""Forms of characters: traditional script and what PDF fonts leave, converted offset for offset.

Every conversion here gives exactly one character for one, so that an offset into the result is an
offset into what was read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

# Frequent characters of resolutions that only one of the scripts has.
_TRADITIONAL = re.compile("[會國請並員關與對為這個們學經濟權條約決議應須際組織聯報書長]")
_SIMPLIFIED = re.compile("[会国请并员关与对为这个们学经济权条约决议应须际组织联报书长]")

# CJK Radicals Supplement (U+2E80..2EF3): NFKC maps two of them only. After the Unicode file
# EquivalentUnifiedIdeograph.txt, for the radicals that are characters of their own.
_RADICALS = (
    "⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋卩⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡"
    "⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵罒"
    "⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶"
    "⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦"
    "⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_TABLE = {ord(_RADICALS[i]): _RADICALS[i + 1] for i in range(0, len(_RADICALS), 2)}
# Kangxi radicals and compatibility ideographs: one character each, as Unicode itself maps them.
# NFKC over the whole text would turn ， into , and ㈠ into (一).
_TABLE |= {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9), *range(0x2F800, 0x2FA1E)]
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
_MENDED = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1d]")


def mend(text: str) -> str:
    """Kangxi radicals, radical forms and compatibility ideographs as ordinary characters.

    PDF fonts leave them (⼤会, ⺠); they look alike and match nothing. Same length as ``text``.
    """
    return text.translate(_TABLE) if _MENDED.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters."""
    old = len(_TRADITIONAL.findall(text))
    return old > 0 and old > len(_SIMPLIFIED.findall(text))


@lru_cache(maxsize=2)
def _converter(name: str) -> Any:
    # Imported on use: simplified texts, nearly all, do not need it.
    from opencc import OpenCC

    return OpenCC(name)


def simplify(text: str) -> str:
    """Simplified characters, one for one.

    OpenCC's ``tw2sp`` knows words (著重指出 to 着重指出, where ``t2s`` leaves 著); in a line where
    a word changes its length, characters are converted singly.
    """
    lines = []
    for line in text.split("\n"):
        converted = _converter("tw2sp").convert(line)
        if len(converted) != len(line):
            single = [_converter("tw2s").convert(c) for c in line]
            converted = "".join(
                s if len(s) == 1 else c for s, c in zip(single, line, strict=True)
            ).replace("著重", "着重")
        lines.append(converted)
    return "\n".join(lines)
