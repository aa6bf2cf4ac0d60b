"""How voices are named in the reasons of a standing."""

from dataclasses import replace

from weighing_samples import BASE

from wardiary.weighing.wording import voices


def test_who_is_of_them_to_the_report_is_told_as_one_of_them() -> None:
    one = replace(BASE, voice=replace(BASE.voice, name="of them"))
    other = replace(BASE, voice=replace(BASE.voice, name="three residents"))
    assert voices([other, one, one]) == "three residents and one of them"
