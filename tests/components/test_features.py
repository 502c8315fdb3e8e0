"""What a group of features says of itself must be what it gives when it is called."""

from __future__ import annotations

from jueyi.components.acts.model import FEATURES
from jueyi.components.addressees.hypotheses import end_hypotheses
from jueyi.components.addressees.model import END_FEATURES
from jueyi.components.clauses import from_lexicon
from jueyi.components.registry import features

TEXTS = (
    "请秘书长报告，并敦促尚未批准公约的会员国批准；",
    "强烈敦促向受灾国捐款的各国和各组织继续捐款，又请各国政府与秘书长合作；",
    "回顾大会其中请各国合作的决议，注意到秘书长的报告，",
)


def test_what_opens_a_text_has_the_features_that_its_groups_name() -> None:
    groups = [g for g in features.all(FEATURES) if hasattr(g, "opening")]
    assert len(groups) == 3
    for text in TEXTS:
        first = from_lexicon(text)[0]
        assert first.start == 0
        for group in groups:
            assert tuple(group(text, first, None, 0)) == group.opening


def test_groups_of_ends_have_no_features_where_they_say_so() -> None:
    seen = set()
    for text in TEXTS:
        for start in range(len(text)):
            for position, depth in end_hypotheses(text, start, len(text)):
                for group in features.all(END_FEATURES):
                    silent = (position > start and hasattr(group, "empty")) or (
                        hasattr(group, "when") and not group.when(text, start)
                    )
                    seen.add((group.__name__, silent))
                    assert not (silent and group(text, start, position, "请", depth))
    assert {name for name, silent in seen if silent} == {"modifier", "relative"}
