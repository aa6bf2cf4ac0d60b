"""When: days and clocks of tellings, each place its own day, days in order."""
