"""Times: finds what a text says of when, and says which interval it means, by rules in data files."""

from wardiary.resolving.times.facts import CalendarFact, calendar_facts
from wardiary.resolving.times.pairs import ClockPair, clock_pairs
from wardiary.resolving.times.publication import infer_publication
from wardiary.resolving.times.signals import Asked, Interval, interval_of
from wardiary.resolving.times.tagger import tag_times

__all__ = [
    "Asked",
    "CalendarFact",
    "ClockPair",
    "Interval",
    "calendar_facts",
    "clock_pairs",
    "infer_publication",
    "interval_of",
    "tag_times",
]
