"""The UN's own marking: the opening verb of a paragraph in bold print, cleaned by rule."""

from __future__ import annotations

from collections import Counter

from ..lexicon import Lexicon
from ..records import Resolution


def bold_openings(
    resolution: Resolution, bold: tuple[tuple[int, int], ...], lexicon: Lexicon, noise: Counter[str]
) -> list[tuple[str | None, tuple[tuple[int, int], ...]]]:
    """Clean the UN's bold print, paragraph by paragraph.

    Rules, each counted in ``noise``: the verb is read from the bold's first character on, so a
    truncated bold (表示 alone) is completed and one that runs on is cut back; a bold of the
    frame word (对, 向) is moved to the verb; bolds that hold no verb (totals in tables, headings,
    enacting lines) are dropped; conjunctions (并) before the verb are left out.

    Returns:
        For every paragraph the opening's lemma (None if not printed bold) and the verbs' spans.
    """
    spans = sorted(bold)
    found: list[tuple[str | None, tuple[tuple[int, int], ...]]] = []
    for paragraph in resolution.paragraphs:
        begin, end = paragraph.source
        inside = [s for s in spans if begin <= s[0] < end]
        if not inside or paragraph.part == "other":
            if inside:
                noise["bold outside preambular and operative paragraphs"] += len(inside)
            found.append((None, ()))
            continue
        shift = end - begin - len(paragraph.text)
        verbs: list[tuple[int, int]] = []
        for start, stop in inside:
            at = max(0, start - begin - shift)
            until = at + (stop - start)
            verb = lexicon.pattern.match(paragraph.text, at)
            if verb is None:
                verb = lexicon.pattern.search(paragraph.text, at)
                if verb is None or verb.start() > max(until, at + 40):
                    noise["bold without a verb"] += 1
                    continue
                noise["bold that begins before the verb"] += 1
            if verb.end() > until:
                noise["truncated bold"] += 1
            elif verb.end() < until:
                noise["bold that runs on"] += 1
            if not verbs or verb.start() >= verbs[-1][1]:
                verbs.append(verb.span())
        lemma = None
        if verbs:
            parsed = lexicon.parse(paragraph.text[slice(*verbs[0])])
            lemma = parsed.lemma if parsed else None
        found.append((lemma, tuple(verbs)))
    return found
