"""Reference Docs: what is known of a paragraph, kept on a Doc and read from one."""

from __future__ import annotations

from spacy.tokens import Doc

from ...labelled import GoldAct, GoldAddressee, Labelled
from ...lexicon import load as load_lexicon
from ...packing import from_plain, to_plain

GOLD = "jueyi.gold"


def set_gold(doc: Doc, row: Labelled) -> None:
    """Make a Doc the reference of an Example: it is labelled with what is known of ``row``."""
    doc._.part, doc._.organ = row.part, row.organ
    doc.user_data[GOLD] = to_plain(row)


def gold_of(doc: Doc) -> Labelled:
    """What is known of a reference Doc: what a reader of ours set, else its span groups.

    ``doc.spans["acts"]`` holds acts, labelled with their family; ``doc.spans["addressees"]`` the
    addressees, each belonging to the nearest act before it; ``doc.spans["parties"]`` their
    parties, labelled with their class.
    """
    found = doc.user_data.get(GOLD)
    if found is not None:
        row: Labelled = from_plain(Labelled, found)
        return row
    part = doc._.part or ("preambular" if doc.text.endswith(("，", ",")) else "operative")
    return Labelled(doc.text, part, doc._.organ, acts=_from_spans(doc))


def _group(doc: Doc, name: str) -> list[tuple[int, int, str]]:
    spans = doc.spans.get(name) or []
    return sorted((span.start_char, span.end_char, span.label_) for span in spans)


def _from_spans(doc: Doc) -> tuple[GoldAct, ...]:
    parties = _group(doc, "parties")
    who: dict[int, GoldAddressee] = {}
    acts = _group(doc, "acts")
    for start, end, _ in _group(doc, "addressees"):
        inside = tuple(p for p in parties if start <= p[0] and p[1] <= end)
        classes = tuple(dict.fromkeys(label for _, _, label in inside))
        before = [n for n, act in enumerate(acts) if act[1] <= start]
        owner = before[-1] if before else 0
        who[owner] = GoldAddressee(start, end, classes, inside)
    found = []
    for number, (start, end, family) in enumerate(acts):
        surface = doc.text[start:end]
        verb = load_lexicon().parse(surface)
        lemma = verb.lemma if verb else surface
        found.append(GoldAct(start, end, lemma, family, who.get(number)))
    return tuple(found)
