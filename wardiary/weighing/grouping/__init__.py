"""One happening out of many tellings: likeness, neighbours, copies, events."""
