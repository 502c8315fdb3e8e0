"""How plausible a decoding is: how common the characters are that it gives."""

from __future__ import annotations

# The characters that carry resolutions, in both scripts; a wrong decoding gives few of them.
COMMON = frozenset(
    "的和国會会国際际在联聯合各的以其有为為大关關于於与與对對请請并並所中人行施措工作发發展决決议議"
    "第年月日号號问問题題方面等及是用全部安理事权權利成员員经經济濟社组組织織加强強重申回顾顧报報告书書长長"
    "，。；、：（）《》“”"
)


def plausibility(sample: bytes, encoding: str) -> float:
    """Share of common characters among the non-ASCII ones, less what cannot be decoded."""
    if encoding.startswith("utf-16") and len(sample) % 2:
        sample = sample[:-1]
    return share(sample.decode(encoding, "replace"))


def share(text: str) -> float:
    """The same of a text that was decoded."""
    wide = [c for c in text if c > "\x7f"]
    if not wide:
        return 0.0
    bad = sum(1 for c in wide if c == "\ufffd" or "\ue000" <= c <= "\uf8ff")
    return (sum(1 for c in wide if c in COMMON) - 2 * bad) / len(wide)
