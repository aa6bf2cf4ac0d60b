"""What all tests share: properties have no deadline, because speed is measured by the benchmarks, never by tests."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
