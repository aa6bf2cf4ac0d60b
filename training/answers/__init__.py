"""Learns what a sentence makes of what was told before it, for `wardiary.weighing.evidence.stance`.

`answers.txt` are invented claims, each with sentences that may follow it and their stances (our own words, Apache-2.0).
"""
