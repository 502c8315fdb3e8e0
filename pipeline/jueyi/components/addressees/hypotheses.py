"""Where an addressee may begin, end and be divided: hypotheses, from which the models choose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import repeat

from ...lexicon.parties import load_parties
from ...lexicon.trie import trie_pattern
from ..clauses import MARKS, quoted_spans

SEPARATOR = re.compile(
    r"[，、]?(?:特别是|尤其是)|，(?:特别是|尤其是|包括|并包括|其中包括|以及|和|及)|[、，](?:以及|和|及|并)?|以及|和|与|及|或|暨|兼|[(（](?:特别是|尤其是|包括)?|[)）](?:[、，]|以及|和|与|及)?"
)
# (人居署), which belongs to the name before it; no list, and nothing that is included.
_SHORT_NAME = re.compile(r"[(（](?!包括|特别是|尤其是|例如|如)[^()（）、，和与及或暨]{1,30}[)）]")
_FIRST = re.compile("[，、特尤以和与及或暨兼(（)）]")
# 就此向东道国; 就该项活动向秘书长, but not 就秘书长向大会提交的报告; 对各国政府; 就其努力
_FRAME = re.compile(
    r"(?:[就为谨借特]此)(?:向|对于?)([^，；。：]{2,60})$|"
    r"就[^，；。：]{2,30}?向([^，；。：的所提给捐作派]{2,20})$|"
    r"(?:向|对于?|就)([^，；。：]{2,60})$"
)
# A frame that begins its clause, as it must where it does not stand before its verb.
_BEGINS = re.compile(
    r"[“「]?(?:安全理事会|安理会|大会|理事会|委员会|我们)?(?:并|又|还|也|同时|特别|谨|兹|特|在此)*(?:向|对)"
)
_CLAUSES = MARKS.replace("、", "")  # a list of those who are thanked has its own marks
_FRAME_LENGTH = 62
_FRAME_CLAUSES = 4  # over which a list of those who are thanked may run
_LISTED = re.compile("以及|及|和|暨|即|包括|特别是|尤其是|连同|还有|并特别")
_STOPS = "；。：:;"
_LINKS = "、和，及与或暨"
# An item of a list within the paragraph: 请(一)秘书长报告；(二)…
_LABEL = re.compile(
    r"[：:]?[ \u3000]*"
    r"(?:[(（](?:[a-z]{1,3}|[一二三四五六七八九十\d]{1,2})[)）]|[㈠-㈩⑴-⑽①-⑩])[ \u3000]*"
)
_WORD = re.compile("及时|及早|和平(?!民)|和解|和睦|与会")  # in which one of these links nothing
# What goes on with the parties behind a comma; any other clause does not belong to them.
_GOES_ON = re.compile(
    "(?:并|但也|还有|酌情|必要时|适当时)?"
    "(?:包括|特别|尤其|以及|例如|诸如|其中|其他|连同|即|如|或|和|及|与|暨)"
)
LONGEST = 260  # characters of an addressee
# What is done with the party behind 与, in the same sentence.
_TOGETHER = re.compile(
    "与[^；。]{0,200}?(?:合[作做]|协(?![助议定会])|磋商|会商|商[定订洽议讨谈妥]|洽|讨论|联(?!合国|盟|邦)|配合|互|接触|分享|共享|"
    "交流|交换|交涉|共同|一道|一起|携手|伙伴|结[成合对盟]|沟通|对话|谈判|签[署订]|[议订]立|缔|一致|连接|整合|达成|"
    "进行|保持|关系|往来|挂钩|接轨|衔接|对接|统一|同步|平等|建立|会[谈晤]|分担|分工)"
)
_CLOSING = {"《": "》", "〈": "〉", "“": "”", "「": "」", "(": ")", "（": "）"}
_SPECIAL = re.compile("[" + re.escape(_STOPS + _LINKS + "".join(_CLOSING)) + "]")
_FOR = re.compile(r"为[^的]{0,60}\Z")  # but 为该方案捐款的会员国|所作: 为 is the modifier's
THANKS = frozenset("感谢 祝贺 慰问 致唁 同情 感激 致谢 谢意 谢忱 申谢忱".split())


def takes_addressee(family: str, lemma: str) -> bool:
    """Whether acts of this verb have an addressee: directives and thanks (docs/labels.md)."""
    return family == "directive" or lemma in THANKS


# Verbs of decisions that may bind a party: SCHEME.md, section 3. 重申决定 and 决定核可 do not.
_BINDING = frozenset({"决定", "议决"})


def role_of(family: str, lemma: str) -> str:
    """What an act's addressee is to it: ``asked``, ``thanked`` or ``bound``; empty where there is
    none."""
    if takes_addressee(family, lemma):
        return "thanked" if lemma in THANKS else "asked"
    return "bound" if lemma in _BINDING else ""


def addressee_starts(text: str, start: int, end: int, lemma: str) -> int:
    """Where an addressee of the act [start, end) would begin: behind the verb, and behind the label
    of an item that follows it, or, in a frame such as 向……表示感谢, behind 向."""
    label = _LABEL.match(text, end)
    end = label.end() if label else end
    if lemma in THANKS:
        # 对……之协助，表示谢意。 parts its frame from the verb, which then ends its clause.
        parted = text[start - 1 : start] == "，" and (text[end : end + 1] or "。") in MARKS
        stop = start - 1 if parted else start
        begins = end
        for _ in range(_FRAME_CLAUSES):
            first = max(0, stop - _FRAME_LENGTH)
            clause = next(
                (i + 1 for i in range(stop - 1, first - 1, -1) if text[i] in _CLAUSES), first
            )
            match = _FRAME.search(text, clause, stop)
            if match and (stop == start or _BEGINS.match(text, clause, stop)):
                begins = match.start(match.lastindex or 0)
            # 向会员国，特别是捐助国，以及向当地派员者表示感谢: the list began in a clause before.
            if not clause or text[clause - 1] != "，" or not _LISTED.match(text, clause, stop):
                break
            stop = clause - 1
        return begins
    return end


def _behind(text: str, position: int) -> int:
    """Offset behind the bracket, title or quotation that opens at ``position``; the next
    position if it never closes."""
    opening = text[position]
    closing = _CLOSING[opening]
    depth = 0
    for index in range(position, min(len(text), position + LONGEST)):
        character = text[index]
        if character == opening:
            depth += 1
        elif character == closing:
            depth -= 1
            if depth == 0:
                return index + 1
    return position + 1


def end_hypotheses(
    text: str, start: int, limit: int, words: frozenset[int] | None = None
) -> list[tuple[int, int]]:
    """Possible ends of an addressee from ``start``, with the depth of coordination at each.

    No end lies inside brackets, a title, a known name that opens a party, or a pair such as
    国与国之间, nor before 之间的, nor before a 与 that joins two parties, nor behind 了, nor
    between 为 and 所 (对政府为会议所作的安排); none behind a full stop, semicolon, colon or a comma
    that does not go on with parties; and none within a word, given the offsets of ``words``' edges.
    """
    name = load_parties().length
    found: list[tuple[int, int]] = []
    last = min(limit, len(text))
    position, depth, opens = start, 0, True
    while position <= last:
        if opens and (known := name(text, position)):
            found.append((position, depth))
            position += known
            opens = False
            continue
        hit = _SPECIAL.search(text, position, last)
        stop = hit.start() if hit else last
        found += zip(range(position, stop + 1), repeat(depth))
        character = text[stop : stop + 1]
        if not hit or character in _STOPS:
            break
        opens = character in _LINKS and not _WORD.match(text, stop)
        if opens and character in "、和，及":
            if character == "，" and not _GOES_ON.match(text, stop + 1):
                break
            depth += 1
        position = _behind(text, stop) if character in _CLOSING else stop + 1
    if "之间" in text[start : last + 4]:
        found = [place for place in found if not _within_pair(text, place[0])]
    if "了" in text[start:last] or "所" in text[start : last + 1]:
        found = [place for place in found if not _is_told(text, start, place[0])]
    if "与" in text[start : last + 1]:
        found = [p for p in found if text[p[0] : p[0] + 1] != "与" or not _parts_list(text, p[0])]
    return found if words is None else [place for place in found if place[0] in words]


def _parts_list(text: str, position: int) -> bool:
    """Whether the 与 at an offset joins two parties (请各国政府与其部门修缮……): in 请各国与秘书长
    合作 something is done together."""
    return not (_WORD.match(text, position) or _TOGETHER.match(text, position))


def _is_told(text: str, start: int, position: int) -> bool:
    """Whether an end would stand within what somebody did: 代表团回答了, 政府为会议|所作的安排."""
    done = text[position : position + 1] == "所" and _FOR.search(text, start, position)
    return bool(done) or (position > start and text[position - 1] == "了")


def _within_pair(text: str, position: int) -> bool:
    """Whether an end would part a pair: 国与国之间, 各方之间的."""
    return text.startswith("之间的", position) or (
        text[position : position + 1] in ("与", "和") and text.startswith("之间", position + 2)
    )


def separators(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """[left, right) of every mark or conjunction in [start, end) that may part two parties:
    none inside a title or a quotation, nor the brackets around a short name."""
    found: list[tuple[int, int]] = []
    behind = start + 1
    spans = [match.span() for match in _SHORT_NAME.finditer(text, start, end)]
    closed_off = {edge for first, last in spans for edge in (first, last - 1)}
    for hit in _FIRST.finditer(text, behind, end):
        place = hit.start()
        if place < behind or place in closed_off or _WORD.match(text, place):
            continue
        if match := SEPARATOR.match(text, place, end):
            found.append(match.span())
            behind = match.end()
    if not found:
        return found
    closed = [(start + a, start + b) for a, b in quoted_spans(text[start:end])]
    return [span for span in found if not any(a < span[0] < b for a, b in closed)]


_INTRODUCED = re.compile(r"[(（](?:下称)?“?([\u4e00-\u9fff]{2,8})”?[)）]")
_LONG = re.compile(r"[\u4e00-\u9fff、“”]{4,40}\Z")
_LONGEST_FORM, LONGEST_SHORT = 40, 8  # characters


class ShortForms(dict[str, str]):
    """Short forms of one document with their long forms."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self))

    def within(self, text: str) -> bool:
        """Whether a text holds one of them."""
        return bool(self) and self._pattern.search(text) is not None


def short_form_at(text: str, start: int, short: Mapping[str, str]) -> str:
    """The longest short form that stands at an offset; empty if none does."""
    words = (text[start : start + size] for size in range(LONGEST_SHORT, 1, -1))
    return next((word for word in words if word in short), "")


def short_forms(texts: Iterable[str]) -> ShortForms:
    """Short forms that a document introduces in brackets, with their long forms.

    ``请联合国毒品和犯罪问题办公室(毒罪办)……`` gives 毒罪办: 毒品和犯罪问题办公室. The long form is
    the least stretch before the bracket in which the short form's characters stand in order; a
    bracket whose characters do not stand there is no short form.
    """
    found = ShortForms()
    for text in texts:
        if "(" not in text and "（" not in text:
            continue
        for match in _INTRODUCED.finditer(text):
            end = match.start()
            whole = _LONG.search(text, max(0, end - _LONGEST_FORM), end)
            if whole is None:
                continue
            before, short = whole.group(), match.group(1)
            position = len(before)
            for character in reversed(short):
                position = before.rfind(character, 0, position)
                if position < 0:
                    break
            else:
                long = before[position:]
                if len(long) > len(short):
                    found.setdefault(short, long)
    return found
