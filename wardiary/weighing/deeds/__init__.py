"""What happened by a claim's words: its kind and whether it came about, moves, handovers, what is no happening."""
