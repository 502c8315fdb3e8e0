"""Forms of characters: traditional script and what PDF fonts leave, converted offset for offset.

Every conversion here gives exactly one character for one, so that an offset into the result is an
offset into what was read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from . import invisible

# Frequent characters of resolutions that only one of the scripts has.
_TRADITIONAL = re.compile("[會國請並員關與對為這個們學經濟權條約決議應須際組織聯報書長]")
_SHORT = 400  # characters of a text that may hold none of the frequent ones
# One of these tells that some were left in a simplified text.
_STRAY = re.compile(f"[{_TRADITIONAL.pattern[1:-1]}茲於憶據來時國說無從產業務處實現發動過進選還]")
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
_TABLE |= invisible.TABLE
_MENDED = re.compile(f"[\u2e80-\u2fd5\uf900-\ufaff{invisible.SUSPECT}]")


def mend(text: str) -> str:
    """Kangxi radicals, radical forms and compatibility ideographs as ordinary characters, and
    invisible ones of every sort as zero-width spaces.

    PDF fonts leave them (⼤会, ⺠); they look alike and match nothing. Same length as ``text``.
    """
    return text.translate(_TABLE) if _MENDED.search(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters.

    >>> is_traditional("嘉許行政當局之成就；"), is_traditional("嘉许行政当局之成就；")
    (True, False)
    """
    if len(text) < _SHORT:  # few of the frequent characters: all others are looked at, too
        return _alone(text, "big5", "gb2312") > _alone(text, "gb2312", "big5")
    old = len(_TRADITIONAL.findall(text))
    return old > 0 and old > len(_SIMPLIFIED.findall(text))


def is_mixed(text: str) -> bool:
    """Whether traditional characters stand in a text, as in copies that were converted by hand."""
    return _STRAY.search(text) is not None or (
        len(text) < _SHORT and _alone(text, "big5", "gb2312") > 0
    )


def _alone(text: str, code: str, other: str) -> int:
    """How many characters of a text one script's encoding has and the other's has not."""
    return sum(_encodes(c, code) and not _encodes(c, other) for c in text)


@lru_cache(maxsize=8192)
def _encodes(character: str, code: str) -> bool:
    try:
        character.encode(code)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def _converter(name: str) -> Any:
    # Imported on use: simplified texts, nearly all, do not need it.
    from opencc import OpenCC

    return OpenCC(name)


# Where 著 is no aspect of a verb: 著作, 显著. Elsewhere it is printed for 着: 著重指出, 接著.
_ASPECT = re.compile(r"(?<![显卓昭名原专编论合译土])著(?![作名述称录者])")


# Forms of old print and of scans that OpenCC leaves.
_PAIRS = (
    "曁暨敍叙欵款勗勖寃冤吿告擧举槪概凖准髙高淸清喩喻衞卫塡填愼慎顚颠閒间郞郎値值緖绪呌叫恊协毎每汚污"
    "疎疏畧略竝并繋系脇胁葢盖覇霸觧解讃赞貭质賛赞遟迟隣邻隷隶鬪斗囯国逹达黙默頥颐硏研歩步渉涉黒黑増增"
    "尓尔侭尽蔵藏臓脏荘庄処处拡扩択择沢泽駅驿釈释訳译変变対对応应囲围図图団团圑团圧压塩盐広广鉱矿"
)
_VARIANTS = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
# What a scan makes of characters where nothing else can stand: 己 and 巳 of 已, 末 of 未, ニ
# (Japanese) of 二, 埋 of 理 in an organ's name, l of 1 before a paragraph.
_PARTIES = (
    "各|所有|秘[书書节市韦]|[会會][员員]|[执執]行|[总總]干|[联聯]合|主席|理事|大[会會]|委[员員]|"
    "[缔締][约約]"
)
_MISREAD = re.compile(
    "[己巳末ニ亊埋里仝节市韦畏艮千走清诮曰岀遣凋笫贵貴羊曾—l](?:"
    "(?<=^巳)(?=[经經审審议議阅閱])|(?<=[\\s。；]巳)(?=[经經审審议議阅閱])|"
    "(?<=[业業][己巳])(?=[经經接审審阅閱聽听收获獲悉核研察通批])|(?<=巳)(?=经)|"
    "(?<=[，。；、们国府会方均都也]己)(?=经[^济费常营商])|(?<=[尚迄]末)(?=[^期年])|"
    "(?<=ニ)(?<![\u30a1-\u30fa]ニ)(?=[、．.。，年月日])|(?<=[一二三四五六七八九〇十百第]ニ)|"
    "(?<=[亊岀])|(?<=遣)(?<!派遣)(?=[责責])|(?<=[谴譴][贵貴])|(?<=笫)|(?<=[事员員]曾)(?=[，,])|"
    "(?<=[\\d〇一二三四五六七八九十]羊)(?=[\\d一二三四五六七八九十]{1,2}月)|(?<=[强強]凋)|(?<=—)(?<![^\\s]—)(?=、)|(?<=安仝)|(?<=安埋)(?=[会會])|(?<=[埋里])(?=[事亊][会會])|(?<=秘[节市韦])(?=[长長])|(?<=秘[书書][畏艮])|"
    "(?<=[总總]千)(?=事)|"
    f"(?<=[\\s.．。、，；)）][决決]走)|(?<=[\\s.．。、，；:：)）][清诮])(?={_PARTIES})|"
    "(?<=[\\d一二三四五六七八九十]曰)|(?<=[\\d一二三四五六七八九十] 曰)|"
    "(?<=l)(?<![^\\s]l)(?=\\d?[.．][ \t]*[\u4e00-\u9fff]))"
)
_TAKEN = "末ニ亊埋里仝节市韦畏艮千走清诮曰岀遣凋笫贵貴羊曾—l"
_MEANT = dict(zip(_TAKEN, "未二事理理全书书书长长干定请请日出谴调第责责年会一1", strict=True))


def reread(text: str) -> str:
    """A text with characters that a scan mistook where nothing else can stand, one for one.

    >>> reread("业己审议，尚末批准，各国均己经同意，自己经手，专业己方")
    '业已审议，尚未批准，各国均已经同意，自己经手，专业己方'
    >>> reread("l. 决走设立工作组，\\n2. 清秘节长报告安全埋事会；")
    '1. 决定设立工作组，\\n2. 请秘书长报告安全理事会；'
    >>> reread("强烈遣责，派遣责任国部队，二〇四四羊八月，笫5号，经济及社会理事曾，")
    '强烈谴责，派遣责任国部队，二〇四四年八月，第5号，经济及社会理事会，'
    """
    return _MISREAD.sub(lambda match: _MEANT.get(match.group(), "已"), text)


def simplify(text: str) -> str:
    """Simplified characters, one for one.

    OpenCC's ``tw2s`` converts characters and their variants. (``tw2sp`` would put words of the
    mainland for those of Taiwan as well, and so make 运行 of 執行.)

    >>> simplify("土著問題常設論壇執行主任")
    '土著问题常设论坛执行主任'
    """
    converter = _converter("tw2s")
    lines = []
    for line in text.split("\n"):
        converted = converter.convert(line)
        if len(converted) != len(line):
            single = [converter.convert(c) for c in line]
            converted = "".join(s if len(s) == 1 else c for s, c in zip(single, line, strict=True))
        converted = converted.translate(_VARIANTS)
        converted = _ASPECT.sub("着", converted).replace("复按", "覆按")
        lines.append(converted.replace("土着", "土著").replace("原着民", "原著民"))
    return "\n".join(lines)
