"""Rules of time are tried only where they may match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary.reading.openings import opening_of
from wardiary.resolving.times.lexicon import Rule, lexicon

_RULES = lexicon().rules


@pytest.mark.parametrize("rule", _RULES, ids=[rule.name for rule in _RULES])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_a_rule_matches_opens_as_the_rule_may(rule: Rule, data: st.DataObject) -> None:
    source = re.sub(r"\(\?P<\w+>", "(?:", rule.source()).replace("(?-i:(?=[A-Z]))", "")  # hard to hit by chance
    drawn = data.draw(st.from_regex(re.compile(source, re.IGNORECASE)))
    for text in (drawn, drawn.title()):
        for start in range(len(text)):
            if rule.pattern.match(text, start):
                assert rule in lexicon().opening(opening_of(text, start))


def test_few_rules_are_tried_at_a_common_word() -> None:
    assert not lexicon().opening("they w")
    assert 0 < len(lexicon().opening("monday")) < len(_RULES) / 4
