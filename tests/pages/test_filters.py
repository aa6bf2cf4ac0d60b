"""Filters without a script: every claim in one class of each group, and no rule with words of others."""

from __future__ import annotations

import re

from brief_sample import sample

from wardiary.pages.evidence import Evidence
from wardiary.pages.filters import Filters, filters
from wardiary.pages.render import as_html
from wardiary.pages.standing import standing
from wardiary.pages.view import show


def of_the_sample() -> tuple[Filters, Evidence]:
    evidence = Evidence(sample())
    return filters([(told, evidence.side_of(told), standing(told, evidence).word) for told in evidence.told]), evidence


def test_every_claim_is_in_one_class_of_each_group() -> None:
    found, evidence = of_the_sample()
    assert set(found.classes) == {told.anchor for told in evidence.told}
    for group in found.groups:
        keys = {choice.key for choice in group.choices}
        assert all(len(keys & set(classes.split())) == 1 for classes in found.classes.values())
        assert sum(choice.count for choice in group.choices) == len(evidence.told)


def test_a_group_of_one_choice_is_no_filter() -> None:
    found, evidence = of_the_sample()
    alone = filters([(evidence.told[0], None, standing(evidence.told[0], evidence).word)])
    assert found.groups
    assert not alone.groups
    assert alone.style == ""


def test_rules_hold_nothing_but_classes() -> None:
    found, _ = of_the_sample()
    for rule in found.style.splitlines():
        assert re.fullmatch(r"main(:has\(#f-[abc]\d+:checked\))+ [.:a-z()\d ]+\{(display:[a-z]+|opacity:.18)\}", rule)
        assert ("display:none" in rule) == (":target" in rule)  # what a link leads to is never hidden
    choices = [len(group.choices) + 1 for group in found.groups]
    places = 1
    for count in choices:
        places *= count
    assert found.style.count("tbody") == places - 1


def test_choices_that_no_claim_fits_together_say_so() -> None:
    found, _ = of_the_sample()
    told = [rule for rule in found.style.splitlines() if ".nofit" in rule]
    empty = {tuple(re.findall(r"#f-([abc]\d+)", rule)) for rule in told}
    fitting = [set(classes.split()) for classes in found.classes.values()]
    pairs = {(a.key, b.key) for a in found.groups[0].choices for b in found.groups[1].choices}
    assert {pair for pair in pairs if not any(each.issuperset(pair) for each in fitting)} == pairs & empty
    assert pairs & empty
    assert as_html(show(sample())).count('class="nofit"') == 1


def test_the_page_has_a_button_for_every_rule() -> None:
    page = as_html(show(sample()))
    used = set(re.findall(r"#(f-[abc]\d+):checked", page))
    assert used
    assert used <= set(re.findall(r'id="(f-[abc]\d+)"', page))
    assert set(re.findall(r'<label for="(f-[abc]\d*)"', page)) == set(re.findall(r'<input [^>]*id="([^"]+)"', page))
