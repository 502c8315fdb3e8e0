"""``jueyi corpus`` and ``jueyi fetch``: where texts come from."""

from __future__ import annotations

import argparse

from .console import OK, SOME_FAILED, say, warn


def run_corpus(arguments: argparse.Namespace) -> int:
    """``jueyi corpus build`` and ``jueyi corpus fetch``."""
    if arguments.action == "fetch":
        from ..fetching import clones as fetching

        fetching.fetch(arguments.pins, arguments.to, say)
        return OK
    from ..corpus import build as corpus
    from .. import lexicon
    from ..corpus.dataset import to_dataset

    built = corpus.build(arguments.source, arguments.gold, lexicon.load())
    dataset = to_dataset(built)
    dataset.save_to_disk(arguments.output)
    for kind, count in sorted(built.noise.items()):
        print(f"{count:6} {kind}")
    labelled = sum(1 for row in built.rows if row.gold is not None)
    print(f"{len(built.rows)} paragraphs, {labelled} labelled, sha256 {built.digest()}")
    say(f"dataset written to {arguments.output}")
    return OK


def run_fetch(arguments: argparse.Namespace) -> int:
    """``jueyi fetch``."""
    from ..fetching.undocs import Service, fetch

    service = Service(host=arguments.host)
    problems = fetch(
        arguments.symbols, arguments.to, say, arguments.language, arguments.kind, service
    )
    for problem in problems:
        warn(problem)
    return SOME_FAILED if problems else OK
