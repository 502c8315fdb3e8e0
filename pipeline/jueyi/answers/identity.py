"""Identity: who a party is, over all its names, from its words and from its document.

The names are in ``lexicon/entities.tsv``. A shared short name (委员会, 该办公室, 专家小组) is whoever of
those that it may mean the document names, last before it; a group (会员国) is nobody.
"""

from __future__ import annotations

import re

from ..lexicon.entities import Known, load_entities
from ..records import Entity, Party, Resolution

NAMEABLE = frozenset(
    ("named-state", "secretary-general", "un-official", "un-organ", "un-entity", "intergovernmental")
)
# Words around a name that leave it who it is.
_BEFORE = re.compile(
    r"^(?:所有|各国?际?|其他|有关|相关|主管|包括|特别是|尤其是|如|例如|特设|新任|现任|前任|候任|继任|下任|当选|占领国|管理国"
    r"|东道国|捐助国|占领当局|还有|以及|和|与|经|通过|作为[^，]{2,20}的|首先是|派驻|设在[^，]{2,12}的|整个|联合国(?!系统|发展)|秘书处"
    r"|大会下设的|下属的?|负责|主管)+"
)
_STATE_ORGAN = re.compile(
    r"(?:王国|共和国)?(?:的)?(?:过渡|临时|新|民族团结|合法|联邦|中央|民选|现)*"
    r"(?:各?(?:国|级|地方)?(?:有关|相关|主管|国家|政府|司法|执法|安全|军事|事实)*(?:政府|当局|政权|主管部门|议会|部队|机关|机构|当权者|领导人|领导层|军队|国民军|武装部队|国防军"
    r"|过渡政府|安全部门|司法部门|警察|联邦成员州|成员州)"
    r"|(?:政府)?(?:和|及其?|与)(?:人民|当局|机构|各?政党))(?:和(?:人民|当局))?(?:成员|人员)?$"
)
_THE_STATE = re.compile(
    r"^(?:该|这个|本|所涉)?(?:国家?|领土|领土政府|国政府|国当局|政府|当局|联邦政府|过渡政府|过渡当局|政权|国家当局|政府当局|有关当局"
    r"|政府和人民|国政府和人民|领土政府和人民)$"
)
_SYSTEM = re.compile(
    r"^(?:包括|特别是|所有|相关|有关|其他|整个|各)*联合国(?P<which>发展系统|人道主义系统|系统|)(?:内|的|所有|各有关|各相关|各|相关|有关|其他|主要|参加|主管|适当|国家一级)*"
    r"(?:专门)?(?:组织|机构|实体|机关|部门|伙伴|办事处|办公室|厅|部|署|基金|方案|规划署|行动|特派团|外地|成员|、|和|及|各|其他|有关|相关|专门)*$"
)
_SYSTEMS = {
    "发展系统": "un:un-dev-system", "人道主义系统": "un:un-humanitarian-system",
    "系统": "un:system", "": "un:un",
}  # fmt: skip
_HOLDERS = {
    "执行主任": "Executive Director", "总干事": "Director-General", "行政首长": "Executive Head",
    "执行秘书": "Executive Secretary", "秘书长": "Secretary-General", "主席": "Chair",
    "主任": "Director", "署长": "Administrator", "检察官": "Prosecutor", "书记官长": "Registrar",
    "院长": "President", "主席兼报告员": "Chair-Rapporteur", "主席团": "Bureau",
    "秘书处": "secretariat", "共同主席": "Co-Chairs", "成员": "members", "执行局": "Executive Board",
    "现任主席": "President", "代表": "representative", "委员": "members", "专家小组": "Panel of Experts",
}  # fmt: skip
_POINTING = re.compile(r"^(?:该|本|这个|其|此)(?=[\u4e00-\u9fff]{2,})")
# Behind these a shared name means one body; behind 各, 有关, 其他 it means several.
_ONE = re.compile(r"^(?:该|本|这个|此|新任|现任|前任|候任|继任|下任|联合国|秘书处)")
_COMMON = frozenset(("组织", "机构", "基金", "集团", "联盟", "方案", "共同体"))
_REGIME = re.compile(r"un:sc-(\d{3,4})(?:-poe|-goe|-mt)?$")
_RESOLUTION = re.compile(r"(\d{3,4})\s?\(\d{4}\)")
_SET_UP = re.compile(
    r"\d{3,4}\s?\(\d{4}\)[^，。；]{0,70}?所?设(?:立的)?[^，。；]{0,8}委员会(?P<called>\s?[(（][^()（）]{0,6}[“\"]委员会)?"
)
_PRONOUN = frozenset(("其", "它", "他", "她"))
_NAME_ONLY = re.compile(r"[(（][^()（）]{1,16}[)）]?$|[“”]")


class Identity:
    """Who the parties of one document are.

    Args:
        resolution: The document, with its acts.
        organ: Code of its organ: ``ga``, ``sc``, ``hrc``, ``ecosoc`` or ``""``.
    """

    def __init__(self, resolution: Resolution, organ: str) -> None:
        self._known = load_entities()
        self._organ = organ
        self._texts = [resolution.title or "", *(p.text for p in resolution.paragraphs)]
        self._state: Known | None | bool = False
        self._shared: dict[tuple[str, int], Known | None] = {}
        self._last: Known | None = None

    def of(self, party: Party, paragraph: int) -> Entity | None:
        """Who a party is.

        Args:
            party: The party; parties must be asked in text order.
            paragraph: Index of its paragraph.

        Returns:
            None for a group, for a class that has no names, and where it cannot be told.
        """
        if party.label not in NAMEABLE:
            return None
        if party.text in _PRONOUN or party.text in ("该组织", "该机构", "该实体"):
            found = self._last if self._last and self._last.label == party.label else None
        else:
            found = self._find(party.text, party.full, party.label, paragraph)
        if found is not None:
            self._last = found
            return found.entity
        held = self._held(party.text, party.label, paragraph)
        return held

    def _find(self, text: str, full: str | None, label: str, paragraph: int) -> Known | None:
        known = self._known
        if full and (found := known.by_name.get(full)):
            return found
        for name in _variants(text):
            found = known.by_name.get(name)
            if found is not None and _agrees(found.label, label):
                return found
            one = bool(_ONE.match(text))
            if name in known.shared and (one or (name == text and name not in _COMMON)):
                found = self._of_shared(name, paragraph)
                if found is not None and _agrees(found.label, label):
                    return found
        if label == "named-state":
            return self._of_state(text, paragraph)
        if label == "un-entity" and (match := _SYSTEM.match(text)):
            return known.by_id[_SYSTEMS[match.group("which")]]
        return self._ending(text, label, paragraph)

    def _ending(self, text: str, label: str, paragraph: int) -> Known | None:
        """The entity whose name a longer text ends in or begins with, brackets left out."""
        for at in range(1, max(1, len(text) - 3)):
            found = self._known.by_name.get(text[at:])
            if found is not None and found.label == label and len(text) - at >= 4:
                return found
        return None

    def _of_state(self, text: str, paragraph: int) -> Known | None:
        if _THE_STATE.match(text):
            return self._situation(paragraph)
        head = _BEFORE.sub("", text)
        found = self._known.beginning(head)
        if found is not None and found[0].label == "named-state":
            rest = head[found[1] :]
            if not rest or _STATE_ORGAN.match(rest):
                return found[0]
            if "和" not in rest and "、" not in rest and len(rest) < 12:
                return found[0]
        if _STATE_ORGAN.fullmatch(head):
            return self._situation(paragraph)
        return None

    def _situation(self, paragraph: int) -> Known | None:
        """The state that the document is about: named in its title, else by far the most."""
        if self._state is False:
            self._state = self._about()
        return self._state if isinstance(self._state, Known) else None

    def _about(self) -> Known | None:
        counts: dict[str, int] = {}
        for place, text in enumerate(self._texts):
            at = 0
            while at < len(text):
                found = self._known.beginning(text, at)
                if found is None:
                    at += 1
                    continue
                if found[0].label == "named-state":
                    key = found[0].entity.id
                    counts[key] = counts.get(key, 0) + (50 if place == 0 else 1)
                at = found[1]
        if not counts:
            return None
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            return None
        return self._known.by_id[ranked[0][0]] if ranked[0][1] >= 3 else None

    def _of_shared(self, name: str, paragraph: int) -> Known | None:
        """Whom a shared name means: the body that the document names last before it."""
        key = (name, paragraph)
        if key not in self._shared:
            self._shared[key] = self._choose(name, paragraph)
        return self._shared[key]

    def _choose(self, name: str, paragraph: int) -> Known | None:
        by_id = self._known.by_id
        ids = self._known.shared[name]
        if name == "理事会":
            own = {"hrc": "un:hrc", "ecosoc": "un:ecosoc"}.get(self._organ)
            if own:
                return by_id[own]
        if self._organ == "sc" and name in ("委员会", "制裁委员会"):
            return self._committee(ids)
        best = (-1, -1, 0)
        chosen: Known | None = None
        for candidate in ids:
            rank = max(
                (
                    self._named(alias, paragraph)
                    for alias in by_id[candidate].chinese
                    if len(alias) > len(name)
                ),
                default=(-1, -1, 0),
            )
            if rank[0] < 0 and (number := _REGIME.match(candidate)):
                rank = self._established(number.group(1), paragraph)
            if rank > best:
                best, chosen = rank, by_id[candidate]
        if chosen is None and len(ids) == 1:
            return by_id[ids[0]]
        return chosen

    def _committee(self, ids: tuple[str, ...]) -> Known | None:
        """The committee of a resolution of the Security Council: the one that the text calls so,
        else the one that it names first."""
        first: tuple[int, str] | None = None
        for place, text in enumerate(self._texts):
            for found in _SET_UP.finditer(text):
                for number in _RESOLUTION.findall(found.group()):
                    key = f"un:sc-{number}" if number != "1373" else "un:sc-ctc"
                    if key not in ids:
                        continue
                    if found.group("called"):
                        return self._known.by_id[key]
                    first = first or (place, key)
        return self._known.by_id[first[1]] if first else None

    def _named(self, alias: str, paragraph: int) -> tuple[int, int, int]:
        """Where a name stands last up to a paragraph: place (0 is the title), end, length."""
        for place in range(paragraph + 1, -1, -1):
            at = self._texts[place].rfind(alias)
            if at >= 0:
                return place, at + len(alias), len(alias)
        return -1, -1, 0

    def _established(self, number: str, paragraph: int) -> tuple[int, int, int]:
        """The same of the committee that a resolution of the Security Council established."""
        wanted = re.compile(rf"第{number}\s?\(\d{{4}}\)[^，。；]{{0,50}}所?设(?:立的)?[^，。；]{{0,8}}委员会")
        for place in range(len(self._texts) - 1, -1, -1):
            found = wanted.search(self._texts[place])
            if found:
                return min(place, paragraph), 0, 0
        return -1, -1, 0

    def _held(self, text: str, label: str, paragraph: int) -> Entity | None:
        """An office of a known body that the table does not list: 环境署执行主任."""
        if label not in ("un-official", "un-organ", "un-entity", "intergovernmental"):
            return None
        for size in (6, 5, 4, 3, 2):
            english = _HOLDERS.get(text[-size:])
            body = text[:-size]
            if english is None or not body:
                continue
            for name in _variants(body.removesuffix("的")):
                found = self._known.by_name.get(name)
                if found is None and name in self._known.shared:
                    found = self._of_shared(name, paragraph)
                if found is not None:
                    slug = english.lower().replace(" ", "-")
                    return Entity(
                        f"{found.entity.id}/{slug}",
                        found.entity.zh + text[-size:],
                        f"{english} of the {found.entity.en}",
                    )
        return None


def _agrees(known: str, label: str) -> bool:
    """Whether a name of one class may be the party of another: the table is surer of names."""
    return (known in NAMEABLE) == (label in NAMEABLE)


def _variants(text: str) -> list[str]:
    """A party's text and what is left of it without words that leave it who it is."""
    found = [text]
    bare = _NAME_ONLY.sub("", text)
    for name in (bare, _BEFORE.sub("", bare), _POINTING.sub("", bare)):
        if name and name not in found:
            found.append(name)
        if name.startswith("《") and "》" in name:
            found.append(name.replace("《", "").replace("》", ""))
    return found
