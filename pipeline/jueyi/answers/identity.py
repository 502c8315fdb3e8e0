"""Identity: who a party is, over all its names, from its words and from its document.

The names are in ``lexicon/entities.tsv``. A shared short name (委员会, 该办公室, 专家小组) is
whoever of those that it may mean the document names last before it; a group (会员国) is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ..lexicon.entities import Known, load_entities
from ..records import Entity, Party, Resolution
from .names import (
    BEFORE,
    COMMON,
    HOLDERS,
    NAMEABLE,
    ONE,
    PRONOUN,
    REGIME,
    RESOLUTION,
    SET_UP,
    STATE_ORGAN,
    SYSTEM,
    SYSTEMS,
    THE_STATE,
    agrees,
    variants,
)


class _Named(NamedTuple):
    """A body that a shared name may mean, and where a document names it.

    Attributes:
        known: The body.
        places: Text (0 is the title), end and length of its names, in order.
        established: The last text that names it as the committee of a resolution, or None.
    """

    known: Known
    places: list[tuple[int, int, int]]
    established: int | None

    def last(self, place: int) -> tuple[int, int, int]:
        """Where it is named last up to a text."""
        behind = bisect_left(self.places, (place + 1,))
        if behind:
            return self.places[behind - 1]
        return (-1, -1, 0) if self.established is None else (min(self.established, place - 1), 0, 0)


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
        self._whole = "\n".join(self._texts)
        self._begins = [0, *accumulate(len(text) + 1 for text in self._texts)]  # of texts in it
        self._named: dict[str, list[_Named]] = {}  # by shared name
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
        if party.text in PRONOUN or party.text in ("该组织", "该机构", "该实体"):
            found = self._last if self._last and self._last.label == party.label else None
        else:
            found = self._find(party.text, party.full, party.label, paragraph)
        if found is not None:
            self._last = found
            return found.entity
        return self._held(party.text, party.label, paragraph)

    def named(self, name: str, paragraph: int) -> Entity | None:
        """Who a body is that a paragraph names: to whom a report goes, and the like."""
        found = self._find(name, None, "un-organ", paragraph)
        return None if found is None else found.entity

    def _find(self, text: str, full: str | None, label: str, paragraph: int) -> Known | None:
        known = self._known
        if full and (found := known.by_name.get(full)):
            return found
        for name in variants(text):
            found = known.by_name.get(name)
            if found is not None and agrees(found.label, label):
                return found
            one = bool(ONE.match(text))
            if name in known.shared and (one or (name == text and name not in COMMON)):
                found = self._of_shared(name, paragraph)
                if found is not None and agrees(found.label, label):
                    return found
        if label == "named-state":
            return self._of_state(text)
        if label == "un-entity" and (match := SYSTEM.match(text)):
            which = match.group("which")
            if text.endswith("专门机构"):
                return known.by_id["un:specialized-agencies"]
            # 联合国相关机构 is a group, and not the Organization.
            return known.by_id[SYSTEMS[which]] if which or match.end("which") == len(text) else None
        return self._ending(text, label)

    def _ending(self, text: str, label: str) -> Known | None:
        """The entity whose name a longer text ends in."""
        for at in range(1, max(1, len(text) - 3)):
            found = self._known.by_name.get(text[at:])
            if found is not None and found.label == label and len(text) - at >= 4:
                return found
        return None

    def _of_state(self, text: str) -> Known | None:
        if THE_STATE.match(text):
            return self._situation
        head = BEFORE.sub("", text)
        found = self._known.beginning(head)
        if found is not None and found[0].label == "named-state":
            rest = head[found[1] :]
            if not rest or STATE_ORGAN.match(rest):
                return found[0]
            if "和" not in rest and "、" not in rest and len(rest) < 12:
                return found[0]
        if STATE_ORGAN.fullmatch(head):
            return self._situation
        return None

    @cached_property
    def _situation(self) -> Known | None:
        """The state that the document is about: named in its title, else by far the most."""
        counts: dict[str, int] = {}
        for place, text in enumerate(self._texts):
            for known in self._known.states_in(text):
                key = known.entity.id
                counts[key] = counts.get(key, 0) + (50 if place == 0 else 1)
        if not counts:
            return None
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            return None
        return self._known.by_id[ranked[0][0]] if ranked[0][1] >= 3 else None

    def _of_shared(self, name: str, paragraph: int) -> Known | None:
        """Whom a shared name means: the body that the document names last before it."""
        by_id, ids = self._known.by_id, self._known.shared[name]
        if name == "理事会":
            own = {"hrc": "un:hrc", "ecosoc": "un:ecosoc"}.get(self._organ)
            if own:
                return by_id[own]
        if self._organ == "sc" and name in ("委员会", "制裁委员会"):
            return self._committee
        if name not in self._named:
            self._named[name] = [found for key in ids if (found := self._look_for(name, key))]
        best = (-1, -1, 0)
        chosen: Known | None = None
        for candidate in self._named[name]:
            rank = candidate.last(paragraph + 1)
            if rank > best:
                best, chosen = rank, candidate.known
        if chosen is None and len(ids) == 1:
            return by_id[ids[0]]
        return chosen

    @cached_property
    def _committee(self) -> Known | None:
        """The committee of a resolution of the Security Council: the one that the text calls so,
        else the one that it names first."""
        ids = {*self._known.shared["委员会"], *self._known.shared["制裁委员会"]}
        first: str | None = None
        for text in self._texts:
            for found in SET_UP.finditer(text):
                for number in RESOLUTION.findall(found.group()):
                    key = f"un:sc-{number}" if number != "1373" else "un:sc-ctc"
                    if key not in ids:
                        continue
                    if found.group("called"):
                        return self._known.by_id[key]
                    first = first or key
        return self._known.by_id[first] if first else None

    def _look_for(self, name: str, key: str) -> _Named | None:
        """Where a body is named by a longer name than a shared one; None if it nowhere is."""
        known = self._known.by_id[key]
        # Most names are not there: one look at the document tells.
        longer = [n for n in known.chinese if len(n) > len(name) and n in self._whole]
        places = sorted(place for alias in longer for place in self._last_places(alias))
        number = REGIME.match(key)
        since = self._established(number.group(1)) if number else None
        return _Named(known, places, since) if places or since is not None else None

    def _last_places(self, alias: str) -> Iterator[tuple[int, int, int]]:
        """Where each text that holds a name holds it last; see ``_Named``."""
        at = self._whole.find(alias)
        while at >= 0:
            place = bisect_right(self._begins, at) - 1
            begin, text = self._begins[place], self._texts[place]
            yield place, text.rindex(alias) + len(alias), len(alias)
            at = self._whole.find(alias, begin + len(text))

    def _established(self, number: str) -> int | None:
        """The last text that names the committee which a resolution of the Security Council set
        up."""
        if f"第{number}" not in self._whole:
            return None
        wanted = re.compile(
            rf"第{number}\s?\(\d{{4}}\)[^，。；]{{0,50}}所?设(?:立的)?[^，。；]{{0,8}}委员会"
        )
        places = range(len(self._texts) - 1, -1, -1)
        return next((place for place in places if wanted.search(self._texts[place])), None)

    def _held(self, text: str, label: str, paragraph: int) -> Entity | None:
        """An office of a known body that the table does not list: 环境署执行主任."""
        if label not in ("un-official", "un-organ", "un-entity", "intergovernmental"):
            return None
        for size in (6, 5, 4, 3, 2):
            english = HOLDERS.get(text[-size:])
            body = text[:-size]
            if english is None or not body:
                continue
            for name in variants(body.removesuffix("的")):
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
